using ModelOpenness.Code;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.References;

/// <summary>What one file of source code says of models, with places.</summary>
/// <param name="References">The references, in its order.</param>
/// <param name="Loose">Texts that name a model where a compiler alone sees whether it is used.</param>
/// <param name="HasParts">True where a text is put together of parts that may name a model.</param>
internal sealed record CodeFile(IReadOnlyList<Reference> References, IReadOnlyList<string> Loose, bool HasParts);

/// <summary>Finds the models that source code names, by its characters.</summary>
internal static class CodeReferences
{
    /// <summary>Reads files of source code.</summary>
    /// <param name="texts">Their paths as places carry them, and their texts.</param>
    /// <param name="symbols">The symbols that are defined; null where that is not known.</param>
    /// <param name="usings">Namespaces that every file uses.</param>
    public static IReadOnlyList<CodeFile> In(IEnumerable<(string Path, string Text)> texts, IReadOnlyCollection<string>? symbols, IEnumerable<string> usings)
    {
        // Most files name no model: those are let go at once.
        var all = new HashSet<string>(usings, StringComparer.Ordinal);
        var kept = new List<(string Path, string Text)>();
        foreach (var (path, text) in texts)
        {
            all.UnionWith(SourceReferences.GlobalUsings(text));
            if (ReferenceTrigger.Default.MayName(text))
            {
                kept.Add((path, text));
            }
        }

        return [.. kept.Select(k => Read(k.Path, k.Text, symbols, all)).Where(f => f.References.Count + f.Loose.Count > 0 || f.HasParts)];
    }

    /// <summary>Reads one file.</summary>
    internal static CodeFile Read(string path, string text, IReadOnlyCollection<string>? symbols, IReadOnlyCollection<string> usings)
    {
        var read = SourceReferences.Read(text, SourceLanguages.Of(path) ?? SourceLanguage.CSharp, symbols, usings);
        var lines = new LineCounter(text);
        return new CodeFile([.. read.References.Select(r => Of(path, r, lines))], read.Loose, read.HasParts);
    }

    private static Reference Of(string path, SourceReference found, LineCounter lines)
    {
        var (line, column) = lines.At(found.Start);
        var (endLine, endColumn) = lines.At(found.End);
        return new Reference(new Place(path, line, column, endLine, endColumn), found.How, found.AsWritten)
        {
            IsSuppressed =
                found.Off.Contains(found.How == ReferenceHow.Fetched ? RuleTable.Referenced : RuleTable.Mentioned, StringComparer.Ordinal)
                || found.Off.Contains("*", StringComparer.Ordinal),
        };
    }

    /// <summary>Lines and columns of places that come in order.</summary>
    private sealed class LineCounter(string text)
    {
        private int at;
        private int line = 1;
        private int start;

        public (int Line, int Column) At(int offset)
        {
            for (; at < offset; at++)
            {
                if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
                {
                    line++;
                    start = at + 1;
                }
            }

            return (line, offset - start + 1);
        }
    }
}
