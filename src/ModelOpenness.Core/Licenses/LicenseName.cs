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
        var i = 0;
        while (i < name.Length)
        {
            var start = i;
            if (char.IsDigit(name[i]))
            {
                i = EndOfNumber(name, i);
                var end = i;
                while (end - start > 2 && name[end - 1] == '0' && name[end - 2] == '.')
                {
                    end -= 2;
                }

                words.Add(name.Substring(start, end - start));
            }
            else if (char.IsLetter(name[i]))
            {
                while (i < name.Length && char.IsLetter(name[i]))
                {
                    i++;
                }

                // the v of "GPLv3"
                var end = i < name.Length && char.IsDigit(name[i]) && i - start > 2 && name[i - 1] is 'v' or 'V' ? i - 1 : i;
                words.Add(name.Substring(start, end - start).ToLowerInvariant());
            }
            else if (name[i] == '+')
            {
                while (i < name.Length && name[i] == '+')
                {
                    i++;
                }

                words.Add(name.Substring(start, i - start));
            }
            else
            {
                i++;
            }
        }

        return words;
    }

    private static int EndOfNumber(string name, int i)
    {
        while (i < name.Length && (char.IsDigit(name[i]) || (name[i] == '.' && i + 1 < name.Length && char.IsDigit(name[i + 1]))))
        {
            i++;
        }

        return i;
    }

    private sealed record Phrase(string[] Words, string ShortForm);

    /// <summary>The phrases by their first word, longest first.</summary>
    private sealed class Phrases(Dictionary<string, List<Phrase>> byFirstWord)
    {
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
    }
}
