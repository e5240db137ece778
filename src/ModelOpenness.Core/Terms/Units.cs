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
    private readonly Func<char, bool> follows;
    private int word;
    private Unit? heading;
    private Unit? last;
    private Unit? looseLead;
    private bool lastWasItem;
    private InlineList inline;

    private Units(string text, List<Word> words)
    {
        this.text = text;
        this.words = words;
        levels = new ListLevels(text);
        follows = levels.Follows;
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
        var isMarkupItem = false;
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
            var tags = new LineTags(text, content, lineEnd);
            content = tags.Content;
            hashes += tags.Heading;
            var contentEnd = tags.ContentEnd;
            isMarkupItem |= tags.IsItem;

            if (IsRule(content, contentEnd))
            {
                Flush(ref paragraph, end, marker, paragraphAfterBlank, afterBlank: true);
                afterBlank = true;
            }
            else
            {
                var found = isMarkupItem
                    ? new ListMarker { Style = ListMarker.Bullet, ContentStart = content }
                    : ListMarker.Read(text, content, contentEnd, content - i, follows) with { Hashes = hashes };
                isMarkupItem = false;
                var title = paragraph >= 0 && IsTitle(paragraph, end, content, contentEnd, marker);
                if (paragraph >= 0 && (title || found.Exists || hashes > 0 || tags.IsBlock || !Continues(end, content)))
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
        !marker.Exists
        && end - start <= 60
        && nextEnd - next > 90
        && char.IsUpper(text[next])
        && text.IndexOf('\n', start, end - start) < 0
        && IsShort(start, end);

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
        var isHeading =
            marker.Hashes > 0
            || (
                shortLine
                && paragraphAfterBlank
                && afterBlank
                && looseLead is null
                && !(last is { IsHeading: false } && EndsWithColon(last))
            )
            || marker.Style == ListMarker.Named && shortLine;
        if (marker.Style == ListMarker.Named)
        {
            levels.Reset(marker.Text);
            heading = null;
        }
        else if (isHeading && !marker.Exists)
        {
            levels.Reset(null);
        }

        Unit? lead = null;
        if (marker.IsItem)
        {
            lead = levels.Enter(marker, last, lastWasItem);
            if (lead is not null)
            {
                isHeading = marker.Hashes > 0;
            }
        }
        else if (!isHeading && last is not null && !marker.Exists)
        {
            // "You will not, and will not permit others to" and then a list without marks.
            var opened = EndsWithColon(last) || (char.IsLetter(Last(last)) && !last.IsHeading && char.IsLower(text[contentStart]));
            looseLead = opened ? last : Last(last) is '.' or '。' && HasSubject(contentStart) ? null : looseLead;
            lead = looseLead;
        }

        SkipWords(contentStart);
        Sentences(contentStart, end, lead, isHeading, marker);
        lastWasItem = marker.IsItem;
        if (lastWasItem || isHeading || (last is not null && Last(last) is '.' or '。' && !IsLooseItem(contentStart, last)))
        {
            looseLead = null;
        }
    }

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

    private void Sentences(int start, int end, Unit? lead, bool isHeading, ListMarker marker)
    {
        var from = start;
        var first = true;
        var i = start;
        inline = default;
        while (i < end)
        {
            if (!isHeading && text[i] is '.' or '!' or '?' or '。' or '！' or '？'
                && units.Count < MostSentences && SentenceEnd.At(text, i, end, out var next))
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
                Path = levels.Section(marker.Exists),
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
}
