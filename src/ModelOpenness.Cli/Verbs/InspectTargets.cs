using System.Globalization;
using ModelOpenness.Cli.Code;
using ModelOpenness.Cli.Output;
using ModelOpenness.Cli.Projects;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Judging;
using ModelOpenness.Reports.Results;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary>What <c>inspect</c> takes: a model file, a folder, a packages folder, a package, a project, a solution.</summary>
/// <param name="progress">Shows how far it is.</param>
/// <param name="standard">The standard that labels are judged by, or null.</param>
/// <param name="isStatic">True to read projects as XML, without MSBuild.</param>
internal sealed class InspectTargets(Progress progress, string? standard, bool isStatic = false) : IDisposable
{
    // A hint need not be found at any price.
    private const int MaxProjectDepth = 3;
    private const int MaxLooked = 2000;

    private readonly ProjectEvaluation evaluation = new(isStatic);
    private readonly List<InspectedPath> inspected = [];
    private CodeLook? codeLook;

    /// <summary>Paths that could not be read, or not whole.</summary>
    public Missed Missed { get; } = new();

    /// <summary>What was found, one a model file, folder, package or project.</summary>
    public List<InspectedPath> Inspected => inspected;

    /// <inheritdoc/>
    public void Dispose()
    {
        evaluation.Dispose();
        codeLook?.Dispose();
    }

    /// <summary>Inspects a path; what cannot be read is named on standard error.</summary>
    /// <param name="path">The path as it was given.</param>
    public void Add(string path)
    {
        var fullPath = Path.GetFullPath(path);
        try
        {
            if (Directory.Exists(fullPath))
            {
                Folder(path, fullPath);
            }
            else if (!File.Exists(fullPath))
            {
                Fail(path, "no such file or folder");
            }
            else if (fullPath.EndsWith(PackageInspection.Extension, StringComparison.OrdinalIgnoreCase))
            {
                Package(path, fullPath);
            }
            else if (SolutionFile.IsSolution(fullPath))
            {
                Solution(path, fullPath);
            }
            else if (SolutionFile.IsProject(fullPath))
            {
                Project(path, evaluation.Contents(fullPath));
            }
            else
            {
                var request = FolderDiscovery.Request(fullPath);
                Add(path, request, new SourceFiles(request.BaseFolder));
            }
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            Fail(path, Unreadable.Why(e));
        }
    }

    private CodeLook Code => codeLook ??= new CodeLook(evaluation);

    private void Folder(string path, string fullPath)
    {
        var folder = Path.TrimEndingDirectorySeparator(fullPath);
        var request = FolderDiscovery.Request(fullPath);
        var root = PackageInspection.IsPackagesFolder(folder) ? folder : PackageInspection.RootOf(folder);
        if (root is null)
        {
            Add(path, request, new SourceFiles(request.BaseFolder));
            if (ProjectsIn(folder) is { Count: > 0 } projects)
            {
                var shown = Path.Combine(path, Path.GetRelativePath(folder, projects[0])).Replace('\\', '/');
                inspected[^1] = inspected[^1] with
                {
                    Notes =
                    [
                        $"the folder holds projects, and only its files were looked at. For what a build says, inspect the project or "
                        + $"solution: model-openness inspect {shown}",
                    ],
                };
            }

            return;
        }

        var files = new SourceFiles(request.BaseFolder, [root]);
        Add(path, PackageInspection.WithAssemblies(request, files, count => progress.Expect(count), progress.Next), files);
    }

    /// <summary>Solutions, else projects, in the folder or its nearest folders that hold any.</summary>
    private static IReadOnlyList<string> ProjectsIn(string folder)
    {
        IReadOnlyList<string> level = [folder];
        for (var depth = 0; depth <= MaxProjectDepth && level.Count > 0; depth++)
        {
            // What cannot be listed was named already, when models were looked for.
            var listings = level.Select(l => FolderListing.Of(l, static (_, _) => { }, static _ => false)).ToList();
            var files = listings
                .SelectMany(l => l.Files.Select(f => Path.Combine(l.Folder, f)))
                .Take(MaxLooked)
                .Where(f => SolutionFile.IsSolution(f) || SolutionFile.IsProject(f))
                .ToList();
            if (files.Count > 0)
            {
                return [.. files.OrderBy(f => SolutionFile.IsSolution(f) ? 0 : 1).ThenBy(f => f, StringComparer.Ordinal)];
            }

            level = [.. listings.SelectMany(l => l.Folders.Where(f => f[0] != '.').Select(f => Path.Combine(l.Folder, f))).Take(MaxLooked)];
        }

        return [];
    }

    private void Package(string path, string fullPath)
    {
        var request = PackageInspection.OfFile(fullPath, out var files, out var leftOut);
        Add(path, request, files);
        if (leftOut > 0)
        {
            Fail(path, "has entries that were left out: their names lead out of the package or are there twice, or they are encrypted or damaged");
        }
    }

    private void Solution(string path, string fullPath)
    {
        var projects = SolutionFile.Projects(fullPath, new SourceFiles(Path.GetDirectoryName(fullPath)!));
        if (projects is null)
        {
            Fail(path, "cannot be read as a solution");
            return;
        }

        progress.Expect(projects.Count, "projects");
        var folder = Path.GetDirectoryName(fullPath)!;
        foreach (var project in projects)
        {
            progress.Next(project);
            var shown = Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetRelativePath(folder, project)).Replace('\\', '/');
            if (File.Exists(project))
            {
                Project(shown, evaluation.Contents(project));
            }
            else
            {
                Fail(shown, "the solution names this project, but it is not there");
            }
        }
    }

    private void Project(string path, IReadOnlyList<ProjectContents> contents)
    {
        if (contents.Count == 0)
        {
            Fail(path, "cannot be read as a project");
            return;
        }

        if (contents.Where(ProjectRequest.Applies).ToList() is not { Count: > 0 } applying)
        {
            // As in a build.
            var why = contents[0].Is("IsTestProject", "true")
                ? "not inspected, as in a build: a test project ships nothing."
                : "not inspected, as in a build: it sets ModelOpennessEnabled to false.";
            inspected.Add(new InspectedPath(path, new Inventory(Path.GetFileName(contents[0].ProjectFile), Standard.OpenSourceDefinition)) { Notes = [why] });
            return;
        }

        var looks = applying.ConvertAll(Look);
        var folder = Path.GetDirectoryName(contents[0].ProjectFile)!;
        inspected.Add(new InspectedPath(path, FrameworkInventories.Together([.. looks.Select(l => l.Inventory)]))
        {
            Files = looks[0].Files,
            Identity = Identity(folder),
            Frameworks = applying.Count > 1 ? [.. applying.Select(p => p.Get("TargetFramework"))] : [],
            Notes = [.. looks.SelectMany(l => l.Notes).Distinct(StringComparer.Ordinal)],
        });
    }

    private (Inventory Inventory, SourceFiles Files, List<string> Notes) Look(ProjectContents project)
    {
        var files = new SourceFiles(Path.GetDirectoryName(project.ProjectFile)!, project.PackageRoots);
        var request = ProjectRequest.Of(project, new PropertyLocator(project.ProjectFile, files)) with
        {
            Sources = ProjectRequest.Sources(project, [.. CompiledProject.Defines(project)]),
        };
        var inventory = Inspect(ProjectRequest.With(request, [.. ProjectRequest.Assemblies(project).SelectMany(a => AssemblyModels.Of(a, files))]), files);
        var inCode = Code.Findings(project, inventory);
        return (inCode.AddTo(inventory), files, [.. Notes(project, inCode)]);
    }

    /// <summary>What a build would see and this does not.</summary>
    private static IEnumerable<string> Notes(ProjectContents project, CodeFindings inCode)
    {
        if (inCode.Incomplete is { } incomplete)
        {
            yield return $"C# was not looked at as a build does: {incomplete}.";
        }

        if (project.ReadAsXml is { } why)
        {
            yield return $"read as XML, without MSBuild: {why}. Conditions and most imports are ignored.";
        }

        foreach (var unseen in project.Unseen.Where(MayBeModel))
        {
            var what = unseen.Include.Length == 0 ? unseen.ItemType + " items" : unseen.ItemType + " items (" + unseen.Include + ")";
            yield return $"Target '{unseen.Target}' adds {what} when the project is built; they are not looked at here "
                + $"({Path.GetFileName(unseen.File)}:{unseen.Line.ToString(CultureInfo.InvariantCulture)}).";
        }
    }

    private static bool MayBeModel(UnseenItem item) =>
        item.Include.IndexOfAny(['*', '(']) >= 0 || item.Include.Length == 0 || ModelFileNames.IsCandidate(item.Include);

    private void Add(string path, InspectionRequest request, SourceFiles files) =>
        inspected.Add(new InspectedPath(path, Inspect(request, files)) { Files = files, Identity = Identity(request.BaseFolder) });

    /// <summary>A model's full path, or its place in a package.</summary>
    private static Func<Model, string> Identity(string baseFolder) =>
        model => Place.IsInPackage(model.Id) ? model.Id : Path.GetFullPath(Path.Combine(baseFolder, model.Id));

    private Inventory Inspect(InspectionRequest request, SourceFiles files)
    {
        progress.Expect(request.Candidates.Count);
        var asked = request with { ReadsReleases = true, ReadsReferences = true, Progress = progress.Next };
        return Inspector.Inspect(
            standard is null ? asked : asked with { Standard = new NamedStandard(standard, new Place(request.Project), "--standard") },
            files
        );
    }

    private void Fail(string path, string why)
    {
        progress.Clear();
        Missed.Add(path, why);
    }
}
