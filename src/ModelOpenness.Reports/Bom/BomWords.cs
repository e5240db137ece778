using System.Globalization;

namespace ModelOpenness.Reports.Bom;

/// <summary>A license that the SPDX list does not have, for the part of a document that explains its <c>LicenseRef-…</c>.</summary>
/// <param name="Id">The <c>LicenseRef-…</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Where its text was read, or null.</param>
internal sealed record UnlistedLicense(string Id, string Name, string? From)
{
    /// <summary>What stands for the text, which stays in the file that it was read from.</summary>
    public string Text => "The text is not part of this document" + (From is null ? "." : "; it was read from " + From + ".");
}

/// <summary>What several formats say in the same words.</summary>
internal static class BomWords
{
    private static readonly UnicodeCategory[] Unseen =
    [
        UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator,
    ];

    public const string DataLicense = "CC0-1.0";

    /// <summary>SPDX asks for a time; the same models must give the same bytes.</summary>
    public const string NotRecorded = "1970-01-01T00:00:00Z";

    public static string Creator => "Tool: " + JsonReport.ToolName + "-" + JsonReport.ToolVersion;

    public static string Comment(Bill bill) =>
        bill.Completeness + " The time of creation is not recorded: 1970 stands for it. Terms, labels, findings and verdicts are annotations of the models.";

    /// <summary>How a model that the project does not ship comes in; null for one that it ships.</summary>
    public static string? Relation(BomModel model) => model.Ships ? null : model.Relation switch
    {
        BomRelation.Fetched => "Referenced, not shipped: the project fetches it.",
        BomRelation.Mentioned => "Mentioned, not shipped.",
        _ => "Not shipped.",
    };

    /// <summary>SPDX wants a name of every element, of one line.</summary>
    public static string Name(string name)
    {
        var line = string.Concat(name.Select(c => Unseen.Contains(CharUnicodeInfo.GetUnicodeCategory(c)) ? '\u25a1' : c));
        return string.IsNullOrWhiteSpace(line) ? "(no name)" : line;
    }

    /// <summary>What is known of a model and has no field of its own.</summary>
    public static IEnumerable<string> Facts(BomModel model) =>
        model
            .Verdicts.Concat(model.Facts)
            .Select(f => "modelopenness:" + f.Name + "=" + f.Value)
            .Concat(
                model.Statements.Select(s =>
                    "modelopenness:license=" + s.License.Name + " (" + string.Join("; ", s.Facts.Select(f => f.Name + ": " + f.Value)) + ")"
                )
            );

    /// <summary>Every <c>LicenseRef-…</c> of the document once.</summary>
    public static IReadOnlyList<UnlistedLicense> Unlisted(Bill bill)
    {
        var read = new SortedDictionary<string, UnlistedLicense>(StringComparer.Ordinal);
        foreach (var (license, place) in bill.Models.SelectMany(Uses))
        {
            foreach (var reference in license.References)
            {
                var from = place ?? license.Source;
                if (!read.TryGetValue(reference.Key, out var known) || (known.From is null && from is not null))
                {
                    read[reference.Key] = new UnlistedLicense(reference.Key, Name(reference.Value), from);
                }
            }
        }

        return [.. read.Values];
    }

    private static IEnumerable<(BomLicense License, string? Place)> Uses(BomModel model) =>
    [
        .. model.Statements.Select(s => (s.License, s.Facts.FirstOrDefault(f => string.Equals(f.Name, "place", StringComparison.Ordinal))?.Value)),
        .. new[] { model.License }.Concat(model.Data.Select(d => d.License)).OfType<BomLicense>().Select(l => (l, (string?)null)),
    ];
}
