namespace ModelOpenness.Inspection.Recognition;

/// <content>Addresses: each is one word, whatever it consists of.</content>
internal sealed partial class WordReader
{
    private static readonly HashSet<string> TopDomains = new(StringComparer.OrdinalIgnoreCase)
    {
        "com", "org", "net", "io", "ai", "eu", "edu", "gov", "de", "uk", "cn", "dev", "info", "fr", "us", "md", "html", "txt", "app", "co",
    };

    private bool IsScheme(int start, int colon) =>
        colon + 2 < text.Length && text[colon + 1] == '/' && text[colon + 2] == '/'
        && (string.Compare(text, start, "http", 0, colon - start, StringComparison.OrdinalIgnoreCase) == 0
            || string.Compare(text, start, "https", 0, colon - start, StringComparison.OrdinalIgnoreCase) == 0);

    /// <summary>True where a word with dots in it ends in a domain: www.x.y, fsf.org.</summary>
    private bool IsDomain(int start, int dot)
    {
        if (dot - start == 3 && string.Compare(text, start, "www", 0, 3, StringComparison.OrdinalIgnoreCase) == 0)
        {
            return true;
        }

        var partStart = dot + 1;
        for (var p = partStart; p <= text.Length && p - start < 100; p++)
        {
            var c = p < text.Length ? text[p] : ' ';
            if (IsAsciiLetter(c) || IsDigit(c) || c == '-')
            {
                continue;
            }

            var isTop = p - partStart is >= 2 and <= 4 && !IsWordChar(c) && TopDomains.Contains(text.Substring(partStart, p - partStart));
            if (c == '.' && p + 1 < text.Length && IsAsciiLetter(text[p + 1]))
            {
                partStart = p + 1;
                continue;
            }

            return isTop;
        }

        return false;
    }

    /// <summary>Reads a URL, domain or mail address to its end as one word.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="from">Where it begins without its scheme.</param>
    /// <param name="p">How far it has been read.</param>
    private void ReadUrl(int start, int from, int p)
    {
        p = EndOfUrl(p);
        int gap = p, gapEnd = p;
        if (p < text.Length && text[p - 1] is '-' or '_' or '=' or '&' or '%' && AfterHyphen(p) is var next and > 0 && next > p)
        {
            // Broken at a line end, as long addresses are.
            gapEnd = next;
            p = EndOfUrl(next);
        }

        var end = p;
        while (end > from + 1 && text[end - 1] is '.' or ',' or ';' or ':' or '/' or '\'' or '*' or '_' or '!' or '?')
        {
            end--;
        }

        var h = Offset;
        var i = from;
        if (end - i > 4 && string.Compare(text, i, "www.", 0, 4, StringComparison.OrdinalIgnoreCase) == 0)
        {
            i += 4;
        }

        for (; i < end; i++)
        {
            h = i >= gap && i < gapEnd ? h : Add(h, Fold(text[i]));
        }

        Append(Finish(h), start, end, WordTraits.Url);
        pos = p;
    }

    private int EndOfUrl(int p)
    {
        while (p < text.Length && !char.IsWhiteSpace(text[p]) && text[p] is not ('<' or '>' or '"' or ')' or ']' or '}' or '\u201D' or '\u2019' or '|')
            && text[p] < 0x3000)
        {
            p++;
        }

        return p;
    }
}
