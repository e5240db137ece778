using ModelOpenness.Cli.Output;
using ModelOpenness.Cli.Projects;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary>What <c>inspect</c> takes: a model file, a folder, a packages folder, a package, a project, a solution.</summary>
/// <param name="progress">Shows how far it is.</param>
/// <param name="standard">The standard that labels are judged by, or null.</param>
internal sealed class InspectTargets(Progress progress, string? standard)
{
    private readonly List<(string Path, Inventory Inventory)> inventories = [];

    /// <summary>Paths that could not be read, or not whole.</summary>
    public Missed Missed { get; } = new();

    /// <summary>What was found, one a model file, folder, package or project.</summary>
    public List<(string Path, Inventory Inventory)> Inventories => inventories;

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
                Project(path, Contents(fullPath));
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

    private void Folder(string path, string fullPath)
    {
        var folder = Path.TrimEndingDirectorySeparator(fullPath);
        var request = FolderDiscovery.Request(fullPath);
        var root = PackageInspection.IsPackagesFolder(folder) ? folder : PackageInspection.RootOf(folder);
        if (root is null)
        {
            Add(path, request, new SourceFiles(request.BaseFolder));
            return;
        }

        var files = new SourceFiles(request.BaseFolder, [root]);
        Add(path, PackageInspection.WithAssemblies(request, files, progress.Expect, progress.Next), files);
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

        progress.Expect(projects.Count);
        var folder = Path.GetDirectoryName(fullPath)!;
        // MSBuild takes a second for each; several at a time, in the solution's order.
        var contents = projects.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Clamp(Environment.ProcessorCount, 1, 4)).Select(project =>
        {
            progress.Next(project);
            return File.Exists(project) ? Contents(project) : null;
        });
        foreach (var (project, content) in projects.Zip(contents.ToList()))
        {
            var shown = Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetRelativePath(folder, project)).Replace('\\', '/');
            if (File.Exists(project))
            {
                Project(shown, content);
            }
            else
            {
                Fail(shown, "the solution names this project, and it is not there");
            }
        }
    }

    private static ProjectContents? Contents(string fullPath) =>
        ProjectEvaluator.Evaluate(fullPath) ?? ProjectXml.Read(fullPath, new SourceFiles(Path.GetDirectoryName(fullPath)!));

    private void Project(string path, ProjectContents? contents)
    {
        if (contents is null)
        {
            Fail(path, "cannot be read as a project");
            return;
        }

        contents = ProjectAssets.AddTo(contents);
        if (!ProjectRequest.Applies(contents))
        {
            return;
        }

        var files = new SourceFiles(Path.GetDirectoryName(contents.ProjectFile)!, contents.PackageRoots);
        var request = ProjectRequest.Of(contents, new PropertyLocator(contents.ProjectFile, files));
        var embedded = ProjectRequest.Assemblies(contents).SelectMany(a => AssemblyModels.Of(a, files)).ToList();
        Add(path, ProjectRequest.With(request, embedded), files);
    }

    private void Add(string path, InspectionRequest request, SourceFiles files) => inventories.Add((path, Inspect(request, files)));

    private Inventory Inspect(InspectionRequest request, SourceFiles files)
    {
        progress.Expect(request.Candidates.Count);
        var asked = request with { ReadsReleases = true, Progress = progress.Next };
        return Inspector.Inspect(standard is null ? asked : asked with { Standard = new NamedStandard(standard, new Place(request.Project), "--standard") }, files);
    }

    private void Fail(string path, string why)
    {
        progress.Clear();
        Missed.Add(path, why);
    }
}
