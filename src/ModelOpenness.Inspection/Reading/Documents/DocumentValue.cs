using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Reading.Documents;

/// <summary>A value of a document with its place.</summary>
/// <param name="Text">The value, white space around it left out.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Key">The key that holds it, as the document's format calls it.</param>
internal sealed record DocumentValue(string Text, Place Place, string Key);
