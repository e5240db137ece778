using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Packing;

/// <summary>
/// Inspects a package as it was packed: what is in it counts, whatever item, target or <c>.nuspec</c> put it there. A model that
/// the build has seen keeps what the build knows of it; another one is read where it is.
/// </summary>
internal static class PackInspection
{
    /// <summary>Inspects a package that a project packed.</summary>
    /// <param name="request">The package and its project.</param>
    /// <returns>The findings, with places relative to the project's folder.</returns>
    /// <exception cref="IOException">The package cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The package may not be read.</exception>
    public static IReadOnlyList<Finding> Inspect(PackRequest request)
    {
        var inside = PackageInspection.Open(request.PackageFile, out var packed, out _);
        if (inside.Candidates.Count == 0)
        {
            return [];
        }

        var project = new SourceFiles(Path.GetDirectoryName(request.ProjectFile)!);
        var policyFile = request.PolicyFile ?? PolicyFile.FindUpwards(project.BaseFolder, project);
        var policy = PolicyFile.Read(policyFile, project);
        var models = Models(inside, packed, new BuiltModels(request.InventoryFiles, project), request, policyFile);
        var content = PackedPackage.Read(inside.Package!, packed, LicensePlace(request, project, packed), models);
        return PackJudge.Findings(content, policy, LicenseCatalog.Default);
    }

    /// <summary>Inspects what a project published: whether what must go with its models is there.</summary>
    /// <param name="request">The project; its package is not asked for.</param>
    /// <param name="published">Full paths of what is published.</param>
    /// <returns>The findings, with places relative to the project's folder.</returns>
    public static IReadOnlyList<Finding> InspectPublished(PackRequest request, IReadOnlyList<string> published)
    {
        var project = new SourceFiles(Path.GetDirectoryName(request.ProjectFile)!);
        var built = new BuiltModels(request.InventoryFiles, project);
        var ignored = new HashSet<string>(request.IgnoredFiles, StringComparer.Ordinal);
        var models = published.Where(p => ModelFileNames.IsCandidate(p) && !ignored.Contains(p))
            .Select(p => built.Find(Path.GetFileName(p), FileStamp.Of(p).Size))
            .OfType<PackedModel>()
            .GroupBy(m => m.Model.Id, StringComparer.Ordinal)
            .Select(g => g.First())
            .OrderBy(m => m.Model.Id, StringComparer.Ordinal)
            .ToList();
        if (models.Count == 0)
        {
            return [];
        }

        var policy = PolicyFile.Read(request.PolicyFile ?? PolicyFile.FindUpwards(project.BaseFolder, project), project);
        var content = new PackedContent(Path.GetFileNameWithoutExtension(request.ProjectFile), new Place(project.Display(request.ProjectFile), 1, 1, 1, 1))
        {
            IsPublished = true,
            Texts = PackedPackage.Texts(published, project),
            Models = models,
        };
        return PackJudge.Findings(content, policy, LicenseCatalog.Default);
    }

    /// <summary>The id that a <c>.nuspec</c> gives to its package; null where it cannot be read or leaves the id to a property.</summary>
    /// <param name="nuspecFile">Full path.</param>
    public static string? IdOf(string nuspecFile)
    {
        var text = new SourceFiles(Path.GetDirectoryName(nuspecFile)!).ReadText(nuspecFile);
        return
            text is not null
            && PackageManifest.Read(text, "") is { Id: { Length: > 0 } id }
            && id.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_')
            ? id
            : null;
    }

    private static IReadOnlyList<PackedModel> Models(InspectionRequest inside, SourceFiles packed, BuiltModels built, PackRequest request, string? policyFile)
    {
        var ignored = new HashSet<(string, long)>(request.IgnoredFiles.Select(f => (Path.GetFileName(f), FileStamp.Of(f).Size)));
        var models = new Dictionary<string, PackedModel>(StringComparer.Ordinal);
        var others = new List<ModelCandidate>();
        foreach (var candidate in inside.Candidates)
        {
            var size = SizeOf(candidate.FullPath, packed);
            var name = Path.GetFileName(candidate.FullPath);
            if (ignored.Contains((name, size)))
            {
                continue;
            }

            if (built.Find(name, size) is not { } model)
            {
                others.Add(candidate);
            }
            else if (!models.ContainsKey(model.Model.Id))
            {
                models.Add(model.Model.Id, model);
            }
        }

        if (others.Count > 0)
        {
            foreach (var model in Inspector.Read(inside with { Candidates = others, PolicyFile = policyFile, Package = null }, packed).Models)
            {
                models[model.Id] = new PackedModel(model, model.Id);
            }
        }

        return [.. models.Values.OrderBy(m => m.Model.Id, StringComparer.Ordinal)];
    }

    private static long SizeOf(string path, SourceFiles packed)
    {
        try
        {
            using var stream = packed.OpenRead(path);
            return stream?.Length ?? 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }

    /// <summary>Where the license is stated: in the <c>.nuspec</c>, or in the project and what it imports; else the project file.</summary>
    private static Place LicensePlace(PackRequest request, SourceFiles project, SourceFiles packed)
    {
        if (request.NuspecFile is { } nuspec)
        {
            var path = project.Display(nuspec);
            var manifest = project.ReadText(nuspec) is { } text ? PackageManifest.Read(text, path) : null;
            return (manifest?.LicenseExpression ?? manifest?.LicenseFile ?? manifest?.LicenseUrl)?.Place ?? new Place(path, 1, 1, 1, 1);
        }

        var stated = new PackageBook(packed).Read(request.PackageFile)?.Manifest;
        var locator = new PropertyLocator(request.ProjectFile, project);
        foreach (var (property, value) in new[] { ("PackageLicenseExpression", stated?.LicenseExpression), ("PackageLicenseFile", stated?.LicenseFile) })
        {
            // The words where they are literally set, else the property.
            if (value is not null && new[] { value.Text, "" }.Select(w => locator.Find(property, w)).FirstOrDefault(p => p.Line > 1) is { } place)
            {
                return place;
            }
        }

        return new Place(project.Display(request.ProjectFile), 1, 1, 1, 1);
    }
}
