using ModelOpenness.Licenses;

namespace ModelOpenness.Families;

/// <summary>A family of models whose weights have one license, as a row of <c>families.ini</c> says.</summary>
/// <param name="name">The name: "Llama 3.2".</param>
internal sealed class ModelFamily(string name)
{
    /// <summary>The confidence of a row that nobody verified.</summary>
    public const string Unverified = "unverified";

    // Several threads may build it at once; each sees a whole set.
    private volatile HashSet<string>? ownWords;

    public string Name => name;

    public string? Organization { get; init; }

    public string? Version { get; init; }

    public required string LicenseId { get; init; }

    public string? CodeLicenseId { get; init; }

    public required string Confidence { get; init; }

    public bool IsVerified => !string.Equals(Confidence, Unverified, StringComparison.Ordinal);

    public string? Note { get; init; }

    public string? Source { get; init; }

    /// <summary>The family's own ids, sizes and names: their words make no other model of it.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>True for a verified row that says the same as an unverified one.</summary>
    public bool Confirms(ModelFamily other) => IsVerified && string.Equals(LicenseId, other.LicenseId, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a word of the family's own ids.</summary>
    public bool IsOwnWord(string word)
    {
        var own = ownWords;
        if (own is null)
        {
            own = new HashSet<string>(StringComparer.Ordinal);
            foreach (var text in Texts)
            {
                own.UnionWith(ModelTokens.Split(text));
            }

            ownWords = own;
        }

        return own.Contains(word);
    }
}

/// <summary>What is known of a model by its id alone: <see cref="ModelFamilies.Resolve"/>.</summary>
/// <param name="Family">The family: "Llama 3.2".</param>
/// <param name="LicenseId">
/// The license of the weights: an id of <see cref="LicenseCatalog"/> or, where it has no such license, an id that only names it.
/// </param>
internal sealed record ModelFamilyMatch(string Family, string LicenseId)
{
    /// <summary>Who made the family.</summary>
    public string? Organization { get; init; }

    /// <summary>The version or versions that the license is known for.</summary>
    public string? Version { get; init; }

    /// <summary>The license of the code, where it is another one and known.</summary>
    public string? CodeLicenseId { get; init; }

    /// <summary>
    /// <c>vendor</c> where the vendor's own word was read, <c>catalog</c> where somebody's list says so, <c>unverified</c> for
    /// common knowledge.
    /// </summary>
    public required string Confidence { get; init; }

    /// <summary>False for a row that nobody verified: it may name the license, and neither accuses nor clears.</summary>
    public bool IsVerified => !string.Equals(Confidence, ModelFamily.Unverified, StringComparison.Ordinal);

    /// <summary>What to know before relying on it, where there is something, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Where the license was read, or null.</summary>
    public string? Source { get; init; }
}
