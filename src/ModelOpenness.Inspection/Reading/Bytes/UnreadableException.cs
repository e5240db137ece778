namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>A file that is not read, for a reason of this product's own: too large, no file at all.</summary>
/// <param name="why">The reason as the end of a sentence, without a path of the machine.</param>
/// <param name="inner">What it comes from, or null.</param>
internal sealed class UnreadableException(string why, Exception? inner = null) : IOException(why, inner);
