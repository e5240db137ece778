namespace ModelOpenness.Terms;

/// <summary>A sentence, list item or heading.</summary>
internal sealed class Unit
{
    /// <summary>Index of its first word.</summary>
    public int FirstWord { get; set; }

    /// <summary>Index after its last word.</summary>
    public int EndWord { get; set; }

    /// <summary>Offset of its first character.</summary>
    public int Start { get; set; }

    /// <summary>Offset after its last character.</summary>
    public int End { get; set; }

    /// <summary>The sentence that leads into the list of this item ("You shall not use the model:"), or null.</summary>
    public Unit? Lead { get; set; }

    /// <summary>The heading that it stands under, or null.</summary>
    public Unit? Heading { get; set; }

    /// <summary>True for a heading or title.</summary>
    public bool IsHeading { get; set; }

    /// <summary>The section as the text numbers it, or null.</summary>
    public string? Section { get; set; }

    /// <summary>True where it stands in a list whose lead is known.</summary>
    public bool IsItem => Lead is not null;

    /// <summary>How many words it has.</summary>
    public int Count => EndWord - FirstWord;

    /// <summary>Its last character that is no bracket, quote or mark of emphasis.</summary>
    public char LastCharacter(string text)
    {
        var k = End;
        while (k > Start && text[k - 1] is '*' or '_' or ')' or '"' or '”' or ' ')
        {
            k--;
        }

        return text[Math.Max(k - 1, 0)];
    }

    /// <summary>True where it leads into a list: it ends with a colon.</summary>
    public bool IsLead(string text) => LastCharacter(text) is ':' or '：' or '—' || (End < text.Length && text[End] is ':' or '：');
}

/// <summary>
/// Cuts a text into sentences, list items and headings, and says which sentence leads into which list and which section
/// each stands in. One pass over the lines, one over the characters of each paragraph: linear.
/// </summary>
internal sealed class Units
{
    /// <summary>Longer sentences are cut: no lawyer's sentence is longer, a hostile text's may be.</summary>
    private const int LongestSentence = 420;

    private const int DeepestList = 8;

    private readonly string text;
    private readonly List<Word> words;
    private readonly List<Unit> units = [];
    private readonly List<Level> levels = [];
    private int word;
    private Unit? heading;
    private Unit? last;
    private Unit? looseLead;
    private bool lastWasItem;
    private string? named;

    private Units(string text, List<Word> words)
    {
        this.text = text;
        this.words = words;
    }

    public static List<Unit> Read(string text, List<Word> words)
    {
        var reader = new Units(text, words);
        reader.ReadLines();
        if (reader.units.Count == 1)
        {
            // A line alone is no heading of anything: the license field of a card.
            reader.units[0].IsHeading = false;
        }

        return reader.units;
    }

    private void ReadLines()
    {
        var paragraph = -1;
        var marker = default(Marker);
        var afterBlank = true;
        var paragraphAfterBlank = true;
        var end = 0;
        var i = 0;
        while (i < text.Length)
        {
            var lineEnd = text.IndexOf('\n', i);
            lineEnd = lineEnd < 0 ? text.Length : lineEnd;
            var content = SkipPrefix(i, lineEnd, out var hashes);
            var contentEnd = lineEnd;
            while (contentEnd > content && char.IsWhiteSpace(text[contentEnd - 1]))
            {
                contentEnd--;
            }

            if (IsRule(content, contentEnd))
            {
                Flush(ref paragraph, end, marker, paragraphAfterBlank, afterBlank: true);
                afterBlank = true;
            }
            else
            {
                var found = ReadMarker(content, contentEnd, content - i);
                found.Hashes = hashes;
                if (paragraph >= 0 && (found.Style != '\0' || hashes > 0 || !Continues(end, content)))
                {
                    Flush(ref paragraph, end, marker, paragraphAfterBlank, afterBlank: false);
                }

                if (paragraph < 0)
                {
                    paragraph = content;
                    marker = found;
                    paragraphAfterBlank = afterBlank;
                }

                end = contentEnd;
                afterBlank = false;
                if (hashes > 0)
                {
                    Flush(ref paragraph, end, marker, paragraphAfterBlank, afterBlank: true);
                }
            }

            i = lineEnd + 1;
        }

        Flush(ref paragraph, end, marker, paragraphAfterBlank, afterBlank: true);
    }

    /// <summary>A blank line, or one of dashes and the like.</summary>
    private bool IsRule(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Offset of a line's content behind indentation, quote marks, comment marks and the marks of a Markdown heading.</summary>
    private int SkipPrefix(int start, int end, out int hashes)
    {
        hashes = 0;
        var i = start;
        while (i < end)
        {
            var c = text[i];
            if (c == '#')
            {
                hashes++;
                i++;
            }
            else if (char.IsWhiteSpace(c) || c is '>' or '/' or '|' or '\ufeff')
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <summary>Whether a line goes on with the paragraph above it.</summary>
    private bool Continues(int previousEnd, int start)
    {
        var c = text[previousEnd - 1];
        if (c is ':' or '：')
        {
            return false;
        }

        // Behind a full stop nothing is lost by starting anew, unless the stop ends an abbreviation.
        return !(c is '.' or ';' or '。' or '；') || char.IsLower(text[start]);
    }

    private void Flush(ref int paragraph, int end, Marker marker, bool paragraphAfterBlank, bool afterBlank)
    {
        if (paragraph < 0)
        {
            return;
        }

        var start = paragraph;
        paragraph = -1;
        var contentStart = marker.Style != '\0' ? marker.ContentStart : start;
        var shortLine = IsShort(contentStart, end);
        var isHeading = marker.Hashes > 0 || (shortLine && paragraphAfterBlank && afterBlank && looseLead is null) || marker.Style == 'S' && shortLine;
        if (marker.Style == 'S')
        {
            named = marker.Text;
            levels.Clear();
            heading = null;
        }
        else if (isHeading && marker.Style == '\0')
        {
            levels.Clear();
            named = null;
        }

        Unit? lead = null;
        if (marker.Style is not '\0' and not 'S')
        {
            lead = Enter(marker);
            if (lead is not null)
            {
                isHeading = marker.Hashes > 0;
            }
        }
        else if (!isHeading && last is not null && marker.Style == '\0')
        {
            var opened = EndsWithColon(last);
            lead = opened ? last : looseLead;
            looseLead = opened ? last : looseLead;
        }

        SkipWords(contentStart);
        Sentences(contentStart, end, lead, isHeading, marker);
        lastWasItem = marker.Style is not '\0' and not 'S';
        if (lastWasItem || isHeading || (last is not null && Last(last) is '.' or '。'))
        {
            looseLead = null;
        }
    }

    private void SkipWords(int offset)
    {
        while (word < words.Count && words[word].Start < offset)
        {
            word++;
        }
    }

    /// <summary>A line as headings are: few words, no full stop.</summary>
    private bool IsShort(int start, int end)
    {
        var k = end;
        while (k > start && text[k - 1] is '*' or '_' or '"' or '”' or ')' or ' ')
        {
            k--;
        }

        if (end - start > 110 || k <= start || text[k - 1] is '.' or ';' or ',' or ':' or '。' or '；' or '，' or '：')
        {
            return false;
        }

        var count = 0;
        for (var i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(text[i]) && (i == start || !char.IsLetterOrDigit(text[i - 1])))
            {
                count++;
            }
        }

        for (var i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return count <= 12 && !char.IsLower(text[i]);
            }
        }

        return false;
    }

    private void Sentences(int start, int end, Unit? lead, bool isHeading, Marker marker)
    {
        var from = start;
        var first = true;
        var i = start;
        while (i < end)
        {
            if (!isHeading && IsSentenceEnd(i, end, out var next))
            {
                Add(from, next, lead, isHeading, marker, first);
                first = false;
                from = next;
                i = next;
            }
            else
            {
                i++;
            }
        }

        Add(from, end, lead, isHeading, marker, first);
    }

    private bool IsSentenceEnd(int i, int end, out int next)
    {
        next = i + 1;
        var c = text[i];
        if (c is '。' or '！' or '？')
        {
            return true;
        }

        if (c is not ('.' or '!' or '?'))
        {
            return false;
        }

        while (next < end && text[next] is '"' or '”' or '’' or ')' or '*' or '\'')
        {
            next++;
        }

        if (next >= end)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            // "period.You may": a missing space, but neither "U.S.A" nor "example.Com".
            return next == i + 1 && char.IsUpper(text[next]) && i >= 3 && char.IsLower(text[i - 1]) && char.IsLower(text[i - 2]) && char.IsLower(text[i - 3]) &&
                next + 2 < end && char.IsLower(text[next + 1]) && HasSpace(next, Math.Min(end, next + 14));
        }

        if (c == '.' && IsAbbreviation(i))
        {
            return false;
        }

        var k = next;
        while (k < end && (char.IsWhiteSpace(text[k]) || text[k] is '"' or '“' or '‘' or '\'' or '(' or '*' or '_' or '[' or '/' or '#'))
        {
            k++;
        }

        return k >= end || !char.IsLower(text[k]);
    }

    private bool HasSpace(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] == ' ')
            {
                return true;
            }

            if (text[i] is '/' or '.' or '@')
            {
                return false;
            }
        }

        return false;
    }

    private static readonly string[] Abbreviations = ["inc", "ltd", "corp", "co", "no", "nos", "sec", "art", "e.g", "i.e", "eg", "ie", "u.s", "vs", "v", "st", "mr", "dr", "cf", "al", "approx", "para", "incl", "llc"];

    private bool IsAbbreviation(int dot)
    {
        var start = dot;
        while (start > 0 && dot - start < 8 && (char.IsLetter(text[start - 1]) || (text[start - 1] == '.' && start < dot)))
        {
            start--;
        }

        var length = dot - start;
        if (length == 0)
        {
            // A number before the stop ends a sentence ("Section 3.") unless it opens one ("3. Term").
            return false;
        }

        if (length == 1)
        {
            // An initial, or the letter of an item inside the paragraph.
            return true;
        }

        foreach (var abbreviation in Abbreviations)
        {
            if (abbreviation.Length == length && string.Compare(abbreviation, 0, text, start, length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return true;
            }
        }

        return length >= 3 && text[start + 1] == '.' && text[dot - 2] == '.';
    }

    private void Add(int start, int end, Unit? lead, bool isHeading, Marker marker, bool first)
    {
        var firstWord = word;
        while (word < words.Count && words[word].Start < end)
        {
            word++;
        }

        if (word == firstWord)
        {
            return;
        }

        for (var from = firstWord; from < word; from += LongestSentence)
        {
            var to = Math.Min(word, from + LongestSentence);
            var unit = new Unit
            {
                FirstWord = from,
                EndWord = to,
                Start = words[from].Start,
                End = to == word ? TrimEnd(start, end, words[to - 1].End) : words[to - 1].End,
                Lead = lead,
                Heading = heading,
                IsHeading = isHeading,
                Section = Section(),
            };
            units.Add(unit);
            last = unit;
            if (isHeading || (first && lead is null && marker.Style != '\0' && unit.Count <= 8 && from == firstWord))
            {
                heading = unit;
            }
        }
    }

    private int TrimEnd(int start, int end, int atLeast)
    {
        while (end > start && end > atLeast && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private bool EndsWithColon(Unit unit) => unit.IsLead(text);

    private char Last(Unit unit) => unit.LastCharacter(text);

    /// <summary>Goes to the list level of a marker, and gives the sentence that leads into the list.</summary>
    private Unit? Enter(Marker marker)
    {
        var at = levels.Count - 1;
        while (at >= 0 && !(levels[at].Style == marker.Style && (marker.Style != '-' || Math.Abs(levels[at].Indent - marker.Indent) < 2)))
        {
            at--;
        }

        if (at >= 0)
        {
            var level = levels[at];
            levels.RemoveRange(at + 1, levels.Count - at - 1);
            level.Text = marker.Text;
            if (!lastWasItem && last is not null)
            {
                if (EndsWithColon(last))
                {
                    level.Lead = last;
                }
                else if (last.IsHeading)
                {
                    level.Lead = last;
                }
                else if (marker.IsFirst && at == levels.Count - 1 && last.Lead != level.Lead)
                {
                    level.Lead = null;
                }
            }

            return level.Lead;
        }

        Unit? lead = null;
        if (last is not null && (EndsWithColon(last) || last.IsHeading || (lastWasItem && Last(last) is not ('.' or ';' or '。'))))
        {
            lead = last;
        }
        else if (levels.Count > 0 && lastWasItem)
        {
            lead = levels[levels.Count - 1].Lead;
        }

        if (levels.Count < DeepestList)
        {
            levels.Add(new Level { Style = marker.Style, Indent = marker.Indent, Text = marker.Text, Lead = lead });
        }

        return lead;
    }

    private string? Section()
    {
        string? section = named;
        foreach (var level in levels)
        {
            if (level.Text is { } part)
            {
                section = part.IndexOf('.') >= 0 || section is null ? part : section + "." + part;
            }
        }

        return section;
    }

    /// <summary>Reads a list marker or section number at the start of a line.</summary>
    private Marker ReadMarker(int start, int end, int indent)
    {
        var i = start;
        while (i < end && text[i] is '*' or '_' && i + 1 < end && text[i + 1] is '*' or '_' or >= '0' and <= '9' or 'S' or 'A' or '(')
        {
            i++;
        }

        if (i >= end)
        {
            return default;
        }

        var c = text[i];
        if (c is '-' or '*' or '•' or '·' or '–' or '—' or '+' or '▪' or '●' or '○' or '◦' or '\uf0b7')
        {
            return i + 1 < end && (char.IsWhiteSpace(text[i + 1]) || c is '•' or '●' or '·') ? new Marker { Style = '-', ContentStart = i + 1, Indent = indent } : default;
        }

        if (c is '(' or '（' or '[')
        {
            var close = i + 1;
            while (close < end && close - i <= 5 && char.IsLetterOrDigit(text[close]))
            {
                close++;
            }

            return close < end && close > i + 1 && text[close] is ')' or '）' or ']' ? Enclosed(i + 1, close, close + 1, indent, paren: true) : default;
        }

        if (c is '第')
        {
            var close = text.IndexOfAny(['条', '章', '节'], i, Math.Min(6, end - i));
            return close > 0 ? new Marker { Style = 'c', ContentStart = close + 1, Text = text.Substring(i, close + 1 - i), Indent = indent, IsFirst = text[i + 1] is '一' or '1' } : default;
        }

        foreach (var name in SectionNames)
        {
            if (string.Compare(text, i, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0 && i + name.Length + 1 < end && text[i + name.Length] == ' ' && char.IsUpper(c))
            {
                var k = i + name.Length + 1;
                var from = k;
                while (k < end && k - from < 6 && (char.IsLetterOrDigit(text[k]) || (text[k] == '.' && k + 1 < end && char.IsDigit(text[k + 1]))))
                {
                    k++;
                }

                if (k > from && (k == end || text[k] is ':' or '.' or ' ' or '-' or '—' or ')') && (char.IsDigit(text[from]) || k - from == 1 || IsRoman(from, k)))
                {
                    var content = k;
                    while (content < end && text[content] is ':' or '.' or ' ' or '-' or '—' or '–')
                    {
                        content++;
                    }

                    if (content < end && char.IsLower(text[content]))
                    {
                        return default;
                    }

                    return new Marker { Style = 'S', ContentStart = content < end ? content : start, Text = string.Equals(name, "Section", StringComparison.Ordinal) ? text.Substring(from, k - from) : name + " " + text.Substring(from, k - from), Indent = indent };
                }
            }
        }

        var stop = i;
        while (stop < end && stop - i <= 12 && (char.IsDigit(text[stop]) || (text[stop] == '.' && stop + 1 < end && char.IsDigit(text[stop + 1]))))
        {
            stop++;
        }

        if (stop > i)
        {
            if (stop - i > 9 || stop >= end)
            {
                return default;
            }

            var dotted = text[stop] is '.' or ')' or '、' or '．' or ']';
            var compound = text.IndexOf('.', i, stop - i) >= 0;
            if (dotted || (compound && char.IsWhiteSpace(text[stop])))
            {
                // "1.000 users" and "2023. " are no section numbers, "2.1" and "3." are.
                if (stop - i > 3 && !compound)
                {
                    return default;
                }

                var after = dotted ? stop + 1 : stop;
                var style = (char)('1' + Math.Min(5, Dots(i, stop)));
                return new Marker { Style = text[stop] == ')' ? 'p' : style, ContentStart = after, Text = text.Substring(i, stop - i), Indent = indent, IsFirst = text[stop - 1] == '1' && (stop - 1 == i || text[stop - 2] == '.') };
            }

            return default;
        }

        stop = i;
        while (stop < end && stop - i <= 5 && char.IsLetter(text[stop]) && text[stop] < '\u0080')
        {
            stop++;
        }

        if (stop > i && stop + 1 < end && text[stop] is '.' or ')' && (text[stop] == ')' || char.IsWhiteSpace(text[stop + 1])) && (stop - i == 1 || IsRoman(i, stop)))
        {
            return Enclosed(i, stop, stop + 1, indent, paren: text[stop] == ')');
        }

        if (Words.IsIdeograph(c) && i + 1 < end && text[i + 1] == '、' && c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十')
        {
            return new Marker { Style = 'C', ContentStart = i + 2, Text = c.ToString(), Indent = indent, IsFirst = c == '一' };
        }

        return default;
    }

    private static readonly string[] SectionNames = ["Section", "Article", "Attachment", "Exhibit", "Appendix", "Annex", "Schedule", "Part"];

    private int Dots(int start, int end)
    {
        var dots = 0;
        for (var i = start; i < end; i++)
        {
            dots += text[i] == '.' ? 1 : 0;
        }

        return dots;
    }

    private bool IsRoman(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!(text[i] is 'i' or 'v' or 'x' or 'I' or 'V' or 'X'))
            {
                return false;
            }
        }

        return end > start;
    }

    private Marker Enclosed(int start, int end, int contentStart, int indent, bool paren)
    {
        var value = text.Substring(start, end - start);
        var c = value[0];
        char style;
        if (char.IsDigit(c))
        {
            style = paren ? 'p' : '1';
        }
        else if (Words.IsIdeograph(c))
        {
            style = 'C';
        }
        else
        {
            // A roman numeral, unless a list of letters is under way that has come so far.
            var roman = IsRoman(start, end) && !Follows(value);
            if (!roman && value.Length > 1 && !IsRoman(start, end))
            {
                return default;
            }

            style = roman ? char.IsUpper(c) ? 'R' : 'r' : char.IsUpper(c) ? 'L' : 'l';
        }

        if (paren && style is 'L' or 'R')
        {
            style = style == 'L' ? 'M' : 'Q';
        }

        return new Marker { Style = style, ContentStart = contentStart, Text = value, Indent = indent, IsFirst = value is "1" or "a" or "A" or "i" or "I" or "一" };
    }

    /// <summary>Whether a single letter comes next in a list of letters: "i" behind "h".</summary>
    private bool Follows(string value)
    {
        if (value.Length != 1)
        {
            return false;
        }

        for (var k = levels.Count - 1; k >= 0; k--)
        {
            if (levels[k].Style is 'l' or 'L' or 'M' && levels[k].Text is { Length: 1 } at && at[0] + 1 == value[0])
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Level
    {
        public char Style { get; set; }

        public int Indent { get; set; }

        public string? Text { get; set; }

        public Unit? Lead { get; set; }
    }

    private struct Marker
    {
        public char Style;
        public int ContentStart;
        public int Indent;
        public int Hashes;
        public string? Text;
        public bool IsFirst;
    }
}
