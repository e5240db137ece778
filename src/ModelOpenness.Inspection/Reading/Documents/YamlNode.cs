namespace ModelOpenness.Inspection.Reading.Documents;

/// <summary>A node of a YAML document, with its line and column from 1.</summary>
internal abstract record YamlNode(int Line, int Column);

/// <summary>A value: its text, or null for <c>null</c>, <c>~</c> and nothing at all.</summary>
internal sealed record YamlScalar(string? Value, int Line, int Column) : YamlNode(Line, Column);

/// <summary>A list.</summary>
internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

/// <summary>Keys and values; of a key that stands twice the last counts.</summary>
internal sealed record YamlMapping(IReadOnlyDictionary<string, YamlNode> Entries, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary>The node of a key, or null.</summary>
    public YamlNode? Find(string key) => Entries.TryGetValue(key, out var node) ? node : null;

    /// <summary>The mapping of a key, or null where there is none or something else.</summary>
    public YamlMapping? Mapping(string key) => Find(key) as YamlMapping;

    /// <summary>The text of a key, or null where there is none or something else.</summary>
    public string? Text(string key) => (Find(key) as YamlScalar)?.Value;
}
