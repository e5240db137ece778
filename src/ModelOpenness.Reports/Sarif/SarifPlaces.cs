using System.Text.Json;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Sarif;

/// <summary>The places of one run: relative to the root of the repository, or to the folder of NuGet packages.</summary>
internal sealed class SarifPlaces
{
    private const string SourceRoot = "SRCROOT";
    private const string PackageRoot = "NUGETROOT";

    private readonly Utf8JsonWriter writer;
    private readonly Inventory inventory;
    private readonly Dictionary<string, long> sizes = new(StringComparer.Ordinal);

    public SarifPlaces(Utf8JsonWriter writer, Inventory inventory)
    {
        this.writer = writer;
        this.inventory = inventory;
        foreach (var artifact in inventory.Models.SelectMany(m => m.Artifacts))
        {
            sizes[artifact.Path] = artifact.Size;
        }
    }

    /// <summary>What the roots mean. They have no address: whoever reads the file knows where the repository stands.</summary>
    public void WriteRoots()
    {
        writer.WriteStartObject("originalUriBaseIds");
        Root(SourceRoot, "The root of the repository that holds the project.");
        if (inventory.Findings.Any(f => Place.IsInPackage(f.Place.Path) || f.Related.Any(r => Place.IsInPackage(r.Place.Path))))
        {
            Root(PackageRoot, "The folder of NuGet packages: id/version/file.");
        }

        writer.WriteEndObject();
    }

    public void Write(Place place)
    {
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        var inPackage = Place.IsInPackage(place.Path);
        writer.WriteString("uri", RelativeUri(inPackage ? place.Path.Substring(Place.PackagePrefix.Length) : inventory.FromRoot(place.Path)));
        writer.WriteString("uriBaseId", inPackage ? PackageRoot : SourceRoot);
        writer.WriteEndObject();
        if (place.Line > 0)
        {
            Region(place);
        }
        else if (sizes.TryGetValue(place.Path, out var size))
        {
            // A binary file as a whole is a stretch of bytes.
            writer.WriteStartObject("region");
            writer.WriteNumber("byteOffset", 0);
            writer.WriteNumber("byteLength", size);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>A relative reference: every part escaped, so that no name can turn into a scheme, a query or a fragment.</summary>
    internal static string RelativeUri(string path) =>
        string.Join("/", path.TrimStart('/').Split('/').Select(part => Uri.EscapeDataString(WellFormed(part))));

    private void Region(Place place)
    {
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", place.Line);
        if (place.Column > 0)
        {
            writer.WriteNumber("startColumn", place.Column);
        }

        if (place.EndLine >= place.Line)
        {
            writer.WriteNumber("endLine", place.EndLine);
        }

        if (place.EndColumn > 0 && (place.EndLine > place.Line || place.EndColumn >= place.Column))
        {
            writer.WriteNumber("endColumn", place.EndColumn);
        }

        writer.WriteEndObject();
    }

    private void Root(string id, string description)
    {
        writer.WriteStartObject(id);
        SarifReport.Message(writer, "description", description);
        writer.WriteEndObject();
    }

    /// <summary>A lone surrogate, which a hostile file name may hold, cannot be escaped.</summary>
    private static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
            {
                return System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
            }

            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        return text;
    }
}
