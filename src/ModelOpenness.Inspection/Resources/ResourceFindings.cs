using ModelOpenness.Claims;
using ModelOpenness.Code;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Judging;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Resources;

/// <summary>MOP4002 in resources: a text that the application shows claims openness that the model's license contradicts.</summary>
public static class ResourceFindings
{
    /// <summary>True for a file of texts: <c>.resx</c>.</summary>
    /// <param name="path">A path or name.</param>
    public static bool IsResourceFile(string path) => path.EndsWith(".resx", StringComparison.OrdinalIgnoreCase);

    internal static IEnumerable<Finding> Of(IReadOnlyList<Model> models, InspectionRequest request, SourceFiles files, PolicyBook policy)
    {
        // Nothing is read where nothing restricted ships: no claim can be wrong then.
        var shipped = models.Where(m => m.Ships).ToList();
        if (!shipped.Exists(m => CodeJudge.IsRestricted(m)))
        {
            yield break;
        }

        foreach (var path in request.ResourceFiles)
        {
            if (files.ReadText(path) is not { } text || !ClaimDetector.MayContain(text))
            {
                continue;
            }

            var lines = text.Split('\n');
            foreach (var resource in ResourceReader.Read(text))
            {
                foreach (var claim in ClaimDetector.MayContain(resource.Value) ? ClaimDetector.Detect(resource.Value, files.Display(path)) : [])
                {
                    if (claim is { Polarity: ClaimPolarity.Asserted, IsSoft: false, Subject: ClaimSubject.Model }
                        && ModelMentions.Concerned(claim.Quote, shipped, m => CodeJudge.IsRestricted(m)) is { } model
                        && CodeJudge.Resource(resource.Name, claim.Wording, model, Place(claim, resource, lines), policy) is { } finding)
                    {
                        yield return finding;
                    }
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
            if (string.CompareOrdinal(words, from, claim.Wording, 0, claim.Wording.Length) != 0 && words.IndexOf(claim.Wording, from, StringComparison.Ordinal) is >= 0 and var at)
            {
                column = at + 1;
            }
        }

        var endLine = resource.Line + claim.Place.EndLine - 1;
        var endColumn = endLine == line ? column + claim.Place.EndColumn - claim.Place.Column : claim.Place.EndColumn;
        return new Place(claim.Place.Path, line, column, endLine, endColumn);
    }
}
