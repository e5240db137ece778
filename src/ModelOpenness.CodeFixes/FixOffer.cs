using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Fixes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.CodeFixes;

/// <summary>One fix of one diagnostic, as the analyzer described it.</summary>
/// <param name="Finding">What the diagnostic says of the finding.</param>
/// <param name="Fix">The fix.</param>
/// <param name="Path">Full path of the file that it changes; null where there is none.</param>
internal sealed record FixOffer(Finding Finding, FindingFix Fix, string? Path)
{
    /// <summary>Tells fixes of one kind from others, for fix all.</summary>
    public string Key => "ModelOpenness." + Fix.Kind;

    /// <summary>What it changes: two findings may ask for the same change.</summary>
    public (string? File, string Change) Change => (Path, FindingEdit.Key(Fix, Finding));

    /// <summary>The fixes that a diagnostic offers.</summary>
    public static IEnumerable<FixOffer> Of(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().Span.Start;
        var end = diagnostic.Location.GetLineSpan().Span.End;
        var path = diagnostic.Location.GetLineSpan().Path;
        var finding = new Finding(
            diagnostic.Id,
            FindingSeverity.Warning,
            "",
            new Place(path, start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1)
        )
        {
            Words = Property(FixProperties.Words),
            Models = Property(FixProperties.Model) is { } model ? [model] : [],
        };
        for (var i = 0; Property(FixProperties.Fix(i)) is { } kind; i++)
        {
            if (Enum.TryParse<FixKind>(kind, out var known) && Property(FixProperties.Value(i)) is { } value)
            {
                yield return new FixOffer(finding, new FindingFix(known, value), known switch
                {
                    FixKind.Words => path,
                    FixKind.Waiver => Property(FixProperties.Policy),
                    _ => Property(FixProperties.Project),
                });
            }
        }

        string? Property(string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>The file that the fix changes, where the project knows it.</summary>
    public TextDocument? Target(Project project) =>
        Path is null ? null : project.AdditionalDocuments.FirstOrDefault(d => string.Equals(d.FilePath, Path, StringComparison.OrdinalIgnoreCase));

    /// <summary>The solution with the fixes made, one after the other: each finds its place in what the one before left.</summary>
    public static async Task<Solution> ApplyAsync(Project project, IEnumerable<FixOffer> offers, CancellationToken cancellation)
    {
        var solution = project.Solution;

        // The last place of a file first, so that the places before it stay what they are.
        foreach (var offer in offers.OrderByDescending(o => o.Finding.Place.Line).ThenByDescending(o => o.Finding.Place.Column))
        {
            if (offer.Target(solution.GetProject(project.Id)!) is not { } document)
            {
                continue;
            }

            var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            if (FindingEdit.Of(offer.Fix, offer.Finding, text.ToString()) is { } edit)
            {
                solution = solution.WithAdditionalDocumentText(
                    document.Id,
                    text.WithChanges(new TextChange(new TextSpan(edit.Start, edit.Length), edit.NewText))
                );
            }
        }

        return solution;
    }
}
