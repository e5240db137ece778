using ModelOpenness.Vocabulary;

namespace ModelOpenness.Policies;

/// <summary>How a project uses a model.</summary>
[Flags]
internal enum ModelUses
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>It ships the model.</summary>
    Shipped = 1,

    /// <summary>It fetches or loads the model when it is built or run.</summary>
    Fetched = 2,

    /// <summary>It names the model.</summary>
    Mentioned = 4,
}

/// <summary>An entry of a policy's <c>allow</c> or <c>deny</c>: it concerns what matches all that it names.</summary>
/// <param name="Place">Where it stands.</param>
internal sealed record PolicyEntry(Place Place)
{
    /// <summary>The models that entries concern where they do not say: what is only mentioned is left alone.</summary>
    public const ModelUses DefaultUses = ModelUses.Shipped | ModelUses.Fetched;

    /// <summary>The license, by its id or by a pattern with stars; null for every license.</summary>
    public string? License { get; init; }

    /// <summary>The kind of term, or null.</summary>
    public string? TermKind { get; init; }

    /// <summary>The standard that must be satisfied, or null; only in <c>allow</c>.</summary>
    public string? Standard { get; init; }

    /// <summary>The models, by path glob relative to the policy's folder or by id; null for every model.</summary>
    public string? Model { get; init; }

    /// <summary>The family of models, by its name or a pattern with stars; null for every family.</summary>
    public string? Family { get; init; }

    /// <summary>Which uses of a model it concerns.</summary>
    public ModelUses Uses { get; init; } = DefaultUses;

    /// <summary>Why, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The entry as messages name it: "non-commercial"; "license llama3.2, model models/**".</summary>
    public override string ToString()
    {
        var named = new[] { ("license", License), ("term", TermKind), ("standard", Standard), ("model", Model), ("family", Family) }
            .Where(n => n.Item2 is not null)
            .ToList();
        return named.Count == 1 ? named[0].Item2! : string.Join(", ", named.Select(n => n.Item1 + " " + n.Item2));
    }
}
