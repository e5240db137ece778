namespace ModelOpenness.Knowledge;

/// <summary>The data files of the product.</summary>
internal static class KnowledgeData
{
    /// <summary>The names of all of them.</summary>
    public static IReadOnlyList<string> Names => typeof(KnowledgeData).Assembly.GetManifestResourceNames();

    /// <summary>Differs between any two states of the data.</summary>
    public static string Id { get; } = typeof(KnowledgeData).Module.ModuleVersionId.ToString("N");

    /// <summary>Opens one.</summary>
    /// <param name="name">For example <c>Knowledge/terms.ini</c>.</param>
    /// <exception cref="FormatException">There is none of this name.</exception>
    public static Stream Open(string name) =>
        typeof(KnowledgeData).Assembly.GetManifestResourceStream(name) ?? throw new FormatException($"No knowledge file '{name}'.");
}
