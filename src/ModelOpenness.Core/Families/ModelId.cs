namespace ModelOpenness.Families;

/// <summary>Where an id, by its form, belongs.</summary>
internal enum ModelIdKind
{
    /// <summary>A name without place: Ollama's, an old Hugging Face id, a file without ending.</summary>
    Bare,

    /// <summary><c>owner/name</c> of the Hugging Face hub.</summary>
    Hub,

    /// <summary><c>name:tag</c> of Ollama's library.</summary>
    Ollama,

    /// <summary>A file with the ending of a model.</summary>
    File,

    /// <summary>Not an id of a model.</summary>
    None,
}

/// <summary>The parts of an id, tag, path or address of a model.</summary>
/// <param name="Kind">Where the id belongs.</param>
/// <param name="Owner">The owner on the hub, or null.</param>
/// <param name="Name">The name, without tag and ending.</param>
internal sealed record ModelId(ModelIdKind Kind, string? Owner, string Name)
{
    private const int MaxLength = 1024;
    private static readonly ModelId NotAnId = new(ModelIdKind.None, null, "");
    private static readonly string[] RevisionPages = ["resolve", "blob", "raw", "tree"];

    // Pages of the hub that stand where owners do.
    private static readonly string[] SitePages = ["blog", "docs", "spaces", "datasets", "papers", "collections", "posts", "learn", "tasks", "organizations"];

    /// <summary>Ollama's tag, or null.</summary>
    public string? Tag { get; init; }

    /// <summary>The ending of a file, without dot, in lower case; null where it is none.</summary>
    public string? Extension { get; init; }

    /// <summary>A file inside the repository that is named, or null.</summary>
    public ModelId? File { get; init; }

    /// <summary>The folders of a path, the innermost first.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The id of the hub that a folder of its cache stands for, "models--owner--name", or null.</summary>
    public ModelId? Cached { get; init; }

    /// <summary>Reads an id as somebody wrote it.</summary>
    public static ModelId Parse(string id, FamilyWords words)
    {
        var text = id.Trim();
        if (text.Length is 0 or > MaxLength || !IsPlain(text))
        {
            return NotAnId;
        }

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var isHub = scheme > 0 && (Is(text.Substring(0, scheme), "hf") || Is(text.Substring(0, scheme), "huggingface"));
        var isAddress = scheme > 0;
        if (isAddress)
        {
            text = text.Substring(scheme + 3);
            var end = text.IndexOfAny(['?', '#']);
            text = end < 0 ? text : text.Substring(0, end);
        }

        text = text.Replace('\\', '/').TrimEnd('/');
        if (text.Length == 0)
        {
            return NotAnId;
        }

        if (isHub || words.Place(text, "hub", ref text))
        {
            return Hub(text.Split('/'), words);
        }

        if (words.Place(text, "ollama", ref text))
        {
            return Ollama(text);
        }

        var parts = text.Split('/');
        var file = FileOf(parts, words);
        if (isAddress || text[0] is '/' or '.' || (text.Length > 1 && text[1] == ':') || parts.Length > 2)
        {
            return parts.Length > 2 && !isAddress && text[0] is not '/' and not '.'
                ? Hub(parts, words) with { Folders = file.Folders, Cached = file.Cached }
                : file;
        }

        return parts.Length == 2
            ? Hub(parts, words) with { File = file.Kind == ModelIdKind.File ? file : null }
            : file.Kind == ModelIdKind.Bare ? Ollama(text) with { Kind = ModelIdKind.Bare } : file;
    }

    private static ModelId Hub(string[] parts, FamilyWords words)
    {
        if (parts.Length > 1 && Array.IndexOf(SitePages, parts[0].ToLowerInvariant()) >= 0)
        {
            return NotAnId;
        }

        if (parts.Length == 1)
        {
            return Ollama(parts[0]) with { Kind = ModelIdKind.Bare };
        }

        var name = Ollama(parts[1]);
        ModelId? file = null;
        if (parts.Length > 2)
        {
            var isPage = Array.IndexOf(RevisionPages, parts[2]) >= 0;
            file = FileOf(parts, words) is { Kind: ModelIdKind.File } inside && (!isPage || parts.Length > 4) ? inside with { Folders = [] } : null;
        }

        return name with { Kind = ModelIdKind.Hub, Owner = parts[0], File = file };
    }

    private static ModelId Ollama(string text)
    {
        var colon = text.IndexOf(':');
        return colon < 0
            ? new ModelId(ModelIdKind.Ollama, null, text)
            : new ModelId(ModelIdKind.Ollama, null, text.Substring(0, colon)) { Tag = text.Substring(colon + 1) };
    }

    /// <summary>The last part of a path: a file of a model, something else, or a name.</summary>
    private static ModelId FileOf(string[] parts, FamilyWords words)
    {
        var name = parts[parts.Length - 1];
        var folders = new List<string>();
        ModelId? cached = null;
        for (var i = parts.Length - 2; i >= 0; i--)
        {
            cached ??= CachedIn(parts[i]);
            if (folders.Count < 3 && parts[i].Length > 1 && parts[i] is not "..")
            {
                folders.Add(parts[i]);
            }
        }

        var colon = name.IndexOf(':');
        var dot = colon >= 0 ? -1 : name.LastIndexOf('.');
        if (dot <= 0)
        {
            return new ModelId(ModelIdKind.Bare, null, name) { Folders = folders, Cached = cached };
        }

        var extension = name.Substring(dot + 1).ToLowerInvariant();
        return words.IsOther(extension) ? NotAnId
            : words.IsModel(extension)
                ? new ModelId(ModelIdKind.File, null, Unpacked(name.Substring(0, dot), words))
                {
                    Extension = extension,
                    Folders = folders,
                    Cached = cached,
                }
            : new ModelId(ModelIdKind.Bare, null, name) { Folders = folders, Cached = cached };
    }

    /// <summary>"x.tar" and "x.dat" inside what is packed as "x.tar.gz" and "x.dat.bz2" are x.</summary>
    private static string Unpacked(string name, FamilyWords words) =>
        name.LastIndexOf('.') is > 0 and var dot && words.IsInner(name.Substring(dot + 1).ToLowerInvariant()) ? name.Substring(0, dot) : name;

    private static ModelId? CachedIn(string folder)
    {
        const string Prefix = "models--";
        var at = folder.StartsWith(Prefix, StringComparison.Ordinal) ? folder.IndexOf("--", Prefix.Length, StringComparison.Ordinal) : -1;
        return at > Prefix.Length && at + 2 < folder.Length
            ? new ModelId(ModelIdKind.Hub, folder.Substring(Prefix.Length, at - Prefix.Length), folder.Substring(at + 2))
            : null;
    }

    /// <summary>Ids are letters, digits and a few marks, and end in none: "gpt-2..." is prose.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && "-_./\\:+@()%~=,?#& []".IndexOf(c) < 0)
            {
                return false;
            }
        }

        return text[text.Length - 1] is not '.' and not ',' and not ':' and not '?' && text.IndexOf("...", StringComparison.Ordinal) < 0;
    }

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
