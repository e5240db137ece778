using System.Text;

namespace ModelOpenness.Core.Tests.Rooms;

/// <summary>A source file of the product: its namespace, what it declares, and the code without comments and texts.</summary>
internal sealed class Source
{
    private static readonly string[] Modifiers = ["public", "internal", "sealed", "static", "abstract", "readonly", "partial", "ref", "file", "unsafe"];
    private static readonly string[] Kinds = ["class", "record", "struct", "interface", "enum", "delegate"];

    private Source(string path, string text)
    {
        Path = path;
        Folder = path.Substring(0, Math.Max(path.LastIndexOf('/'), 0));
        Code = WithoutTexts(text);
        Lines = text.Split('\n');
        var lines = Code.Split('\n');
        Namespace = lines.FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))?.Substring(10).Trim(' ', ';', '\r', '{') ?? "";
        Usings = [.. lines.Select(l => l.Trim('\uFEFF', ' ', ';', '\r')).Where(l => l.StartsWith("using ", StringComparison.Ordinal)).Select(l => l.Substring(l.LastIndexOf(' ') + 1))];
        Types = [.. lines.Select(Declared).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Relative to the folder src, with forward slashes.</summary>
    public string Path { get; }

    public string Folder { get; }

    public string Code { get; }

    public IReadOnlyList<string> Lines { get; }

    public string Namespace { get; }

    /// <summary>Namespaces and types that using directives name.</summary>
    public IReadOnlyList<string> Usings { get; }

    /// <summary>Names of the types that stand in no other.</summary>
    public IReadOnlyList<string> Types { get; }

    public static IReadOnlyList<Source> All { get; } = [.. Read()];

    public static Source Parse(string path, string text) => new(path, text);

    /// <summary>Places of lines that are longer, but for markup, which no break makes more readable.</summary>
    public IEnumerable<string> LongLines(int most) =>
        Lines
            .Select((line, index) => (Text: line.TrimEnd('\r'), Number: index + 1))
            .Where(l => l.Text.Length > most && (IsComment(l.Text) || !IsMarkup(l.Text)))
            .Select(l => $"{Path}({l.Number}): {l.Text.Length} characters");

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    private static bool IsMarkup(string line) =>
        line.TrimStart().StartsWith('<') || line.Contains("</", StringComparison.Ordinal) || line.Contains("\"\"\"<", StringComparison.Ordinal);

    private static IEnumerable<Source> Read()
    {
        var src = System.IO.Path.Combine(Repository.Root, "src");
        foreach (var file in Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = System.IO.Path.GetRelativePath(src, file).Replace('\\', '/');
            if (!path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            {
                yield return new Source(path, File.ReadAllText(file));
            }
        }
    }

    private static string? Declared(string line)
    {
        // What stands in a type is indented.
        var words = line.Split([' ', '(', '<', ':', ';', '\r', '\uFEFF'], StringSplitOptions.RemoveEmptyEntries);
        if (line.Length == 0 || char.IsWhiteSpace(line[0]))
        {
            return null;
        }

        var kind = words.TakeWhile(w => Modifiers.Contains(w, StringComparer.Ordinal)).Count();
        if (kind >= words.Length || !Kinds.Contains(words[kind], StringComparer.Ordinal))
        {
            return null;
        }

        var at = words[kind] is "delegate" || (words[kind] is "record" && words[kind + 1] is "struct" or "class") ? kind + 2 : kind + 1;
        return at < words.Length ? words[at] : null;
    }

    /// <summary>The code with comments and the insides of texts gone; what texts hold between braces is lost with them.</summary>
    private static string WithoutTexts(string text)
    {
        var code = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (Is("//"))
            {
                at = End("\n", at) - 1;
            }
            else if (Is("/*"))
            {
                at = End("*/", at + 2) + 1;
            }
            else if (Is("\"\"\""))
            {
                at = End("\"\"\"", at + 3) + 2;
            }
            else if (text[at] == '"')
            {
                var verbatim = at > 0 && (text[at - 1] == '@' || (at > 1 && text[at - 1] == '$' && text[at - 2] == '@'));
                for (at++; at < text.Length && (text[at] != '"' || (verbatim && at + 1 < text.Length && text[at + 1] == '"')); at++)
                {
                    at += (!verbatim && text[at] == '\\') || (verbatim && text[at] == '"') ? 1 : 0;
                }

                code.Append("\"\"");
            }
            else if (text[at] == '\'' && text.IndexOf('\'', Math.Min(at + (text[Math.Min(at + 1, text.Length - 1)] == '\\' ? 3 : 2), text.Length - 1)) is var end && end > at && end - at < 12)
            {
                // One character, perhaps escaped: '"', '\\', '\u00e9'.
                at = end;
            }
            else
            {
                code.Append(text[at]);
            }

            bool Is(string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
        }

        return code.ToString();

        int End(string mark, int from)
        {
            var end = from > text.Length ? -1 : text.IndexOf(mark, from, StringComparison.Ordinal);
            return end < 0 ? text.Length : end;
        }
    }
}
