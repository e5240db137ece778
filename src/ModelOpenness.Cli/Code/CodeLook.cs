using System.Text;
using System.Text.Json;
using ModelOpenness.Cli.Projects;
using ModelOpenness.Cli.Worker;
using ModelOpenness.Code;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Judging;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Code;

/// <summary>What was found in C#.</summary>
/// <param name="Findings">MOP4001 and MOP4002, as a build says them.</param>
/// <param name="Incomplete">Why there may be more, as a sentence's end; null where there is not.</param>
internal sealed record CodeFindings(IReadOnlyList<Finding> Findings, string? Incomplete)
{
    /// <summary>True where the analyzers looked: then what they say of C# holds, and not what its characters alone say.</summary>
    public bool IsLook { get; init; }

    /// <summary>The inventory with these findings, and with the references that only they know.</summary>
    /// <param name="inventory">What was found without them.</param>
    public Inventory AddTo(Inventory inventory)
    {
        var fetched = Findings.Where(f => f.RuleId == RuleTable.Referenced).ToList();
        var found = inventory.Findings.Where(f =>
            !(IsLook && f.RuleId is RuleTable.Referenced or RuleTable.Mentioned && CompiledProject.IsSource(f.Place.Path))
        );
        // What is fetched somewhere is not only mentioned.
        found = found.Where(f => f.RuleId != RuleTable.Mentioned || !fetched.Exists(o => o.Models.SequenceEqual(f.Models, StringComparer.Ordinal)));
        return inventory with { Findings = Judge.Order([.. found, .. Findings]), Named = NamedModels.Add(inventory.Named, fetched) };
    }
}

/// <summary>
/// Looks at the C# of projects as the analyzers of a build do: only where a rule about code can be broken, and a glance at the
/// characters says that it may be.
/// </summary>
/// <param name="evaluation">The projects, for what referenced ones declare.</param>
internal sealed class CodeLook(ProjectEvaluation evaluation) : IDisposable
{
    private const int MaxSource = 16 << 20;

    private static readonly CodeFindings Nothing = new([], Incomplete: null);

    private readonly WorkerProcess worker = new(WorkerVerb.Code, WorkerLimits.Code);

    /// <summary>The findings in the C# of a project.</summary>
    /// <param name="project">What the project says.</param>
    /// <param name="inventory">What the inspection found: labels, and models with their licenses.</param>
    public CodeFindings Findings(ProjectContents project, Inventory inventory)
    {
        var mayRefer = inventory.Labels.Any(l => l.ModelId is null);
        var mayClaim = inventory.Models.Any(m => m.Ships && CodeJudge.IsRestricted(m));
        if (!project.Is("Language", "C#") || (!mayRefer && !mayClaim) || !(inventory.Named.Any(NamesInSource) || Glance(project, mayRefer, mayClaim)))
        {
            return Nothing;
        }

        var projects = new List<CompiledProject>();
        CompiledProject.Add(project, evaluation, projects);
        using var answer = worker.Ask(
            request =>
            {
                request.WriteStartArray("projects");
                projects.ForEach(p => p.Write(request));
                request.WriteEndArray();
                
                // What C# names the analyzers find themselves.
                request.WriteBase64String(
                    "inventory",
                    InventoryWriter.ToBytes(
                        inventory with
                        {
                            Named = [.. inventory.Named.Where(m => m.References.Any(r => !CompiledProject.IsSource(r.Place.Path)))],
                        }
                    )
                );
            },
            out var why);
        if (answer is null)
        {
            return new CodeFindings([], why);
        }

        var files = new SourceFiles(Path.GetDirectoryName(project.ProjectFile)!, project.PackageRoots);
        return new CodeFindings(
            [
                .. answer
                    .RootElement.GetProperty("findings")
                    .EnumerateArray()
                    .Select(f => Finding(f, files))
                    .DistinctBy(f => (f.RuleId, f.Message, f.Place)),
            ],
            projects[^1].IsRestored
                ? null
                : "the project is not restored, so what its packages declare is not known; run 'dotnet restore' if you trust it"
        )
        {
            IsLook = true,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => worker.Dispose();

    private static bool NamesInSource(Model model) => model.References.Any(r => CompiledProject.IsSource(r.Place.Path));

    private static Finding Finding(JsonElement row, SourceFiles files)
    {
        var rule = RuleTable.Get(row[0].GetString()!);
        return new Finding(
            rule.Id,
            rule.Severity,
            row[1].GetString()!,
            new Place(files.Display(row[3].GetString()!), row[4].GetInt32(), row[5].GetInt32(), row[6].GetInt32(), row[7].GetInt32())
        )
        {
            Models = row[2].GetString() is { } model ? [model] : [],
            Words = row[8].GetString(),
            Fixes = row[9].GetString() is { } replacement ? [new FindingFix(FixKind.Words, replacement)] : [],
        };
    }

    /// <summary>Whether the characters of the sources leave it open that a rule is broken; as the build's task glances at them.</summary>
    private static bool Glance(ProjectContents project, bool mayRefer, bool mayClaim)
    {
        var glance = mayRefer ? new CodeGlance(CompiledProject.References(project).Select(Path.GetFileNameWithoutExtension).OfType<string>()) : null;
        foreach (var source in CompiledProject.Sources(project))
        {
            if (new SourceFiles(Path.GetDirectoryName(source)!).ReadBytes(source, MaxSource) is not { } bytes)
            {
                continue;
            }

            using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
            var text = reader.ReadToEnd();
            if (mayClaim && CodeGlance.MayClaim(text))
            {
                return true;
            }

            glance?.Read(text);
        }

        return glance is { MayRefer: true };
    }
}
