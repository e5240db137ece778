using System.Globalization;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>A file breaks its format. Never leaves <see cref="ModelFile"/>: it becomes <see cref="Artifact.Problem"/>.</summary>
internal sealed class MalformedException(string problem) : Exception(problem)
{
    /// <param name="what">What is wrong, as the beginning of a sentence.</param>
    /// <param name="offset">Where in the file.</param>
    public static MalformedException At(string what, long offset) =>
        new(what + " at offset " + offset.ToString(CultureInfo.InvariantCulture));
}
