using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Licenses;

public class LicenseCatalogTests
{
    private static readonly LicenseCatalog Catalog = LicenseCatalog.Default;

    [Fact]
    public void Every_term_is_of_a_kind_that_exists()
    {
        foreach (var license in Catalog.Licenses)
        {
            foreach (var term in license.Terms)
            {
                TermKind.Find(term.Kind).ShouldNotBeNull($"{license.Id}: {term.Kind}");
                (term.Value is null).ShouldBe(term.Unit is null, license.Id);
            }
        }
    }

    [Fact]
    public void Every_id_is_unique_and_found_in_any_case()
    {
        foreach (var license in Catalog.Licenses)
        {
            Catalog.Find(license.Id).ShouldBeSameAs(license);
            Catalog.Find(license.Id.ToUpperInvariant()).ShouldBeSameAs(license);
        }
    }

    [Fact]
    public void Policies_and_successors_exist()
    {
        foreach (var license in Catalog.Licenses)
        {
            license.Policies.ShouldAllBe(id => Catalog.Find(id) != null);
            if (license.Successor is { } successor)
            {
                Catalog.Resolve(successor).IsRecognized.ShouldBeTrue(successor);
            }
        }
    }

    [Fact]
    public void The_user_cap_of_Llama_and_its_permission_are_one_clause_of_section_2()
    {
        var license = Catalog.Find("llama3.2").ShouldNotBeNull();
        var cap = license.Terms.Single(term => term.Kind == "user-cap");
        cap.Section.ShouldBe("2");
        cap.Value.ShouldBe(700_000_000);
        cap.Unit.ShouldBe("monthly-active-users");
        license.Terms.Single(term => term.Kind == "permission-required").Clause.ShouldBe(cap.Clause);
        license.Terms.Select(term => term.Kind).ShouldBe(
            ["attribution-display", "naming", "field-of-use", "user-cap", "permission-required", "patent-retaliation-beyond-oss"]);
        license.Policies.ShouldBe(["llama3.2-use-policy"]);
    }

    [Fact]
    public void Two_current_licenses_share_no_name_unless_it_is_the_id_of_one()
    {
        var byName = new Dictionary<string, License>(StringComparer.Ordinal);
        foreach (var license in Catalog.Licenses.Where(license => !license.IsDeprecated && license.Successor is null))
        {
            foreach (var name in license.Names.Append(license.Name).Append(license.Id))
            {
                var key = LicenseName.Fold(name);
                var other = byName.GetValueOrDefault(key, license);
                (ReferenceEquals(other, license) || LicenseName.Fold(other.Id) == key || LicenseName.Fold(license.Id) == key)
                    .ShouldBeTrue($"{license.Id} and {other.Id} are both called '{name}'");
                byName[key] = other;
            }
        }
    }

    [Fact]
    public void Every_SPDX_license_of_Creative_Commons_has_the_terms_of_its_name()
    {
        foreach (var license in Catalog.Licenses.Where(license => license.SpdxId.StartsWith("CC-BY", StringComparison.Ordinal)))
        {
            var elements = license.SpdxId.Split('-');
            var kinds = license.Terms.Select(term => term.Kind).ToList();
            kinds.Contains("non-commercial").ShouldBe(elements.Contains("NC"), license.Id);
            kinds.Contains("no-derivatives").ShouldBe(elements.Contains("ND"), license.Id);
            kinds.Contains("share-alike").ShouldBe(elements.Contains("SA"), license.Id);
        }
    }
}
