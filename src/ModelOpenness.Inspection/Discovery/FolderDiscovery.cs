using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>Finds the candidates of a folder or a single file, for inspections outside a build.</summary>
public static class FolderDiscovery
{
    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>Prepares the inspection of a path.</summary>
    /// <param name="fullPath">Full path of a file or folder.</param>
    /// <returns>The request: a file as the one declared model, a folder with all candidates in it.</returns>
    public static InspectionRequest Request(string fullPath)
    {
        if (!Directory.Exists(fullPath))
        {
            return new InspectionRequest(Path.GetDirectoryName(fullPath)!, Path.GetFileName(fullPath))
            {
                BaseIsProject = false,
                Candidates = [new ModelCandidate(fullPath) { Ships = true, IsDeclared = true }],
            };
        }

        var folder = fullPath.Length > 1 ? fullPath.TrimEnd('/', Path.DirectorySeparatorChar) : fullPath;
        var candidates = new List<ModelCandidate>();
        var unseen = new List<NotLookedAt>();
        var isProject = false;
        foreach (var listing in FolderListing.Below(folder, (path, why) => unseen.Add(new NotLookedAt(DisplayPath.Of(path, folder, []), why)), ModelFileNames.IsCandidate, IsSkipped))
        {
            isProject |= listing.Folder.Length == folder.Length && HoldsProject(listing);
            foreach (var name in listing.Files)
            {
                var file = Path.Combine(listing.Folder, name);
                if (ModelFileNames.IsCandidate(file) || ModelStores.IsBlob(file))
                {
                    candidates.Add(new ModelCandidate(file) { Ships = true });
                }
            }
        }

        return new InspectionRequest(folder, ".")
        {
            BaseIsProject = isProject,
            ReadmeFiles = isProject ? [Path.Combine(folder, "README.md")] : [],
            Candidates = [.. candidates.OrderBy(c => c.FullPath, StringComparer.Ordinal)],
            NotLookedAt = unseen,
        };
    }

    /// <summary>What a build made is a copy of what stands beside it.</summary>
    private static bool IsSkipped(FolderListing listing, string name) =>
        name is ".git" or "node_modules" || (name is "bin" or "obj" && HoldsProject(listing));

    private static bool HoldsProject(FolderListing listing) =>
        listing.Files.Any(f => ProjectExtensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase));
}
