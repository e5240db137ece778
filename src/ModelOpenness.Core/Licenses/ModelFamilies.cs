namespace ModelOpenness;

/// <summary>Placeholder until the branch "catalog" brings the families; never landed.</summary>
public sealed class ModelFamilies
{
    /// <summary>The families of this build.</summary>
    public static ModelFamilies Default { get; } = new();

    /// <summary>Resolves an id.</summary>
    public ModelFamilyMatch? Resolve(string id) => new ModelFamilyMatch(null, id);
}

/// <summary>A match.</summary>
public sealed record ModelFamilyMatch(string? LicenseId, string? Note);
