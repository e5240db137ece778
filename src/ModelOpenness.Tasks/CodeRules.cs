namespace ModelOpenness.Tasks;

/// <summary>The rules about source files, MOP4xxx: the analyzer alone finds what breaks them.</summary>
internal static class CodeRules
{
    private const string Start = "MOP4";

    /// <summary>True for the id of such a rule.</summary>
    public static bool Holds(string id) => id.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>True where such a rule can be broken: there is one, and a model whose license restricts.</summary>
    public static bool MaySpeak(Inventory inventory) =>
        RuleTable.All.Any(r => Holds(r.Id)) && inventory.Models.Any(m => m.License is { Terms.Count: > 0 });
}
