namespace ModelOpenness.Vocabulary;

/// <summary>The outcome of one inspection: everything that reports, the analyzer and the command line show.</summary>
/// <param name="Project">The project file or folder inspected, as <see cref="Place.Path"/>.</param>
/// <param name="Standard">The standard that labels are judged by.</param>
public sealed record Inventory(string Project, string Standard)
{
    /// <summary>Version of the inventory's JSON form; a reader that meets another one rebuilds.</summary>
    public const string SchemaVersion = "1";

    /// <summary>Name of the file that a build writes under obj and hands to the analyzers.</summary>
    public const string FileName = "ModelOpenness.inventory.json";

    /// <summary>
    /// The folder that all places are relative to, seen from the folder of the inventory's own file, with forward slashes; null where
    /// the inventory was not written by a build.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The models, ordered by id.</summary>
    public IReadOnlyList<Model> Models { get; init; } = [];

    /// <summary>
    /// The models that the project names by id or address and of which no file is here, ordered by id: they have no artifacts, and
    /// <see cref="Model.References"/> says where they are named. A file that is here and does not ship has its references in <see cref="Models"/>.
    /// </summary>
    public IReadOnlyList<Model> Named { get; init; } = [];

    /// <summary>The labels that count.</summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];

    /// <summary>The findings, ordered by place, rule and message; waived ones included.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the policy accepts in code, in the order of the models and of the policy.</summary>
    public IReadOnlyList<CodeWaiver> CodeWaivers { get; init; } = [];

    /// <summary>What could not be looked at, ordered by path; empty where the inspection is whole.</summary>
    public IReadOnlyList<NotLookedAt> NotLookedAt { get; init; } = [];
}
