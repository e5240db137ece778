using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>
/// An Ollama Modelfile: <c>FROM</c> names the weights or another model, <c>ADAPTER</c> an adapter on top, <c>LICENSE</c> holds a
/// name or, in triple quotes, a whole text.
/// </summary>
internal sealed class ModelfileReader : ISidecarReader
{
    private const string Quotes = "\"\"\"";

    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var from = new List<string>();
        var adapters = new List<string>();
        var licenses = new List<DocumentValue>();
        foreach (var (instruction, value) in Instructions(content))
        {
            switch (instruction)
            {
                case "FROM":
                    from.Add(value.Text);
                    break;
                case "ADAPTER":
                    adapters.Add(value.Text);
                    break;
                case "LICENSE":
                    licenses.Add(value);
                    break;
            }
        }

        if (from.Count == 0)
        {
            yield break;
        }

        var files = from.Where(IsPath).ToList();
        var models = from.Where(f => !IsPath(f)).ToList();
        var own = adapters.Count > 0 ? adapters : files;
        // Without a file the Modelfile speaks of the library's model, wherever that lies.
        var subject = own.Count > 0 ? new SidecarSubject { Paths = own } : new SidecarSubject { Names = models, IsModel = true };
        var bases = adapters.Count > 0 ? from : [];
        var texts = licenses.Where(l => l.Text.IndexOf('\n') > 0).ToList();
        yield return new SidecarStatement(subject) { Licenses = [.. licenses.Where(l => l.Text.IndexOf('\n') <= 0)], Bases = bases };
        foreach (var text in texts)
        {
            yield return new SidecarStatement(subject) { LicenseText = text };
        }
    }

    /// <summary>A file or folder, and not the name of a model in a library.</summary>
    private static bool IsPath(string from) =>
        from[0] is '.' or '/' or '~' or '\\' || from.IndexOf('\\') >= 0
        || ModelFileExtensions.OfExtension(from) is ModelFileKind.Model
        || from.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Instruction, DocumentValue Value)> Instructions(SidecarContent content)
    {
        var text = content.Text;
        var line = 0;
        for (var at = 0; at < text.Length;)
        {
            line++;
            var end = EndOfLine(text, at);
            var first = Skip(text, at, end);
            var word = first;
            while (word < end && !char.IsWhiteSpace(text[word]))
            {
                word++;
            }

            var value = Skip(text, word, end);
            var lineStart = at;
            at = end + 1;
            if (first == word || text[first] == '#' || value == end)
            {
                continue;
            }

            var instruction = text.Substring(first, word - first).ToUpperInvariant();
            if (string.CompareOrdinal(text, value, Quotes, 0, 3) == 0)
            {
                var close = text.IndexOf(Quotes, value + 3, StringComparison.Ordinal);
                if (close < 0)
                {
                    // The text never ends: what it is cannot be told.
                    yield break;
                }

                at = EndOfLine(text, close) + 1;
                if (Between(content, value + 3, close, line, lineStart) is var (words, place))
                {
                    yield return (instruction, new DocumentValue(words, place, instruction));
                }

                line += LineEnds(text, value + 3, close);
                continue;
            }

            var rest = text.Substring(value, end - value).TrimEnd();
            var quoted = rest.Length > 1 && rest[0] == '"' && rest[rest.Length - 1] == '"' ? 1 : 0;
            var bare = rest.Substring(quoted, rest.Length - (2 * quoted));
            if (bare.Trim().Length > 0)
            {
                var from = value - lineStart + 1 + quoted;
                yield return (instruction, new DocumentValue(bare.Trim(), new Place(content.Path, line, from, line, from + bare.Length), instruction));
            }
        }
    }

    /// <summary>What stands between two marks of three quotes, without the white space around it; null where that is all.</summary>
    private static (string Words, Place Place)? Between(SidecarContent content, int start, int close, int line, int lineStart)
    {
        var text = content.Text;
        var first = Skip(text, start, close);
        if (first == close)
        {
            return null;
        }

        var before = LineEnds(text, start, first);
        var from = first - (before > 0 ? text.LastIndexOf('\n', first - 1) + 1 : lineStart) + 1;
        var last = line + LineEnds(text, start, close);
        return (
            text.Substring(first, close - first).TrimEnd(),
            new Place(content.Path, line + before, from, last, close - text.LastIndexOf('\n', close))
        );
    }

    private static int LineEnds(string text, int start, int end)
    {
        var count = 0;
        for (var at = start; at < end; at++)
        {
            count += text[at] == '\n' ? 1 : 0;
        }

        return count;
    }

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    private static int Skip(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
