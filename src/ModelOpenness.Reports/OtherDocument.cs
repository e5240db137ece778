using System.Text.Json;

namespace ModelOpenness.Reports;

/// <summary>Tells documents that are taken for inventories by mistake, by the keys that each of them has and inventories have not.</summary>
internal static class OtherDocument
{
    private static readonly (string Key, string Name)[] Marks =
    [
        ("runs", "a SARIF log"),
        ("bomFormat", "a CycloneDX bill of materials"),
        ("spdxVersion", "an SPDX document"),
        ("@graph", "an SPDX 3 or JSON-LD document"),
        ("results", "the JSON of a verb ('--format json')"),
        ("waivers", "a policy (modelopenness.json)"),
        ("targets", "a restore's project.assets.json"),
    ];

    /// <summary>What the document is; null for an inventory, or a set of them.</summary>
    /// <param name="root">Its root.</param>
    public static string? Name(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "JSON without an object at its root";
        }

        if (root.TryGetProperty("inventories", out _) || root.TryGetProperty("project", out _))
        {
            return null;
        }

        foreach (var (key, name) in Marks)
        {
            if (root.TryGetProperty(key, out _))
            {
                return name;
            }
        }

        return "JSON of another kind";
    }
}
