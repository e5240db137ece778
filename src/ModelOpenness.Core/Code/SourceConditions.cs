namespace ModelOpenness.Code;

/// <summary>
/// Directives of source code: which branches of <c>#if</c> are compiled, and which rules are switched off. Where the symbols are not
/// known, every branch counts.
/// </summary>
/// <param name="symbols">The symbols that are defined; null where that is not known.</param>
internal sealed class SourceConditions(IReadOnlyCollection<string>? symbols)
{
    private static readonly char[] Blanks = [' ', '\t', ',', ';', '"'];

    private readonly Stack<(bool Outer, bool Taken)> open = new();
    private HashSet<string> off = new(StringComparer.Ordinal);

    /// <summary>True where what follows is compiled.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>The rules that are switched off.</summary>
    public IReadOnlyCollection<string> Off => off;

    /// <summary>Reads a line that starts with "#".</summary>
    /// <param name="line">The line, without its "#".</param>
    public void Read(string line)
    {
        line = line.Trim();
        var end = 0;
        while (end < line.Length && char.IsLetter(line[end]))
        {
            end++;
        }

        var rest = line.Substring(end);
        switch (line.Substring(0, end).ToLowerInvariant())
        {
            case "if":
                var first = Holds(rest);
                open.Push((IsActive, first == true));
                IsActive &= first != false;
                break;
            case "elif" or "elseif" when open.Count > 0:
                var next = Holds(rest);
                var (outer, taken) = open.Pop();
                open.Push((outer, taken || next == true));
                IsActive = outer && !taken && next != false;
                break;
            case "else" when open.Count > 0:
                IsActive = open.Peek().Outer && !open.Peek().Taken;
                break;
            case "endif" when open.Count > 0:
                IsActive = open.Pop().Outer;
                break;
            case "end" when open.Count > 0 && rest.Trim().StartsWith("if", StringComparison.OrdinalIgnoreCase):
                IsActive = open.Pop().Outer;
                break;
            case "pragma" or "disable" or "enable" or "nowarn" when IsActive:
                Switch(line);
                break;
        }
    }

    /// <summary>"#pragma warning disable MOP4001", "#Disable Warning MOP4001", "#nowarn". Without an id it is every rule: "*".</summary>
    private void Switch(string line)
    {
        var words = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile(w => !w.StartsWith("//", StringComparison.Ordinal) && w[0] != '\'')
            .ToList();
        var disables = words.Exists(w => Is(w, "disable") || Is(w, "nowarn"));
        if (!disables && !words.Exists(w => Is(w, "restore") || Is(w, "enable")))
        {
            return;
        }

        var ids = words
            .Where(w =>
                !(Is(w, "pragma") || Is(w, "warning") || Is(w, "disable") || Is(w, "restore") || Is(w, "enable") || Is(w, "nowarn"))
            )
            .DefaultIfEmpty("*")
            .ToList();
        off = new HashSet<string>(
            disables ? off.Concat(ids)
                : ids.Contains("*", StringComparer.Ordinal) ? []
                : off.Except(ids, StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    /// <summary>Whether a condition holds; null where that is not known.</summary>
    private bool? Holds(string condition)
    {
        var comment = condition.IndexOf("//", StringComparison.Ordinal);
        return new Expression(comment < 0 ? condition : condition.Substring(0, comment), symbols).Read();
    }

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>Names, "true", "false" and the signs of C#, F# and Visual Basic; bounded in depth. What it cannot read is not known.</summary>
    private sealed class Expression(string text, IReadOnlyCollection<string>? symbols)
    {
        private const int MaxDepth = 32;
        private int at;
        private int depth;

        public bool? Read() => Or();

        private bool? Or()
        {
            var left = And();
            while (Take("||") || Take("orelse") || Take("or"))
            {
                var right = And();
                left = left == true || right == true ? true : left is null || right is null ? null : false;
            }

            return left;
        }

        private bool? And()
        {
            var left = Not();
            while (Take("&&") || Take("andalso") || Take("and"))
            {
                var right = Not();
                left = left == false || right == false ? false : left is null || right is null ? null : true;
            }

            return left;
        }

        private bool? Not()
        {
            if (++depth > MaxDepth)
            {
                at = text.Length;
                return null;
            }

            var value = Take("!") || Take("not") ? !Not() : Take("(") ? Closed(Or()) : Name();
            depth--;
            return value;
        }

        private bool? Closed(bool? value)
        {
            Take(")");
            return value;
        }

        private bool? Name()
        {
            Skip();
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            {
                at++;
            }

            var name = text.Substring(start, at - start);
            Skip();
            return name.Length == 0 || (at < text.Length && text[at] is '=' or '<' or '>') ? null
                : Is(name, "true") ? true
                : Is(name, "false") ? false
                : symbols?.Contains(name, StringComparer.Ordinal);
        }

        private bool Take(string sign)
        {
            Skip();
            if (string.Compare(text, at, sign, 0, sign.Length, StringComparison.OrdinalIgnoreCase) != 0
                || (char.IsLetter(sign[0]) && at + sign.Length < text.Length && char.IsLetterOrDigit(text[at + sign.Length])))
            {
                return false;
            }

            at += sign.Length;
            return true;
        }

        private void Skip()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }
    }
}
