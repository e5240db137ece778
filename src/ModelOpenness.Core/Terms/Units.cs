namespace ModelOpenness.Terms;

/// <summary>
/// Cuts a text into sentences, list items and headings, and says which sentence leads into which list and which section
/// each stands in. One pass over the lines, one over the characters of each paragraph: linear.
/// </summary>
internal sealed class Units
{
    /// <summary>Longer sentences are cut: no lawyer's sentence is longer, a hostile text's may be.</summary>
    private const int LongestSentence = 420;

    /// <summary>
    /// How many sentences are told apart. No license has a tenth of them; the rest of a longer text is read without its
    /// structure, in parts of the longest sentence.
    /// </summary>
    private const int MostSentences = 100_000;

    /// <summary>Longest item of a list without marks, in words.</summary>
    private const int LongestLooseItem = 60;

    /// <summary>Most words of a heading.</summary>
    private const int MostTitleWords = 12;

    /// <summary>Most words of a heading that is bold from end to end.</summary>
    private const int MostBoldWords = 18;

    /// <summary>What a sentence begins with that is no item of a list above it.</summary>
    private static readonly string[] Subjects =
    [
        "You ", "We ", "The ", "This ", "These ", "If ", "In ", "Any ", "All ", "No ", "For ", "It ", "Each ", "Nothing ", "Licens",
        "Our ", "Your ",
    ];

    private readonly string text;
    private readonly List<Word> words;
    private readonly List<Unit> units = [];
    private readonly ListLevels levels;
    private int word;
    private int paragraph = -1;
    private int paragraphEnd;
    private ListMarker marker;
    private bool isAfterBlank = true;
    private bool isParagraphAfterBlank;
    private Unit? last;
    private Unit? looseLead;
    private bool lastWasItem;
    private InlineList inline;

    private Units(string text, List<Word> words)
    {
        this.text = text;
        this.words = words;
        levels = new ListLevels(text);
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
        var i = 0;
        while (i < text.Length && units.Count < MostSentences)
        {
            var lineEnd = text.IndexOf('\n', i);
            lineEnd = lineEnd < 0 ? text.Length : lineEnd;
            ReadLine(i, lineEnd);
            i = lineEnd + 1;
        }

        Flush(isBeforeBlank: true);
        if (i < text.Length)
        {
            Add(i, text.Length, null, isHeading: false);
        }
    }

    /// <summary>A line goes on with the paragraph above it, or ends that and begins one.</summary>
    private void ReadLine(int start, int end)
    {
        var line = new LineTags(text, SkipPrefix(start, end, out var hashes), end);
        if (IsRule(line.Content, line.ContentEnd))
        {
            Flush(isBeforeBlank: true);
            isAfterBlank = true;
            return;
        }

        var found = ListMarker.Read(text, line.Content, line.ContentEnd, line.Content - start, levels) with { Hashes = hashes };
        var isBelowTitle = paragraph >= 0 && IsTitle(line.Content, line.ContentEnd);
        if (isBelowTitle || found.Exists || line.IsBlock || (paragraph >= 0 && !Continues(line.Content)))
        {
            Flush(isBeforeBlank: isBelowTitle);
        }

        if (paragraph < 0)
        {
            paragraph = line.Content;
            marker = found;
            isParagraphAfterBlank = isAfterBlank;
        }

        paragraphEnd = line.ContentEnd;
        isAfterBlank = false;
        if (hashes > 0)
        {
            Flush(isBeforeBlank: true);
        }
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
        for (; i < end && (char.IsWhiteSpace(text[i]) || text[i] is '#' or '>' or '/' or '|' or '\ufeff'); i++)
        {
            hashes += text[i] == '#' ? 1 : 0;
        }

        return i;
    }

    /// <summary>Whether a line goes on with the paragraph above it.</summary>
    private bool Continues(int start)
    {
        // Behind a full stop nothing is lost by starting anew, unless the stop ends an abbreviation.
        var c = text[paragraphEnd - 1];
        return !(c is ':' or '：') && (!(c is '.' or ';' or '。' or '；') || char.IsLower(text[start]));
    }

    /// <summary>A short line on top of a paragraph of long ones: a title that no blank line sets off.</summary>
    private bool IsTitle(int next, int nextEnd) =>
        !marker.Exists
        && paragraphEnd - paragraph <= 60
        && nextEnd - next > 90
        && char.IsUpper(text[next])
        && text.IndexOf('\n', paragraph, paragraphEnd - paragraph) < 0
        && IsShort(paragraph, paragraphEnd);

    /// <summary>Ends the paragraph: it is a heading, an item of a list or plain sentences.</summary>
    private void Flush(bool isBeforeBlank)
    {
        if (paragraph < 0)
        {
            return;
        }

        var start = marker.Exists ? marker.ContentStart : paragraph;
        paragraph = -1;
        var isAlone = isParagraphAfterBlank && isBeforeBlank && looseLead is null && (last is null || last.IsHeading || !last.IsLead(text));
        var isHeading = marker.Hashes > 0 || ((isAlone || marker.Style == ListMarker.Named) && IsShort(start, paragraphEnd));
        if (marker.Style == ListMarker.Named)
        {
            levels.Reset(marker.Text);
        }
        else if (isHeading && !marker.Exists)
        {
            levels.Reset(null);
        }

        Unit? lead = null;
        if (marker.IsItem)
        {
            lead = levels.Enter(marker, last, lastWasItem);
            isHeading = lead is null ? isHeading : marker.Hashes > 0;
        }
        else if (!isHeading && last is not null && !marker.Exists)
        {
            // "You will not, and will not permit others to" and then a list without marks.
            var opened = last.IsLead(text) || (char.IsLetter(last.LastCharacter(text)) && !last.IsHeading && char.IsLower(text[start]));
            looseLead = opened ? last : EndsWithStop(last) && HasSubject(start) ? null : looseLead;
            lead = looseLead;
        }

        SkipWords(start);
        Sentences(start, paragraphEnd, lead, isHeading);
        lastWasItem = marker.IsItem;
        marker = default;
        if (lastWasItem || isHeading || (last is not null && EndsWithStop(last) && !IsLooseItem(start, last)))
        {
            looseLead = null;
        }
    }

    private bool EndsWithStop(Unit unit) => unit.LastCharacter(text) is '.' or '。';

    /// <summary>A short sentence that does not begin with who acts or what it is about: an item of a list without marks.</summary>
    private bool IsLooseItem(int start, Unit sentence) =>
        sentence.Start == start && sentence.Lead is not null && sentence.Lead == looseLead && sentence.Count <= LongestLooseItem && !HasSubject(start);

    private bool HasSubject(int start) => Array.Exists(Subjects, subject => string.CompareOrdinal(text, start, subject, 0, subject.Length) == 0);

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
                return count <= (IsBold(start, end) ? MostBoldWords : MostTitleWords) && !char.IsLower(text[i]);
            }
        }

        return false;
    }

    /// <summary>A line that is bold from end to end in Markdown: "**Key things to know**".</summary>
    private bool IsBold(int start, int end) =>
        end - start > 4
        && string.CompareOrdinal(text, start, "**", 0, 2) == 0
        && text.IndexOf("**", start + 2, end - start - 2, StringComparison.Ordinal) == end - 2;

    private void Sentences(int start, int end, Unit? lead, bool isHeading)
    {
        var from = start;
        inline = default;
        for (var i = start; i < end && !isHeading; i++)
        {
            if (text[i] is '.' or '!' or '?' or '。' or '！' or '？' && units.Count < MostSentences && SentenceEnd.At(text, i, end, out var next))
            {
                AddSentence(from, next, lead);
                from = next;
                i = next - 1;
            }
        }

        if (isHeading)
        {
            Add(from, end, lead, isHeading);
        }
        else
        {
            AddSentence(from, end, lead);
        }
    }

    /// <summary>
    /// Adds a sentence. One that holds a list ("You shall not (a) sell the model; (b) …") becomes the sentence that leads
    /// into the list and its items, so that each is read as an item below a line of its own is.
    /// </summary>
    private void AddSentence(int start, int end, Unit? lead)
    {
        var at = inline.Next(text, start, end);
        if (at < 0 || (inline.Lead is null && !inline.HasMore(text, at, end)))
        {
            inline = default;
            Add(start, end, lead, isHeading: false);
            return;
        }

        var added = Add(start, at, lead, isHeading: false);
        inline.Lead ??= added ? last : lead;
        while (at >= 0)
        {
            var content = inline.Take(text, at);
            at = inline.Next(text, content, end);
            SkipWords(content);
            Add(content, at < 0 ? end : at, inline.Lead, isHeading: false);
        }
    }

    private bool Add(int start, int end, Unit? lead, bool isHeading)
    {
        var firstWord = word;
        SkipWords(end);
        for (var from = firstWord; from < word; from += LongestSentence)
        {
            var to = Math.Min(word, from + LongestSentence);
            last = new Unit
            {
                FirstWord = from,
                EndWord = to,
                Start = words[from].Start,
                End = to == word ? TrimEnd(start, end, words[to - 1].End) : words[to - 1].End,
                Lead = lead,
                IsHeading = isHeading,
                Path = levels.Section(marker.Exists),
            };
            units.Add(last);
        }

        return word > firstWord;
    }

    private int TrimEnd(int start, int end, int atLeast)
    {
        while (end > start && end > atLeast && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
