using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Judging;

/// <summary>What <c>can</c> answers, each with the section that decides it.</summary>
public class UseJudgeTests
{
    [Theory]
    [InlineData("MIT", "ship", UseVerdict.Conditions, "second paragraph")]
    [InlineData("MIT", "train", UseVerdict.Allowed, "first paragraph")]
    [InlineData("MIT", "relicense:Apache-2.0", UseVerdict.Conditions, "first paragraph")]
    [InlineData("CC0-1.0", "sell", UseVerdict.Allowed, "whole text")]
    [InlineData("Apache-2.0", "ship", UseVerdict.Conditions, "4.d")]
    [InlineData("Apache-2.0", "modify", UseVerdict.Conditions, "4.b")]
    [InlineData("Apache-2.0", "host", UseVerdict.Allowed, "2")]
    [InlineData("CC-BY-4.0", "sell", UseVerdict.Conditions, "3.a.1.A")]
    [InlineData("CC-BY-NC-4.0", "sell", UseVerdict.Barred, "2.a.1.A")]
    [InlineData("CC-BY-NC-4.0", "relicense:MIT", UseVerdict.Barred, "2.a.1.A")]
    [InlineData("CC-BY-ND-4.0", "modify", UseVerdict.Barred, "2.a.1.B")]
    [InlineData("CC-BY-ND-4.0", "train", UseVerdict.NotSettled, "2.a.1.B")]
    [InlineData("CC-BY-SA-4.0", "train", UseVerdict.NotSettled, null)]
    [InlineData("CC-BY-SA-4.0", "relicense:MIT", UseVerdict.Barred, null)]
    [InlineData("GPL-3.0-only", "relicense:MIT", UseVerdict.Barred, null)]
    [InlineData("GPL-3.0-or-later", "relicense:GPL-3.0-only", UseVerdict.Conditions, "5.c")]
    [InlineData("GPL-3.0-only", "host", UseVerdict.Allowed, "2")]
    [InlineData("AGPL-3.0-only", "host", UseVerdict.Conditions, "13")]
    [InlineData("MPL-2.0", "relicense:GPL-3.0-only", UseVerdict.Conditions, "3.3")]
    [InlineData("llama3.2", "ship", UseVerdict.Conditions, "1.b.iii")]
    [InlineData("llama3.2", "sell", UseVerdict.Conditions, "2")]
    [InlineData("llama3.2", "train", UseVerdict.Conditions, "1.b.i")]
    [InlineData("llama3.2", "relicense:MIT", UseVerdict.Barred, "1.a")]
    [InlineData("llama2", "train", UseVerdict.Barred, "1.b.v")]
    [InlineData("gemma-2024-04-01", "host", UseVerdict.Conditions, "3.1.1")]
    [InlineData("gemma-2024-04-01", "relicense:Apache-2.0", UseVerdict.Barred, "3.1.1")]
    [InlineData("creativeml-openrail-m", "modify", UseVerdict.Conditions, "4.c")]
    [InlineData("stability-nc-2023-12-06", "host", UseVerdict.Barred, "1.b")]
    [InlineData("kimi-k2", "relicense:MIT", UseVerdict.Barred, null)]
    [InlineData("Elastic-2.0", "host", UseVerdict.Barred, null)]
    [InlineData("EUPL-1.2", "sell", UseVerdict.Conditions, null)]
    [InlineData("s-lab-1.0", "sell", UseVerdict.Barred, null)]
    [InlineData("the-stack-tos", "sell", UseVerdict.NotSettled, null)]
    internal void A_use_is_allowed_bound_to_conditions_barred_or_not_settled(string license, string use, UseVerdict verdict, string? section)
    {
        var answer = Ask(use, LicenseCatalog.Default.Find(license)!);
        answer.Verdict.ShouldBe(verdict, string.Join("\n", answer.Clauses));
        if (section is not null)
        {
            answer.Clauses.Select(c => c.Section).ShouldContain(section);
        }
    }

    [Fact]
    public void Of_several_licenses_each_has_to_allow_it() =>
        Ask("sell", LicenseCatalog.Default.Find("MIT")!, LicenseCatalog.Default.Find("CC-BY-NC-4.0")!).Verdict.ShouldBe(UseVerdict.Barred);

    [Fact]
    public void Words_of_an_unknown_license_may_bar_a_use_and_never_grant_one()
    {
        var term = Build.Term("non-commercial");
        Of("sell", [], [term]).Verdict.ShouldBe(UseVerdict.Barred);
        Of("ship", [], [term]).Verdict.ShouldBe(UseVerdict.NotSettled);
        Of("ship", [], []).Verdict.ShouldBe(UseVerdict.NotSettled);
    }

    [Fact]
    public void What_is_barred_is_told_without_conditions() =>
        Ask("sell", LicenseCatalog.Default.Find("CC-BY-NC-4.0")!).Clauses.ShouldAllBe(c => c.Effect == ClauseEffect.Bars);

    private static UseAnswer Ask(string use, params License[] licenses) => Of(use, licenses, [.. licenses.SelectMany(l => l.Terms)]);

    private static UseAnswer Of(string use, License[] licenses, Term[] terms)
    {
        var parts = use.Split(':');
        return UseJudge.Of(new UseQuestion(UseKind.Find(parts[0])!, licenses, terms) { Target = parts.Length > 1 ? LicenseCatalog.Default.Find(parts[1]) : null });
    }
}
