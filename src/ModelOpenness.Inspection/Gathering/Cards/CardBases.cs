namespace ModelOpenness.Inspection.Gathering.Cards;

/// <summary>The base models that a card names.</summary>
internal static class CardBases
{
    private const string Tag = "base_model:";

    /// <summary>The values of <c>base_model</c>; where there are none, those of tags as the hub writes them (<c>base_model:quantized:org/name</c>).</summary>
    /// <param name="card">The front matter.</param>
    public static IEnumerable<string> Of(CardFrontMatter card) =>
        card["base_model"].Count > 0
            ? card["base_model"].Select(v => v.Value.Trim()).Where(v => v.Length > 0)
            : card["tags"]
                .Where(t => t.Value.StartsWith(Tag, StringComparison.Ordinal))
                .Select(t => t.Value.Substring(t.Value.LastIndexOf(':') + 1))
                .Where(v => v.Length > 0);
}
