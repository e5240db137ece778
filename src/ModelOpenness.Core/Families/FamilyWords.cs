using ModelOpenness.Knowledge;

namespace ModelOpenness.Families;

/// <summary>The words of <c>family-words.ini</c>.</summary>
internal sealed class FamilyWords
{
    private readonly Dictionary<string, List<string>> lists = new(StringComparer.Ordinal);
    private readonly HashSet<string> variants = new(StringComparer.Ordinal);
    private readonly HashSet<string> formats = new(StringComparer.Ordinal);
    private readonly HashSet<string> models = new(StringComparer.Ordinal);
    private readonly HashSet<string> others = new(StringComparer.Ordinal);
    private readonly HashSet<string> generic = new(StringComparer.Ordinal);
    private readonly HashSet<string> prefixes = new(StringComparer.Ordinal);
    private readonly HashSet<string> counted = new(StringComparer.Ordinal);
    private readonly HashSet<string> inner = new(StringComparer.Ordinal);
    private readonly HashSet<string> converters = new(StringComparer.OrdinalIgnoreCase);

    public FamilyWords()
    {
        foreach (var entry in KnowledgeFile.Read("family-words.ini"))
        {
            var list = new List<string>();
            foreach (var line in entry.All("is"))
            {
                list.AddRange(line.Split(' '));
            }

            lists[entry.Id] = list;
        }

        variants.UnionWith(lists["variant"]);
        formats.UnionWith(lists["format"]);
        models.UnionWith(lists["model"]);
        others.UnionWith(lists["other"]);
        generic.UnionWith(lists["generic"]);
        prefixes.UnionWith(lists["prefix"]);
        converters.UnionWith(lists["converter"]);
        inner.UnionWith(lists["inner"]);
        counted.UnionWith(lists["counted"]);
    }

    public bool IsModel(string extension) => models.Contains(extension);

    /// <summary>True for an ending that stands before the one of the packing.</summary>
    public bool IsInner(string extension) => inner.Contains(extension);

    public bool IsOther(string extension) => others.Contains(extension);

    public bool IsGeneric(string name) => generic.Contains(name.ToLowerInvariant());

    /// <summary>True for a word before the model's name that tells the part, the format or the tool.</summary>
    public bool IsPrefix(string word) => prefixes.Contains(word);

    /// <summary>True for an owner on the hub who publishes other people's models in other formats, under their names.</summary>
    public bool IsConverter(string owner) => converters.Contains(owner);

    /// <summary>True for a word that a number belongs to, so that the number is no version: of a format, or one that counts.</summary>
    public bool HasNumber(string word) => word.Length == 1 || formats.Contains(word) || counted.Contains(word);

    /// <summary>Numbers, sizes, single letters and the words of variants.</summary>
    public bool IsVariant(string word) => word.Length == 1 || char.IsDigit(word[0]) || variants.Contains(word) || formats.Contains(word);

    /// <summary>True where the words from <paramref name="at"/> on tell a format or a quantization and nothing else: "GGUF", "4bit", "i1 Q4_K_M".</summary>
    public bool IsFormat(IReadOnlyList<string> name, int at)
    {
        var begins = formats.Contains(name[at]) || (at + 1 < name.Count && char.IsDigit(name[at][0]) && name[at + 1] is "bit" or "bits");
        for (; begins && at < name.Count; at++)
        {
            begins = name[at].Length == 1 || char.IsDigit(name[at][0]) || formats.Contains(name[at]);
        }

        return begins;
    }

    /// <summary>True for the ids of models that only their makers run.</summary>
    public bool IsHosted(string name) => Matches("hosted", name);

    /// <summary>True for an owner under whose name services list such models: "openai/gpt-4o".</summary>
    public bool IsHostedBy(string owner) => Matches("hosts", owner);

    /// <summary>True for a name that no model has whose weights are published, whoever's name stands before it.</summary>
    public bool IsClosed(string name) => Matches("closed", name);

    private bool Matches(string list, string name)
    {
        foreach (var pattern in lists[list])
        {
            if (Glob.Matches(pattern, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the place off an id: "hf.co/a/b" is a/b on the hub.</summary>
    public bool Place(string text, string kind, ref string rest)
    {
        foreach (var place in lists[kind])
        {
            if (text.Length > place.Length + 1 && text[place.Length] == '/'
                && string.Compare(text, 0, place, 0, place.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                rest = text.Substring(place.Length + 1);
                return true;
            }
        }

        return false;
    }
}
