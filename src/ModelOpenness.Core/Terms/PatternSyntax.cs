namespace ModelOpenness.Terms;

/// <summary>Cuts the lines of the pattern files into their parts; what the parts mean is the compiler's.</summary>
internal static class PatternSyntax
{
    /// <summary>Splits a line into classes, gaps and phrases; words beside each other are one phrase.</summary>
    public static IEnumerable<string> Tokens(string line)
    {
        var phrase = "";
        foreach (var token in Split(line, ' '))
        {
            if (token[0] is not ('@' or '<') && !token.StartsWith("..", StringComparison.Ordinal))
            {
                phrase = phrase.Length == 0 ? token : phrase + " " + token;
                continue;
            }

            if (phrase.Length > 0)
            {
                yield return phrase;
                phrase = "";
            }

            yield return token;
        }

        if (phrase.Length > 0)
        {
            yield return phrase;
        }
    }

    /// <summary>Splits at the bars that stand outside of brackets.</summary>
    public static IEnumerable<string> Split(string line) => Split(line, '|');

    private static IEnumerable<string> Split(string line, char separator)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == separator && depth == 0))
            {
                var part = line.Substring(start, i - start).Trim();
                start = i + 1;
                if (part.Length > 0)
                {
                    yield return part;
                }
            }
            else
            {
                depth += line[i] == '(' ? 1 : line[i] == ')' ? -1 : 0;
            }
        }
    }
}
