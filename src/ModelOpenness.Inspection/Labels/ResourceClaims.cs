using ModelOpenness.Claims;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Judging;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Labels;

/// <summary>Finds the texts of resource files, which the application shows, that claim openness of a model.</summary>
internal static class ResourceClaims
{
    /// <summary>True for a file of texts: <c>.resx</c>.</summary>
    /// <param name="path">A path or name.</param>
    public static bool IsResourceFile(string path) => path.EndsWith(".resx", StringComparison.OrdinalIgnoreCase);

    /// <summary>The claims, in the order of the files.</summary>
    /// <param name="paths">Full paths.</param>
    /// <param name="files">The disk.</param>
    internal static IReadOnlyList<ResourceClaim> In(IReadOnlyList<string> paths, SourceFiles files) => [.. paths.SelectMany(p => In(p, files))];

    private static IEnumerable<ResourceClaim> In(string path, SourceFiles files)
    {
        if (files.ReadText(path) is not { } text || !ClaimDetector.MayContain(text))
        {
            yield break;
        }

        var lines = text.Split('\n');
        foreach (var resource in ResourceReader.Read(text).Where(r => ClaimDetector.MayContain(r.Value)))
        {
            foreach (var claim in ClaimDetector.Detect(resource.Value, files.Display(path)))
            {
                if (claim is { Polarity: ClaimPolarity.Asserted, IsSoft: false, Subject: ClaimSubject.Model })
                {
                    yield return new ResourceClaim(resource.Name, claim with { Place = Place(claim, resource, lines) });
                }
            }
        }
    }

    /// <summary>The words in the file: where entities (&amp;amp;) stand before them in the line, they are looked for.</summary>
    private static Place Place(Claim claim, ResourceText resource, string[] lines)
    {
        var line = resource.Line + claim.Place.Line - 1;
        var column = claim.Place.Line == 1 ? resource.Column + claim.Place.Column - 1 : claim.Place.Column;
        if (claim.Place.EndLine == claim.Place.Line && line <= lines.Length)
        {
            var words = lines[line - 1];
            var from = Math.Min(Math.Max(0, column - 1), words.Length);
            if (
                string.CompareOrdinal(words, from, claim.Wording, 0, claim.Wording.Length) != 0
                && words.IndexOf(claim.Wording, from, StringComparison.Ordinal) is >= 0 and var at
            )
            {
                column = at + 1;
            }
        }

        var endLine = resource.Line + claim.Place.EndLine - 1;
        var endColumn = endLine == line ? column + claim.Place.EndColumn - claim.Place.Column : claim.Place.EndColumn;
        return new Place(claim.Place.Path, line, column, endLine, endColumn);
    }
}
