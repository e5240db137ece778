using ModelOpenness.Knowledge;

namespace ModelOpenness.Standards;

/// <summary>A definition of "open" that a label is judged by. The standards are the data file <c>Knowledge/standards.ini</c>.</summary>
/// <param name="Id">The id, for example <c>osaid</c>.</param>
/// <param name="Name">The name: "Open Source AI Definition 1.0".</param>
internal sealed record Standard(string Id, string Name)
{
    /// <summary>
    /// Id of the Open Source Definition, by which labels are judged where nothing else is chosen; also the key of its judgement in the
    /// table of terms.
    /// </summary>
    public const string OpenSourceDefinition = "osd";

    private static readonly Lazy<IReadOnlyList<Standard>> Table = new(Load);

    /// <summary>The name within a sentence: "the Open Source Definition".</summary>
    public required string ShortName { get; init; }

    /// <summary>What it is and who wrote it.</summary>
    public required string About { get; init; }

    /// <summary>The key of the table of terms that it goes by: <see cref="TermStanding.Of"/>.</summary>
    public required string Terms { get; init; }

    /// <summary>What is said where every requirement is met: "checklist satisfied".</summary>
    public required string SatisfiedWords { get; init; }

    /// <summary>Where its text was read.</summary>
    public required string Source { get; init; }

    /// <summary>What it requires, in the order of the report.</summary>
    public required IReadOnlyList<StandardRequirement> Requirements { get; init; }

    /// <summary>True where the weights and their license settle it, and nobody needs to look for anything else.</summary>
    public bool ConcernsWeightsOnly => Requirements.All(r =>
        r.Check is not RequirementCheck.Class
        && r.Components.All(c => string.Equals(c.Id, MofComponent.FinalParameters, StringComparison.Ordinal)));

    /// <summary>All standards, in the order of the data.</summary>
    public static IReadOnlyList<Standard> All => Table.Value;

    /// <summary>The standard with this id, in any case, or null.</summary>
    /// <param name="id">The id.</param>
    public static Standard? Find(string id)
    {
        var trimmed = id.Trim();
        foreach (var standard in All)
        {
            if (string.Equals(standard.Id, trimmed, StringComparison.OrdinalIgnoreCase))
            {
                return standard;
            }
        }

        return null;
    }

    private static IReadOnlyList<Standard> Load()
    {
        var entries = KnowledgeFile.Read("standards.ini");
        var standards = new List<Standard>();
        foreach (var entry in entries)
        {
            if (entry.Id.IndexOf('/') >= 0)
            {
                continue;
            }

            standards.Add(new Standard(entry.Id, entry.Get("name"))
            {
                ShortName = entry.Get("short"),
                About = entry.Get("about"),
                Terms = entry.Get("terms"),
                SatisfiedWords = entry.Get("satisfied"),
                Source = entry.Get("source"),
                Requirements =
                [
                    .. entries.Where(e => e.Id.StartsWith(entry.Id + "/", StringComparison.Ordinal)).Select(StandardRequirement.Read),
                ],
            });
        }

        return standards;
    }
}

/// <summary>How a requirement is checked.</summary>
internal enum RequirementCheck
{
    /// <summary>The terms of the components' licenses, by the standard's judgement of terms.</summary>
    Terms,

    /// <summary>The components are there, under a license of the level.</summary>
    License,

    /// <summary>The components are there.</summary>
    Present,

    /// <summary>A class of the Model Openness Framework is reached.</summary>
    Class,

    /// <summary>Somebody states what files do not show.</summary>
    Stated,
}

/// <summary>How many of its components a requirement needs.</summary>
internal enum RequirementNeed
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>One of them.</summary>
    Any,

    /// <summary>Every one that is there, and one at least.</summary>
    Each,
}

/// <summary>Which licenses a requirement takes.</summary>
internal enum LicenseLevel
{
    /// <summary>Terms that restrict nothing, whoever approved them.</summary>
    Open,

    /// <summary>Licenses that the Open Source Initiative approved; other open terms take a person's judgement.</summary>
    OsiTerms,

    /// <summary>Licenses that the Open Source Initiative approved.</summary>
    Osi,
}

/// <summary>One thing that a <see cref="Standard"/> requires.</summary>
/// <param name="Id">The id, for example <c>osaid/code</c>.</param>
/// <param name="Asks">What it asks for.</param>
/// <param name="Cites">The passage of the standard.</param>
/// <param name="Check">How it is checked.</param>
internal sealed record StandardRequirement(string Id, string Asks, string Cites, RequirementCheck Check)
{
    /// <summary>What a message calls it where none of its components is there: "data information".</summary>
    public required string Part { get; init; }

    /// <summary>The components that it is about.</summary>
    public IReadOnlyList<MofComponent> Components { get; init; } = [];

    /// <summary>How many of them it needs.</summary>
    public RequirementNeed Need { get; init; }

    /// <summary>Which licenses it takes, for <see cref="RequirementCheck.License"/>.</summary>
    public LicenseLevel Level { get; init; }

    /// <summary>The class, for <see cref="RequirementCheck.Class"/>.</summary>
    public int Class { get; init; }

    /// <summary>Id of the fact, for <see cref="RequirementCheck.Stated"/>.</summary>
    public string? Fact { get; init; }

    internal static StandardRequirement Read(KnowledgeEntry entry) =>
        new(entry.Id, entry.Get("asks"), entry.Get("cites"), Checks(entry.Get("check")))
        {
            Part = entry.Get("part"),
            Components = [.. StandardsData.Words(entry.Find("of")).Select(Component)],
            Need = Needs(entry.Find("need")),
            Level = Levels(entry.Find("level")),
            Class = entry.Find("class") is { } number ? StandardsData.Number(number) : 0,
            Fact = entry.Find("fact"),
        };

    private static MofComponent Component(string id) =>
        MofComponent.Find(id) ?? throw new FormatException($"'{id}' is no component.");

    private static RequirementCheck Checks(string value) => value switch
    {
        "terms" => RequirementCheck.Terms,
        "license" => RequirementCheck.License,
        "present" => RequirementCheck.Present,
        "class" => RequirementCheck.Class,
        "stated" => RequirementCheck.Stated,
        _ => throw new FormatException($"'{value}' is no check."),
    };

    private static RequirementNeed Needs(string? value) => value switch
    {
        null or "all" => RequirementNeed.All,
        "any" => RequirementNeed.Any,
        "each" => RequirementNeed.Each,
        _ => throw new FormatException($"'{value}' is none of all, any, each."),
    };

    private static LicenseLevel Levels(string? value) => value switch
    {
        null or "open" => LicenseLevel.Open,
        "osi-terms" => LicenseLevel.OsiTerms,
        "osi" => LicenseLevel.Osi,
        _ => throw new FormatException($"'{value}' is no level."),
    };
}
