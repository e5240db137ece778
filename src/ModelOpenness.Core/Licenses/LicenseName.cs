using System.Text;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Licenses;

/// <summary>
/// Makes the names of licenses comparable: two names that people use for one license fold to one key ("GPLv3", "gpl-3.0" and
/// "GNU General Public License, version 3.0"), two licenses never do on purpose. Which words do not matter and which phrases
/// have a short form is the data file <c>licenses.words.ini</c>.
/// </summary>
internal static class LicenseName
{
    private const string Dropped = "drop";
    private static readonly Lazy<Phrases> Words = new(Phrases.Load);

    /// <summary>The key of a name; empty where it holds no letter or digit.</summary>
    /// <param name="name">A name, id or title of a license.</param>
    public static string Fold(string name)
    {
        var words = Split(name);
        var key = new StringBuilder(name.Length);
        var phrases = Words.Value;
        for (var i = 0; i < words.Count;)
        {
            var word = phrases.Match(words, i, out var count);
            i += count;
            if (word.Length == 0)
            {
                continue;
            }

            // "2 1" is not "21"
            if (key.Length > 0 && char.IsDigit(word[0]) && char.IsDigit(key[key.Length - 1]))
            {
                key.Append('-');
            }

            key.Append(word);
        }

        return key.ToString();
    }

    /// <summary>Runs of letters, of digits with dots between, and of plus signs, in lower case; ".0" at the end of a number says nothing.</summary>
    internal static List<string> Split(string name)
    {
        var words = new List<string>();
        for (var i = 0; Next(name, name.Length, ref i, out var start, out var end);)
        {
            words.Add(name.Substring(start, end - start).ToLowerInvariant());
        }

        return words;
    }

    /// <summary>Finds the next of these runs.</summary>
    /// <param name="name">The name, or a text that may hold one.</param>
    /// <param name="limit">Where it ends.</param>
    /// <param name="i">Where to look from; then where to go on.</param>
    /// <param name="start">Where the run begins.</param>
    /// <param name="end">Where what counts of it ends.</param>
    internal static bool Next(string name, int limit, ref int i, out int start, out int end)
    {
        while (i < limit && !char.IsLetterOrDigit(name[i]) && name[i] != '+')
        {
            i++;
        }

        start = i;
        if (i < limit && char.IsDigit(name[i]))
        {
            i = EndOfNumber(name, i, limit);
            end = i;
            while (end - start > 2 && name[end - 1] == '0' && name[end - 2] == '.')
            {
                end -= 2;
            }

            return true;
        }

        var isWord = i < limit && name[i] != '+';
        while (i < limit && (isWord ? char.IsLetter(name[i]) : name[i] == '+'))
        {
            i++;
        }

        // the v of "GPLv3"
        end = isWord && i < limit && char.IsDigit(name[i]) && i - start > 2 && name[i - 1] is 'v' or 'V' ? i - 1 : i;
        return end > start;
    }

    /// <summary>The phrases that begin with a word of a text: what stands for each, and where the text goes on behind it.</summary>
    internal static IEnumerable<(string ShortForm, int After)> PhrasesAt(string text, int start, int end, int after, int limit) =>
        Words.Value.At(text, start, end, after, limit);

    private static int EndOfNumber(string name, int i, int limit)
    {
        while (i < limit && (char.IsDigit(name[i]) || (name[i] == '.' && i + 1 < limit && char.IsDigit(name[i + 1]))))
        {
            i++;
        }

        return i;
    }

    private sealed record Phrase(string[] Words, string ShortForm);

    /// <summary>The phrases by their first word, longest first.</summary>
    private sealed class Phrases(Dictionary<string, List<Phrase>> byFirstWord)
    {
        private readonly int longest = byFirstWord.Keys.Max(k => k.Length);

        public static Phrases Load()
        {
            var byFirstWord = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
            foreach (var entry in KnowledgeFile.Read("licenses.words.ini"))
            {
                var shortForm = string.Equals(entry.Id, Dropped, StringComparison.Ordinal) ? "" : entry.Id;
                foreach (var phrase in entry.All("as"))
                {
                    var words = phrase.Split(' ');
                    if (!byFirstWord.TryGetValue(words[0], out var list))
                    {
                        byFirstWord[words[0]] = list = [];
                    }

                    var at = 0;
                    while (at < list.Count && list[at].Words.Length >= words.Length)
                    {
                        at++;
                    }

                    list.Insert(at, new Phrase(words, shortForm));
                }
            }

            return new Phrases(byFirstWord);
        }

        /// <summary>What stands for the words from <paramref name="at"/> on: the short form of the longest phrase, or the word itself.</summary>
        public string Match(List<string> words, int at, out int count)
        {
            if (byFirstWord.TryGetValue(words[at], out var list))
            {
                foreach (var phrase in list)
                {
                    count = phrase.Words.Length;
                    var same = at + count <= words.Count;
                    for (var i = 1; same && i < count; i++)
                    {
                        same = string.Equals(words[at + i], phrase.Words[i], StringComparison.Ordinal);
                    }

                    if (same)
                    {
                        return phrase.ShortForm;
                    }
                }
            }

            count = 1;
            return words[at];
        }

        public IEnumerable<(string ShortForm, int After)> At(string text, int start, int end, int after, int limit)
        {
            if (end - start > longest || !byFirstWord.TryGetValue(text.Substring(start, end - start).ToLowerInvariant(), out var list))
            {
                yield break;
            }

            foreach (var phrase in list)
            {
                var i = after;
                var same = true;
                for (var word = 1; same && word < phrase.Words.Length; word++)
                {
                    same = Next(text, limit, ref i, out var from, out var to) && to - from == phrase.Words[word].Length
                        && string.Compare(text, from, phrase.Words[word], 0, to - from, StringComparison.OrdinalIgnoreCase) == 0;
                }

                if (same)
                {
                    yield return (phrase.ShortForm, i);
                }
            }
        }
    }
}
