using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Archives;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Packages;

/// <summary>Prepares the inspection of packages outside a build.</summary>
internal static class PackageInspection
{
    /// <summary>Extension of package files.</summary>
    public const string Extension = ".nupkg";

    private const long LargestAssembly = 512L << 20;

    /// <summary>Prepares the inspection of a package file. Nothing of it is written to disk.</summary>
    /// <param name="fullPath">The <c>.nupkg</c>.</param>
    /// <param name="files">The disk, through which the request is to be inspected.</param>
    /// <param name="leftOut">How many entries cannot be read: their names lead out of the package, or they are damaged.</param>
    /// <exception cref="IOException">It cannot be read or is no package; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static InspectionRequest OfFile(string fullPath, out SourceFiles files, out int leftOut)
    {
        var request = Open(fullPath, out files, out var tree);
        leftOut = tree.LeftOut;
        return request;
    }

    /// <summary>The same, with the entries themselves.</summary>
    internal static InspectionRequest Open(string fullPath, out SourceFiles files, out ZipTree tree)
    {
        var folder = Path.GetDirectoryName(fullPath)!;
        tree = ZipTree.Read(fullPath);
        files = new SourceFiles(folder);
        // Mounted first under its own name, so that the manifest can be read, which gives the name that a packages folder has.
        files.Mount(fullPath, tree, Path.GetFileName(fullPath));
        var package = new PackageBook(files).Read(fullPath) ?? throw new UnreadableException("holds no manifest (.nuspec) that can be read");
        files = new SourceFiles(folder);
        files.Mount(fullPath, tree, Place.PackagePrefix + Named(package.Manifest.Id) + "/" + Named(package.Manifest.Version));
        return new InspectionRequest(folder, Path.GetFileName(fullPath))
        {
            BaseIsProject = false,
            Package = new PackageFile(fullPath, tree.Paths),
            Candidates = Candidates(fullPath, tree, files),
        };
    }

    /// <summary>True where a folder is a packages folder: its folders are ids, theirs versions, and those hold manifests.</summary>
    /// <param name="folder">Full path.</param>
    public static bool IsPackagesFolder(string folder)
    {
        try
        {
            return Directory.EnumerateDirectories(folder).Take(16).Any(id =>
                Directory.EnumerateDirectories(id).Take(4).Any(version => File.Exists(Path.Combine(version, Path.GetFileName(id) + ".nuspec"))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The folder of packages that a folder <c>id/version</c> stands in; null for another folder.</summary>
    /// <param name="folder">Full path.</param>
    public static string? RootOf(string folder)
    {
        var id = Path.GetDirectoryName(folder);
        return id is not null && File.Exists(Path.Combine(folder, Path.GetFileName(id) + ".nuspec")) ? Path.GetDirectoryName(id) : null;
    }

    /// <summary>Adds the models that are embedded in a packages folder's assemblies to what was found among its files.</summary>
    /// <param name="request">The request for the folder.</param>
    /// <param name="files">The disk, through which the request is to be inspected.</param>
    /// <param name="expect">Told how many assemblies there are; null where nobody looks.</param>
    /// <param name="progress">Told of each assembly; null where nobody looks.</param>
    public static InspectionRequest WithAssemblies(InspectionRequest request, SourceFiles files, Action<int>? expect = null, Action<string>? progress = null)
    {
        var candidates = new List<ModelCandidate>(request.Candidates);
        var assemblies = Assemblies(request.BaseFolder, files);
        expect?.Invoke(assemblies.Count);
        foreach (var assembly in assemblies)
        {
            progress?.Invoke(assembly);
            candidates.AddRange(AssemblyModels.Of(assembly, files));
        }

        return request with { Candidates = [.. candidates.OrderBy(c => c.FullPath, StringComparer.Ordinal)] };
    }

    private static List<ModelCandidate> Candidates(string fullPath, ZipTree tree, SourceFiles files)
    {
        var candidates = new List<ModelCandidate>();
        foreach (var path in tree.Paths)
        {
            var inside = Path.Combine(fullPath, path.Replace('/', Path.DirectorySeparatorChar));
            if (ModelFileNames.IsCandidate(path))
            {
                candidates.Add(new ModelCandidate(inside) { Ships = true });
            }
            else if (AssemblyModels.MayBeAssembly(path) && tree.LengthOf(path) <= LargestAssembly)
            {
                candidates.AddRange(AssemblyModels.Of(inside, files));
            }
        }

        return candidates;
    }

    private static List<string> Assemblies(string folder, SourceFiles files)
    {
        var found = new List<string>();
        // What stands in ref describes an assembly and has nothing in it.
        foreach (var listing in FolderListing.Below(folder, files.CannotLookAt, AssemblyModels.MayBeAssembly, static (_, name) => name is "ref"))
        {
            found.AddRange(listing.Files.Where(AssemblyModels.MayBeAssembly).Select(f => Path.Combine(listing.Folder, f)));
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>A name of a manifest as a folder has it; what a hostile one adds is left out.</summary>
    private static string Named(string text)
    {
        var name = new string([.. text.Where(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '+')]);
        return name.Length == 0 ? "unknown" : name.ToLowerInvariant();
    }
}
