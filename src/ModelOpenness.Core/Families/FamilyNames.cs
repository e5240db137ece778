namespace ModelOpenness.Families;

/// <summary>Whether a name may be that of a copy of somebody's model on the hub.</summary>
internal enum CopyKind
{
    /// <summary>It is no copy.</summary>
    None,

    /// <summary>It may be one: its name must tell more than one word.</summary>
    Possible,

    /// <summary>It is one: its owner converts other people's models.</summary>
    Converted,
}

/// <summary>
/// The patterns that name families by the words of a file or of a copy on the hub, and the ways in which a name hides them: the
/// owner in front ("Qwen_Qwen3-8B"), a word for the part or the format in front ("mmproj-"), one word written as two.
/// </summary>
/// <param name="words">Which words make no other model.</param>
internal sealed class FamilyNames(FamilyWords words)
{
    // An owner's name has up to this many words: "meta-llama".
    private const int OwnerWords = 3;

    // By the first word of the pattern.
    private readonly Dictionary<string, List<NamePattern>> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<NamePattern>> copies = new(StringComparer.Ordinal);
    private readonly HashSet<string> owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the pattern of a file, or of an id that has no owner.</summary>
    public void AddFile(NamePattern pattern) => Add(files, pattern);

    /// <summary>Adds the pattern of an id whose copies keep the name.</summary>
    public void AddCopy(string owner, NamePattern pattern)
    {
        owners.Add(owner);
        Add(copies, pattern);
    }

    /// <summary>True where the name of a known model starts with the word.</summary>
    public bool StartsName(string word) =>
        !string.Equals(word, ModelTokens.Any, StringComparison.Ordinal) && (files.ContainsKey(word) || copies.ContainsKey(word));

    /// <summary>The family that the name belongs to, or null.</summary>
    /// <param name="name">A name without ending.</param>
    /// <param name="extension">The ending, or null.</param>
    /// <param name="copy">Whether it may be a copy of what is on the hub.</param>
    public ModelFamily? Find(string name, string? extension, CopyKind copy)
    {
        if (Plain(ModelTokens.Split(name), extension, copy) is { } plain)
        {
            return plain;
        }

        foreach (var (_, rest, _) in Owned(name))
        {
            if (Plain(ModelTokens.Split(rest), extension, copy) is { } owned)
            {
                return owned;
            }
        }

        return InDisguise(ModelTokens.Split(name), extension, copy);
    }

    /// <summary>The known owners that the name may begin with, what follows, and whether the mark between is one that copies of a whole id have.</summary>
    public IEnumerable<(string Owner, string Name, bool IsWhole)> Owned(string name)
    {
        var at = 0;
        for (var i = 0; i < OwnerWords && at + 1 < name.Length; i++)
        {
            at = name.IndexOfAny(['_', '-', '.'], at + 1);
            if (at <= 0)
            {
                yield break;
            }

            var owner = name.Substring(0, at);
            var rest = name.Substring(at + 1).TrimStart('-', '_');
            if (rest.Length > 0 && owners.Contains(owner))
            {
                yield return (owner, rest, name[at] == '_' || rest.Length < name.Length - at - 1);
            }
        }
    }

    private ModelFamily? InDisguise(IReadOnlyList<string> given, string? extension, CopyKind copy)
    {
        var start = 0;
        while (start < given.Count - 1 && words.IsPrefix(given[start]))
        {
            start++;
        }

        if (start > 0 && Plain([.. given.Skip(start)], extension, copy) is { } part)
        {
            return part;
        }

        return given.Count > start + 1 && char.IsLetter(given[start + 1][0]) && StartsName(given[start] + given[start + 1])
            ? Plain([given[start] + given[start + 1], .. given.Skip(start + 2)], extension, copy)
            : null;
    }

    private ModelFamily? Plain(IReadOnlyList<string> given, string? extension, CopyKind copy)
    {
        var best = Heaviest(given, extension, copy, confirming: null);
        return best is { IsVerified: false } ? Heaviest(given, extension, copy, best) ?? best : best;
    }

    /// <summary>The family of the pattern that says most; where a family is to be confirmed, of those that confirm it.</summary>
    private ModelFamily? Heaviest(IReadOnlyList<string> given, string? extension, CopyKind copy, ModelFamily? confirming)
    {
        NamePattern? best = null;
        if (given.Count > 0)
        {
            // a file may be a copy, and its numbers tell nothing
            var bound = extension is null ? copy : CopyKind.None;
            Best(files, given[0]);
            Best(files, ModelTokens.Any);
            if (copy != CopyKind.None)
            {
                Best(copies, given[0]);
            }

            void Best(Dictionary<string, List<NamePattern>> patterns, string first)
            {
                if (!patterns.TryGetValue(first, out var list))
                {
                    return;
                }

                foreach (var pattern in list)
                {
                    if ((best is null || pattern.Weight > best.Weight)
                        && (confirming is null || pattern.Family.Confirms(confirming))
                        && (pattern.Extension is null || string.Equals(pattern.Extension, extension, StringComparison.Ordinal))
                        && pattern.Matches(given, words, bound))
                    {
                        best = pattern;
                    }
                }
            }
        }

        return best?.Family;
    }

    private static void Add(Dictionary<string, List<NamePattern>> patterns, NamePattern pattern)
    {
        if (!patterns.TryGetValue(pattern.First, out var list))
        {
            patterns[pattern.First] = list = [];
        }

        list.Add(pattern);
    }
}
