using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>Paths as findings show them: relative, with forward slashes, the same on every machine.</summary>
internal static class DisplayPath
{
    private static readonly StringComparison Comparison =
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The path relative to a folder, with <c>..</c> where it lies outside.</summary>
    /// <param name="fullPath">Full path.</param>
    /// <param name="baseFolder">Full path of the folder.</param>
    /// <param name="packageRoots">NuGet package folders.</param>
    /// <returns>The relative path; the full path where there is no common root (another drive).</returns>
    public static string Of(string fullPath, string baseFolder, IReadOnlyList<string> packageRoots)
    {
        foreach (var root in packageRoots)
        {
            var folder = WithoutTrailingSlash(root);
            if (folder.Length > 0 && fullPath.Length > folder.Length + 1 && fullPath.StartsWith(folder, Comparison) && IsSeparator(fullPath[folder.Length]))
            {
                return Place.PackagePrefix + fullPath.Substring(folder.Length + 1).Replace('\\', '/');
            }
        }

        var path = Parts(fullPath);
        var from = Parts(WithoutTrailingSlash(baseFolder));
        var common = 0;
        while (common < path.Length - 1 && common < from.Length && string.Equals(path[common], from[common], Comparison))
        {
            common++;
        }

        if (common == 0)
        {
            return fullPath.Replace('\\', '/');
        }

        var result = new StringBuilder();
        for (var i = common; i < from.Length; i++)
        {
            result.Append("../");
        }

        for (var i = common; i < path.Length; i++)
        {
            result.Append(path[i]);
            if (i < path.Length - 1)
            {
                result.Append('/');
            }
        }

        return result.ToString();
    }

    /// <summary>A folder seen from another one: <c>../../..</c>, or <c>.</c> for the same.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="from">Full path of the folder that it is seen from.</param>
    public static string Folder(string folder, string from)
    {
        // A name in the folder has a path; without the name it is the folder's.
        var path = Of(Path.Combine(Path.GetFullPath(folder), "x"), Path.GetFullPath(from), []);
        return path.Length == 1 ? "." : path.Substring(0, path.Length - 2);
    }

    private static string[] Parts(string path) =>
        Path.DirectorySeparatorChar == '\\' ? path.Split('\\', '/') : path.Split('/');

    private static string WithoutTrailingSlash(string path) =>
        path.Length > 1 && IsSeparator(path[path.Length - 1]) ? path.Substring(0, path.Length - 1) : path;

    private static bool IsSeparator(char c) => c == '/' || c == Path.DirectorySeparatorChar;
}
