using ModelOpenness.Families;
using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;

namespace ModelOpenness.Standards;

/// <summary>
/// What a license file covers, told by the words of its name: <c>MODEL_LICENSE</c> the weights, <c>LICENSE-CODE</c> the code. A word
/// counts only beside the one that names the license, so that <c>CODE_LLAMA_LICENSE</c> and <c>LICENSE-DATABRICKS</c> cover everything.
/// The words are the entry <c>.licenses</c> of <c>Knowledge/mof-files.ini</c>.
/// </summary>
internal sealed class LicenseFileNames
{
    private readonly Dictionary<string, LicenseFileScope> scopes = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> between = new(StringComparer.Ordinal);
    private readonly HashSet<string> others = new(StringComparer.Ordinal);
    private readonly HashSet<string> about = new(StringComparer.Ordinal);

    public LicenseFileNames(KnowledgeEntry entry)
    {
        foreach (var pair in entry.Values)
        {
            foreach (var word in StandardsData.Words(pair.Value))
            {
                switch (pair.Key)
                {
                    case "name":
                        names.Add(word);
                        break;
                    case "between":
                        between.Add(word);
                        break;
                    case "others":
                        others.Add(word);
                        break;
                    case "about":
                        about.Add(word);
                        break;
                    default:
                        scopes.Add(word, Scope(pair.Key));
                        break;
                }
            }
        }
    }

    /// <summary>What the file covers, or null where its name is none of a license of one's own.</summary>
    /// <param name="folded">The name in lower case, with "-" between its words.</param>
    public LicenseFileScope? ScopeOf(string folded)
    {
        var words = folded.Split(['-'], StringSplitOptions.RemoveEmptyEntries).Where(w => !between.Contains(w)).ToList();
        if (!words.Exists(names.Contains) || words.Exists(others.Contains))
        {
            return null;
        }

        LicenseFileScope? found = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (!scopes.TryGetValue(words[i], out var scope) || !IsBesideName(words, i))
            {
                continue;
            }

            if (found is not null && found != scope)
            {
                // "LICENSE-MODEL-AND-DATA" covers both, so it is read as one for everything.
                return LicenseFileScope.Distribution;
            }

            found = scope;
        }

        return found ?? LicenseFileScope.Distribution;
    }

    /// <summary>What the name says beside that it is a license.</summary>
    /// <param name="stem">The name of a license file or use policy, without the extension of a text.</param>
    public LicenseFileSubject SubjectOf(string stem)
    {
        IReadOnlyList<string> words = [.. ModelFamilies.Default.WordsIn(TextFileNames.WithoutLicenseWord(stem)).Where(w => !IsAboutAnything(w))];
        var letters = words.Where(w => char.IsLetter(w[0])).ToList();
        return letters.Count == 0 ? LicenseFileSubject.Nothing : new(words, !LicenseCatalog.Default.StartsName(letters));
    }

    /// <summary>True for a word that tells no thing from another: "the", "model", "agreement".</summary>
    public bool IsAboutAnything(string word) => about.Contains(word) || between.Contains(word) || scopes.ContainsKey(word);

    /// <summary>True for a word for weights.</summary>
    public bool IsAboutWeights(string word) => scopes.TryGetValue(word, out var scope) && scope == LicenseFileScope.Parameters;

    /// <summary>True where only words that tell what is covered stand between this one and the license's.</summary>
    private bool IsBesideName(List<string> words, int at)
    {
        foreach (var step in new[] { -1, 1 })
        {
            var i = at + step;
            while (i >= 0 && i < words.Count && scopes.ContainsKey(words[i]))
            {
                i += step;
            }

            if (i >= 0 && i < words.Count && names.Contains(words[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static LicenseFileScope Scope(string word) => word switch
    {
        "code" => LicenseFileScope.Code,
        "parameters" => LicenseFileScope.Parameters,
        "datasets" => LicenseFileScope.Datasets,
        _ => throw new FormatException($"'{word}' is nothing that a license file covers."),
    };
}

/// <summary>What the name of a license file says beside that it is a license.</summary>
/// <param name="Words">The words: "heron" of <c>LICENSE.heron</c>, "apache" of <c>LICENSE-APACHE</c>.</param>
/// <param name="NamesThing">True where they are no license's name: what they name is what the file covers.</param>
internal sealed record LicenseFileSubject(IReadOnlyList<string> Words, bool NamesThing)
{
    /// <summary>The name says no more.</summary>
    public static readonly LicenseFileSubject Nothing = new([], NamesThing: false);
}

/// <summary>What a license file covers, by its name.</summary>
internal enum LicenseFileScope
{
    /// <summary>Everything that no other license file covers.</summary>
    Distribution,

    /// <summary>Code.</summary>
    Code,

    /// <summary>The model's parameters.</summary>
    Parameters,

    /// <summary>Data sets.</summary>
    Datasets,
}
