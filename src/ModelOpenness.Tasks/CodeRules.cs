using ModelOpenness.Judging;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks;

/// <summary>The rules about source files, MOP4xxx, that can be broken in a project: the analyzer alone finds what breaks them.</summary>
[Flags]
internal enum CodeRules
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>References to models: there is a label of the project.</summary>
    References = 1,

    /// <summary>Claims about models: one ships whose license contradicts them.</summary>
    Claims = 2,
}

/// <summary>Tells which rules about source files can be broken.</summary>
internal static class CodeRuleSet
{
    /// <summary>What is to be said of an inventory, and what code may add.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="line">The line of a place, without white space around it; null where it cannot be read.</param>
    public static FindingList Findings(Inventory inventory, Func<Place, string?> line)
    {
        var standing = inventory.Findings.Where(f => f.Waiver is null).ToList();
        var lines = new Dictionary<Place, string>();
        foreach (var place in standing.Where(f => f.Words is not null).Select(f => f.Place).Distinct())
        {
            if (line(place) is { } text)
            {
                lines.Add(place, text);
            }
        }

        return new FindingList(inventory.Labels.Any(l => l.ModelId is null), inventory.Models.Any(m => m.Ships && CodeJudge.IsRestricted(m)), standing)
        {
            Project = inventory.Project,
            Policy = inventory.Policy,
            Lines = lines,
        };
    }

    /// <summary>The rules that can be broken.</summary>
    public static CodeRules Of(FindingList findings) =>
        (findings.IsLabelled ? CodeRules.References : CodeRules.None) | (findings.ShipsRestricted ? CodeRules.Claims : CodeRules.None);
}
