using ModelOpenness.Knowledge;

namespace ModelOpenness.Families;

/// <summary>
/// Knows families of models by their ids (Hugging Face, Ollama, names of files) and the license of their weights, from the data
/// files <c>families.*.ini</c>. Copies by quantizers and converters are understood; a fine-tune with a name of its own, a model that
/// only its maker runs and everything unknown are left alone.
/// </summary>
internal sealed class ModelFamilies
{
    private const string DataFiles = "families.";

    private static readonly Lazy<ModelFamilies> LazyDefault = new(() => new ModelFamilies());

    private readonly FamilyWords words = new();

    // Ids of the hub by owner; Ollama's names; words of file names and of hub ids.
    private readonly Dictionary<string, List<IdPattern>> hub = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<IdPattern>> ollama = new(StringComparer.OrdinalIgnoreCase);
    private readonly FamilyNames names;
    private readonly HashSet<string> ollamaOwners = new(StringComparer.OrdinalIgnoreCase);

    private ModelFamilies()
    {
        names = new FamilyNames(words);
        foreach (var entry in Rows())
        {
            var family = new ModelFamily(entry.Id)
            {
                Organization = entry.Find("organization"),
                Version = entry.Find("version"),
                LicenseId = entry.Get("license"),
                CodeLicenseId = entry.Find("code"),
                Confidence = entry.Get("confidence"),
                Note = entry.Find("note"),
                Source = entry.Find("source"),
            };
            AddHub(family, List(entry, "hub"));
            AddOllama(family, List(entry, "ollama"));
            AddFiles(family, List(entry, "file"));
            family.Texts.Add(entry.Id);
            family.Texts.Add(family.Version ?? "");
            family.Texts.Add(entry.Find("sizes") ?? "");
            family.Texts.Add(entry.Find("words") ?? "");
        }
    }

    /// <summary>The families of this build, read on first use.</summary>
    public static ModelFamilies Default => LazyDefault.Value;

    /// <summary>The names of all families: "Llama 3.2".</summary>
    public static IEnumerable<string> Names => Rows().Select(r => r.Id);

    /// <summary>The rows of all data files, one a family.</summary>
    internal static IEnumerable<KnowledgeEntry> Rows() =>
        KnowledgeFile.Names().Where(n => n.StartsWith(DataFiles, StringComparison.Ordinal)).SelectMany(KnowledgeFile.Read);

    /// <summary>What is known of the model with this id, or null.</summary>
    /// <param name="id">A Hugging Face id or address, an Ollama name and tag, a path or the name of a file.</param>
    public ModelFamilyMatch? Resolve(string id)
    {
        var parsed = ModelId.Parse(id, words);
        var family = words.IsClosed(parsed.Name) ? null : parsed.Kind switch
        {
            ModelIdKind.Hub => OnHub(parsed) ?? (parsed.File is { } file ? InFile(file) : null) ?? InFolders(parsed),
            ModelIdKind.Ollama => InOllama(parsed) ?? WithTag(parsed),
            ModelIdKind.Bare => Bare(parsed),
            ModelIdKind.File => InFile(parsed),
            _ => null,
        };
        return family is null ? null : new ModelFamilyMatch(family.Name, family.LicenseId)
        {
            Organization = family.Organization,
            Version = family.Version,
            CodeLicenseId = family.CodeLicenseId,
            Confidence = family.Confidence,
            Note = family.Note,
            Source = family.Source,
        };
    }

    /// <summary>The id on the Hugging Face hub, "owner/name", that an id or an address is or leads to; null for anything else.</summary>
    /// <param name="text">An id, a path or an address.</param>
    public string? HubId(string text) =>
        ModelId.Parse(text, words) is { Kind: ModelIdKind.Hub, Owner: { Length: > 0 } owner, Name: { Length: > 0 } name } ? owner + "/" + name : null;

    /// <summary>True for a model that only its maker runs: nobody has its weights, so no license of weights holds.</summary>
    /// <param name="id">The id, as <see cref="Resolve"/> takes it.</param>
    public bool IsHosted(string id)
    {
        var parsed = ModelId.Parse(id, words);
        return words.IsClosed(parsed.Name)
            || ((parsed.Kind == ModelIdKind.Bare || (parsed.Kind == ModelIdKind.Hub && words.IsHostedBy(parsed.Owner!)))
                && words.IsHosted(parsed.Tag is null ? parsed.Name : parsed.Name + ":" + parsed.Tag)
                && Resolve(id) is null);
    }

    /// <summary>
    /// The words of a model's name or id that tell it from other models: without owner, ending and whatever tells the format or
    /// quantization only. "org/Heron-7B-GGUF" and "heron-7b-Q4_K_M.gguf" are both heron, 7b.
    /// </summary>
    /// <param name="name">A name, an id or the name of a file.</param>
    /// <returns>The words in lower case; none where the name says nothing ("model.onnx").</returns>
    public IReadOnlyList<string> WordsOf(string name)
    {
        var parsed = ModelId.Parse(name, words);
        var bare = parsed.Kind == ModelIdKind.None ? name : parsed.Tag is { Length: > 0 } tag && tag is not "latest" ? parsed.Name + "-" + tag : parsed.Name;
        if (words.IsGeneric(bare))
        {
            return [];
        }

        var all = ModelTokens.Split(bare);
        for (var at = 1; at < all.Count; at++)
        {
            if (words.IsFormat(all, at))
            {
                return [.. all.Take(at)];
            }
        }

        return all;
    }

    /// <summary>The words of a line of text, as <see cref="WordsOf"/> cuts them.</summary>
    /// <param name="line">The line.</param>
    public IReadOnlyList<string> WordsIn(string line) => ModelTokens.Split(line);

    /// <summary>True for a word that the name of a known model starts with: worth resolving what follows it.</summary>
    /// <param name="word">A word of <see cref="ModelTokens"/>.</param>
    internal bool StartsName(string word) => names.StartsName(word);

    /// <summary>True for a name that says nothing of the model: "model", "weights".</summary>
    /// <param name="name">A name without ending.</param>
    internal bool IsGenericName(string name) => words.IsGeneric(name);

    private ModelFamily? OnHub(ModelId id)
    {
        if (Owned(id.Owner!, id.Name) is { } owned)
        {
            return owned;
        }

        if (ollamaOwners.Contains(id.Owner!) && InOllama(id with { Name = id.Owner + "/" + id.Name }) is { } own)
        {
            return own;
        }

        return Copied(id.Name, isConverted: words.IsConverter(id.Owner!));
    }

    /// <summary>A copy of somebody's model: quantizers write "owner_name", caches "owner--name", for what they copied.</summary>
    private ModelFamily? Copied(string name, string? extension = null, bool isConverted = false)
    {
        foreach (var (owner, rest, isWhole) in names.Owned(name))
        {
            if (isWhole && Owned(owner, rest) is { } owned)
            {
                return owned;
            }
        }

        return names.Find(name, extension, isConverted ? CopyKind.Converted : CopyKind.Possible);
    }

    private ModelFamily? Owned(string owner, string name) =>
        hub.TryGetValue(owner, out var patterns) ? IdPattern.Best(patterns, name) : null;

    private ModelFamily? InOllama(ModelId id) =>
        ollama.TryGetValue(id.Name, out var patterns) ? IdPattern.Best(patterns, string.IsNullOrEmpty(id.Tag) ? "latest" : id.Tag!) : null;

    private ModelFamily? Bare(ModelId id) => words.IsHosted(id.Tag is null ? id.Name : id.Name + ":" + id.Tag)
        ? null
        : InOllama(id) ?? names.Find(id.Name, null, CopyKind.None) ?? InFolders(id);

    /// <summary>A library that names models its own way: the name as a copy of the hub's, size and format being the tag.</summary>
    private ModelFamily? WithTag(ModelId id) =>
        (id.Tag is { Length: > 0 } tag ? names.Find(id.Name + "-" + tag, null, CopyKind.Possible) : null) ?? names.Find(id.Name, null, CopyKind.Possible);

    private ModelFamily? InFile(ModelId id) => (words.IsGeneric(id.Name) ? null : Copied(id.Name, id.Extension)) ?? InFolders(id);

    /// <summary>The folder tells what a file of a name that says nothing is; the cache of the hub, what any file in it is.</summary>
    private ModelFamily? InFolders(ModelId id)
    {
        if (id.Cached is { } cached)
        {
            return OnHub(cached);
        }

        if (id.Kind == ModelIdKind.File && !words.IsGeneric(id.Name))
        {
            return null;
        }

        foreach (var folder in id.Folders)
        {
            if (Copied(folder) is { } family)
            {
                return family;
            }
        }

        return null;
    }

    private void AddHub(ModelFamily family, IEnumerable<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            var slash = pattern.IndexOf('/');
            var name = pattern.Substring(slash + 1);
            family.Texts.Add(name);
            if (slash < 0)
            {
                // the oldest ids of the hub have no owner
                names.AddFile(new NamePattern(name, family));
                continue;
            }

            var owner = pattern.Substring(0, slash);
            Add(hub, owner, new IdPattern(name, family));
            names.AddCopy(owner, new NamePattern(name, family, isCopy: true));
        }
    }

    private void AddOllama(ModelFamily family, IEnumerable<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            var colon = pattern.IndexOf(':');
            var name = colon < 0 ? pattern : pattern.Substring(0, colon);
            Add(ollama, name, new IdPattern(colon < 0 ? "*" : pattern.Substring(colon + 1), family) { IsTag = true });
            family.Texts.Add(name);
            if (name.IndexOf('/') is > 0 and var slash)
            {
                ollamaOwners.Add(name.Substring(0, slash));
            }
        }
    }

    private void AddFiles(ModelFamily family, IEnumerable<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            var dot = pattern.LastIndexOf('.');
            var extension = dot > 0 ? pattern.Substring(dot + 1) : "";
            names.AddFile(words.IsModel(extension)
                ? new NamePattern(pattern.Substring(0, dot), family, extension)
                : new NamePattern(pattern, family));
            family.Texts.Add(pattern);
        }
    }

    private static IEnumerable<string> List(KnowledgeEntry entry, string key) => entry.All(key).SelectMany(list => list.Split(' ')).SelectMany(Alternatives.Of);

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(value);
    }

    /// <summary>A pattern over the characters of an id, as its own registry writes it.</summary>
    private sealed record IdPattern(string Pattern, ModelFamily Family)
    {
        /// <summary>True for a tag of Ollama's: its name settles the version.</summary>
        public bool IsTag { get; init; }

        /// <summary>The family of the pattern that says most of those that match, or a verified one that says the same.</summary>
        public static ModelFamily? Best(List<IdPattern> patterns, string id)
        {
            var best = Heaviest(patterns, id, confirming: null);
            return best is { IsVerified: false } ? Heaviest(patterns, id, best) ?? best : best;
        }

        private static ModelFamily? Heaviest(List<IdPattern> patterns, string id, ModelFamily? confirming)
        {
            ModelFamily? best = null;
            var weight = -1;
            foreach (var pattern in patterns)
            {
                // an id spelled out says more than one with a star
                var says = pattern.Pattern.IndexOf('*') < 0 ? int.MaxValue : pattern.Pattern.Length;
                if (says > weight && (confirming is null || pattern.Family.Confirms(confirming)) && Glob.Matches(pattern.Pattern, id)
                    && (pattern.IsTag || VersionBound.Holds(pattern.Pattern, id, pattern.Family)))
                {
                    best = pattern.Family;
                    weight = says;
                }
            }

            return best;
        }
    }
}
