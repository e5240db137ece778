using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Packages;

/// <summary>Knows the packages that files stand in, and what those say of their license.</summary>
internal sealed class PackageBook(SourceFiles files)
{
    private const string NoLicenseUrl = "https://aka.ms/deprecateLicenseUrl";

    private readonly Dictionary<string, NuGetPackage?> packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Evidence>> evidence = new(StringComparer.Ordinal);

    /// <summary>The package that a file stands in; null for a file elsewhere, or a package without a manifest that can be read.</summary>
    /// <param name="fullPath">Full path of the file.</param>
    public NuGetPackage? Of(string fullPath)
    {
        if (FolderOf(fullPath) is not { } folder)
        {
            return null;
        }

        if (!packages.TryGetValue(folder, out var package))
        {
            packages.Add(folder, package = Read(folder));
        }

        return package;
    }

    /// <summary>True for the folder of a package.</summary>
    /// <param name="folder">Full path.</param>
    public bool IsPackage(string folder) => string.Equals(Of(Path.Combine(folder, "x"))?.Folder, folder, StringComparison.Ordinal);

    /// <summary>What the package of a file says of its license.</summary>
    /// <param name="fullPath">Full path of the file.</param>
    public IReadOnlyList<Evidence> Evidence(string fullPath)
    {
        if (Of(fullPath) is not { } package)
        {
            return [];
        }

        if (!evidence.TryGetValue(package.Folder, out var found))
        {
            evidence.Add(package.Folder, found = [.. Read(package)]);
        }

        return found;
    }

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

    private IEnumerable<Evidence> Read(NuGetPackage package)
    {
        var manifest = package.Manifest;
        if (manifest.LicenseExpression is { } expression)
        {
            yield return EvidenceReader.FromWords(EvidenceSource.Package, expression.Text, expression.Place, "license", readsTerms: false);
        }
        else if (manifest.LicenseFile is { } file)
        {
            if (package.PathOf(file) is { } path && EvidenceReader.FromFile(EvidenceSource.Package, path, files) is { } text)
            {
                yield return text;
            }
        }
        else if (manifest.LicenseUrl is { } url && !string.Equals(url.Text, NoLicenseUrl, StringComparison.OrdinalIgnoreCase))
        {
            yield return EvidenceReader.FromWords(EvidenceSource.Package, url.Text, url.Place, "licenseUrl", readsTerms: false);
        }
        else
        {
            foreach (var license in SidecarFiles.Of(package.Folder, files).Licenses)
            {
                if (EvidenceReader.FromFile(EvidenceSource.Package, license, files) is { } text)
                {
                    yield return text;
                }
            }
        }
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
