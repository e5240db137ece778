using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>
/// Prose as it stands in source: the words without quotes, escapes, comment marks and XML, each character with its place in the
/// file, so that a claim is underlined, and corrected, exactly where it stands.
/// </summary>
internal sealed class SourceProse
{
    // Elements of documentation whose text is no prose.
    private static readonly string[] CodeElements = ["code", "c"];

    // Elements that run along in a sentence; all others begin a paragraph.
    private static readonly string[] InlineElements = ["see", "seealso", "paramref", "typeparamref", "c", "b", "i", "u", "em", "strong", "a", "br"];

    private readonly StringBuilder text = new();
    private readonly List<int> offsets = [];

    /// <summary>The words.</summary>
    public string Text => text.ToString();

    /// <summary>The stretch of the file where a claim stands.</summary>
    /// <param name="place">Its place in <see cref="Text"/>.</param>
    public TextSpan Span(Place place)
    {
        var first = Index(place.Line, place.Column);
        var last = Index(place.EndLine, place.EndColumn) - 1;
        return last < first || last >= offsets.Count ? default : TextSpan.FromBounds(offsets[first], offsets[last] + 1);
    }

    /// <summary>A literal, an interpolated string, or several put together with <c>+</c>; a space for what is put in.</summary>
    public static SourceProse OfExpression(ExpressionSyntax expression)
    {
        var prose = new SourceProse();

        // A stack of its own: a concatenation may be thousands deep.
        var open = new Stack<ExpressionSyntax>();
        open.Push(expression);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                    open.Push(sum.Right);
                    open.Push(sum.Left);
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    open.Push(parenthesized.Expression);
                    break;
                case LiteralExpressionSyntax literal:
                    prose.AddLiteral(literal.Token);
                    break;
                case InterpolatedStringExpressionSyntax interpolated:
                    prose.AddInterpolated(interpolated);
                    break;
                case var other:
                    prose.Add(' ', other.SpanStart);
                    break;
            }
        }

        return prose;
    }

    /// <summary>Documentation comments that stand together, read as text: without a documentation file the compiler does not parse them.</summary>
    /// <param name="source">The file.</param>
    /// <param name="span">From the first mark to the end of the last line.</param>
    public static SourceProse OfDocumentation(SourceText source, TextSpan span)
    {
        var prose = new SourceProse();
        var words = source.ToString(span);
        var lineStart = true;
        var i = 0;
        while (i < words.Length)
        {
            var c = words[i];
            if (lineStart && (char.IsWhiteSpace(c) || c is '/' or '*'))
            {
                i++;
                continue;
            }

            lineStart = false;
            if (c is '\r' or '\n')
            {
                prose.Add(' ', span.Start + i);
                lineStart = true;
                i++;
            }
            else if (c == '<' && i + 1 < words.Length && (char.IsLetter(words[i + 1]) || words[i + 1] == '/'))
            {
                i = prose.AddElement(words, i, span.Start);
            }
            else
            {
                prose.Add(c, span.Start + i);
                i++;
            }
        }

        return prose;
    }

    private void AddLiteral(SyntaxToken token)
    {
        var source = token.Text;
        var start = 0;
        while (start < source.Length && source[start] is '@' or '"')
        {
            start++;
        }

        var end = source.Length;
        if (end > start && source.EndsWith("u8", StringComparison.OrdinalIgnoreCase))
        {
            end -= 2;
        }

        while (end > start && source[end - 1] == '"' && (end - 2 < start || source[end - 2] != '\\'))
        {
            end--;
        }

        AddString(source, start, end, token.SpanStart, escapes: source.Length > 0 && source[0] == '"' && !IsRaw(token));
    }

    private void AddInterpolated(InterpolatedStringExpressionSyntax node)
    {
        var escapes = node.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken);
        foreach (var content in node.Contents)
        {
            if (content is InterpolatedStringTextSyntax part)
            {
                var source = part.TextToken.Text;
                AddString(source, 0, source.Length, part.TextToken.SpanStart, escapes);
            }
            else
            {
                Add(' ', content.SpanStart);
            }
        }
    }

    private static bool IsRaw(SyntaxToken token) =>
        token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;

    private void AddString(string source, int start, int end, int offset, bool escapes)
    {
        var lineStart = false;
        for (var i = start; i < end; i++)
        {
            var c = source[i];
            if (lineStart && c is ' ' or '\t')
            {
                continue;
            }

            lineStart = c == '\n';
            var at = offset + i;
            if (escapes && c == '\\' && i + 1 < end)
            {
                c = Escaped(source, ref i, end);
            }

            if (c != '\r')
            {
                Add(c, at);
            }
        }
    }

    /// <summary>The character of an escape; the index is left on its last character.</summary>
    private static char Escaped(string source, ref int i, int end)
    {
        i++;
        switch (source[i])
        {
            case 'n':
                return '\n';
            case 'r' or 't' or '0' or 'a' or 'b' or 'f' or 'v' or 'e':
                return ' ';
            case 'u' or 'x':
                var digits = 0;
                var value = 0;
                while (digits < 4 && i + 1 < end
                    && int.TryParse(source.Substring(i + 1, 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digit))
                {
                    value = (value * 16) + digit;
                    digits++;
                    i++;
                }

                return (char)value;
            default:
                return source[i];
        }
    }

    /// <summary>Passes over a tag, and over the text of elements that hold code.</summary>
    /// <returns>The index behind it.</returns>
    private int AddElement(string words, int at, int offset)
    {
        var close = words.IndexOf('>', at);
        if (close < 0)
        {
            Add(words[at], offset + at);
            return at + 1;
        }

        var start = words[at + 1] == '/' ? at + 2 : at + 1;
        var end = start;
        while (end < close && char.IsLetter(words[end]))
        {
            end++;
        }

        var name = words.Substring(start, end - start).ToLowerInvariant();
        if (words[at + 1] != '/' && words[close - 1] != '/' && Array.IndexOf(CodeElements, name) >= 0)
        {
            var behind = words.IndexOf("</" + name + ">", close, StringComparison.OrdinalIgnoreCase);
            close = behind < 0 ? close : behind + name.Length + 2;
        }

        if (Array.IndexOf(InlineElements, name) < 0)
        {
            Add('\n', offset + at);
            Add('\n', offset + at);
        }

        return close + 1;
    }

    private void Add(char c, int offset)
    {
        text.Append(c);
        offsets.Add(offset);
    }

    private int Index(int line, int column)
    {
        var at = 0;
        for (; line > 1 && at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                line--;
            }
        }

        return at + column - 1;
    }
}
