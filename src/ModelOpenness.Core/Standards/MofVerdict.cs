using ModelOpenness.Vocabulary;

namespace ModelOpenness.Standards;

/// <summary>What became of a component in the judgement by the Model Openness Framework.</summary>
internal enum MofStatus
{
    /// <summary>Present under an open license: it counts.</summary>
    Open,

    /// <summary>Present under a license that is not open or not known.</summary>
    Invalid,

    /// <summary>Present without a license.</summary>
    Unlicensed,

    /// <summary>Not part of the release.</summary>
    Missing,
}

/// <summary>The judgement on one component.</summary>
/// <param name="Component">The component.</param>
/// <param name="Status">What became of it.</param>
/// <param name="License">The license that applies, as written; null where none does.</param>
internal sealed record MofComponentVerdict(MofComponent Component, MofStatus Status, string? License)
{
    /// <summary>True where an open license is apt for this type of content.</summary>
    public bool IsTypeAppropriate { get; init; }

    /// <summary>What the license was read as, where that is not what was written; otherwise null.</summary>
    public string? ReadAs { get; init; }

    /// <summary>Where the component stands in the MOF file, or null.</summary>
    public Place? Place { get; init; }
}

/// <summary>The judgement on a release by the Model Openness Framework.</summary>
/// <param name="Class">The class reached: 1, 2, 3, or 0 for none.</param>
internal sealed record MofVerdict(int Class)
{
    /// <summary>How much of class 3, 2 and 1 is there, in percent; 0 where the class before it is not complete.</summary>
    public required IReadOnlyDictionary<int, double> Progress { get; init; }

    /// <summary>Every component of the framework, in its order, the missing ones too.</summary>
    public required IReadOnlyList<MofComponentVerdict> Components { get; init; }

    /// <summary>Names in the file that are not names of components.</summary>
    public IReadOnlyList<string> UnknownComponents { get; init; } = [];

    /// <summary>The class with its name: "Class III - Open Model".</summary>
    public string Label => MofClass.Find(Class).Label;

    /// <summary>The required components that keep a class from being complete, in the framework's order.</summary>
    /// <param name="mofClass">The class: 3, 2 or 1.</param>
    public IReadOnlyList<MofComponentVerdict> Lacks(int mofClass)
    {
        var lacks = new List<MofComponentVerdict>();
        foreach (var verdict in Components)
        {
            if (verdict.Component.IsRequired && verdict.Component.Class >= mofClass && verdict.Status != MofStatus.Open
                && !IsStoodInFor(verdict.Component))
            {
                lacks.Add(verdict);
            }
        }

        return lacks;
    }

    private bool IsStoodInFor(MofComponent component) =>
        component.StandIn is { } id
        && Components.Any(v => string.Equals(v.Component.Id, id, StringComparison.Ordinal) && v.Status == MofStatus.Open);
}

/// <summary>Where the default reading and the Model Openness Tool part.</summary>
/// <param name="What">The component's name, or "license" for the release's own.</param>
/// <param name="Written">What the file says.</param>
/// <param name="Read">What the default reading makes of it.</param>
/// <param name="Strict">What the tool makes of it.</param>
internal sealed record MofDifference(string What, string Written, string Read, string Strict);
