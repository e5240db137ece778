using ModelOpenness.Judging;

namespace ModelOpenness.Tasks;

/// <summary>The rules about source files, MOP4xxx: the analyzer alone finds what breaks them.</summary>
internal static class CodeRules
{
    /// <summary>True for the id of such a rule.</summary>
    public static bool Holds(string id) => RuleTable.IsAboutCode(id);

    /// <summary>True where such a rule can be broken: there is a label of the project, or a model whose license contradicts one.</summary>
    public static bool MaySpeak(Inventory inventory) =>
        inventory.Labels.Any(l => l.ModelId is null) || inventory.Models.Any(m => CodeJudge.IsRestricted(m));
}
