using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ModelOpenness.Measure;

/// <summary>Measures what the command line takes for many projects and many files, and writes docs/scale.md.</summary>
/// <param name="root">Full path of the repository.</param>
/// <param name="work">Full path of an empty folder.</param>
internal sealed class Scale(string root, string work)
{
    private const int Processes = 8;
    private const int Files = 100_000;
    private const int FileModels = 1_000;

    private static readonly int[] Solutions = [1, 10, 33, 100, 300];

    private readonly string tool = Path.Combine(root, "src", "ModelOpenness.Cli", "bin", "Release", "net10.0", "model-openness.dll");

    /// <summary>Measures and writes.</summary>
    public void Write()
    {
        Dotnet.Run(root, "dotnet", "build", Path.Combine(root, "src", "ModelOpenness.Cli"), "-c", "Release", "-v:quiet", "-nologo");
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Many projects, many files

            Written by `dotnet run -c Release --project build/measure -- scale`: medians of three whole processes of `model-openness inspect`, {Environment.ProcessorCount} cores.
            A third of the projects ship a model; every project refers to the one before it. Memory is the most that the tool and its worker held.

            | projects | time | a project | memory of the tool | memory of the worker |
            | ---: | ---: | ---: | ---: | ---: |

            """
        );
        foreach (var count in Solutions)
        {
            var solution = Solution(count);
            var (seconds, tools, worker) = Median(solution);
            text.Append(CultureInfo.InvariantCulture, $"| {count:N0} | {seconds:0.00} s | {seconds / count * 1000:0} ms | {tools:0} MiB | {worker:0} MiB |\n");
            Console.Error.WriteLine($"{count} projects: {seconds:0.00} s");
        }

        var folder = Folder();
        var (ofFiles, memory, _) = Median(folder);
        text.Append(CultureInfo.InvariantCulture, $"\nA folder of {Files:N0} files, {FileModels:N0} of them models: {ofFiles:0.00} s, {memory:0} MiB.\n");
        text.Append(Spread());
        text.Append(Words);
        File.WriteAllText(Path.Combine(root, "docs", "scale.md"), text.ToString().ReplaceLineEndings("\n"));
    }

    private (double Seconds, double Tool, double Worker) Median(string target)
    {
        var runs = Enumerable
            .Range(0, 3)
            .Select(_ => Run("inspect", target, "--format", "inventory", "--output", Path.Combine(work, "out.json")))
            .OrderBy(r => r.Seconds)
            .ToList();
        return (runs[1].Seconds, runs.Max(r => r.Tool), runs.Max(r => r.Worker));
    }

    /// <summary>Inspects the projects of a solution by several processes and by one, and compares what comes out.</summary>
    private string Spread()
    {
        var solution = Path.GetDirectoryName(Solution(100))!;
        var projects = Directory
            .GetFiles(solution, "*.csproj", SearchOption.AllDirectories)
            .OrderBy(p => p, StringComparer.Ordinal)
            .Select(p => Path.GetRelativePath(solution, p))
            .ToList();
        var parts = Directory.CreateDirectory(Path.Combine(work, "parts")).FullName;
        var watch = Stopwatch.StartNew();
        Parallel.ForEach(
            projects.Chunk((projects.Count + Processes - 1) / Processes),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            (chunk, _, number) =>
                RunIn(
                    solution,
                    [
                        "inspect",
                        .. chunk,
                        "--format",
                        "inventory",
                        "--output",
                        Path.Combine(parts, number.ToString(CultureInfo.InvariantCulture) + ".inventory.json"),
                    ]
                )
        );
        RunIn(solution, ["merge", parts, "--format", "inventory", "--output", Path.Combine(work, "merged.json")]);
        var seconds = watch.Elapsed.TotalSeconds;
        var one = Path.Combine(Directory.CreateDirectory(Path.Combine(work, "one")).FullName, "one.inventory.json");
        RunIn(solution, ["inspect", .. projects, "--format", "inventory", "--output", one]);
        RunIn(solution, ["merge", Path.GetDirectoryName(one)!, "--format", "inventory", "--output", Path.Combine(work, "single.json")]);
        var same = File.ReadAllBytes(Path.Combine(work, "merged.json")).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(work, "single.json")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\nThe 100 projects by {Processes} processes, two at a time, their inventories merged: {seconds:0.00} s. The result {(same ? "is, byte for byte, that of one process" : "**differs from that of one process**")}.\n"
        );
    }

    private (double Seconds, double Tool, double Worker) Run(params string[] arguments) => RunIn(work, arguments);

    private (double Seconds, double Tool, double Worker) RunIn(string folder, string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [tool, .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var (tools, worker) = (0.0, 0.0);
        while (!process.WaitForExit(10))
        {
            tools = Math.Max(tools, Dotnet.PeakOf(process.Id));
            worker = Math.Max(worker, Dotnet.ChildrenOf(process.Id).Select(Dotnet.PeakOf).DefaultIfEmpty().Max());
        }

        return process.ExitCode == 0
            ? (watch.Elapsed.TotalSeconds, tools, worker)
            : throw new InvalidOperationException(
                $"model-openness {string.Join(' ', arguments.Take(4))} ended with {process.ExitCode}:\n{output.GetAwaiter().GetResult()}{errors.GetAwaiter().GetResult()}"
            );
    }

    private string Solution(int count)
    {
        var folder = Path.Combine(work, "s" + count.ToString(CultureInfo.InvariantCulture));
        var file = Path.Combine(folder, "All.slnx");
        if (File.Exists(file))
        {
            return file;
        }

        var listed = new StringBuilder("<Solution>\n");
        for (var i = 0; i < count; i++)
        {
            var name = "P" + i.ToString("000", CultureInfo.InvariantCulture);
            var project = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            var reference =
                i == 0
                    ? ""
                    : $"<ItemGroup><ProjectReference Include=\"../P{(i - 1).ToString("000", CultureInfo.InvariantCulture)}/P{(i - 1).ToString("000", CultureInfo.InvariantCulture)}.csproj\" /></ItemGroup>";
            File.WriteAllText(
                Path.Combine(project, name + ".csproj"),
                $"<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n    <PackageTags>open-source</PackageTags>\n  </PropertyGroup>\n  {reference}\n</Project>\n"
            );
            File.WriteAllText(Path.Combine(project, "Class.cs"), $"namespace {name};\n\npublic static class Class {{ }}\n");
            listed.Append(CultureInfo.InvariantCulture, $"  <Project Path=\"{name}/{name}.csproj\" />\n");
            if (i % 3 == 0)
            {
                File.WriteAllBytes(Path.Combine(project, name + ".gguf"), MeasuredProject.Gguf("llama3.2"));
            }
        }

        File.WriteAllText(file, listed.Append("</Solution>\n").ToString());
        return file;
    }

    private string Folder()
    {
        var folder = Path.Combine(work, "files");
        for (var i = 0; i < Files; i++)
        {
            var place = Path.Combine(folder, "d" + (i / 1000).ToString("000", CultureInfo.InvariantCulture));
            if (i % 1000 == 0)
            {
                Directory.CreateDirectory(place);
            }

            var isModel = i % (Files / FileModels) == 0;
            File.WriteAllBytes(
                Path.Combine(place, "f" + i.ToString("000000", CultureInfo.InvariantCulture) + (isModel ? ".gguf" : ".txt")),
                isModel ? MeasuredProject.Gguf("mit") : [0x61]
            );
        }

        return folder;
    }

    private const string Words = """

        ## What is shared

        * One worker process evaluates all projects of a run: imports of the SDK are parsed once, a project that several others refer to is
          evaluated once for each set of global properties, and a project with several target frameworks once for each.
        * A file that two projects link is read once for each of them, since its license may be told differently there, and shown once.
        * Licenses, families and patterns are loaded once a process.

        ## More machines

        Give each machine its part of the projects and put the inventories together; the result is that of one machine:

        ```
        model-openness inspect src/A/A.csproj src/B/B.csproj --format inventory --output part1.inventory.json
        model-openness merge parts --format html --output report.html
        ```

        Builds need nothing of the kind: the task inspects a project when it is built, so MSBuild's own means (`-graph`, `-isolate`, project
        caches, a CI matrix) spread it as they spread compiling. `ModelOpennessReport=json` leaves an inventory beside each output, which
        `merge` takes as well.

        """;
}
