using ModelOpenness.Families;
using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering.Sidecars;

/// <summary>What a sidecar says about a model: its license, its id, what it was made from.</summary>
/// <param name="Subject">The model that it speaks of.</param>
internal sealed record SidecarStatement(SidecarSubject Subject)
{
    /// <summary>Licenses as stated: an id, a name, an expression, or a text.</summary>
    public IReadOnlyList<DocumentValue> Licenses { get; init; } = [];

    /// <summary>A whole license text that stands in the document, with line and column of its beginning, or null.</summary>
    public DocumentValue? LicenseText { get; init; }

    /// <summary>A license file that the document refers to, relative to the document, or null.</summary>
    public DocumentValue? LicenseFile { get; init; }

    /// <summary>The model's id, or null.</summary>
    public string? ModelId { get; init; }

    /// <summary>What the model was made from: ids, addresses, paths relative to the document.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>True where the bases are only a hint, which counts where nobody else names a base.</summary>
    public bool IsHint { get; init; }

    /// <summary>
    /// Who says it: <see cref="EvidenceSource.Sidecar"/> for a statement about the model itself, <see cref="EvidenceSource.FolderAbove"/>
    /// or <see cref="EvidenceSource.Package"/> where the whole is meant that the model comes with.
    /// </summary>
    public EvidenceSource Source { get; init; } = EvidenceSource.Sidecar;
}

/// <summary>Which model a statement speaks of. Where it names none, it speaks of what lies in its folder.</summary>
internal sealed record SidecarSubject
{
    private IReadOnlyList<IReadOnlyList<string>>? nameWords;
    private IReadOnlyList<IReadOnlyList<string>>? mentionWords;

    /// <summary>The models in the document's folder.</summary>
    public static readonly SidecarSubject Folder = new();

    /// <summary>Files or folders, relative to the document.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Names or ids of the model.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>
    /// True where the document says that what it names is a model: then a name of one word is enough. Else "heron" may be the program.
    /// </summary>
    public bool IsModel { get; init; }

    /// <summary>The words of <see cref="Names"/>, cut once for all models that they are held against.</summary>
    public IReadOnlyList<IReadOnlyList<string>> NameWords => nameWords ??= [.. Names.Select(ModelFamilies.Default.WordsOf)];

    /// <summary>The words of <see cref="Mentions"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> MentionWords => mentionWords ??= [.. Mentions.Select(ModelFamilies.Default.WordsIn)];

    /// <summary>Lines that name a model somewhere among other words.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>SHA-256 of the weights, lower-case hexadecimal.</summary>
    public IReadOnlyList<string> Hashes { get; init; } = [];

    /// <summary>True for files, relative to the document and with forward slashes, that a pattern covers; null where there is none.</summary>
    public Func<string, bool>? Covers { get; init; }

    /// <summary>True where the document says whom it speaks of.</summary>
    public bool IsNamed => Paths.Count > 0 || Names.Count > 0 || Hashes.Count > 0 || Mentions.Count > 0 || Covers is not null;
}
