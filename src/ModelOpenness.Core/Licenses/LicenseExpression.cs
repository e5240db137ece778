using System.Text;

namespace ModelOpenness.Licenses;

/// <summary>
/// Reads a license statement as an expression: SPDX expressions with AND, OR, WITH, + and parentheses, in any case, and the
/// looser forms that people write (names of several words, commas, slashes). What an operand is, the caller says.
/// </summary>
internal sealed class LicenseExpression
{
    // More nesting or operands than this is no license statement but an attack.
    private const int MaxDepth = 32;
    private const int MaxTokens = 400;

    private readonly List<Token> tokens;
    private readonly Func<string, LicenseNode> operand;
    private readonly Func<LicenseNode, string, LicenseNode?> with;
    private int at;

    private LicenseExpression(List<Token> tokens, Func<string, LicenseNode> operand, Func<LicenseNode, string, LicenseNode?> with)
    {
        this.tokens = tokens;
        this.operand = operand;
        this.with = with;
    }

    private enum Kind
    {
        Operand,
        And,
        Or,
        With,
        Comma,
        Open,
        Close,
    }

    /// <summary>The expression's outcome, or null where the text has no operator or is no expression.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="operand">What a license, written as one operand, comes to.</param>
    /// <param name="with">What a license with an exception comes to, or null where the exception is unknown.</param>
    public static LicenseNode? Parse(string text, Func<string, LicenseNode> operand, Func<LicenseNode, string, LicenseNode?> with)
    {
        var read = Tokenize(text);
        if (read.Count is < 2 or > MaxTokens)
        {
            return null;
        }

        JoinNames(read, operand);
        var expression = new LicenseExpression(read, operand, with);
        var node = expression.List(0);
        return expression.at == read.Count ? node : null;
    }

    /// <summary>The comma of "Apache License, Version 2.0" separates nothing.</summary>
    private static void JoinNames(List<Token> tokens, Func<string, LicenseNode> operand)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Kind == Kind.Operand && tokens[i + 1].Kind == Kind.Comma && tokens[i + 2].Kind == Kind.Operand
                && tokens[i].Text + " " + tokens[i + 2].Text is var joined && operand(joined).IsKnown)
            {
                tokens[i] = new Token(Kind.Operand, joined);
                tokens.RemoveRange(i + 1, 2);
            }
        }
    }

    /// <summary>A, B: all of them apply, as in the lists that converters join with commas.</summary>
    private LicenseNode? List(int depth) => Chain(depth, Kind.Comma, Or, LicenseNode.And);

    private LicenseNode? Or(int depth) => Chain(depth, Kind.Or, And, LicenseNode.Or);

    private LicenseNode? And(int depth) => Chain(depth, Kind.And, With, LicenseNode.And);

    private LicenseNode? Chain(int depth, Kind separator, Func<int, LicenseNode?> part, Func<IReadOnlyList<LicenseNode>, LicenseNode> join)
    {
        var parts = new List<LicenseNode>();
        do
        {
            if (part(depth) is not { } node)
            {
                return null;
            }

            parts.Add(node);
        }
        while (Take(separator));
        return parts.Count == 1 ? parts[0] : join(parts);
    }

    private LicenseNode? With(int depth)
    {
        var node = Primary(depth);
        return node is not null && Take(Kind.With)
            ? at < tokens.Count && tokens[at].Kind == Kind.Operand ? with(node, tokens[at++].Text) : null
            : node;
    }

    private LicenseNode? Primary(int depth)
    {
        if (Take(Kind.Open))
        {
            return depth < MaxDepth && List(depth + 1) is { } inner && Take(Kind.Close) ? inner : null;
        }

        return at < tokens.Count && tokens[at].Kind == Kind.Operand ? operand(tokens[at++].Text) : null;
    }

    private bool Take(Kind kind)
    {
        if (at < tokens.Count && tokens[at].Kind == kind)
        {
            at++;
            return true;
        }

        return false;
    }

    private static List<Token> Tokenize(string text)
    {
        var found = new List<Token>();
        var words = new StringBuilder();
        var i = 0;
        while (i < text.Length && found.Count <= MaxTokens)
        {
            if (Symbol(text[i]) is { } symbol)
            {
                Flush(found, words);
                found.Add(new Token(symbol, ""));
                // "||" is one operator
                i += i + 1 < text.Length && text[i] == text[i + 1] && text[i] is '|' or '&' ? 2 : 1;
                continue;
            }

            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]) && Symbol(text[i]) is null)
            {
                i++;
            }

            var word = text.Substring(start, i - start);
            if (Operator(word, text, i) is { } kind)
            {
                Flush(found, words);
                found.Add(new Token(kind, ""));
            }
            else
            {
                words.Append(words.Length > 0 ? " " : "").Append(word);
            }
        }

        Flush(found, words);
        return found;
    }

    private static void Flush(List<Token> found, StringBuilder words)
    {
        if (words.Length > 0)
        {
            found.Add(new Token(Kind.Operand, words.ToString()));
            words.Clear();
        }
    }

    private static Kind? Symbol(char c) => c switch
    {
        '(' => Kind.Open,
        ')' => Kind.Close,
        ',' or ';' => Kind.Comma,
        '/' or '|' => Kind.Or,
        '&' => Kind.And,
        _ => null,
    };

    private static Kind? Operator(string word, string text, int end)
    {
        if (Is(word, "with"))
        {
            return Kind.With;
        }

        var kind = Is(word, "and") || Is(word, "+") ? Kind.And : Is(word, "or") ? Kind.Or : (Kind?)null;
        return kind is null || LaterFollows(text, end) ? null : kind;
    }

    /// <summary>The or of "GPL v2 or later" is no operator.</summary>
    private static bool LaterFollows(string text, int i)
    {
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        foreach (var word in new[] { "later", "newer", "above", "greater", "any later" })
        {
            if (string.Compare(text, i, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(string word, string name) => string.Equals(word, name, StringComparison.OrdinalIgnoreCase);

    private sealed record Token(Kind Kind, string Text);
}
