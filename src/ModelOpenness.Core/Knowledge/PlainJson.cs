using System.Globalization;
using System.Text;

namespace ModelOpenness.Knowledge;

/// <summary>
/// Reads JSON into dictionaries, lists, strings, numbers (<see cref="long"/>, <see cref="double"/>), booleans and null. An analyzer
/// may bring no library for it, and those of the framework cost it more at start than all of its work.
/// </summary>
internal sealed class PlainJson
{
    private const int MaxDepth = 32;
    private readonly string text;
    private int at;

    private PlainJson(string text) => this.text = text;

    /// <summary>Parses a document.</summary>
    /// <param name="text">The document.</param>
    /// <exception cref="FormatException">It is no JSON, or deeper than 32 levels.</exception>
    public static object? Parse(string text)
    {
        var json = new PlainJson(text);
        var value = json.Value(MaxDepth);
        json.Blank();
        return json.at == text.Length ? value : throw json.Wrong();
    }

    private object? Value(int depth)
    {
        Blank();
        switch (Peek())
        {
            case '{' when depth > 0:
                return Object(depth - 1);
            case '[' when depth > 0:
                return List(depth - 1);
            case '"':
                return String();
            case 't':
                return Word("true", true);
            case 'f':
                return Word("false", false);
            case 'n':
                return Word("null", null);
            default:
                return Number();
        }
    }

    private Dictionary<string, object?> Object(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        at++;
        Blank();
        while (Peek() != '}')
        {
            Blank();
            var name = Peek() == '"' ? String() : throw Wrong();
            Blank();
            Take(':');
            members[name] = Value(depth);
            Separator('}');
        }

        at++;
        return members;
    }

    private List<object?> List(int depth)
    {
        var items = new List<object?>();
        at++;
        Blank();
        while (Peek() != ']')
        {
            items.Add(Value(depth));
            Separator(']');
        }

        at++;
        return items;
    }

    private void Separator(char end)
    {
        Blank();
        if (Peek() != end)
        {
            Take(',');
            Blank();
            if (Peek() == end)
            {
                throw Wrong();
            }
        }
    }

    private string String()
    {
        var start = ++at;
        var end = text.IndexOfAny(['"', '\\'], at);
        if (end >= 0 && text[end] == '"')
        {
            at = end + 1;
            return text.Substring(start, end - start);
        }

        var value = new StringBuilder();
        while (Peek() != '"')
        {
            var c = text[at++];
            value.Append(c == '\\' ? Escaped() : c);
        }

        at++;
        return value.ToString();
    }

    private char Escaped()
    {
        var c = Peek();
        at++;
        switch (c)
        {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u':
                if (at + 4 > text.Length || !int.TryParse(text.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                {
                    throw Wrong();
                }

                at += 4;
                return (char)code;
            default:
                return c is '"' or '\\' or '/' ? c : throw Wrong();
        }
    }

    private object Number()
    {
        var start = at;
        while (at < text.Length && text[at] is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E')
        {
            at++;
        }

        var number = text.Substring(start, at - start);
        return long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (object)whole
            : double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real
            : throw Wrong();
    }

    private object? Word(string word, object? value)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            throw Wrong();
        }

        at += word.Length;
        return value;
    }

    private void Take(char c)
    {
        if (Peek() != c)
        {
            throw Wrong();
        }

        at++;
    }

    private char Peek() => at < text.Length ? text[at] : throw Wrong();

    private void Blank()
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\r' or '\t')
        {
            at++;
        }
    }

    private FormatException Wrong() => new($"No JSON from character {at.ToString(CultureInfo.InvariantCulture)} on.");
}
