using ModelOpenness.Policies;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>All that an inspection has read when it comes to judge: what is not in here has no say.</summary>
internal sealed record Facts
{
    /// <summary>The models; <see cref="Model.License"/> is set.</summary>
    public IReadOnlyList<Model> Models { get; init; } = [];

    /// <summary>The labels that count.</summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];

    /// <summary>What the team accepted and bars: the project's nearest policy.</summary>
    public PolicyBook Policy { get; init; } = PolicyBook.Empty();

    /// <summary>The policies of the folders above it, the nearest first: what they bar is barred here too.</summary>
    public IReadOnlyList<PolicyBook> PoliciesAbove { get; init; } = [];

    /// <summary>The waivers that can only be meant for this project.</summary>
    public IReadOnlyList<PolicyWaiver> OwnWaivers { get; init; } = [];

    /// <summary>The day that waivers are held against, yyyy-MM-dd, or null.</summary>
    public string? Date { get; init; }

    /// <summary>The standards to judge by.</summary>
    public ChosenStandards Standards { get; init; } = new(null, null, null, []);

    /// <summary>What lies beside the weights, by <see cref="Model.Id"/>; of models that a standard asks for.</summary>
    public IReadOnlyDictionary<string, OpennessEvidence> Releases { get; init; } = new Dictionary<string, OpennessEvidence>(StringComparer.Ordinal);

    /// <summary>The models that are named and of which no file is here.</summary>
    public IReadOnlyList<Model> Named { get; init; } = [];

    /// <summary>Claims about models in texts that the application shows.</summary>
    public IReadOnlyList<ResourceClaim> Resources { get; init; } = [];

    /// <summary>The package that holds the models, or null where none was packed.</summary>
    public PackedContent? Package { get; init; }

    /// <summary>Properties that cannot be used as written.</summary>
    public IReadOnlyList<PolicyMistake> PropertyMistakes { get; init; } = [];
}

/// <summary>A text of a resource file that claims openness of a model.</summary>
/// <param name="Name">The name of the resource.</param>
/// <param name="Claim">The claim, with its place in the file.</param>
internal sealed record ResourceClaim(string Name, Claim Claim);
