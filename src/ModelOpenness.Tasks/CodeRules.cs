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
    public static FindingList Findings(Inventory inventory) => new(
        inventory.Labels.Any(l => l.ModelId is null),
        inventory.Models.Any(m => m.Ships && CodeJudge.IsRestricted(m)),
        [.. inventory.Findings.Where(f => f.Waiver is null)]);

    /// <summary>The rules that can be broken.</summary>
    public static CodeRules Of(FindingList findings) =>
        (findings.IsLabelled ? CodeRules.References : CodeRules.None) | (findings.ShipsRestricted ? CodeRules.Claims : CodeRules.None);
}
