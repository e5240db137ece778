using ModelOpenness.Code;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.References;

/// <summary>Reads what a project says of models that it does not ship: its data, its scripts, its code.</summary>
internal static class ReferenceCollector
{
    // Nobody names more models in one file; what repeats a key endlessly is no settings file.
    private const int MaxPerFile = 2000;

    /// <summary>The references, in the order of the files.</summary>
    /// <param name="request">What is inspected.</param>
    /// <param name="files">The disk.</param>
    public static IReadOnlyList<Reference> In(InspectionRequest request, SourceFiles files)
    {
        var references = new List<Reference>();
        foreach (var path in request.DataFiles)
        {
            if (files.ReadText(path) is { } text)
            {
                references.AddRange(Read(files.Display(path), text, ReferenceFiles.Of(path)).Take(MaxPerFile));
            }
        }

        if (request.Sources is { } sources)
        {
            var texts = sources.Files.Select(p => (files.Display(p), Text: files.ReadText(p) ?? "")).Where(t => t.Text.Length > 0);
            references.AddRange(CodeReferences.In(texts, sources.Symbols, sources.Usings).SelectMany(f => f.References));
        }

        return [.. references.OrderBy(r => r.Place.Path, StringComparer.Ordinal).ThenBy(r => r.Place.Line).ThenBy(r => r.Place.Column)];
    }

    private static IEnumerable<Reference> Read(string path, string text, ReferenceFileKind kind) => kind switch
    {
        ReferenceFileKind.None => [],
        // A key that is known may hold the path of a file that only the project knows.
        ReferenceFileKind.Settings => DocumentReferences.In(path, text, kind),
        _ when !ReferenceTrigger.Default.MayName(text, isProse: true) => [],
        ReferenceFileKind.Script => ScriptReferences.In(path, text),
        ReferenceFileKind.Razor => CodeReferences.Read(path, text, symbols: null, []).References,
        _ => DocumentReferences.In(path, text, kind),
    };
}
