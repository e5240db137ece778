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

    /// <summary>The section as the text numbers it, or null. Written out only for the few sentences that have a term.</summary>
    public SectionPath? Path { get; set; }

    /// <summary>The section as the text numbers it ("2", "1.b.iv", "Exhibit A.3"), or null.</summary>
    public string? Section => Path?.ToString();

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

/// <summary>Number of a section below another one.</summary>
/// <param name="Parent">The section around it, or null.</param>
/// <param name="Text">Number, letter or name.</param>
internal sealed record SectionPath(SectionPath? Parent, string Text)
{
    /// <summary>The numbers joined with dots; a number that has dots of its own ("6.2") stands for the whole.</summary>
    public override string ToString() => Parent is null || Text.IndexOf('.') >= 0 ? Text : Parent + "." + Text;
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

    /// <summary>
    /// How many sentences are told apart. No license has a tenth of them; the rest of a longer text is read without its
    /// structure, in parts of the longest sentence.
    /// </summary>
    private const int MostSentences = 100_000;

    private readonly string text;
    private readonly List<Word> words;
    private readonly List<Unit> units = [];
    private readonly List<Level> levels = [];
    private int word;
    private Unit? heading;
    private Unit? last;
    private Unit? looseLead;
    private bool lastWasItem;
    private InlineList inline;
    private SectionPath? named;

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
        var marker = default(ListMarker);
        var afterBlank = true;
        var paragraphAfterBlank = true;
        var end = 0;
        var i = 0;
        while (i < text.Length)
        {
            if (units.Count >= MostSentences)
            {
                Flush(ref paragraph, end, marker, paragraphAfterBlank, afterBlank: true);
                Add(i, text.Length, null, isHeading: false, default, first: true);
                return;
            }

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
                var found = ListMarker.Read(text, content, contentEnd, content - i, Follows) with { Hashes = hashes };
                var title = paragraph >= 0 && IsTitle(paragraph, end, content, contentEnd, marker);
                if (paragraph >= 0 && (title || found.Exists || hashes > 0 || !Continues(end, content)))
                {
                    Flush(ref paragraph, end, marker, paragraphAfterBlank, afterBlank: title);
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

    /// <summary>A short line on top of a paragraph of long ones: a title that no blank line sets off.</summary>
    private bool IsTitle(int start, int end, int next, int nextEnd, ListMarker marker) =>
        !marker.Exists && end - start <= 60 && nextEnd - next > 90 && char.IsUpper(text[next]) && text.IndexOf('\n', start, end - start) < 0 && IsShort(start, end);

    private void Flush(ref int paragraph, int end, ListMarker marker, bool paragraphAfterBlank, bool afterBlank)
    {
        if (paragraph < 0)
        {
            return;
        }

        var start = paragraph;
        paragraph = -1;
        var contentStart = marker.Exists ? marker.ContentStart : start;
        var shortLine = IsShort(contentStart, end);
        var isHeading = marker.Hashes > 0 || (shortLine && paragraphAfterBlank && afterBlank && looseLead is null && !(last is { IsHeading: false } && EndsWithColon(last))) || marker.Style == ListMarker.Named && shortLine;
        if (marker.Style == ListMarker.Named)
        {
            named = new SectionPath(null, marker.Text!);
            levels.Clear();
            heading = null;
        }
        else if (isHeading && !marker.Exists)
        {
            levels.Clear();
            named = null;
        }

        Unit? lead = null;
        if (marker.IsItem)
        {
            lead = Enter(marker);
            if (lead is not null)
            {
                isHeading = marker.Hashes > 0;
            }
        }
        else if (!isHeading && last is not null && !marker.Exists)
        {
            // "You will not, and will not permit others to" and then a list without marks.
            var opened = EndsWithColon(last) || (char.IsLetter(Last(last)) && !last.IsHeading && char.IsLower(text[contentStart]));
            lead = opened ? last : looseLead;
            looseLead = opened ? last : looseLead;
        }

        SkipWords(contentStart);
        Sentences(contentStart, end, lead, isHeading, marker);
        lastWasItem = marker.IsItem;
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

    private void Sentences(int start, int end, Unit? lead, bool isHeading, ListMarker marker)
    {
        var from = start;
        var first = true;
        var i = start;
        inline = default;
        while (i < end)
        {
            if (!isHeading && units.Count < MostSentences && IsSentenceEnd(i, end, out var next))
            {
                first &= !AddSentence(from, next, lead, marker, first);
                from = next;
                i = next;
            }
            else
            {
                i++;
            }
        }

        if (isHeading)
        {
            Add(from, end, lead, isHeading, marker, first);
        }
        else
        {
            AddSentence(from, end, lead, marker, first);
        }
    }

    /// <summary>
    /// Adds a sentence. One that holds a list ("You shall not (a) sell the model; (b) …") becomes the sentence that leads
    /// into the list and its items, so that each is read as an item below a line of its own is.
    /// </summary>
    private bool AddSentence(int start, int end, Unit? lead, ListMarker marker, bool first)
    {
        var at = inline.Next(text, start, end);
        if (inline.Lead is null && at >= 0 && !inline.HasMore(text, at, end))
        {
            at = -1;
        }

        if (at < 0)
        {
            inline = default;
            return Add(start, end, lead, false, marker, first);
        }

        var added = false;
        if (inline.Lead is null)
        {
            added = Add(start, at, lead, false, marker, first);
            inline.Lead = added ? last : lead;
        }
        else if (at > start)
        {
            added = Add(start, at, lead, false, marker, first);
        }

        while (at >= 0)
        {
            var content = inline.Take(text, at);
            var next = inline.Next(text, content, end);
            SkipWords(content);
            added |= Add(content, next < 0 ? end : next, inline.Lead, false, marker, first && !added);
            at = next;
        }

        return added;
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

    private bool Add(int start, int end, Unit? lead, bool isHeading, ListMarker marker, bool first)
    {
        var firstWord = word;
        while (word < words.Count && words[word].Start < end)
        {
            word++;
        }

        if (word == firstWord)
        {
            return false;
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
                Path = Section(marker.Exists),
            };
            units.Add(unit);
            last = unit;
            if (isHeading || (first && lead is null && marker.Exists && unit.Count <= 8 && from == firstWord))
            {
                heading = unit;
            }
        }

        return true;
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
    private Unit? Enter(ListMarker marker)
    {
        if (lastWasItem && marker.IsFirst && levels.Count is > 0 and < DeepestList && EndsWithColon(last!))
        {
            // "2. You shall not: 1. …": counting starts anew below an item that leads on.
            levels.Add(new Level { Style = marker.Style, Indent = marker.Indent, Text = marker.Text, Path = PathAt(levels.Count, marker.Text), Lead = last });
            return last;
        }

        var at = levels.Count - 1;
        while (at >= 0 && !(levels[at].Style == marker.Style && (marker.Style != ListMarker.Bullet || Math.Abs(levels[at].Indent - marker.Indent) < 2)))
        {
            at--;
        }

        if (at >= 0)
        {
            var level = levels[at];
            levels.RemoveRange(at + 1, levels.Count - at - 1);
            level.Text = marker.Text;
            level.Path = PathAt(at, marker.Text);
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
            levels.Add(new Level { Style = marker.Style, Indent = marker.Indent, Text = marker.Text, Path = PathAt(levels.Count, marker.Text), Lead = lead });
        }

        return lead;
    }

    /// <summary>The section at this point. A paragraph behind a list is in the section of the list, but no item of it.</summary>
    private SectionPath? Section(bool isItem)
    {
        for (var k = levels.Count - 1; k >= 0; k--)
        {
            if (levels[k].Path is { } path && (isItem || levels[k].Lead is null or { IsHeading: true }))
            {
                return path;
            }
        }

        return named;
    }

    /// <summary>The path of an item at a list level.</summary>
    private SectionPath? PathAt(int level, string? text)
    {
        var parent = named;
        for (var k = level - 1; k >= 0; k--)
        {
            if (levels[k].Path is { } path)
            {
                parent = path;
                break;
            }
        }

        return text is null ? null : new SectionPath(parent, text);
    }

    /// <summary>Whether a single letter comes next in a list of letters: "i" behind "h".</summary>
    private bool Follows(char value)
    {
        for (var k = levels.Count - 1; k >= 0; k--)
        {
            if (levels[k].Style is 'l' or 'L' or 'M' && levels[k].Text is { Length: 1 } at && at[0] + 1 == value)
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

        public SectionPath? Path { get; set; }

        public Unit? Lead { get; set; }
    }
}
