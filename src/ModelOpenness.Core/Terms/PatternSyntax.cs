namespace ModelOpenness.Terms;

/// <summary>Cuts the lines of the pattern files into their parts; what the parts mean is the compiler's.</summary>
internal static class PatternSyntax
{
    /// <summary>Splits a line into classes, gaps and phrases; words beside each other are one phrase.</summary>
    public static IEnumerable<string> Tokens(string line)
    {
        var phrase = "";
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '(')
            {
                depth++;
            }
            else if (i < line.Length && line[i] == ')')
            {
                depth--;
            }

            if (i < line.Length && (line[i] != ' ' || depth > 0))
            {
                continue;
            }

            var token = line.Substring(start, i - start);
            start = i + 1;
            if (token.Length == 0)
            {
                continue;
            }

            if (token[0] is '@' or '<' || token.StartsWith("..", StringComparison.Ordinal))
            {
                if (phrase.Length > 0)
                {
                    yield return phrase;
                    phrase = "";
                }

                yield return token;
            }
            else
            {
                phrase = phrase.Length == 0 ? token : phrase + " " + token;
            }
        }

        if (phrase.Length > 0)
        {
            yield return phrase;
        }
    }

    /// <summary>Splits at the bars that stand outside of brackets.</summary>
    public static IEnumerable<string> Split(string line)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == '|' && depth == 0))
            {
                var part = line.Substring(start, i - start).Trim();
                start = i + 1;
                if (part.Length > 0)
                {
                    yield return part;
                }
            }
            else if (line[i] == '(')
            {
                depth++;
            }
            else if (line[i] == ')')
            {
                depth--;
            }
        }
    }
}
