using System.Text;

namespace ModelOpenness.Inspection.Reading.Documents;

/// <summary>
/// The part of TOML that REUSE.toml consists of: tables of <c>[[annotations]]</c> with keys whose values are strings of any of TOML's four
/// kinds or lists of them. Numbers, dates and truth values are stepped over. Anything that is no TOML gives nothing at all.
/// </summary>
internal sealed class ReuseToml
{
    private const int MaxTables = 10_000;
    private readonly string text;
    private int at;
    private int line = 1;
    private int lineStart;

    private ReuseToml(string text) => this.text = text;

    /// <summary>Reads a text.</summary>
    /// <returns>The annotations, each with its values by key; null where the text is broken.</returns>
    public static IReadOnlyList<DocumentNode>? Read(string text)
    {
        try
        {
            return new ReuseToml(text).Tables();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private List<DocumentNode> Tables()
    {
        var tables = new List<DocumentNode>();
        DocumentNode? current = null;
        while (true)
        {
            SkipBlank(lines: true);
            if (at == text.Length)
            {
                return tables;
            }

            if (text[at] == '[')
            {
                var isList = at + 1 < text.Length && text[at + 1] == '[';
                at += isList ? 2 : 1;
                SkipBlank(lines: false);
                var name = Key();
                Expect(isList ? "]]" : "]");
                current = new DocumentNode(line, 1);
                current.BeMap();
                if (isList && string.Equals(name, "annotations", StringComparison.Ordinal))
                {
                    tables.Add(current);
                    Check(tables.Count <= MaxTables);
                }
            }
            else
            {
                var key = Key();
                Expect("=");
                SkipBlank(lines: false);
                var value = Value();
                current?.Add(key, value);
            }

            SkipBlank(lines: false);
            Check(at == text.Length || text[at] is '\n' or '\r');
        }
    }

    private DocumentNode Value()
    {
        Check(at < text.Length);
        switch (text[at])
        {
            case '[':
                var list = new DocumentNode(line, Column);
                list.BeList();
                at++;
                while (true)
                {
                    SkipBlank(lines: true);
                    Check(at < text.Length);
                    if (text[at] == ']')
                    {
                        at++;
                        return list;
                    }

                    // A list in a list has no meaning in this file.
                    Check(text[at] != '[');
                    list.Add(Value());
                    SkipBlank(lines: true);
                    Check(at < text.Length && text[at] is ',' or ']');
                    if (text[at] == ',')
                    {
                        at++;
                    }
                }

            case '"' or '\'':
                return String();
            default:
                // A number, a date, true or false.
                var start = at;
                while (at < text.Length && text[at] is not ('\n' or '\r' or '#' or ',' or ']' or '=' or '"' or '\'' or '[' or '{'))
                {
                    at++;
                }

                Check(at > start);
                return new DocumentNode(line, start - lineStart + 1);
        }
    }

    private DocumentNode String()
    {
        var quote = text[at];
        var isLong = at + 2 < text.Length && text[at + 1] == quote && text[at + 2] == quote;
        at += isLong ? 3 : 1;
        if (isLong && at < text.Length && text[at] is '\r' or '\n')
        {
            // A line break right after the quotes is no part of the text.
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 1 : 0;
            NextLine();
        }

        var node = new DocumentNode(line, Column);
        var value = new StringBuilder();
        while (true)
        {
            Check(at < text.Length);
            var c = text[at];
            if (c == quote && (!isLong || (at + 2 < text.Length && text[at + 1] == quote && text[at + 2] == quote)))
            {
                node.EndLine = line;
                node.EndColumn = Column;
                node.Text = value.ToString();
                at += isLong ? 3 : 1;
                return node;
            }

            if (c == '\\' && quote == '"')
            {
                Escape(value, isLong);
                continue;
            }

            Check(isLong || c is not ('\n' or '\r'));
            value.Append(c);
            if (c == '\n')
            {
                NextLine();
            }
            else
            {
                at++;
            }
        }
    }

    private void Escape(StringBuilder value, bool isLong)
    {
        Check(at + 1 < text.Length);
        var c = text[at + 1];
        at += 2;
        switch (c)
        {
            case 'n':
                value.Append('\n');
                break;
            case 't':
                value.Append('\t');
                break;
            case 'r':
                value.Append('\r');
                break;
            case 'b' or 'f':
                value.Append(' ');
                break;
            case '"' or '\\':
                value.Append(c);
                break;
            case 'u' or 'U':
                var digits = c == 'u' ? 4 : 8;
                Check(at + digits <= text.Length);
                Check(
                    int.TryParse(
                        text.Substring(at, digits),
                        System.Globalization.NumberStyles.AllowHexSpecifier,
                        System.Globalization.CultureInfo.InvariantCulture,
                        out var code
                    ) && code is >= 0 and < 0xD800 or (> 0xDFFF and <= 0x10FFFF)
                );
                value.Append(char.ConvertFromUtf32(code));
                at += digits;
                break;
            default:
                // A backslash at the end of a line joins it with the next one.
                Check(isLong && c is '\n' or '\r' or ' ' or '\t');
                at--;
                SkipBlank(lines: true, comments: false);
                break;
        }
    }

    private string Key()
    {
        Check(at < text.Length);
        if (text[at] is '"' or '\'')
        {
            var quoted = String().Text!;
            SkipBlank(lines: false);
            return quoted;
        }

        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_' or '.'))
        {
            at++;
        }

        Check(at > start);
        var key = text.Substring(start, at - start);
        SkipBlank(lines: false);
        return key;
    }

    private int Column => at - lineStart + 1;

    private void SkipBlank(bool lines, bool comments = true)
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\uFEFF' || (lines && c == '\r'))
            {
                at++;
            }
            else if (lines && c == '\n')
            {
                NextLine();
            }
            else if (comments && c == '#')
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private void NextLine()
    {
        at++;
        line++;
        lineStart = at;
    }

    private void Expect(string mark)
    {
        SkipBlank(lines: false);
        Check(string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0);
        at += mark.Length;
    }

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new FormatException();
        }
    }
}
