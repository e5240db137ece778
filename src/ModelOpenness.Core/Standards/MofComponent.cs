using ModelOpenness.Knowledge;

namespace ModelOpenness.Standards;

/// <summary>What a component is made of; it decides which licenses are apt for it.</summary>
internal enum ContentType
{
    /// <summary>Source code.</summary>
    Code,

    /// <summary>Data, model parameters among them.</summary>
    Data,

    /// <summary>Documents.</summary>
    Document,
}

/// <summary>
/// One part of a model release that the definitions ask for, as the Model Openness Framework names it. The components are the
/// data file <c>Knowledge/mof.ini</c>.
/// </summary>
/// <param name="Id">The id, for example <c>training-code</c>.</param>
/// <param name="Name">The framework's name: "Training code".</param>
/// <param name="Type">What it is made of.</param>
/// <param name="Class">The least open class of the framework that asks for it: 3, 2 or 1.</param>
/// <param name="IsRequired">False for an optional component.</param>
/// <param name="Description">What it is.</param>
internal sealed record MofComponent(string Id, string Name, ContentType Type, int Class, bool IsRequired, string Description)
{
    private static readonly Lazy<Table> Loaded = new(Table.Load);

    /// <summary>All components, in the order of the Model Openness Tool.</summary>
    public static IReadOnlyList<MofComponent> All => Loaded.Value.Components;

    /// <summary>Id of the model's released weights.</summary>
    public const string FinalParameters = "model-parameters-final";

    /// <summary>Id of the model card.</summary>
    public const string ModelCard = "model-card";

    /// <summary>True for weights, final or not.</summary>
    public bool IsParameters => Id.StartsWith("model-parameters-", StringComparison.Ordinal);

    /// <summary>What a sentence calls it: "weights", "training code".</summary>
    public required string Called { get; init; }

    /// <summary>Id of the component that may take this one's place, or null.</summary>
    public string? StandIn { get; init; }

    /// <summary>True where the tool counts a component of an unknown name as this one.</summary>
    public bool TakesUnknown { get; init; }

    /// <summary>True where the framework's paper takes the component without a license; the Model Openness Tool does not.</summary>
    public bool AcceptsUnlicensed { get; init; }

    /// <summary>Other names that the default reading understands.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>The component with this id, or null.</summary>
    /// <param name="id">Exact id.</param>
    public static MofComponent? Find(string id) => Loaded.Value.ById.TryGetValue(id, out var found) ? found : null;

    /// <summary>The component with this name as the framework writes it, or null.</summary>
    /// <param name="name">Exact name, case and all.</param>
    public static MofComponent? FindByName(string name) => Loaded.Value.ByName.TryGetValue(name, out var found) ? found : null;

    /// <summary>The component that somebody means by a name: letters and digits count, case and punctuation do not.</summary>
    /// <param name="name">The name as written: "model weights", "Model Parameters (final)".</param>
    public static MofComponent? FindBySpelling(string name) =>
        Loaded.Value.BySpelling.TryGetValue(Spellings.Letters(name), out var found) ? found : null;

    private sealed class Table
    {
        public List<MofComponent> Components { get; } = [];

        public Dictionary<string, MofComponent> ById { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, MofComponent> ByName { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, MofComponent> BySpelling { get; } = new(StringComparer.Ordinal);

        public static Table Load()
        {
            var table = new Table();
            foreach (var entry in KnowledgeFile.Read("mof.ini"))
            {
                var component = new MofComponent(
                    entry.Id,
                    entry.Get("name"),
                    StandardsData.Type(entry.Get("type")),
                    StandardsData.Number(entry.Get("class")),
                    StandardsData.YesOrNo(entry.Get("required")),
                    entry.Get("description"))
                {
                    Called = entry.Find("called") ?? entry.Get("name").ToLowerInvariant(),
                    StandIn = entry.Find("stands-in"),
                    TakesUnknown = entry.Find("takes-unknown") is { } takes && StandardsData.YesOrNo(takes),
                    AcceptsUnlicensed = entry.Find("accepts-unlicensed") is { } accepts && StandardsData.YesOrNo(accepts),
                    OtherNames = [.. entry.All("also")],
                };
                table.Components.Add(component);
                table.ById.Add(component.Id, component);
                table.ByName.Add(component.Name, component);
                table.BySpelling.Add(Spellings.Letters(component.Name), component);
                foreach (var other in component.OtherNames)
                {
                    table.BySpelling.Add(Spellings.Letters(other), component);
                }
            }

            return table;
        }
    }
}
