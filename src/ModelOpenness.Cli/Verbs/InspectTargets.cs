using System.Globalization;
using ModelOpenness.Cli.Code;
using ModelOpenness.Cli.Output;
using ModelOpenness.Cli.Projects;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Judging;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary>What <c>inspect</c> takes: a model file, a folder, a packages folder, a package, a project, a solution.</summary>
/// <param name="progress">Shows how far it is.</param>
/// <param name="standard">The standard that labels are judged by, or null.</param>
/// <param name="isStatic">True to read projects as XML, without MSBuild.</param>
internal sealed class InspectTargets(Progress progress, string? standard, bool isStatic = false) : IDisposable
{
    private readonly ProjectEvaluation evaluation = new(isStatic);
    private readonly HashSet<string> notes = new(StringComparer.Ordinal);
    private CodeLook? codeLook;
    private readonly List<(string Path, Inventory Inventory)> inventories = [];

    /// <summary>True where a path could not be read, or not whole.</summary>
    public bool Failed { get; private set; }

    /// <summary>What was found, one a model file, folder, package or project.</summary>
    public List<(string Path, Inventory Inventory)> Inventories => inventories;

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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(path, e.Message);
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
            return;
        }

        var files = new SourceFiles(request.BaseFolder, [root]);
        Add(path, PackageInspection.WithAssemblies(request, files, count => progress.Expect(count), progress.Next), files);
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
                Fail(shown, "the solution names this project, and it is not there");
            }
        }
    }

    private void Project(string path, IReadOnlyList<ProjectContents> contents)
    {
        if (contents.Count == 0)
        {
            Fail(path, "cannot be read as a project");
        }

        var found = contents.Where(ProjectRequest.Applies).Select(project => Inspect(path, project)).ToList();
        if (found.Count > 0)
        {
            inventories.Add((path, Together(found)));
        }
    }

    private Inventory Inspect(string path, ProjectContents project)
    {
        var files = new SourceFiles(Path.GetDirectoryName(project.ProjectFile)!, project.PackageRoots);
        var request = ProjectRequest.Of(project, new PropertyLocator(project.ProjectFile, files));
        var embedded = ProjectRequest.Assemblies(project).SelectMany(a => AssemblyModels.Of(a, files)).ToList();
        var inventory = Inspect(ProjectRequest.With(request, embedded), files);
        var code = Code.Findings(project, inventory);
        Note(path, project, code);
        return code.Findings.Count == 0 ? inventory : inventory with { Findings = Judge.Order([.. inventory.Findings, .. code.Findings]) };
    }

    /// <summary>What was found for the frameworks of one project: each model, label and finding once; a model ships where it does for one of them.</summary>
    private static Inventory Together(List<Inventory> frameworks) => frameworks.Count == 1 ? frameworks[0] : frameworks[0] with
    {
        Models = [.. frameworks.SelectMany(f => f.Models).GroupBy(m => m.Id, StringComparer.Ordinal).Select(m => m.FirstOrDefault(one => one.Ships) ?? m.First()).OrderBy(m => m.Id, StringComparer.Ordinal)],
        Labels = [.. frameworks.SelectMany(f => f.Labels).Distinct()],
        Findings = Judge.Order([.. frameworks.SelectMany(f => f.Findings).DistinctBy(f => (f.RuleId, f.Message, f.Place))]),
        CodeWaivers = [.. frameworks.SelectMany(f => f.CodeWaivers).Distinct()],
    };

    /// <summary>What a reader must know of how a project was looked at.</summary>
    private void Note(string path, ProjectContents project, CodeFindings found)
    {
        var folder = Path.GetDirectoryName(project.ProjectFile)!;
        if (project.ReadAsXml is { } why)
        {
            Note(path, "read as XML, without MSBuild: " + why);
        }

        foreach (var unseen in project.Unseen.Where(u => u.Include.Length == 0 || u.Include.Contains('*', StringComparison.Ordinal) || u.Include.Contains("(", StringComparison.Ordinal) || ModelFileNames.IsCandidate(u.Include)))
        {
            Note(path, $"not seen: {unseen.ItemType} items that target {unseen.Target} adds ({Path.GetRelativePath(folder, unseen.File)}:{unseen.Line.ToString(CultureInfo.InvariantCulture)})");
        }

        if (found.Incomplete is { } incomplete)
        {
            Note(path, "C# was not looked at as a build does: " + incomplete);
        }
    }

    private void Note(string path, string what)
    {
        progress.Clear();
        if (notes.Add(path + what))
        {
            Console.Error.WriteLine($"model-openness: {Printable.Text(path)}: {Printable.Text(what)}");
        }
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
        var failed = false;
        progress.Clear();
        CommonOptions.Fail(Printable.Text(path), Printable.Text(why), ref failed);
        Failed |= failed;
    }
}
