namespace ModelOpenness.Vocabulary;

/// <summary>Whether a model file could be read.</summary>
internal enum ArtifactAccess
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there and could not be read; the inventory's <see cref="Inventory.NotLookedAt"/> says why.</summary>
    Denied,
}

/// <summary>One model file: what its header says. Nothing of it is executed, unpickled or loaded.</summary>
/// <param name="Path">The file, as <see cref="Place.Path"/>.</param>
/// <param name="Format">
/// The format by content: <c>gguf</c>, <c>safetensors</c>, <c>onnx</c>, <c>git-lfs-pointer</c> …; <c>unknown</c> for no model.
/// </param>
internal sealed record Artifact(string Path, string Format)
{
    /// <summary>Format of a file that is no model.</summary>
    public const string Unknown = "unknown";

    /// <summary>Version of the format as its header writes it, or null.</summary>
    public string? FormatVersion { get; init; }

    /// <summary>Size of the file in bytes.</summary>
    public long Size { get; init; }

    /// <summary>How many bytes were read of it.</summary>
    public long BytesRead { get; init; }

    /// <summary>Whether the file could be read; where it could not, nothing else here is known but its path.</summary>
    public ArtifactAccess Access { get; init; }

    /// <summary>
    /// True where the file breaks its format. Then nothing is given but the licenses, and these only where the header could be read to
    /// its end.
    /// </summary>
    public bool IsMalformed => Problem is not null;

    /// <summary>What is wrong and at which offset ("string of 2^63 bytes at offset 24 exceeds the file"), or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The embedded license as written, or null.</summary>
    public string? License { get; init; }

    /// <summary>The embedded license name (GGUF <c>general.license.name</c>), or null.</summary>
    public string? LicenseName { get; init; }

    /// <summary>The embedded license link, or null.</summary>
    public string? LicenseLink { get; init; }

    /// <summary>The key that <see cref="License"/> was read from, as the format calls it; null without a license.</summary>
    public string? LicenseKey { get; init; }

    /// <summary>
    /// Further values that say something else than <see cref="License"/>, with their keys: a key that comes twice, or the license of
    /// another model in a bundle.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> FurtherLicenses { get; init; } = [];

    /// <summary>The model's name as embedded, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The author as embedded, or null.</summary>
    public string? Author { get; init; }

    /// <summary>Ids or URLs of base models as embedded.</summary>
    public IReadOnlyList<string> BaseModels { get; init; } = [];

    /// <summary>Where the model comes from, as embedded (a repository URL or id), or null.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Further metadata, bounded in number and length, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>Other files that the artifact consists of (shards of an index), relative to its folder.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>SHA-256 of the real file, where this is a Git LFS pointer.</summary>
    public string? PointerOid { get; init; }

    /// <summary>Size of the real file in bytes, where this is a Git LFS pointer.</summary>
    public long? PointerSize { get; init; }
}
