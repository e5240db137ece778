using System.Globalization;
using System.Text.Json;
using ModelOpenness.Cli.Projects;
using ModelOpenness.Cli.Worker;
using ModelOpenness.Inspection.Projects;

namespace ModelOpenness.Cli.Code;

/// <summary>What C# of a project is compiled from.</summary>
/// <param name="project">What the project says.</param>
/// <param name="others">Places of the projects that it refers to in the list of all.</param>
internal sealed class CompiledProject(ProjectContents project, IReadOnlyList<int> others)
{
    private const string Base = "Microsoft.NETCore.App";

    // The first of .NET 5 and later, which have constants of their own.
    private const int FirstUnified = 5;

    private static readonly (int Major, int Minor)[] CoreVersions = [(1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (3, 0), (3, 1)];

    /// <summary>True where restoring left what packages declare.</summary>
    public bool IsRestored { get; } = ProjectAssets.Of(project) is not null;

    /// <summary>Adds a project and, before it, those that it refers to.</summary>
    /// <param name="project">What the project says.</param>
    /// <param name="evaluation">The projects.</param>
    /// <param name="all">The list.</param>
    /// <returns>Its place in the list.</returns>
    public static int Add(ProjectContents project, ProjectEvaluation evaluation, List<CompiledProject> all) =>
        Add(project, evaluation, all, new Dictionary<ProjectContents, int>(ReferenceEqualityComparer.Instance));

    /// <summary>True for a file of C#.</summary>
    /// <param name="path">Its path.</param>
    public static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Full paths of the sources.</summary>
    /// <param name="project">What the project says.</param>
    public static IEnumerable<string> Sources(ProjectContents project) =>
        Of(project, "Compile").Select(i => i.FullPath).Where(IsSource).Distinct(StringComparer.Ordinal);

    /// <summary>Full paths of the assemblies that it is compiled against: packages, files that it names, the framework.</summary>
    /// <param name="project">What the project says.</param>
    public static IEnumerable<string> References(ProjectContents project) =>
        [
            .. ProjectAssets.Of(project)?.References ?? [],
            .. Of(project, "Reference")
                .Select(i => i.Get("HintPath"))
                .Where(p => p.Length > 0)
                .Select(p =>
                    Path.GetFullPath(
                        Path.Combine(Path.GetDirectoryName(project.ProjectFile)!, p.Replace('\\', Path.DirectorySeparatorChar))
                    )
                ),
            .. Framework(project),
        ];

    /// <summary>Writes it for the worker.</summary>
    /// <param name="request">The writer.</param>
    public void Write(Utf8JsonWriter request)
    {
        request.WriteStartObject();
        request.WriteString("name", project.Get("AssemblyName") is { Length: > 0 } name ? name : Path.GetFileNameWithoutExtension(project.ProjectFile));
        request.WriteString("language", project.Get("LangVersion"));
        Write(request, "defines", Defines(project));
        Write(request, "usings", Of(project, "Using").Select(Using));
        Write(request, "sources", Sources(project));
        Write(request, "references", References(project));
        request.WriteStartArray("others");
        foreach (var other in others)
        {
            request.WriteNumberValue(other);
        }

        request.WriteEndArray();
        request.WriteEndObject();
    }

    private static int Add(ProjectContents project, ProjectEvaluation evaluation, List<CompiledProject> all, Dictionary<ProjectContents, int> known)
    {
        if (known.TryGetValue(project, out var place))
        {
            return place;
        }

        // One that leads back to itself does not build either.
        known.Add(project, -1);
        var direct = evaluation.References(project).Where(r => r.Is("Language", "C#")).Select(r => Add(r, evaluation, all, known)).Where(i => i >= 0).ToList();
        // References of references count too.
        all.Add(new CompiledProject(project, [.. direct.Concat(direct.SelectMany(i => all[i].Others)).Distinct().Order()]));
        return known[project] = all.Count - 1;
    }

    private IReadOnlyList<int> Others => others;

    private static IEnumerable<ProjectItem> Of(ProjectContents project, string type) =>
        project.Items.Where(i => string.Equals(i.Type, type, StringComparison.OrdinalIgnoreCase));

    /// <summary>The reference packs beside the SDK; where that of the framework is not there, the newest, which knows its types.</summary>
    private static IEnumerable<string> Framework(ProjectContents project)
    {
        var packs = Sdk.Root is null ? null : Path.Combine(Sdk.Root, "packs");
        var version = project.Get("TargetFrameworkVersion").TrimStart('v');
        return Of(project, "FrameworkReference").Select(i => i.Include).Append(Base).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => packs is null ? null : Sdk.Pack(Path.Combine(packs, name + ".Ref"), version))
            .OfType<string>()
            .SelectMany(pack => Directory.EnumerateFiles(Path.Combine(pack, "ref"), "*.dll", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>As the SDK writes it into a file of its own.</summary>
    private static string Using(ProjectItem item) => item.Get("Alias") is { Length: > 0 } alias
        ? $"global using {alias} = global::{item.Include};"
        : $"global using {(string.Equals(item.Get("Static"), "true", StringComparison.OrdinalIgnoreCase) ? "static " : "")}global::{item.Include};";

    /// <summary>The constants of the project, and those that only a target adds: of its framework, and of all that came before it.</summary>
    internal static IEnumerable<string> Defines(ProjectContents project)
    {
        var defines = project.Get("DefineConstants").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (project.Is("DisableImplicitFrameworkDefines", "true") || !Version.TryParse(project.Get("TargetFrameworkVersion").TrimStart('v'), out var version))
        {
            return defines;
        }

        var dots = string.Create(CultureInfo.InvariantCulture, $"{version.Major}_{version.Minor}");
        switch (project.Get("TargetFrameworkIdentifier"))
        {
            case ".NETCoreApp":
                defines.AddRange(["NETCOREAPP", version.Major >= FirstUnified ? "NET" : "", (version.Major >= FirstUnified ? "NET" : "NETCOREAPP") + dots]);
                defines.AddRange(
                    CoreVersions
                        .Where(v => new Version(v.Major, v.Minor) <= version)
                        .Select(v => string.Create(CultureInfo.InvariantCulture, $"NETCOREAPP{v.Major}_{v.Minor}_OR_GREATER"))
                );
                defines.AddRange(
                    Enumerable
                        .Range(FirstUnified, Math.Clamp(version.Major - FirstUnified + 1, 0, 100))
                        .Select(major => string.Create(CultureInfo.InvariantCulture, $"NET{major}_0_OR_GREATER"))
                );
                break;
            case ".NETStandard":
                defines.AddRange(["NETSTANDARD", "NETSTANDARD" + dots]);
                defines.AddRange(
                    new[] { "1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.0", "2.1" }
                        .Where(v => Version.Parse(v) <= version)
                        .Select(v => "NETSTANDARD" + v.Replace('.', '_') + "_OR_GREATER")
                );
                break;
            case ".NETFramework":
                defines.AddRange(["NETFRAMEWORK", "NET" + project.Get("TargetFrameworkVersion").TrimStart('v').Replace(".", "", StringComparison.Ordinal)]);
                break;
        }

        if (project.Get("TargetPlatformIdentifier") is { Length: > 0 } platform)
        {
            defines.Add(platform.ToUpperInvariant());
        }

        return defines.Where(d => d.Length > 0);
    }

    private static void Write(Utf8JsonWriter request, string name, IEnumerable<string> texts)
    {
        request.WriteStartArray(name);
        foreach (var text in texts)
        {
            request.WriteStringValue(text);
        }

        request.WriteEndArray();
    }
}
