using ModelOpenness.Vocabulary;

namespace ModelOpenness.Standards;

/// <summary>A model release as a MOF file describes it: nothing is judged yet.</summary>
/// <param name="Name">The model's name, or an empty string.</param>
internal sealed record MofRelease(string Name)
{
    /// <summary>The license of everything that has no other, as written; null or empty where none is given.</summary>
    public string? DistributionLicense { get; init; }

    /// <summary>The license of all code, as written.</summary>
    public string? CodeLicense { get; init; }

    /// <summary>The license of all data, as written.</summary>
    public string? DataLicense { get; init; }

    /// <summary>The license of all documents, as written.</summary>
    public string? DocumentLicense { get; init; }

    /// <summary>
    /// A license written where the format wants the four above (<c>license: MIT</c>). The Model Openness Tool does not see it;
    /// the default reading takes it for <see cref="DistributionLicense"/>.
    /// </summary>
    public string? MisplacedLicense { get; init; }

    /// <summary>The components, in the order of the file.</summary>
    public IReadOnlyList<MofReleaseComponent> Components { get; init; } = [];

    /// <summary>The license of all content of a type, as written.</summary>
    /// <param name="type">The type.</param>
    public string? LicenseOf(ContentType type) => type switch
    {
        ContentType.Code => CodeLicense,
        ContentType.Data => DataLicense,
        _ => DocumentLicense,
    };
}

/// <summary>One component of a <see cref="MofRelease"/>.</summary>
/// <param name="Name">The component's name as written.</param>
/// <param name="License">
/// Its own license as written; null where the file gives none (then a license of the release applies), empty where the file
/// gives an empty one (then none applies).
/// </param>
internal sealed record MofReleaseComponent(string Name, string? License)
{
    /// <summary>Where the component stands in the file, or null.</summary>
    public Place? Place { get; init; }

    /// <summary>Where the component itself is, as the file says, or null.</summary>
    public string? ComponentPath { get; init; }

    /// <summary>What the file says of it, or null.</summary>
    public string? Description { get; init; }
}
