using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Fixes;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers;

/// <summary>Makes diagnostics of findings: with the places that a finding rests on, which editors link to, and with what the code fixes need.</summary>
/// <param name="list">The findings, with their project and policy.</param>
/// <param name="fullPath">The compiler's path of a place.</param>
internal sealed class FindingRenderer(FindingList list, Func<string, string> fullPath)
{
    /// <summary>Renders a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="text">The file as it is now; null where the compiler does not know it.</param>
    /// <param name="characters">Its characters, made once for all findings in it.</param>
    /// <returns>The diagnostic; null where the words that it is about are gone.</returns>
    public Diagnostic? Render(Finding finding, SourceText? text, string? characters)
    {
        if (Descriptors.Find(finding.RuleId) is not { } descriptor)
        {
            return null;
        }

        var path = fullPath(finding.Place.Path);
        var location = Location(finding.Place, path, text);
        if (text is not null && characters is not null && finding.Words is { } words)
        {
            var at = WordsInText.Find(characters, finding.Place, words, list.Lines.TryGetValue(finding.Place, out var line) ? line : null);
            if (at < 0)
            {
                return null;
            }

            var span = new TextSpan(at, words.Length);
            location = Microsoft.CodeAnalysis.Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
        }

        return Diagnostic.Create(
            descriptor,
            location,
            finding.Related.Select(r => Location(r.Place, fullPath(r.Place.Path), text: null)),
            Properties(finding),
            finding.Message);
    }

    private ImmutableDictionary<string, string?> Properties(Finding finding)
    {
        if (finding.Fixes.Count == 0)
        {
            return ImmutableDictionary<string, string?>.Empty;
        }

        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        properties.Add(FixProperties.Words, finding.Words);
        properties.Add(FixProperties.Model, finding.Models.Count > 0 ? finding.Models[0] : null);
        properties.Add(FixProperties.Project, list.Project is null ? null : fullPath(list.Project));
        properties.Add(FixProperties.Policy, list.Policy is null ? null : fullPath(list.Policy));
        for (var i = 0; i < finding.Fixes.Count; i++)
        {
            properties.Add(FixProperties.Fix(i), finding.Fixes[i].Kind.ToString());
            properties.Add(FixProperties.Value(i), finding.Fixes[i].Value);
        }

        return properties.ToImmutable();
    }

    private static Location Location(Place place, string path, SourceText? text)
    {
        var start = new LinePosition(Math.Max(0, place.Line - 1), Math.Max(0, place.Column - 1));
        var end = new LinePosition(Math.Max(0, place.EndLine - 1), Math.Max(0, place.EndColumn - 1));
        if (end < start)
        {
            end = start;
        }

        var span = default(TextSpan);
        if (text is not null && end.Line < text.Lines.Count)
        {
            // The file may have been edited since the inventory was written: what no longer fits is shown at the line's end.
            var from = Math.Min(text.Lines[start.Line].Start + start.Character, text.Lines[start.Line].End);
            var to = Math.Min(text.Lines[end.Line].Start + end.Character, text.Lines[end.Line].End);
            span = TextSpan.FromBounds(from, Math.Max(from, to));
        }

        return Microsoft.CodeAnalysis.Location.Create(path, span, new LinePositionSpan(start, end));
    }
}
