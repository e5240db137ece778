namespace ModelOpenness.Terms;

/// <summary>A place where a pattern matched.</summary>
/// <param name="Kind">Id of the kind.</param>
/// <param name="Unit">The sentence.</param>
/// <param name="Quote">Offsets of the words to quote.</param>
/// <param name="Value">The threshold, or -1.</param>
/// <param name="UnitName">What the threshold counts, or null.</param>
/// <param name="Weight">How plainly the pattern speaks.</param>
/// <param name="Pattern">Id of the pattern.</param>
internal sealed record TermFind(string Kind, Unit Unit, (int Start, int End) Quote, long Value, string? UnitName, int Weight, string Pattern);
