using ModelOpenness.Code;
using ModelOpenness.Knowledge;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>Finds the candidates of a folder or a single file, for inspections outside a build.</summary>
internal static class FolderDiscovery
{
    // In a folder of more, code and data are not read to the end.
    private const int MaxNaming = 20_000;

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
        var (data, sources) = (new List<string>(), new List<string>());
        foreach (
            var listing in FolderListing.Below(
                folder,
                (path, why) => unseen.Add(new NotLookedAt(DisplayPath.Of(path, folder, []), why)),
                ModelFileNames.IsCandidate,
                IsSkipped
            )
        )
        {
            isProject |= listing.Folder.Length == folder.Length && HoldsProject(listing);
            foreach (var name in listing.Files)
            {
                var file = Path.Combine(listing.Folder, name);
                if (data.Count + sources.Count < MaxNaming && !IsLeftOut(folder, listing.Folder))
                {
                    (ReferenceFiles.Of(name) != ReferenceFileKind.None ? data : SourceLanguages.Of(name) is not null ? sources : null)?.Add(file);
                }

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
            DataFiles = [.. data.OrderBy(p => p, StringComparer.Ordinal)],
            Sources = new SourceCode([.. sources.OrderBy(p => p, StringComparer.Ordinal)], Symbols: null, []),
        };
    }

    /// <summary>Tests and documentation name what nobody fetches.</summary>
    private static bool IsLeftOut(string root, string folder) =>
        folder.Length > root.Length
        && folder
            .Substring(root.Length + 1)
            .Split('/', '\\')
            .Any(part => ReferenceWords.Of("left-out").Any(pattern => PathGlob.Matches(pattern, part.ToLowerInvariant())));

    /// <summary>What a build made is a copy of what stands beside it.</summary>
    private static bool IsSkipped(FolderListing listing, string name) =>
        name is ".git" or "node_modules" || (name is "bin" or "obj" && HoldsProject(listing));

    private static bool HoldsProject(FolderListing listing) =>
        listing.Files.Any(f => ProjectExtensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase));
}
