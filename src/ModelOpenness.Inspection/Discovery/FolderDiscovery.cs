namespace ModelOpenness.Inspection.Discovery;

/// <summary>Finds the candidates of a folder or a single file, for inspections outside a build.</summary>
public static class FolderDiscovery
{
    private const int MaxDepth = 64;

    private static readonly string[] ProjectPatterns = ["*.csproj", "*.fsproj", "*.vbproj"];

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
        Walk(folder, 0, candidates);
        return new InspectionRequest(folder, ".")
        {
            BaseIsProject = HoldsProject(folder),
            ReadmeFiles = HoldsProject(folder) ? [Path.Combine(folder, "README.md")] : [],
            Candidates = [.. candidates.OrderBy(c => c.FullPath, StringComparer.Ordinal)],
        };
    }

    private static void Walk(string folder, int depth, List<ModelCandidate> candidates)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                if (ModelFileNames.IsCandidate(file) || ModelStores.IsBlob(file))
                {
                    candidates.Add(new ModelCandidate(file) { Ships = true });
                }
            }

            if (depth == MaxDepth)
            {
                return;
            }

            var isProject = HoldsProject(folder);
            foreach (var sub in Directory.EnumerateDirectories(folder))
            {
                var name = Path.GetFileName(sub);
                // A link may lead back up; what a build made is a copy of what stands beside it.
                if (File.GetAttributes(sub).HasFlag(FileAttributes.ReparsePoint)
                    || name is ".git" or "node_modules"
                    || (isProject && name is "bin" or "obj"))
                {
                    continue;
                }

                Walk(sub, depth + 1, candidates);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may not be listed holds nothing that could be inspected.
        }
    }

    private static bool HoldsProject(string folder) =>
        ProjectPatterns.Any(p => Directory.EnumerateFiles(folder, p).Any());
}
