using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Packages;

/// <summary>A NuGet package: unpacked in a packages folder, or a mounted <c>.nupkg</c>.</summary>
/// <param name="Folder">Full path of its folder.</param>
/// <param name="Manifest">What it says about itself.</param>
/// <param name="ManifestPath">The manifest, as places carry it.</param>
internal sealed record NuGetPackage(string Folder, PackageManifest Manifest, string ManifestPath)
{
    /// <summary>Id and version, for messages.</summary>
    public string Name => (Manifest.Id + " " + Manifest.Version).Trim();

    /// <summary>Full path of a file that the manifest names; null where the path leads out of the package.</summary>
    public string? PathOf(ManifestValue value) =>
        ZipTree.Inside(value.Text.Replace('\\', '/')) is { } inside ? Path.Combine(Folder, inside.Replace('/', Path.DirectorySeparatorChar)) : null;
}
