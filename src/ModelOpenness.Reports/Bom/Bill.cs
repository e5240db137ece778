namespace ModelOpenness.Reports.Bom;

/// <summary>What every bill of materials says of the models of a report, in whichever format it is written.</summary>
/// <param name="Name">The project, or "projects" where there are several.</param>
/// <param name="Projects">The projects with what they hold.</param>
/// <param name="Completeness">Which fields of the NTIA's and OWASP's minimum are known, in one line.</param>
internal sealed record Bill(string Name, IReadOnlyList<BomProject> Projects, string Completeness)
{
    public IEnumerable<BomModel> Models => Projects.SelectMany(p => p.Models);
}

/// <summary>A project and its models, in the inventory's order.</summary>
internal sealed record BomProject(string Name, IReadOnlyList<BomModel> Models);

/// <summary>What a project has to do with a model.</summary>
internal enum BomRelation
{
    /// <summary>Its files lie in the project.</summary>
    Contained,

    /// <summary>It is named, and fetched or loaded from elsewhere.</summary>
    Fetched,

    /// <summary>It is only named.</summary>
    Mentioned,
}

/// <summary>A model as a component of the bill.</summary>
/// <param name="Reference">Unique in the bill, the same for the same inventories.</param>
/// <param name="Name">Its name, without the organisation.</param>
internal sealed record BomModel(string Reference, string Name)
{
    /// <summary>The organisation of the hub id, or null.</summary>
    public string? Group { get; init; }

    /// <summary>Who the file says has made it, or null.</summary>
    public string? Author { get; init; }

    /// <summary>Version of the package that brought it, or null: models have no version of their own that a file states.</summary>
    public string? Version { get; init; }

    /// <summary>True where it goes out with the project.</summary>
    public bool Ships { get; init; }

    public BomRelation Relation { get; init; }

    /// <summary>SHA-256 where it is known without reading gigabytes, or null.</summary>
    public string? Sha256 { get; init; }

    public string? PackageUrl { get; init; }

    /// <summary>Where it is published, or null.</summary>
    public string? Homepage { get; init; }

    /// <summary>The license that counts, or null.</summary>
    public BomLicense? License { get; init; }

    /// <summary>Every statement of its license, in the order of precedence.</summary>
    public IReadOnlyList<BomStatement> Statements { get; init; } = [];

    public IReadOnlyList<BomBase> Bases { get; init; } = [];

    public IReadOnlyList<BomFile> Files { get; init; } = [];

    /// <summary>Data that lie beside the weights.</summary>
    public IReadOnlyList<BomData> Data { get; init; } = [];

    /// <summary>Names of the standards that what is known satisfies.</summary>
    public IReadOnlyList<string> Satisfied { get; init; } = [];

    /// <summary>Verdicts and freedoms.</summary>
    public IReadOnlyList<BomFact> Verdicts { get; init; } = [];

    /// <summary>Terms, labels, findings, faults of files.</summary>
    public IReadOnlyList<BomFact> Facts { get; init; } = [];

    /// <summary>What to write as supplier: the author, else the organisation.</summary>
    public string? Supplier => Author ?? Group;
}

/// <summary>A fact as a property: <c>term:user-cap</c> and what is said of it.</summary>
internal sealed record BomFact(string Name, string Value);

/// <summary>Something that a model was made from.</summary>
internal sealed record BomBase(string Name, string? PackageUrl);

/// <summary>A file of a model and its format.</summary>
internal sealed record BomFile(string Path, string Format);

/// <summary>Data of a release: what the model was trained on, or evaluated with.</summary>
internal sealed record BomData(string Name, bool IsTraining, BomLicense? License);

/// <summary>A statement of a license: who says it, in which words, where.</summary>
internal sealed record BomStatement(BomLicense License, IReadOnlyList<BomFact> Facts);
