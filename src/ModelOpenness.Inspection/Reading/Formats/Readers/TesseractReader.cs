
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Tesseract's trained data: a number of parts, then the place of each, -1 for none.</summary>
internal sealed class TesseractReader : IFormatReader
{
    private const int MaxEntries = 64;

    public string Format => "tesseract";

    public bool Recognizes(Candidate file) => Check(file) is null;

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (Check(file) is { } problem)
        {
            throw file.Bytes.Malformed(problem, 0);
        }
    }

    // The first part begins right behind the table, and none begins behind the end: no other file happens to fit.
    private static string? Check(Candidate file)
    {
        if (file.Length < 4 || file.Bytes.U32(0, "entries") is not (>= 1 and <= MaxEntries and var count) || file.Length < 4 + (8 * count))
        {
            return "no table of parts";
        }

        var first = long.MaxValue;
        for (var i = 0; i < count; i++)
        {
            var offset = (long)file.Bytes.U64(4 + (8L * i), "offset");
            if (offset < -1 || offset >= file.Length)
            {
                return "part " + ArtifactBuilder.Text(i) + " outside the file";
            }

            first = offset >= 0 ? Math.Min(first, offset) : first;
        }

        return first == 4 + (8 * count) ? null : "table of parts that does not end where the first one begins";
    }
}
