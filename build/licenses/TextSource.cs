using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelOpenness.Knowledge;

namespace ModelOpenness.LicenseFacts;

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

    /// <summary>The labelled texts that the catalogue was made from: others are copies of them.</summary>
    private static List<LicenseText> ReadLabelled(string folder)
    {
        var known = KnowledgeFile.Parse(File.ReadAllText(new FactFiles().Licenses), "licenses.ini")
            .SelectMany(e => e.All("sha256").Concat(e.All("text")).Select(hash => (e.Id, Hash: hash))).ToLookup(e => e.Hash, StringComparer.OrdinalIgnoreCase);
        var texts = new List<LicenseText>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "labels.jsonl")))
        {
            using var label = JsonDocument.Parse(line);
            var row = label.RootElement;
            var text = File.ReadAllText(Path.Combine(folder, row.GetProperty("file").GetString()!));
            texts.AddRange(known[row.GetProperty("sha256").GetString()!].Select(l => new LicenseText(l.Id, row.GetProperty("source").GetString()!, text)));
        }

        return texts;
    }

    private static List<LicenseText> ReadFiles(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)
            .Select(f => new LicenseText(Path.GetFileNameWithoutExtension(f), "file:" + Path.GetFileName(f), File.ReadAllText(f)))];
}
