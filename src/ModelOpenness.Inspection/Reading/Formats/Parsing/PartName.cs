namespace ModelOpenness.Inspection.Reading.Formats.Parsing;

/// <summary>Names of other files that a file gives: only those count that stay in its folder.</summary>
internal static class PartName
{
    /// <summary>A plain name: no separator, drive, parent folder or control character.</summary>
    public static bool IsSafe(string name)
    {
        if (name.Length is 0 or > 255 || name is "." or "..")
        {
            return false;
        }

        foreach (var letter in name)
        {
            if (letter is '/' or '\\' or ':' || char.IsControl(letter))
            {
                return false;
            }
        }

        return true;
    }
}
