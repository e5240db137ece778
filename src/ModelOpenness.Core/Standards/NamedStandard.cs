using ModelOpenness.Vocabulary;

namespace ModelOpenness.Standards;

/// <summary>A standard as somebody names it.</summary>
/// <param name="Id">The id as written.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Key">The property or option that holds it.</param>
internal sealed record NamedStandard(string Id, Place Place, string Key);
