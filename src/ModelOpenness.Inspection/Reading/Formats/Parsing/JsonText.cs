namespace ModelOpenness.Inspection.Reading.Formats.Parsing;

/// <summary>Where JSON begins in a file.</summary>
internal static class JsonText
{
    /// <summary>The file begins with an object or a list, after a byte order mark and white space.</summary>
    public static bool Begins(Candidate file) => FirstLetter(file) is (byte)'{' or (byte)'[';

    /// <summary>The first byte of the text, or 0.</summary>
    public static byte FirstLetter(Candidate file)
    {
        foreach (var letter in file.Head.Slice(Start(file)))
        {
            if (letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return letter;
            }
        }

        return 0;
    }

    /// <summary>Length of the byte order mark.</summary>
    public static int Start(Candidate file) => file.StartsWith([0xEF, 0xBB, 0xBF]) ? 3 : 0;
}
