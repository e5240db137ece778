using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ModelOpenness.Fingerprints;

/// <summary>One license text, and where it came from.</summary>
/// <param name="Id">Catalogue id.</param>
/// <param name="Source">Where the text was read.</param>
/// <param name="Text">The text. It goes no further than this process.</param>
internal sealed record LicenseText(string Id, string Source, string Text)
{
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

/// <summary>Reads the texts of a folder: the npm package <c>spdx-license-list</c>, a corpus with labels, or files named by id.</summary>
internal static class TextSource
{
    public static IReadOnlyList<LicenseText> Read(string folder)
    {
        if (File.Exists(Path.Combine(folder, "spdx-full.json")))
        {
            return ReadSpdx(folder);
        }

        return File.Exists(Path.Combine(folder, "labels.jsonl")) ? ReadLabelled(folder) : ReadFiles(folder);
    }

    private static List<LicenseText> ReadSpdx(string folder)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "package.json")));
        var version = package.RootElement.GetProperty("version").GetString();
        using var licenses = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "spdx-full.json")));
        return [.. licenses.RootElement.EnumerateObject().Select(l =>
            new LicenseText(l.Name, $"npm:spdx-license-list@{version}", l.Value.GetProperty("licenseText").GetString() ?? ""))];
    }

    private static List<LicenseText> ReadLabelled(string folder)
    {
        var texts = new List<LicenseText>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "labels.jsonl")))
        {
            using var label = JsonDocument.Parse(line);
            var row = label.RootElement;
            var spdx = row.GetProperty("spdx").GetString();
            var id = spdx is null || spdx.StartsWith("LicenseRef-", StringComparison.Ordinal) ? row.GetProperty("id").GetString() : spdx;
            texts.Add(new LicenseText(id!, row.GetProperty("source").GetString()!, File.ReadAllText(Path.Combine(folder, row.GetProperty("file").GetString()!))));
        }

        return texts;
    }

    private static List<LicenseText> ReadFiles(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)
            .Select(f => new LicenseText(Path.GetFileNameWithoutExtension(f), "file:" + Path.GetFileName(f), File.ReadAllText(f)))];
}
