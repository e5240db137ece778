using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers;

/// <summary>Turns the inventory's relative paths into the compiler's.</summary>
internal static class ProjectPath
{
    /// <summary>Full path of a place; no file system is asked, since an analyzer has none.</summary>
    /// <param name="projectFolder">Full path with a separator at its end, as <c>build_property.ProjectDir</c> gives it.</param>
    /// <param name="path">Relative path with forward slashes.</param>
    /// <param name="packageRoot">Full path of the packages folder, as <c>build_property.NuGetPackageRoot</c> gives it, or empty.</param>
    public static string Combine(string projectFolder, string path, string packageRoot)
    {
        if (Place.IsInPackage(path))
        {
            // A colon in the path of a message makes it none to MSBuild, which would print it as plain text.
            var inside = path.Substring(Place.PackagePrefix.Length);
            return packageRoot.Length == 0
                ? "nuget/" + inside
                : packageRoot.TrimEnd('/', '\\') + (packageRoot.IndexOf('\\') >= 0 ? "\\" + inside.Replace('/', '\\') : "/" + inside);
        }

        if (path.StartsWith("/", StringComparison.Ordinal) || path.IndexOf(":/", StringComparison.Ordinal) == 1)
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
