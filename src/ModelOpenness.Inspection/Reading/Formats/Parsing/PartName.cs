namespace ModelOpenness.Inspection.Reading.Formats.Parsing;

/// <summary>Names of other files that a file gives, relative to its folder: only those count that stay in it.</summary>
internal static class PartName
{
    private const int MaxPath = 4096;
    private const int MaxName = 255;

    /// <summary>
    /// The name in its shortest form (<c>./a//b</c> is <c>a/b</c>); null for one that is absolute, has a drive, a parent folder
    /// beyond the own one, or a control character.
    /// </summary>
    public static string? Inside(string path)
    {
        if (path.Length is 0 or > MaxPath || path[0] is '/' or '\\' || path.IndexOf(':') >= 0)
        {
            return null;
        }

        var names = new List<string>();
        foreach (var name in path.Split('/', '\\'))
        {
            if (name.Length > MaxName || HasControl(name) || (name is ".." && names.Count == 0))
            {
                return null;
            }

            if (name is "..")
            {
                names.RemoveAt(names.Count - 1);
            }
            else if (name.Length > 0 && name is not ".")
            {
                names.Add(name);
            }
        }

        return names.Count == 0 ? null : string.Join("/", names);
    }

    private static bool HasControl(string name)
    {
        foreach (var letter in name)
        {
            if (char.IsControl(letter))
            {
                return true;
            }
        }

        return false;
    }
}
