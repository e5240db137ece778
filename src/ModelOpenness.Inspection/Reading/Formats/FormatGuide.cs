using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Reading.Formats;

/// <summary>What a model format is, for people.</summary>
/// <param name="Id">Its name in results: <c>gguf</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Extensions">Usual extensions.</param>
/// <param name="Mark">What it is told by.</param>
/// <param name="Version">What its version is read from.</param>
/// <param name="License">Where an embedded license is read from.</param>
/// <param name="Reads">What else is read, or empty.</param>
/// <param name="Checks">What a damaged file is noticed by.</param>
/// <param name="Leaves">What is not looked at.</param>
/// <param name="Tested">What the reader was tested with, and whether it only detects.</param>
internal sealed record FormatDescription(
    string Id,
    string Name,
    string Extensions,
    string Mark,
    string Version,
    string License,
    string Reads,
    string Checks,
    string Leaves,
    string Tested
)
{
    /// <summary>True where files of the format hold data of any kind, and are models only where they are declared or named like weights.</summary>
    public bool HoldsAnyData { get; init; }
}

/// <summary>All formats that are told apart, described in <c>Knowledge/formats.ini</c>.</summary>
internal static class FormatGuide
{
    private static readonly Lazy<IReadOnlyList<FormatDescription>> Read = new(() =>
        [
            .. KnowledgeFile
                .Read("formats.ini")
                .Select(entry => new FormatDescription(
                    entry.Id,
                    Text(entry, "name"),
                    Text(entry, "extensions"),
                    Text(entry, "mark"),
                    Text(entry, "version"),
                    Text(entry, "license"),
                    Text(entry, "reads"),
                    Text(entry, "checks"),
                    Text(entry, "leaves"),
                    Text(entry, "tested")
                )
                {
                    HoldsAnyData = entry.Find("holds") is "any data",
                }),
        ]
    );

    /// <summary>The formats, in the order of the file.</summary>
    public static IReadOnlyList<FormatDescription> All => Read.Value;

    /// <summary>One format, or null.</summary>
    /// <param name="id">Its name in results, in any case.</param>
    /// <returns>The description, or null.</returns>
    public static FormatDescription? Find(string id) => All.FirstOrDefault(format => string.Equals(format.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>True where a file holds data of any kind by its format, or by the extension of one that is only pointed to.</summary>
    /// <param name="id">The format as read.</param>
    /// <param name="name">Name of the file.</param>
    public static bool HoldsAnyData(string id, string name) => All.Any(f => f.HoldsAnyData
        && (string.Equals(f.Id, id, StringComparison.Ordinal) || name.EndsWith(f.Extensions, StringComparison.OrdinalIgnoreCase)));

    private static string Text(KnowledgeEntry entry, string key) => entry.Find(key) ?? "";
}
