using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Packages;

namespace ModelOpenness.Inspection.Projects;

/// <summary>Prepares the inspection of a project outside a build: the request that the build's task would make, as far as the project's words go.</summary>
public static class ProjectInspection
{
    private static readonly string[] LabelProperties = ["PackageTags", "Description", "Title", "PackageReleaseNotes", "ModelOpennessLabel"];

    /// <summary>The request for a project.</summary>
    /// <param name="project">What the project says.</param>
    /// <param name="files">The disk, through which the request is to be inspected.</param>
    public static InspectionRequest Request(ProjectContents project, out SourceFiles files)
    {
        var folder = Path.GetDirectoryName(project.ProjectFile)!;
        var inspectsPackages = !project.Is("ModelOpennessInspectPackages", "false");
        files = new SourceFiles(folder, project.PackageRoots);
        var locator = new PropertyLocator(project.ProjectFile, files);
        var items = inspectsPackages ? project.Items : [.. project.Items.Where(i => i.Type != ProjectItem.PackageFile)];
        var candidates = Candidates(project with { Items = items });
        foreach (var assembly in items.Where(i => i.Type == ProjectItem.PackageFile && AssemblyModels.MayBeAssembly(i.FullPath)))
        {
            foreach (var candidate in AssemblyModels.Of(assembly.FullPath, files))
            {
                candidates[candidate.FullPath] = candidate;
            }
        }

        return new InspectionRequest(folder, Path.GetFileName(project.ProjectFile))
        {
            Candidates = [.. candidates.Values.OrderBy(c => c.FullPath, StringComparer.Ordinal)],
            Labels = ProjectLabels.Of(LabelProperties.Select(p => new LabelProperty(p, project.Get(p))).Where(p => p.Value.Length > 0), locator),
            ProjectLicense = project.Get("PackageLicenseExpression") is { Length: > 0 } license
                ? new StatedLicense(license, locator.Find("PackageLicenseExpression", license), "PackageLicenseExpression")
                : null,
            Standard = Named(project, "ModelOpennessStandard", locator),
            Require = Named(project, "ModelOpennessRequire", locator),
            PolicyFile = project.Get("ModelOpennessPolicyFile") is { Length: > 0 } policy ? Path.GetFullPath(Path.Combine(folder, policy.Replace('\\', Path.DirectorySeparatorChar))) : null,
            ReadmeFiles = Readmes(project, folder),
        };
    }

    private static Dictionary<string, ModelCandidate> Candidates(ProjectContents project)
    {
        var goesAlong = project.Is("UsingMicrosoftNETSdkWeb", "true") || project.Is("UsingMicrosoftNETSdkRazor", "true")
            || (!project.Is("IsPackable", "false") && !project.Is("IncludeContentInPack", "false") && project.Properties.ContainsKey("TargetFramework"));
        var candidates = new Dictionary<string, ModelCandidate>(StringComparer.Ordinal);
        var ignored = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in project.Items)
        {
            if (string.Equals(item.Type, "ModelArtifact", StringComparison.OrdinalIgnoreCase))
            {
                if (string.Equals(item.Get("Ignore"), "true", StringComparison.OrdinalIgnoreCase))
                {
                    ignored.Add(item.FullPath);
                    continue;
                }

                candidates[item.FullPath] = Declared(item, Path.GetDirectoryName(project.ProjectFile)!);
            }
            else if (ModelFileNames.IsCandidate(item.FullPath))
            {
                var ships = item.Type.ToUpperInvariant() switch
                {
                    "CONTENT" => Shipping.OfContent(item.Get, goesAlong),
                    "NONE" => Shipping.OfNone(item.Get),
                    _ => true,
                };
                candidates.TryGetValue(item.FullPath, out var known);
                candidates[item.FullPath] = (known ?? new ModelCandidate(item.FullPath)) with { Ships = known is { Ships: true } || ships };
            }
        }

        foreach (var path in ignored)
        {
            candidates.Remove(path);
        }

        return candidates;
    }

    private static ModelCandidate Declared(ProjectItem item, string folder)
    {
        return new ModelCandidate(item.FullPath)
        {
            IsDeclared = true,
            Ships = true,
            License = Text("License"),
            LicenseFile = File("LicenseFile"),
            ModelCard = File("ModelCard"),
            ModelId = Text("ModelId"),
            Label = Text("Label"),
        };

        string? Text(string name) => item.Get(name) is { Length: > 0 } value ? value : null;

        string? File(string name) => Text(name) is { } path ? Path.GetFullPath(Path.Combine(item.Get("DefiningProjectDirectory") is { Length: > 0 } defining ? defining : folder, path.Replace('\\', Path.DirectorySeparatorChar))) : null;
    }

    private static IReadOnlyList<string> Readmes(ProjectContents project, string folder)
    {
        var readmes = new List<string> { Path.Combine(folder, "README.md") };
        if (project.Get("PackageReadmeFile") is { Length: > 0 } packed)
        {
            var name = Path.GetFileName(packed.Replace('\\', '/'));
            readmes.AddRange(project.Items.Where(i => string.Equals(Path.GetFileName(i.FullPath), name, StringComparison.OrdinalIgnoreCase)).Select(i => i.FullPath));
        }

        return [.. readmes.Distinct(StringComparer.Ordinal)];
    }

    private static NamedStandard? Named(ProjectContents project, string property, PropertyLocator locator) =>
        project.Get(property) is { Length: > 0 } value ? new NamedStandard(value, locator.Find(property, value), property) : null;
}
