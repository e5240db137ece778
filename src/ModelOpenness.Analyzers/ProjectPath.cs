namespace ModelOpenness.Analyzers;

/// <summary>Turns the inventory's relative paths into the compiler's.</summary>
internal static class ProjectPath
{
    /// <summary>Full path of a place; no file system is asked, since an analyzer has none.</summary>
    /// <param name="projectFolder">Full path with a separator at its end, as <c>build_property.ProjectDir</c> gives it.</param>
    /// <param name="path">Relative path with forward slashes; <c>nuget:</c> paths stay as they are.</param>
    public static string Combine(string projectFolder, string path)
    {
        if (Place.IsInPackage(path) || path.StartsWith("/", StringComparison.Ordinal) || path.IndexOf(":/", StringComparison.Ordinal) == 1)
        {
            return path;
        }

        var separator = projectFolder.IndexOf('\\') >= 0 ? '\\' : '/';
        var folder = projectFolder.TrimEnd('/', '\\');
        var rest = path;
        while (rest.StartsWith("../", StringComparison.Ordinal))
        {
            rest = rest.Substring(3);
            var up = folder.LastIndexOfAny(['/', '\\']);
            if (up < 0)
            {
                break;
            }

            folder = folder.Substring(0, up);
        }

        return folder + separator + rest.Replace('/', separator);
    }
}
