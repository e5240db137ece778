using ModelOpenness.Inspection.Reading.Documents;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>
/// Croissant, JSON-LD about a data set. It speaks of a model only where the model's file is one of those that it distributes:
/// the license of the data is not that of what was trained on it.
/// </summary>
internal sealed class CroissantReader : ISidecarReader
{
    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var root = JsonTree.Read(content.Bytes);
        if (root is null || !root.All("conformsTo").Any(c => (c.Text ?? c["@id"].Text)?.IndexOf("croissant", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            yield break;
        }

        var licenses = root.All("license")
            .Select(l =>
                l.ValueAt(content.Path, "license")
                ?? l["@id"].ValueAt(content.Path, "license")
                ?? l["url"].ValueAt(content.Path, "license")
                ?? l["name"].ValueAt(content.Path, "license")
            )
            .OfType<DocumentValue>()
            .ToList();
        var files = root.All("distribution").ToList();
        var paths = files
            .SelectMany(f => new[] { f["name"].Text, LocalPath(f["contentUrl"].Text), f["@id"].Text })
            .OfType<string>()
            .Where(p => p.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (licenses.Count > 0 && paths.Count > 0)
        {
            yield return new SidecarStatement(
                new SidecarSubject { Paths = paths, Hashes = [.. files.Select(f => f["sha256"].Text).OfType<string>()] }
            )
            {
                Licenses = licenses,
            };
        }
    }

    /// <summary>A path as it is; of an address the name of the file.</summary>
    private static string? LocalPath(string? url) =>
        url is null || url.IndexOf("://", StringComparison.Ordinal) < 0 ? url : url.Substring(url.LastIndexOf('/') + 1);
}
