namespace ModelOpenness.Vocabulary;

/// <summary>The outcome of one inspection: everything that reports, the analyzer and the command line show.</summary>
/// <param name="Project">The project file or folder inspected, as <see cref="Place.Path"/>.</param>
/// <param name="Standard">The standard that labels are judged by.</param>
internal sealed record Inventory(string Project, string Standard)
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

    /// <summary>
    /// The folder that all places are relative to, seen from the root of its repository, with forward slashes: <c>src/App</c>. Empty
    /// where it is the root.
    /// </summary>
    public string RepositoryPath { get; init; } = "";

    /// <summary>The policy in force, as <see cref="Place.Path"/>; null where there is none.</summary>
    public string? Policy { get; init; }

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

    /// <summary>The project file or folder, seen from the root of the repository: what tells two projects of one name apart.</summary>
    public string ProjectPath => Project == "." ? (RepositoryPath.Length == 0 ? "." : RepositoryPath) : FromRoot(Project);

    /// <summary>A path of this inventory, seen from the root of the repository, where CI services look for it.</summary>
    /// <param name="path">A path as <see cref="Place.Path"/> holds it.</param>
    /// <returns>The path; it starts with <c>../</c> where it lies outside of the repository. Paths in packages stay as they are.</returns>
    public string FromRoot(string path)
    {
        if (Place.IsInPackage(path) || RepositoryPath.Length == 0)
        {
            return path;
        }

        var parts = new List<string>(RepositoryPath.Split('/'));
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }
}
