using System.Text.Json;
using ModelOpenness.Cli.Worker;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Projects;

namespace ModelOpenness.Cli.Projects;

/// <summary>
/// What projects say, as the build sees them: for every target framework, with what referenced projects and packages bring. One worker
/// evaluates all of them; what does not evaluate is read as XML, and says why.
/// </summary>
/// <param name="isStatic">True to read all projects as XML.</param>
internal sealed class ProjectEvaluation(bool isStatic) : IDisposable
{
    // A chain of references this long is a mistake, or malice.
    private const int MaxDepth = 64;
    private const string TestPackage = "Microsoft.NET.Test.Sdk";

    private static readonly Dictionary<string, string> NoProperties = [];

    private readonly WorkerProcess worker = new(WorkerVerb.Projects, WorkerLimits.Projects);
    private readonly Dictionary<string, ProjectContents?> evaluated = new(StringComparer.Ordinal);
    private readonly Dictionary<ProjectContents, Dictionary<string, ProjectItem>> referenced = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> nearest = new(StringComparer.Ordinal);

    /// <summary>Id of the process that evaluates, or null.</summary>
    internal int? WorkerId => worker.Id;

    /// <summary>True where nothing is evaluated any more.</summary>
    internal bool HasGivenUp => worker.Unavailable is not null;

    /// <summary>What a project says, once for each of its target frameworks; nothing where it cannot be read as a project.</summary>
    /// <param name="projectFile">Full path.</param>
    public IReadOnlyList<ProjectContents> Contents(string projectFile)
    {
        var frameworks = Frameworks(projectFile, NoProperties, out var outer);
        var contents = new List<ProjectContents?>();
        foreach (var framework in frameworks)
        {
            contents.Add(Read(projectFile, With(NoProperties, framework)));
        }

        return contents.Count == 0 ? Whole(outer)
            : contents.Find(c => c is null or { ReadAsXml: not null }) is { } asXml ? Whole(asXml)
            : [.. contents.SelectMany(Whole)];
    }

    /// <summary>The projects that a project refers to, each for the framework that fits; what they copy goes to its output.</summary>
    /// <param name="project">What the project says.</param>
    public IEnumerable<ProjectContents> References(ProjectContents project) =>
        project
            .Items.Where(i =>
                string.Equals(i.Type, "ProjectReference", StringComparison.OrdinalIgnoreCase)
                && !string.Equals(i.Get("Private"), "false", StringComparison.OrdinalIgnoreCase)
                && File.Exists(i.FullPath)
            )
            .Select(i => Reference(project, i))
            .OfType<ProjectContents>();

    /// <inheritdoc/>
    public void Dispose() => worker.Dispose();

    /// <summary>The frameworks for which a project is built one by one; none where it is built once.</summary>
    private string[] Frameworks(string projectFile, Dictionary<string, string> properties, out ProjectContents? outer)
    {
        outer = Read(projectFile, properties);
        return outer is null or { ReadAsXml: not null } || outer.Get("TargetFramework").Length > 0
            ? []
            :
            [
                .. outer
                    .Get("TargetFrameworks")
                    .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];
    }

    private IReadOnlyList<ProjectContents> Whole(ProjectContents? contents)
    {
        if (contents is null)
        {
            return [];
        }

        var whole = ProjectAssets.AddTo(contents);
        return [WithTests(whole with { Items = [.. whole.Items, .. Referenced(contents, 0).Values] })];
    }

    /// <summary>A package makes a project one of tests; before it is restored, its name does.</summary>
    private static ProjectContents WithTests(ProjectContents project) =>
        project.PackageRoots.Count > 0
        || project.Get("IsTestProject").Length > 0
        || !project.Items.Any(i =>
            string.Equals(i.Type, "PackageReference", StringComparison.OrdinalIgnoreCase)
            && string.Equals(i.Include, TestPackage, StringComparison.OrdinalIgnoreCase)
        )
            ? project
            : project with
            {
                Properties = new Dictionary<string, string>(project.Properties, StringComparer.OrdinalIgnoreCase)
                {
                    ["IsTestProject"] = "true",
                },
            };

    /// <summary>What referenced projects copy to the output of the project, and what theirs do, as <c>GetCopyToOutputDirectoryItems</c> gives it.</summary>
    private IReadOnlyDictionary<string, ProjectItem> Referenced(ProjectContents project, int depth)
    {
        // Known once for each project, since many ways may lead to it; empty while it is looked for, since one may lead back.
        if (referenced.TryGetValue(project, out var known))
        {
            return known;
        }

        var found = new Dictionary<string, ProjectItem>(StringComparer.Ordinal);
        referenced.Add(project, found);
        foreach (var other in depth == MaxDepth || project.Is("UseCommonOutputDirectory", "true") ? [] : References(project))
        {
            foreach (var item in other.Items.Where(IsCopied))
            {
                found[item.FullPath] = item with { Type = ProjectItem.Referenced };
            }

            foreach (var item in project.Is("MSBuildCopyContentTransitively", "false") ? [] : Referenced(other, depth + 1).Values.ToList())
            {
                found[item.FullPath] = item;
            }
        }

        return found;
    }

    private static bool IsCopied(ProjectItem item) =>
        item.Type is "Content" or "None" or "EmbeddedResource" or "Compile" && ModelFileNames.IsCandidate(item.FullPath)
        && (Copy(item, "Always") || Copy(item, "PreserveNewest") || Copy(item, "IfDifferent"));

    private static bool Copy(ProjectItem item, string value) => string.Equals(item.Get("CopyToOutputDirectory"), value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A referenced project, for the framework of its own that fits best.</summary>
    private ProjectContents? Reference(ProjectContents project, ProjectItem reference)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var pair in new[] { "SetConfiguration", "SetPlatform", "SetTargetFramework", "AdditionalProperties" }.SelectMany(name =>
                reference.Get(name).Split(';')
            )
        )
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
            {
                properties[pair[..at].Trim()] = pair[(at + 1)..].Trim();
            }
        }

        return Frameworks(reference.FullPath, properties, out var outer) is { Length: > 0 } frameworks
            ? Read(reference.FullPath, With(properties, Nearest(project.Get("TargetFramework"), frameworks)))
            : outer;
    }

    private string Nearest(string framework, string[] among)
    {
        if (among.Length == 1 || among.Contains(framework, StringComparer.OrdinalIgnoreCase))
        {
            return among.Length == 1 ? among[0] : framework;
        }

        var key = framework + "\n" + string.Join('\n', among);
        if (!nearest.TryGetValue(key, out var found))
        {
            using var answer = worker.Ask(
                request =>
                {
                    request.WriteString("nearest", framework);
                    request.WriteStartArray("among");
                    Array.ForEach(among, request.WriteStringValue);
                    request.WriteEndArray();
                },
                out _);
            nearest[key] = found = answer?.RootElement.GetProperty("nearest").GetString() ?? among[0];
        }

        return found;
    }

    private ProjectContents? Read(string projectFile, Dictionary<string, string> properties)
    {
        var key = projectFile + string.Concat(properties.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase).Select(p => "\n" + p.Key + "=" + p.Value));
        if (!evaluated.TryGetValue(key, out var contents))
        {
            evaluated[key] = contents = Evaluate(projectFile, properties, out var why)
                ?? (ProjectXml.Read(projectFile, new SourceFiles(Path.GetDirectoryName(projectFile)!)) is { } xml ? xml with { ReadAsXml = why } : null);
        }

        return contents;
    }

    private ProjectContents? Evaluate(string projectFile, Dictionary<string, string> properties, out string why)
    {
        if (isStatic)
        {
            why = "as asked";
            return null;
        }

        using var answer = worker.Ask(
            request =>
            {
                request.WriteString("project", projectFile);
                request.WriteStartObject("properties");
                foreach (var (name, value) in properties)
                {
                    request.WriteString(name, value);
                }

                request.WriteEndObject();
            },
            out why);
        return answer is null ? null : Parse(projectFile, answer.RootElement);
    }

    private static ProjectContents Parse(string projectFile, JsonElement answer)
    {
        var items = new List<ProjectItem>(answer.GetProperty("items").GetArrayLength());
        foreach (var row in answer.GetProperty("items").EnumerateArray())
        {
            items.Add(Item(row));
        }

        return new ProjectContents(
            projectFile,
            items,
            answer
                .GetProperty("properties")
                .EnumerateObject()
                .ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.OrdinalIgnoreCase)
        )
        {
            Unseen =
            [
                .. answer
                    .GetProperty("unseen")
                    .EnumerateArray()
                    .Select(u => new UnseenItem(
                        u[0].GetString()!,
                        u[1].GetString()!,
                        u[2].GetString()!,
                        u[3].GetString()!,
                        u[4].GetInt32()
                    )),
            ],
        };
    }

    private static ProjectItem Item(JsonElement row)
    {
        var metadata = NoProperties;
        var defining = row[3].GetString()!;
        if (row.GetArrayLength() > 4)
        {
            metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 4; i < row.GetArrayLength(); i += 2)
            {
                metadata[row[i].GetString()!] = row[i + 1].GetString()!;
            }

            metadata["DefiningProjectDirectory"] = defining;
        }

        return new ProjectItem(string.IsInterned(row[0].GetString()!) ?? row[0].GetString()!, row[1].GetString()!, metadata) { Include = row[2].GetString()! };
    }

    private static Dictionary<string, string> With(Dictionary<string, string> properties, string framework) =>
        new(properties, StringComparer.OrdinalIgnoreCase) { ["TargetFramework"] = framework };
}
