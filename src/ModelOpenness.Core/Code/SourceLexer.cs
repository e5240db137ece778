using System.Text;

namespace ModelOpenness.Code;

/// <summary>
/// Tells the texts of source code from its comments, without a parser: one pass over the characters, whatever stands there. It knows
/// enough of C#, F#, Visual Basic and Razor to say what a text is given to.
/// </summary>
internal sealed class SourceLexer
{
    private const int MaxLiterals = 50_000;
    private const int MaxOpen = 2000;

    private readonly string text;
    private readonly SourceLanguage language;
    private readonly SourceConditions conditions;
    private readonly List<SourceLiteral> literals = [];
    private readonly Stack<Frame> open = new();
    private Frame frame = new(null);
    private string word = "";
    private string before = "";
    private char last = '\n';
    private int at;

    private SourceLexer(string text, SourceLanguage language, IReadOnlyCollection<string>? symbols)
    {
        this.text = text;
        this.language = language;
        conditions = new SourceConditions(symbols);
    }

    /// <summary>The texts, in the order of the file; those that are not compiled are left out.</summary>
    /// <param name="text">Source code.</param>
    /// <param name="language">Its language.</param>
    /// <param name="symbols">The symbols that are defined for <c>#if</c>; null where that is not known.</param>
    public static IReadOnlyList<SourceLiteral> Read(string text, SourceLanguage language, IReadOnlyCollection<string>? symbols = null)
    {
        var lexer = new SourceLexer(text, language, symbols);
        while (lexer.at < text.Length && lexer.literals.Count < MaxLiterals)
        {
            lexer.Step();
        }

        return lexer.literals;
    }

    private bool IsBasic => language == SourceLanguage.VisualBasic;

    private void Step()
    {
        var c = text[at];
        if (c is '\n' or '\r')
        {
            at++;
            EndLine();
        }
        else if (char.IsWhiteSpace(c))
        {
            at++;
        }
        else if (c == '#' && StartsLine())
        {
            var start = at + 1;
            SkipLine();
            conditions.Read(text.Substring(start, at - start));
        }
        else if (!conditions.IsActive || IsComment())
        {
            SkipLine();
        }
        else if (BlockComment() is { } close)
        {
            var end = text.IndexOf(close, Math.Min(at + 2, text.Length), StringComparison.Ordinal);
            at = end < 0 ? text.Length : end + close.Length;
        }
        else if (c == '"' || (c is '$' or '@' && QuoteAfterSigns() > 0))
        {
            ReadText();
        }
        else if (c == '\'' && language is SourceLanguage.CSharp or SourceLanguage.FSharp)
        {
            SkipCharacter();
        }
        else if (c == '_' || char.IsLetter(c))
        {
            var start = at;
            while (at < text.Length && (text[at] == '_' || char.IsLetterOrDigit(text[at])))
            {
                at++;
            }

            // "string Model = …" declares; "Model = …" gives.
            before = char.IsLetterOrDigit(last) || last is '_' or '>' or ']' or '?' ? word.Length > 0 ? word : "?" : "";
            word = text.Substring(start, at - start);
            last = 'a';
        }
        else
        {
            Sign(c);
            at++;
        }
    }

    private void Sign(char c)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        switch (c)
        {
            case '(' or '[' or '{':
                if (open.Count < MaxOpen)
                {
                    open.Push(frame);
                    // A parenthesis that calls nothing changes nothing; a bracket or a brace begins something new.
                    frame =
                        c == '(' && (word.Length == 0 || !IsWordBefore() || IsKeyword(word))
                            ? new Frame(frame.Call) { Member = frame.Member }
                            : new Frame(c == '(' ? word : null);
                }

                break;
            case ')' or ']' or '}':
                frame = open.Count > 0 ? open.Pop() : new Frame(null);
                break;
            case ',' or ';':
                frame.Member = null;
                break;
            case '=' when next is not '=' && last is not ('=' or '!' or '<' or '>'):
            case ':' when next is not ':' && last == 'a' && frame.Call is not null:
                if (next != '>' && (IsWordBefore() || last == ']'))
                {
                    frame.Member = before.Length == 0 || IsKeyword(before) ? word : null;
                }

                break;
        }

        last = c;
        if (c != '.' && c != '<' && c != '>')
        {
            word = c == ')' || c == ']' ? word : "";
            before = "";
        }
    }

    private bool IsWordBefore() => last == 'a' || last == '>';

    private static bool IsKeyword(string word) =>
        word
            is "if"
                or "while" or "for" or "foreach" or "switch" or "return" or "using" or "lock" or "catch" or "when" or "in" or "is" or "as"
                or "and" or "or" or "not" or "await" or "new" or "else" or "then" or "case" or "yield" or "throw" or "If" or "While"
                or "Return" or "In" or "And" or "Or" or "Not" or "AndAlso" or "OrElse" or "Case" or "Await" or "Then" or "ElseIf";

    private void EndLine()
    {
        if (last == '\n')
        {
            return;
        }

        // In C# a line end is nothing; elsewhere it ends what was given, outside of parentheses.
        if (language is SourceLanguage.FSharp or SourceLanguage.VisualBasic && last is not (',' or '(' or '=' or '_' or '['))
        {
            frame.Member = null;
            word = "";
        }

        if (language == SourceLanguage.CSharp)
        {
            return;
        }

        last = '\n';
    }

    private bool StartsLine()
    {
        var i = at - 1;
        while (i >= 0 && text[i] is ' ' or '\t')
        {
            i--;
        }

        return i < 0 || text[i] is '\n' or '\r' or '\ufeff';
    }

    private void SkipLine()
    {
        var end = text.IndexOfAny(['\n', '\r'], at);
        at = end < 0 ? text.Length : end;
    }

    private bool IsComment() => language switch
    {
        SourceLanguage.VisualBasic => text[at] == '\'' || (IsAt("REM ", StringComparison.OrdinalIgnoreCase) && StartsLine()),
        // In markup "//" is a part of an address.
        SourceLanguage.Razor => IsAt("//") && StartsLine(),
        _ => IsAt("//"),
    };

    private string? BlockComment() => language switch
    {
        SourceLanguage.CSharp when IsAt("/*") => "*/",
        SourceLanguage.FSharp when IsAt("(*") && !IsAt("(*)") => "*)",
        SourceLanguage.Razor when IsAt("@*") => "*@",
        SourceLanguage.Razor when IsAt("<!--") => "-->",
        SourceLanguage.Razor when IsAt("/*") => "*/",
        _ => null,
    };

    private bool IsAt(string mark, StringComparison comparison = StringComparison.Ordinal) => string.Compare(text, at, mark, 0, mark.Length, comparison) == 0;

    /// <summary>How many "$" and "@" stand before a quote; 0 where none follows.</summary>
    private int QuoteAfterSigns()
    {
        var i = at;
        while (i < text.Length && text[i] is '$' or '@')
        {
            i++;
        }

        return i < text.Length && text[i] == '"' ? i - at : 0;
    }

    private void SkipCharacter()
    {
        // 'a', '\n' and '\u0041'; in F# 'T is a type.
        var end = at + 1 < text.Length && text[at + 1] == '\\' ? text.IndexOf('\'', Math.Min(at + 3, text.Length)) : at + 2;
        at = end > 0 && end < text.Length && end - at < 12 && text[end] == '\'' ? end + 1 : at + 1;
        last = '\'';
    }

    private void ReadText()
    {
        var start = at;
        var signs = QuoteAfterSigns();
        var (dollars, isVerbatim) = (0, IsBasic);
        for (var i = at; i < at + signs; i++)
        {
            dollars += text[i] == '$' ? 1 : 0;
            isVerbatim |= text[i] == '@';
        }

        at += signs;
        var quotes = 0;
        while (at + quotes < text.Length && text[at + quotes] == '"')
        {
            quotes++;
        }

        var value = new StringBuilder();
        var hasHole = false;
        if (quotes >= 3 && !IsBasic && language != SourceLanguage.Razor)
        {
            at += quotes;
            hasHole = ReadRaw(value, quotes, dollars);
        }
        else
        {
            at++;
            hasHole = ReadQuoted(value, isVerbatim, dollars > 0);
        }

        // An escape at the very end leads beyond it.
        at = Math.Min(at, text.Length);
        var next = at;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        var joins = IsBasic ? "+&" : "+";
        var isPart = joins.IndexOf(last) >= 0 || (next < text.Length && joins.IndexOf(text[next]) >= 0);
        literals.Add(
            new SourceLiteral(start, at, value.ToString())
            {
                Call = frame.Call,
                Member = frame.Member,
                HasHole = hasHole,
                IsPart = isPart,
                Off = conditions.Off,
            }
        );

        // map["Model"] = "…": the text is the name of what follows.
        word = value.Length is > 0 and < 64 ? value.ToString() : "";
        before = "";
        last = '"';
    }

    private bool ReadRaw(StringBuilder value, int quotes, int dollars)
    {
        var end = text.IndexOf(new string('"', quotes), at, StringComparison.Ordinal);
        end = end < 0 ? text.Length : end;
        var hole = dollars > 0 ? text.IndexOf(new string('{', dollars), at, end - at, StringComparison.Ordinal) : -1;
        value.Append(text.Substring(at, (hole < 0 ? end : hole) - at).Trim());
        at = Math.Min(text.Length, end + quotes);
        return hole >= 0;
    }

    private bool ReadQuoted(StringBuilder value, bool isVerbatim, bool hasHoles)
    {
        var hole = false;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '"')
            {
                if (!isVerbatim || at + 1 >= text.Length || text[at + 1] != '"')
                {
                    at++;
                    break;
                }

                at++;
            }
            else if (c == '\\' && !isVerbatim && language != SourceLanguage.Razor)
            {
                at++;
                c = at < text.Length ? Escaped(text[at]) : c;
            }
            else if (c is '\n' or '\r' && !isVerbatim && language is SourceLanguage.CSharp or SourceLanguage.Razor)
            {
                // A text that is not closed ends with its line.
                break;
            }
            else if (hasHoles && c == '{')
            {
                if (at + 1 < text.Length && text[at + 1] == '{')
                {
                    at++;
                }
                else
                {
                    hole = true;
                    SkipHole();
                    continue;
                }
            }

            if (!hole)
            {
                value.Append(c);
            }

            at++;
        }

        return hole;
    }

    private void SkipHole()
    {
        var depth = 0;
        for (; at < text.Length && text[at] is not '\n'; at++)
        {
            depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            if (depth == 0)
            {
                at++;
                return;
            }
        }
    }

    private static char Escaped(char c) => c switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        _ => c,
    };

    /// <summary>What stands between two brackets: to whom it is given as a whole, and in it to which name.</summary>
    private sealed class Frame(string? call)
    {
        public string? Call => call;

        public string? Member { get; set; }
    }
}
