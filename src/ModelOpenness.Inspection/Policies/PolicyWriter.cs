using ModelOpenness.Fixes;

namespace ModelOpenness.Inspection.Policies;

/// <summary>Writes policies: a new file, or waivers into an existing one, whose comments and layout stay.</summary>
internal static class PolicyWriter
{
    /// <summary>The published JSON schema.</summary>
    public const string SchemaUrl = "https://raw.githubusercontent.com/modelopenness/modelopenness/main/docs/schemas/modelopenness.schema.json";

    /// <summary>The reason that a baseline waiver starts with: it is to be replaced.</summary>
    public const string BaselineReason = PolicyEdits.Reason + " (baseline)";

    /// <summary>A policy without any decision.</summary>
    /// <param name="schema">Where editors find the schema: an address, or a path relative to the policy.</param>
    public static string Empty(string schema = SchemaUrl) =>
        "{\n  \"$schema\": \"" + schema + "\",\n  \"waivers\": []\n}\n";

    /// <summary>Adds waivers to a policy.</summary>
    /// <param name="json">The policy's text.</param>
    /// <param name="waivers">The waivers: rule and model.</param>
    /// <returns>The policy with the waivers; null where the text has no object to write into.</returns>
    public static string? Add(string json, IReadOnlyList<(string Rule, string Model)> waivers) =>
        PolicyEdits.AddWaivers(json, waivers, BaselineReason) is { } edit ? TextEdit.Apply(json, [edit]) : null;
}
