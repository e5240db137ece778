using System.Globalization;
using System.Text;
using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;
using ModelOpenness.Terms;

namespace ModelOpenness.Core.Tests.Licenses;

/// <summary>What goes with copies, by license.</summary>
public class LicenseDutiesTests
{
    [Theory]
    [InlineData("llama3.2", "text 1.b.i, notice 1.b.iii, display 1.b.i, use-policy 1.b.iv")]
    [InlineData("gemma-2024-04-01", "text 3.1.2, notice 3.1.4, restrictions 3.1.1")]
    [InlineData("Apache-2.0", "text 4.a, credit 4.c, own-notice 4.d")]
    [InlineData("CC-BY-4.0", "link 3.a.1.C, credit 3.a.1.A")]
    [InlineData("CC-BY-NC-SA-3.0", "link 4.a, credit 4.d")]
    [InlineData("MIT", "text second paragraph, credit second paragraph")]
    [InlineData("creativeml-openrail-m", "text 4.b, restrictions 4.a, credit 4.d")]
    [InlineData("CC0-1.0", "")]
    public void Every_copy_comes_with_what_the_sections_of_its_license_demand(string license, string duties) =>
        string.Join(", ", LicenseDuties.Of(license)!.Duties.Where(d => d.Moment == DutyMoment.Copy).Select(d => d.Kind.Id + " " + d.Section)).ShouldBe(duties);

    [Fact]
    public void Of_a_license_in_no_profile_nothing_is_known() => LicenseDuties.Of("TOSL").ShouldBeNull();

    [Fact]
    public void The_data_files_name_licenses_uses_and_kinds_that_exist_and_no_profile_is_hidden()
    {
        foreach (var profile in KnowledgeFile.Read("obligations.ini"))
        {
            foreach (var pattern in profile.All("license"))
            {
                LicenseCatalog.Default.Licenses.ShouldContain(l => Glob.Matches(pattern, l.Id), $"[{profile.Id}] {pattern}");
            }

            var names = LicenseCatalog.Default.Licenses.Where(l => profile.All("license").Any(p => Glob.Matches(p, l.Id))).Select(l => LicenseDuties.Of(l.Id)!);
            names.ShouldContain(d => d.Duties.Count == profile.All("duty").Count(), profile.Id);
            foreach (var use in profile.All("grant").Concat(profile.All("bar")).SelectMany(g => g.Split(';')[0].Split(' ')))
            {
                UseKind.Find(use.Split(':')[0]).ShouldNotBeNull(use);
            }
        }

        foreach (var kind in UseKind.All.SelectMany(u => u.Bars.Concat(u.Asks).Concat(u.Unsettled)))
        {
            TermKind.Find(kind).ShouldNotBeNull(kind);
        }

        var asked = KnowledgeFile.Read("obligations.ini").SelectMany(p => p.All("duty")).Select(d => d.Split(';')[0]).ToHashSet(StringComparer.Ordinal);
        LicenseDuties.Kinds.Keys.ShouldBe(asked, ignoreOrder: true);
    }

    [Fact]
    public void The_page_lists_what_each_license_asks_for() =>
        Snapshot.ShouldBeInSection("docs/obligations.md", "<!-- obligations: generated", "<!-- /obligations -->", Table());

    [Theory]
    [InlineData("Keep with each copy, in a \"Notice\" text file, this line: \"Tern is under the Tern Terms, by Gull Works.\" and ship it.", "Tern is under the Tern Terms, by Gull Works.")]
    [InlineData("Copies carry a “Notice” file with the notice: “Tern is by Gull Works. The mark “Tern” is theirs.”", "Tern is by Gull Works. The mark “Tern” is theirs.")]
    [InlineData("Retain the attribution notice: \"Made by Gull\nWorks in  Bremen.\"", "Made by Gull Works in Bremen.")]
    [InlineData("If the work has a \"NOTICE\" text file, keep what stands in it.", null)]
    [InlineData("Notice. The words \"as is\" mean what they say.", null)]
    public void The_words_of_a_notice_are_found_in_the_text_of_the_license(string text, string? words) => NoticeWords.In(text).ShouldBe(words);

    private static string Table()
    {
        var known = LicenseCatalog.Default.Licenses.Count(l => LicenseDuties.Of(l.Id) is not null);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{known} of the {LicenseCatalog.Default.Licenses.Count} licenses of the catalogue stand here; of the others it is not known, and the product says so.\n\n");
        text.Append("| licenses | with every copy | besides |\n| --- | --- | --- |\n");
        foreach (var profile in KnowledgeFile.Read("obligations.ini"))
        {
            var licenses = profile.All("license").ToList();
            var duties = LicenseDuties.Of(LicenseCatalog.Default.Licenses.First(l => Glob.Matches(licenses[0], l.Id) && LicenseDuties.Of(l.Id)!.Duties.Count == profile.All("duty").Count()).Id)!.Duties;
            text.Append("| ").Append(string.Join(", ", licenses.Select(l => "`" + l + "`"))).Append(" | ")
                .Append(Cell(duties.Where(d => d.Moment == DutyMoment.Copy))).Append(" | ")
                .Append(Cell(duties.Where(d => d.Moment != DutyMoment.Copy))).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Cell(IEnumerable<Duty> duties)
    {
        var cell = string.Join("; ", duties.Select(d => (d.Moment switch { DutyMoment.Change => "changed: ", DutyMoment.Train => "trained with: ", DutyMoment.Host => "hosted: ", _ => "" }) + d.Kind.Id + (d.Words is null ? "" : $" \"{d.Words}\"") + $" ({d.Where})"));
        return cell.Length == 0 ? "nothing" : cell;
    }
}
