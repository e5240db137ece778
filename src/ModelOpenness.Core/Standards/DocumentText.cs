using System.Text;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Standards;

/// <summary>
/// Tells a document that says something from one that is still to be written: what it says is not judged, but headings, comments and
/// "[More Information Needed]" are no description of anything. The phrases are the data file <c>Knowledge/mof-stubs.ini</c>.
/// </summary>
internal static class DocumentText
{
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";

    private static readonly Lazy<string[]> Phrases = new(() => [.. KnowledgeFile.Read("mof-stubs.ini").Single().All("phrase")]);

    /// <summary>True where something is left beside front matter, headings, comments and words that stand for missing text.</summary>
    /// <param name="text">Plain text or Markdown.</param>
    public static bool SaysSomething(string text) => SaysSomething(text.Split('\n'), 0, int.MaxValue);

    /// <summary>The same of some lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="from">The first one; front matter is looked for where that is 0.</param>
    /// <param name="to">The end, exclusive.</param>
    public static bool SaysSomething(IReadOnlyList<string> lines, int from, int to)
    {
        var isComment = false;
        for (var i = from == 0 ? EndOfHead(lines) : from; i < lines.Count && i < to; i++)
        {
            var line = WithoutComments(lines[i], ref isComment).Trim();
            if (line.Length > 0 && line[0] != '#' && HasWords(line))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The line after the front matter; 0 where there is none.</summary>
    private static int EndOfHead(IReadOnlyList<string> lines)
    {
        if (!IsRule(lines[0]))
        {
            return 0;
        }

        for (var i = 1; i < lines.Count; i++)
        {
            if (IsRule(lines[i]))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static bool IsRule(string line) => string.Equals(line.TrimEnd().TrimStart('\uFEFF'), "---", StringComparison.Ordinal);

    private static string WithoutComments(string line, ref bool isComment)
    {
        if (!isComment && line.IndexOf(CommentStart, StringComparison.Ordinal) < 0)
        {
            return line;
        }

        var rest = new StringBuilder();
        for (var at = 0; at < line.Length;)
        {
            var mark = isComment ? CommentEnd : CommentStart;
            var next = line.IndexOf(mark, at, StringComparison.Ordinal);
            if (!isComment)
            {
                rest.Append(line, at, (next < 0 ? line.Length : next) - at);
            }

            if (next < 0)
            {
                break;
            }

            at = next + mark.Length;
            isComment = !isComment;
        }

        return rest.ToString();
    }

    private static bool HasWords(string line)
    {
        var rest = line.ToLowerInvariant();
        foreach (var phrase in Phrases.Value)
        {
            rest = Without(rest, phrase);
        }

        foreach (var c in rest)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes a phrase away where it is no part of a word: "to do" is not in "what to document".</summary>
    private static string Without(string line, string phrase)
    {
        var at = line.IndexOf(phrase, StringComparison.Ordinal);
        if (at < 0)
        {
            return line;
        }

        var rest = new StringBuilder();
        var from = 0;
        while (at >= 0)
        {
            var end = at + phrase.Length;
            var isWhole = !IsAsciiLetter(line, at - 1) && !IsAsciiLetter(line, end);
            rest.Append(line, from, (isWhole ? at : end) - from).Append(isWhole ? " " : "");
            from = end;
            at = line.IndexOf(phrase, from, StringComparison.Ordinal);
        }

        return rest.Append(line, from, line.Length - from).ToString();
    }

    private static bool IsAsciiLetter(string line, int at) => at >= 0 && at < line.Length && line[at] is (>= 'a' and <= 'z');
}
