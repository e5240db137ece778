using System.Globalization;

namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>A file breaks its format. Never leaves <c>ModelFile</c>: it becomes the problem of the artifact.</summary>
internal sealed class MalformedException(string problem) : Exception(problem)
{
    /// <param name="what">What is wrong, as the beginning of a sentence.</param>
    /// <param name="offset">Where in the file.</param>
    public static MalformedException At(string what, long offset) =>
        new(what + " at offset " + Text(offset));

    /// <summary>A number for a message.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
