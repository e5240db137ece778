using System.Diagnostics;
using System.Globalization;
using ModelOpenness.Cli.Projects;
using ModelOpenness.Cli.Tests.Verbs;
using ModelOpenness.Cli.Worker;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Projects;
using Xunit.Abstractions;

namespace ModelOpenness.Cli.Tests.Hostile;

/// <summary>
/// Trees of projects, changed at random from a seed, go through the worker: each is answered in time, with bounded memory, no file of
/// the tree changes and no process is started. MODELOPENNESS_TREES says how many, MODELOPENNESS_TREE_RUNS how many of them are whole runs,
/// MODELOPENNESS_TREES_FROM with which seed to begin.
/// </summary>
public sealed class MutatedTreesTests(ITestOutputHelper output)
{
    private const int Trees = 200;
    private const int Runs = 2;

    // One evaluation keeps what it has evaluated.
    private const int TreesAnEvaluation = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public void Every_mutated_tree_is_answered_and_stays_as_it_is()
    {
        var from = Count("MODELOPENNESS_TREES_FROM", 0);
        var trees = Count("MODELOPENNESS_TREES", Trees);
        var (evaluated, asXml, none, slow, peak) = (0, 0, 0, TimeSpan.Zero, 0L);
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = from; seed < from + trees;)
        {
            using var evaluation = new ProjectEvaluation(isStatic: false);
            for (var i = 0; i < TreesAnEvaluation && seed < from + trees && !evaluation.HasGivenUp; i++, seed++)
            {
                using var folder = new TempFolder();
                var tree = MutatedTree.Write(folder, seed);
                var before = MutatedTree.State(folder.Path);
                var since = Stopwatch.StartNew();
                foreach (var project in SolutionFile.Projects(tree.Solution, new SourceFiles(folder.Path)) is { Count: > 0 } found ? found.Where(File.Exists).Take(3).ToList() : [tree.Project])
                {
                    var started = since.Elapsed;
                    var contents = evaluation.Contents(project);
                    evaluated += contents.Count(c => c.ReadAsXml is null);
                    asXml += contents.Count(c => c.ReadAsXml is not null);
                    none += contents.Count == 0 ? 1 : 0;
                    foreach (var why in contents.Select(c => c.ReadAsXml).OfType<string>())
                    {
                        var key = why.Replace(folder.Path, "", StringComparison.Ordinal);
                        key = key.Length > 60 ? key[..60] : key;
                        reasons[key] = reasons.GetValueOrDefault(key) + 1;
                    }

                    slow = since.Elapsed - started > slow ? since.Elapsed - started : slow;
                    (since.Elapsed - started).ShouldBeLessThan(Longest + WorkerLimits.Projects.Request, $"seed {seed}");
                }

                peak = Math.Max(peak, Peak(evaluation.WorkerId));
                Children(evaluation.WorkerId).ShouldBeEmpty($"seed {seed}");
                MutatedTree.State(folder.Path).ShouldBe(before, $"seed {seed}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trees} trees: {evaluated} evaluated, {asXml} read as XML, {none} none; slowest {slow.TotalSeconds:0.00} s; peak {peak >> 20} MB"));
        foreach (var (why, count) in reasons)
        {
            output.WriteLine($"{count} {why}");
        }

        peak.ShouldBeLessThan(500L << 20);
        evaluated.ShouldBeGreaterThan(trees / 10, "else the trees are too broken to show anything");
    }

    [Fact]
    public async Task A_whole_run_over_a_mutated_tree_ends_with_a_known_status()
    {
        var from = Count("MODELOPENNESS_TREES_FROM", 0);
        var runs = Count("MODELOPENNESS_TREE_RUNS", Runs);
        var statuses = new SortedDictionary<int, int>();
        var slow = TimeSpan.Zero;
        for (var seed = from; seed < from + runs; seed++)
        {
            using var folder = new TempFolder();
            var tree = MutatedTree.Write(folder, seed);
            var before = MutatedTree.State(folder.Path);
            var since = Stopwatch.StartNew();
            var start = new ProcessStartInfo(Sdk.Host!) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var argument in new[] { "exec", typeof(CommandLine).Assembly.Location, "inspect", "--fail-on", "never", tree.Solution, tree.Project })
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            slow = since.Elapsed > slow ? since.Elapsed : slow;
            statuses[process.ExitCode] = statuses.GetValueOrDefault(process.ExitCode) + 1;
            process.ExitCode.ShouldBeOneOf([0, 2], $"seed {seed}");
            (await errors).ShouldNotContain("Unhandled", customMessage: $"seed {seed}");
            MutatedTree.State(folder.Path).ShouldBe(before, $"seed {seed}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs} runs: {string.Join(", ", statuses.Select(s => $"{s.Value} with status {s.Key}"))}; slowest {slow.TotalSeconds:0.00} s"));
    }

    private static int Count(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : usual;

    /// <summary>The most memory that a process ever had, as Linux keeps it; 0 elsewhere.</summary>
    private static long Peak(int? process)
    {
        var status = $"/proc/{process}/status";
        return process is null || !File.Exists(status) ? 0
            : File.ReadLines(status).Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10).FirstOrDefault();
    }

    private static IReadOnlyList<string> Children(int? process)
    {
        var list = $"/proc/{process}/task/{process}/children";
        return process is null || !File.Exists(list) ? [] : File.ReadAllText(list).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
