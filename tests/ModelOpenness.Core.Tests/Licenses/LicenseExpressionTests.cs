using System.Text;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Licenses;

public class LicenseExpressionTests
{
    [Theory]
    [InlineData("MIT OR Apache-2.0", "MIT OR Apache-2.0")]
    [InlineData("mit or apache-2.0", "MIT OR Apache-2.0")]
    [InlineData("MIT/Apache-2.0", "MIT OR Apache-2.0")]
    [InlineData("MIT and BSD 3-Clause License", "MIT AND BSD-3-Clause")]
    [InlineData("apache-2.0,mit", "Apache-2.0 AND MIT")]
    [InlineData("Apache License, Version 2.0, MIT", "Apache-2.0 AND MIT")]
    [InlineData("((MIT))", "MIT")]
    [InlineData("MIT OR GPL-2.0-only AND BSD-3-Clause", "MIT OR GPL-2.0-only AND BSD-3-Clause")]
    [InlineData("(MIT OR GPL-2.0-only) AND BSD-3-Clause", "(MIT OR GPL-2.0-only) AND BSD-3-Clause")]
    [InlineData("gpl-2.0-only with classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("Apache-2.0+", "Apache-2.0+")]
    [InlineData("GPL v2 or later OR MIT", "GPL-2.0-or-later OR MIT")]
    [InlineData("MIT OR LicenseRef-Contoso-1", "MIT OR LicenseRef-Contoso-1")]
    public void Expressions_come_out_in_normal_form(string written, string id) =>
        LicenseCatalog.Default.Resolve(written).Id.ShouldBe(id);

    [Fact]
    public void Or_is_as_free_as_its_freest_arm()
    {
        var statement = LicenseCatalog.Default.Resolve("llama3.2 OR CC-BY-NC-4.0 OR MIT");
        statement.Terms.ShouldBeEmpty();
        statement.Licenses.ShouldHaveSingleItem().Id.ShouldBe("MIT");
    }

    [Fact]
    public void Or_of_restricted_arms_has_the_terms_of_the_freer_one()
    {
        var statement = LicenseCatalog.Default.Resolve("llama3.2 OR CC-BY-NC-4.0");
        statement.Terms.ShouldHaveSingleItem().Kind.ShouldBe("non-commercial");
    }

    [Fact]
    public void And_unites_the_terms()
    {
        var statement = LicenseCatalog.Default.Resolve("MIT AND llama3.2 AND CC-BY-NC-4.0");
        statement.Licenses.Select(license => license.Id).ShouldBe(["MIT", "llama3.2", "CC-BY-NC-4.0"]);
        statement.Terms.Count.ShouldBe(LicenseCatalog.Default.Find("llama3.2")!.Terms.Count + 1);
    }

    [Fact]
    public void An_unknown_arm_of_and_leaves_the_known_terms_but_no_id()
    {
        var statement = LicenseCatalog.Default.Resolve("llama3.2 AND LicenseRef-Contoso-1");
        statement.Id.ShouldBeNull();
        statement.Terms.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_unknown_arm_of_or_might_be_free_so_nothing_is_said()
    {
        var statement = LicenseCatalog.Default.Resolve("llama3.2 OR LicenseRef-Contoso-1");
        statement.Id.ShouldBeNull();
        statement.Terms.ShouldBeEmpty();
    }

    [Fact]
    public void Prose_with_an_or_in_it_is_no_expression() =>
        LicenseCatalog.Default.Resolve("MIT or whatever suits you").Id.ShouldBeNull();

    [Fact]
    public void The_commons_clause_written_as_an_exception_adds_its_terms()
    {
        var statement = LicenseCatalog.Default.Resolve("Apache-2.0 WITH Commons-Clause");
        statement.IsRecognized.ShouldBeTrue();
        statement.Terms.Select(term => term.Kind).ShouldContain("hosting");
    }

    [Fact]
    public void Depth_length_and_rubbish_end_in_an_answer()
    {
        var catalog = LicenseCatalog.Default;
        catalog.Resolve(string.Concat(Enumerable.Repeat("(MIT OR ", 100)) + "MIT" + new string(')', 100)).Id.ShouldBeNull();
        catalog.Resolve(string.Concat(Enumerable.Repeat("MIT OR ", 500)) + "MIT").IsRecognized.ShouldBeFalse();
        catalog.Resolve(new string('a', 1_000_000)).Id.ShouldBeNull();
        catalog.Resolve(new string('+', 3999)).Id.ShouldBeNull();
        catalog.Resolve(string.Concat(Enumerable.Repeat("http://", 500))).Id.ShouldBeNull();
        string[] pieces = ["MIT", "(", ")", " OR ", " AND ", " WITH ", "+", ",", "/", "llama3.2", "https://opensource.org/licenses/MIT", " ", "\u0000", "\ud800", "GPL-2.0", ":", "許可", "."];
        var random = new Random(20260101);
        for (var i = 0; i < 5000; i++)
        {
            var text = new StringBuilder();
            for (var n = random.Next(1, 12); n > 0; n--)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            var statement = catalog.Resolve(text.ToString());
            if (statement.IsRecognized)
            {
                catalog.Resolve(statement.Id!).Id.ShouldBe(statement.Id, text.ToString());
            }
        }
    }
}
