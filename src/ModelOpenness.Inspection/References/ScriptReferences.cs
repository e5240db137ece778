using ModelOpenness.Code;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.References;

/// <summary>Finds the models that commands name: shell, PowerShell, the recipe of an image, a command line in a document.</summary>
internal static class ScriptReferences
{
    private const string Separators = " \t\"'`;|&()[]{},=<>";

    // No command has more words before the model.
    private const int MaxCommand = 3;

    /// <summary>The references of a script, in its order.</summary>
    /// <param name="path">Its path, as places carry it.</param>
    /// <param name="text">Its text.</param>
    public static IEnumerable<Reference> In(string path, string text)
    {
        var number = 0;
        var continued = new Command();
        foreach (var line in text.Split('\n'))
        {
            number++;
            var trimmed = line.TrimStart();
            if (
                trimmed.Length == 0
                || trimmed[0] == '#'
                || trimmed.StartsWith("REM ", StringComparison.OrdinalIgnoreCase)
                || trimmed.StartsWith("::", StringComparison.Ordinal)
            )
            {
                continue;
            }

            foreach (var (start, length, how) in Read(line, continued))
            {
                yield return new Reference(new Place(path, number, start + 1, number, start + length + 1), how, line.Substring(start, length));
            }

            if (line.TrimEnd() is { Length: > 0 } end && end[end.Length - 1] is not ('\\' or '`' or '^'))
            {
                continued = new Command();
            }
        }
    }

    /// <summary>The references of one command line.</summary>
    /// <param name="line">The line.</param>
    public static IEnumerable<(int Start, int Length, ReferenceHow How)> Read(string line) => Read(line, new Command());

    private static IEnumerable<(int Start, int Length, ReferenceHow How)> Read(string line, Command command)
    {
        for (var at = 0; at < line.Length;)
        {
            if (line[at] == '#' && (at == 0 || line[at - 1] is ' ' or '\t'))
            {
                yield break;
            }

            if (Separators.IndexOf(line[at]) >= 0)
            {
                command.Separate(line[at++]);
                continue;
            }

            var start = at;
            var isAddress =
                line.IndexOf("://", at, StringComparison.Ordinal) is > 0 and var scheme
                && line.IndexOfAny([' ', '\t', '"', '\''], at) is var blank
                && (blank < 0 || scheme < blank);
            while (at < line.Length && (isAddress ? line[at] is not (' ' or '\t' or '"' or '\'') : Separators.IndexOf(line[at]) < 0))
            {
                at++;
            }

            if (command.Take(line.Substring(start, at - start)) is { } how)
            {
                yield return (start, at - start, how);
            }
        }
    }

    /// <summary>What was read of a command, as far as it tells what the next word is.</summary>
    private sealed class Command
    {
        private readonly List<string> words = [];
        private string? given;
        private bool fetches;
        private bool expects;
        private bool isValue;

        public void Separate(char c)
        {
            isValue = c == '=' || (isValue && c is '"' or '\'');
            if (c is ';' or '|' or '&')
            {
                words.Clear();
                fetches = expects = false;
            }
        }

        /// <summary>How a word names a model; null where it names none.</summary>
        public ReferenceHow? Take(string word)
        {
            var (option, value) = (given, isValue);
            given = word;
            isValue = false;
            if (word[0] == '-' || (word[0] == '/' && word.Length == 2))
            {
                return null;
            }

            var isGiven = option is not null && (ReferenceWords.Is("options", option) || (value && SettingKeys.Names([option], word).Any()));
            var naming = ModelNaming.Of(word);
            if (naming != NamingKind.None && (expects || isGiven || naming == NamingKind.Address || (naming == NamingKind.Page && fetches)))
            {
                expects = false;
                return ReferenceHow.Fetched;
            }

            words.Add(word);
            fetches |= ReferenceWords.Is("programs", word);
            for (var count = 2; count <= Math.Min(MaxCommand, words.Count); count++)
            {
                expects |= ReferenceWords.Is("commands", string.Join(" ", words.Skip(words.Count - count)));
            }

            return naming == NamingKind.Page || (naming == NamingKind.Id && word.IndexOf('/') > 0) ? ReferenceHow.Mentioned : null;
        }
    }
}
