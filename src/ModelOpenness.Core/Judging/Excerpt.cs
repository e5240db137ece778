using System.Text;
using ModelOpenness.Knowledge;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>
/// A sentence in a line that has little room: some words must stay, as many of the others as fit go with them, and what is left out
/// is shown as "…". A clause keeps its figure and its verb, a label the words that claim.
/// </summary>
internal sealed class Excerpt
{
    private const int BeforeFigure = 4;
    private const int BehindFigure = 4;
    private const int BehindVerb = 3;
    private const int WithoutVerb = 5;

    // What is written without spaces is cut anywhere, but not shorter than this.
    private const int ShortestStart = 24;
    private const char Gap = '…';


    private static readonly char[] Joints = [' ', ',', ';', ':'];
    private static readonly Lazy<Words> Known = new(() => new Words());

    private readonly string text;
    private readonly string[] words;
    private readonly bool[] core;
    private int anchor;

    private Excerpt(string text)
    {
        this.text = text;
        words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        core = new bool[words.Length];
    }

    /// <summary>The shortest form: the words that must stay.</summary>
    public string Shortest => Fit(0);

    /// <summary>The words of a clause; its figure, where it has one, and its verb must stay.</summary>
    /// <param name="clause">The clause, on one line.</param>
    /// <param name="hasFigure">True where the clause is about a figure.</param>
    public static Excerpt OfClause(string clause, bool hasFigure)
    {
        var excerpt = new Excerpt(WithoutTail(clause));
        var figure = hasFigure ? excerpt.KeepFigure() : -1;
        excerpt.KeepVerb(figure);
        if (Array.IndexOf(excerpt.core, true) < 0)
        {
            excerpt.Keep(0, excerpt.Behind(0, WithoutVerb));
        }

        return excerpt;
    }

    /// <summary>A label's sentence; the words that claim must stay.</summary>
    /// <param name="sentence">The sentence, on one line.</param>
    /// <param name="wording">The words that claim.</param>
    public static Excerpt OfLabel(string sentence, string wording)
    {
        var excerpt = new Excerpt(WithoutTail(sentence));
        var claim = wording.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + claim.Length <= excerpt.words.Length; i++)
        {
            if (claim.Where((word, n) => excerpt.words[i + n].IndexOf(word, StringComparison.Ordinal) < 0).Any())
            {
                continue;
            }

            excerpt.Keep(i, i + claim.Length);
            excerpt.anchor = i;
            return excerpt;
        }

        // What is written without spaces, or spelled otherwise, stands alone.
        return new Excerpt(wording);
    }

    /// <summary>As many words as fit, and always those that must stay: the result may be longer than the room.</summary>
    /// <param name="room">How many characters there is room for.</param>
    public string Fit(int room)
    {
        if (text.Length <= room)
        {
            return text;
        }

        if (words.Length < 2)
        {
            return PlainText.Short(text, Math.Max(room, ShortestStart));
        }

        var kept = (bool[])core.Clone();
        var refused = new bool[words.Length];
        while (Next(kept, refused) is >= 0 and var next)
        {
            kept[next] = true;
            if (Show(kept).Length > room)
            {
                kept[next] = false;
                refused[next] = true;
            }
        }

        for (var i = words.Length - 1; i >= 0; i--)
        {
            // Nothing ends with "of the": the word that such words wait for had no room.
            if (kept[i] && !core[i] && i + 1 < words.Length && !kept[i + 1] && Known.Value.Dangling.Contains(words[i].TrimEnd(',')))
            {
                kept[i] = false;
            }
        }

        return Show(kept);
    }

    /// <summary>A clause of a list ends with what leads to the next one: "; or".</summary>
    private static string WithoutTail(string sentence)
    {
        var whole = sentence.TrimEnd(Joints);
        while (whole.LastIndexOf(' ') is > 0 and var space && Known.Value.Dangling.Contains(whole.Substring(space + 1)))
        {
            whole = whole.Substring(0, space).TrimEnd(Joints);
        }

        return whole;
    }

    /// <summary>The word that is to be tried next: what follows the verb says more than what leads up to it.</summary>
    private int Next(bool[] kept, bool[] refused)
    {
        var next = anchor;
        while (next < words.Length && kept[next])
        {
            next++;
        }

        if (next < words.Length && !refused[next])
        {
            return next;
        }

        for (var i = words.Length - 1; i > 0; i--)
        {
            if (kept[i] && !kept[i - 1] && !refused[i - 1])
            {
                return i - 1;
            }

            if (!kept[i] && kept[i - 1] && !refused[i])
            {
                return i;
            }
        }

        return -1;
    }

    private string Show(bool[] kept)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            if (!kept[i])
            {
                continue;
            }

            if (i > 0)
            {
                shown.Append(kept[i - 1] ? " " : shown.Length == 0 ? Gap.ToString() : " " + Gap + " ");
            }

            shown.Append(i + 1 < words.Length && !kept[i + 1] ? words[i].TrimEnd(Joints) : words[i]);
        }

        return kept[words.Length - 1] ? shown.ToString() : shown.Append(Gap).ToString();
    }

    /// <summary>Keeps the figure with what it is compared with and what it counts; gives the index behind it, or -1.</summary>
    private int KeepFigure()
    {
        var figure = Array.FindIndex(words, w => w.Any(char.IsDigit));
        if (figure < 0)
        {
            return -1;
        }

        var first = figure;
        for (var i = figure - 1; i >= Math.Max(0, figure - BeforeFigure); i--)
        {
            if (Known.Value.IsAny(words, i, Known.Value.Measures) > 0)
            {
                first = i;
                break;
            }
        }

        var end = Behind(figure + 1, BehindFigure);
        Keep(first, end);
        return end;
    }

    private void KeepVerb(int behind)
    {
        // A demand follows the figure that it hangs on; without one the strongest word tells what the clause is about.
        var places = Enumerable.Range(0, words.Length)
            .Select(i => (At: i, Found: Known.Value.Verb(words, i)))
            .Where(p => p.Found.Length > 0)
            .OrderBy(p => behind >= 0 && p.At >= behind ? -1 : p.Found.Rank)
            .ThenBy(p => p.At)
            .ToList();
        if (places.Count == 0)
        {
            anchor = Math.Max(behind - 1, 0);
            return;
        }

        var (at, found) = places[0];
        anchor = at;
        // Who must or may not belongs to it, unless another clause ends there.
        var hasSubject = at > 0 && words[at - 1].IndexOfAny(Joints) < 0 && !core[at - 1];
        Keep(hasSubject ? at - 1 : at, Behind(at + found.Length, BehindVerb));
    }

    /// <summary>The index behind some more words: not beyond a comma, and not behind a word that waits for the next one.</summary>
    private int Behind(int start, int most)
    {
        var end = start;
        while (end < words.Length && end < start + most && (end == 0 || words[end - 1].IndexOfAny(Joints) < 0))
        {
            end++;
        }

        while (end > start && end < words.Length && Known.Value.Dangling.Contains(words[end - 1]))
        {
            end--;
        }

        return end;
    }

    private void Keep(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            core[i] = true;
        }
    }

    /// <summary>The phrases of <c>clause-words.ini</c>.</summary>
    private sealed class Words
    {
        private readonly List<string[][]> verbs;

        public Words()
        {
            var entries = KnowledgeFile.Read("clause-words.ini");
            verbs = [.. Of("verb")];
            Measures = Of("measure").Single();
            Dangling = new HashSet<string>(Of("dangling").SelectMany(line => line).Select(phrase => phrase[0]), StringComparer.OrdinalIgnoreCase);

            IEnumerable<string[][]> Of(string id) => entries.Single(e => e.Id == id).All("say")
                .Select(line => line.Split('|').Select(phrase => phrase.Trim().Split(' ')).ToArray());
        }

        public string[][] Measures { get; }

        public HashSet<string> Dangling { get; }

        /// <summary>How strong the verb is that stands at an index, and how many words it has; none for no verb.</summary>
        public (int Rank, int Length) Verb(string[] words, int index)
        {
            for (var rank = 0; rank < verbs.Count; rank++)
            {
                if (IsAny(words, index, verbs[rank]) is > 0 and var length)
                {
                    return (rank, length);
                }
            }

            return (0, 0);
        }

        /// <summary>How many words the first of some phrases has that stands at an index; 0 for none.</summary>
        public int IsAny(string[] words, int index, string[][] phrases)
        {
            foreach (var phrase in phrases)
            {
                if (index + phrase.Length <= words.Length
                    && !phrase.Where((word, n) => !string.Equals(words[index + n].Trim(Joints), word, StringComparison.OrdinalIgnoreCase)).Any())
                {
                    return phrase.Length;
                }
            }

            return 0;
        }
    }
}
