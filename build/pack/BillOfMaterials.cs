using System.Security.Cryptography;
using System.Text.Json;

namespace ModelOpenness.PackFiles;

/// <summary>What is in a package, as CycloneDX 1.6: no serial number and no time, so that packing twice gives the same bytes.</summary>
internal static class BillOfMaterials
{
    /// <summary>Writes it.</summary>
    /// <param name="name">Id of the package.</param>
    /// <param name="version">Its version.</param>
    /// <param name="assemblies">Full paths of its assemblies.</param>
    /// <param name="notices">The libraries of others that have a notice.</param>
    /// <exception cref="FormatException">An assembly of somebody else has none.</exception>
    public static string Of(string name, string version, IReadOnlyList<string> assemblies, IReadOnlyList<ThirdParty> notices)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteNumber("version", 1);
            json.WriteStartObject("metadata");
            json.WriteStartObject("component");
            Component(json, "application", name, version, "Apache-2.0");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("components");
            foreach (
                var group in assemblies
                    .GroupBy(a => Path.GetFileNameWithoutExtension(a), StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
            )
            {
                var own = group.Key.StartsWith("ModelOpenness.", StringComparison.Ordinal) || group.Key == "model-openness";
                var notice = own ? new ThirdParty(group.Key, version, "Apache-2.0") : notices.FirstOrDefault(n => n.Name == group.Key)
                    ?? throw new FormatException($"{group.Key}.dll goes into {name}, and THIRD-PARTY-NOTICES.txt has no section for it.");
                json.WriteStartObject();
                Component(json, "library", notice.Name, notice.Version, notice.License);
                if (!own)
                {
                    json.WriteString("purl", $"pkg:nuget/{notice.Name}@{notice.Version}");
                }

                json.WriteStartArray("hashes");
                // Compiled ahead, an assembly has other bytes for each platform.
                foreach (var hash in group.Select(a => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(a)))).Distinct(StringComparer.Ordinal))
                {
                    json.WriteStartObject();
                    json.WriteString("alg", "SHA-256");
                    json.WriteString("content", hash);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Component(Utf8JsonWriter json, string type, string name, string version, string license)
    {
        json.WriteString("type", type);
        json.WriteString("name", name);
        json.WriteString("version", version);
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteStartObject("license");
        json.WriteString("id", license);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
