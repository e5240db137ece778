using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Packages;

/// <summary>Knows the packages that files stand in.</summary>
internal sealed class PackageBook
{
    private readonly SourceFiles files;
    private readonly Memo<NuGetPackage?> packages;

    public PackageBook(SourceFiles files)
    {
        this.files = files;
        packages = new(Read);
    }

    /// <summary>The package that a file stands in; null for a file elsewhere, or a package without a manifest that can be read.</summary>
    /// <param name="fullPath">Full path of the file.</param>
    public NuGetPackage? Of(string fullPath) => FolderOf(fullPath) is { } folder ? packages[folder] : null;

    /// <summary>True for the folder of a package.</summary>
    /// <param name="folder">Full path.</param>
    public bool IsPackage(string folder) => string.Equals(Of(Path.Combine(folder, "x"))?.Folder, folder, StringComparison.Ordinal);

    /// <summary>The package in a folder, or in a mounted file.</summary>
    /// <param name="folder">Full path.</param>
    public NuGetPackage? Read(string folder)
    {
        var manifest = files.FileNames(folder).FirstOrDefault(n => n.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase));
        var path = manifest is null ? null : Path.Combine(folder, manifest);
        return path is not null && files.ReadText(path) is { } text && PackageManifest.Read(text, files.Display(path)) is { } read
            ? new NuGetPackage(folder, read, files.Display(path))
            : null;
    }

    /// <summary>The folder <c>id/version</c> of a packages folder. A place in a package has as many characters behind it as the path.</summary>
    private string? FolderOf(string fullPath)
    {
        var display = files.Display(fullPath);
        if (!Place.IsInPackage(display))
        {
            return null;
        }

        var id = display.IndexOf('/');
        var version = id < 0 ? -1 : display.IndexOf('/', id + 1);
        return version < 0 ? null : fullPath.Substring(0, fullPath.Length - (display.Length - version));
    }
}
