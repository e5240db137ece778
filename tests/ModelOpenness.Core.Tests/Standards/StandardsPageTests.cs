using System.Text;
using ModelOpenness.Standards;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Standards;

/// <summary>The tables of <c>docs/standards.md</c> are written from the data.</summary>
public class StandardsPageTests
{
    [Fact]
    public void The_tables_of_the_page_are_those_of_the_data() =>
        Snapshot.ShouldBeInSection("docs/standards.md", "<!-- generated", "<!-- end of generated -->", Tables());

    private static string Tables()
    {
        var text = new StringBuilder("\n");
        foreach (var standard in Standard.All)
        {
            text.Append($"### {standard.Id}: {standard.Name}\n\n{standard.About}\n\nRead in: {standard.Source}. Satisfied reads: \"{standard.SatisfiedWords}\".\n\n");
            text.Append("| requires | of | passage |\n| --- | --- | --- |\n");
            foreach (var requirement in standard.Requirements)
            {
                text.Append($"| {requirement.Asks} | {Of(requirement)} | {requirement.Cites} |\n");
            }

            text.Append('\n');
        }

        AppendTerms(text);
        AppendComponents(text);
        return text.ToString();
    }

    private static void AppendTerms(StringBuilder text)
    {
        var columns = Standard.All.Select(s => s.Terms).Distinct().ToList();
        text.Append("### Kinds of terms by standard\n\n");
        text.Append("A conflict fails the standard, a burden and a fine term do not, an uncertain one takes judgement. The last column says which freedoms the term narrows.\n\n");
        text.Append("| kind | " + string.Join(" | ", columns) + " | narrows |\n| --- |" + string.Concat(columns.Select(_ => " --- |")) + " --- |\n");
        foreach (var kind in TermKind.All)
        {
            var cells = columns.Select(c => TermStanding.Of(kind.Id, c)).Select(s => s.Judgement.ToString().ToLowerInvariant() + (s.Cites.Length == 0 ? "" : $" ({s.Cites})"));
            var freedoms = TermStanding.Removes(kind.Id).Select(f => "takes away: " + f.ToString().ToLowerInvariant())
                .Concat(TermStanding.Limits(kind.Id).Select(f => f.ToString().ToLowerInvariant()));
            text.Append($"| {kind.Id} | {string.Join(" | ", cells)} | {string.Join(", ", freedoms)} |\n");
        }

        text.Append('\n');
    }

    private static void AppendComponents(StringBuilder text)
    {
        text.Append("### Components\n\n| component | content | class | required |\n| --- | --- | --- | --- |\n");
        foreach (var component in MofComponent.All)
        {
            text.Append($"| {component.Name} | {component.Type.ToString().ToLowerInvariant()} | {new string('I', component.Class)} | {(component.IsRequired ? "yes" : "no")} |\n");
        }

        text.Append('\n');
    }

    private static string Of(StandardRequirement requirement)
    {
        var names = string.Join(", ", requirement.Components.Select(c => c.Name));
        var level = requirement.Check != RequirementCheck.License ? "" : requirement.Level switch
        {
            LicenseLevel.Osi => "; OSI-approved license",
            LicenseLevel.OsiTerms => "; OSI-approved license, other open terms are uncertain",
            _ => "; open terms",
        };
        return requirement.Check switch
        {
            RequirementCheck.Class => $"all components that class {new string('I', requirement.Class)} requires",
            RequirementCheck.Stated => $"a statement: `{requirement.Fact}`",
            RequirementCheck.Terms => $"terms of {names}",
            _ => requirement.Need switch
            {
                RequirementNeed.Any => "any of " + names + level,
                RequirementNeed.Each => "each that is there of " + names + level,
                _ => (requirement.Components.Count > 1 ? "all of " : "") + names + level,
            },
        };
    }
}
