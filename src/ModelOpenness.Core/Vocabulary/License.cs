namespace ModelOpenness.Vocabulary;

/// <summary>A license that the catalogue knows: what it is called and which terms it has, as facts with their source.</summary>
/// <param name="Id">SPDX id where SPDX has one (<c>MIT</c>), otherwise the catalogue's own (<c>llama3.2</c>).</param>
/// <param name="Name">Display name: "Llama 3.2 Community License Agreement".</param>
internal sealed record License(string Id, string Name)
{
    /// <summary>SPDX id, or <c>LicenseRef-…</c> where SPDX has none.</summary>
    public required string SpdxId { get; init; }

    /// <summary>Who publishes the license ("Meta"), or null.</summary>
    public string? Steward { get; init; }

    /// <summary>Licenses of one family are versions of each other (<c>llama-community</c>); null where it stands alone.</summary>
    public string? Family { get; init; }

    /// <summary>Version within the family, or null.</summary>
    public string? Version { get; init; }

    /// <summary>True where the Open Source Initiative approved it.</summary>
    public bool IsOsiApproved { get; init; }

    /// <summary>True where the Free Software Foundation lists it as free.</summary>
    public bool IsFsfLibre { get; init; }

    /// <summary>True where SPDX deprecated the id.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Ids that Hugging Face uses for it, lower case.</summary>
    public IReadOnlyList<string> HuggingFaceIds { get; init; } = [];

    /// <summary>Other names as people write them.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Ids of use policies that bind its users although they stand in a text of their own; their terms are not in <see cref="Terms"/>.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>The id that is written today where SPDX deprecated this one (<c>GPL-2.0</c>: <c>GPL-2.0-only</c>), or null.</summary>
    public string? Successor { get; init; }

    /// <summary>Its restrictive terms, without quotes.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>Further ids under which other lists name it.</summary>
    internal IReadOnlyList<string> OtherIds { get; init; } = [];

    /// <summary>Where the text was read whose facts stand here, or null.</summary>
    public string? Source { get; init; }

    /// <summary>SHA-256 of that text, lower-case hexadecimal, or null.</summary>
    public string? Sha256 { get; init; }
}

/// <summary>What a license statement, written by somebody somewhere, comes to when the catalogue has resolved it.</summary>
/// <param name="AsWritten">The statement as it was written: "Apache 2.0", "llama3.2", "MIT OR GPL-2.0-only".</param>
internal sealed record LicenseStatement(string AsWritten)
{
    /// <summary>Catalogue id or SPDX expression in normal form; null where nothing is recognised.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// The family that is named where no license is (<c>gpl</c> for "GPL", without a version); then <see cref="Id"/> is null, and
    /// <see cref="Terms"/> are those that every license of the family has.
    /// </summary>
    public string? Family { get; init; }

    /// <summary>Display name: of the license, or the expression itself.</summary>
    public string? Name { get; init; }

    /// <summary>The licenses that apply: all of an AND, of an OR those of its freest arm. Where parts of an AND are unknown, the known ones.</summary>
    public IReadOnlyList<License> Licenses { get; init; } = [];

    /// <summary>The terms that apply, together.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>True where every part of the statement is known.</summary>
    public bool IsRecognized => Id is not null;
}
