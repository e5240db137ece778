using System.Globalization;
using System.Text;

namespace ModelOpenness.Measure;

/// <summary>Writes docs/performance.md.</summary>
/// <param name="Rows">The projects with the package, by number of models.</param>
/// <param name="Without">The project with 50 models and without the package.</param>
/// <param name="Reports">The project with 50 models, all reports asked for.</param>
/// <param name="Labelled">The compiler without the package, and with it in a labelled project whose code names no model.</param>
/// <param name="Calling">The same where the code calls an API that names models.</param>
/// <param name="Repeats">Builds a figure.</param>
/// <param name="LoadBefore">Load of the machine before.</param>
/// <param name="LoadAfter">Load of the machine after.</param>
internal sealed record Report(
    IReadOnlyList<Row> Rows,
    Row Without,
    Row Reports,
    (double One, double Other) Labelled,
    (double One, double Other) Calling,
    int Repeats,
    double? LoadBefore,
    double? LoadAfter
)
{
    private readonly StringBuilder text = new();

    /// <summary>The text.</summary>
    public string Write()
    {
        text.Clear();
        Line($"# What the package costs a build");
        Line($"");
        Line($"Written by `dotnet run -c Release --project build/measure`: medians of {Repeats} builds by the command line, each a new process, so that");
        Line($"what is compiled just in time is part of the price, as it is for users. Times are of this package's targets with their tasks, from binary");
        Line($"logs. Source Link is the yardstick: its targets run in the same builds, since every SDK has them; on two cores at rest they take some 40 ms.");
        Line($"This machine has {Environment.ProcessorCount} cores; processes running or waiting: {LoadBefore:0.0} before, {LoadAfter:0.0} after.");
        Targets();
        Analyzer();
        WholeBuild();
        Compiler();
        text.Append(Decisions);
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private void Targets()
    {
        Line($"");
        Line($"## Targets");
        Line($"");
        Line(
            $"| models | first build | bar | of this the tasks | no change | bar | of this the tasks | tasks started then | Source Link, first | Source Link, no change |"
        );
        Line($"| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var row in Rows)
        {
            var (first, again) = row.Models switch { 0 => (3, 3), 1000 => (1000, 60), _ => (150, 15) };
            Line(
                $"| {row.Models:N0} | {Held(row.First.Targets, first)} | {first:N0} ms | {row.First.Tasks:0.0} ms | {Held(row.Again.Targets, again)} | {again} ms | {row.Again.Tasks:0.0} ms | {row.Again.TasksStarted} | {row.First.SourceLink:0.0} ms | {row.Again.SourceLink:0.0} ms |"
            );
        }

        Line($"");
        Line(
            $"Figures over their bar are **bold**. Growth from 50 to 1,000 models: {(Many.First.Targets - Some.First.Targets) / 950 * 1000:0} µs a model in a first build, {(Many.Again.Targets - Some.Again.Targets) / 950 * 1000:0} µs in one without changes."
        );
        if (Without.First.PeakMemory > 0)
        {
            Line(
                $"Most memory of the build's process: {Without.First.PeakMemory:0} MiB without the package, {Some.First.PeakMemory:0} MiB with it and 50 models, {Many.First.PeakMemory:0} MiB with 1,000 (bar: 100 MiB more)."
            );
        }
    }

    private void Analyzer()
    {
        Line($"");
        Line($"## Analyzers");
        Line($"");
        Line($"| models | compiler server that compiled before: analyzers | compiler | share | new compiler process: analyzers | compiler | share |");
        Line($"| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var row in Rows.Where(r => r.Warm is not null && r.Cold is not null))
        {
            Line(
                $"| {row.Models:N0} | {row.Warm!.Analyzers:0.0} ms | {row.Warm.Compiler:0} ms | {Held(row.Warm.Percent, 1, "0.00", "%")} | {row.Cold!.Analyzers:0.0} ms | {row.Cold.Compiler:0} ms | {Held(row.Cold.Percent, 1, "0.00", "%")} |"
            );
        }

        Line($"");
        Line($"From `ReportAnalyzer`; the compiler prints times below a millisecond as `<0.001`, which count as half of one. The bar is 1 %. In a new process");
        Line($"most of the time is that of compiling the analyzers themselves, once.");
    }

    private void WholeBuild()
    {
        Line($"");
        Line($"## The whole build with 50 models");
        Line($"");
        Line($"| | without the package | with it | with all reports |");
        Line($"| --- | ---: | ---: | ---: |");
        Line($"| first | {Without.First.Whole:0} ms | {Some.First.Whole:0} ms | {Reports.First.Whole:0} ms |");
        Line($"| of this its targets | | {Some.First.Targets:0.0} ms | {Reports.First.Targets:0.0} ms |");
        Line($"| no change | {Without.Again.Whole:0} ms | {Some.Again.Whole:0} ms | {Reports.Again.Whole:0} ms |");
        Line($"| of this its targets | | {Some.Again.Targets:0.0} ms | {Reports.Again.Targets:0.0} ms |");
        Line($"");
        Line($"All reports: `ModelOpennessReport` set to `html;cyclonedx;sarif;json`.");
    }

    private void Compiler()
    {
        Line($"");
        Line($"## The compiler in a labelled project");
        Line($"");
        Line($"| | without the package | with it | |");
        Line($"| --- | ---: | ---: | ---: |");
        Line($"| the code names no model | {Labelled.One:0} ms | {Labelled.Other:0} ms | {(Labelled.Other / Labelled.One - 1) * 100:+0;-0} % |");
        Line($"| the code calls an API that names models | {Calling.One:0} ms | {Calling.Other:0} ms | {(Calling.Other / Calling.One - 1) * 100:+0;-0} % |");
        Line($"");
        Line($"Built in turns, medians of {Repeats}.");
        Line($"");
    }

    private Row Some => Rows.First(r => r.Models == 50);

    private Row Many => Rows.First(r => r.Models == 1000);

    private static string Held(double figure, double bar, string format = "0.0", string unit = "ms")
    {
        var shown = figure.ToString(format, CultureInfo.InvariantCulture) + " " + unit;
        return figure > bar ? $"**{shown}**" : shown;
    }

    private void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    // Measured once, by hand, when the way was chosen.
    private const string Decisions = """
        ## Where the time went, and what was done

        * The first call of everything: the runtime compiled some 1,600 methods for a first inspection and 170 in a build without changes. The
          package holds Core, Inspection and Tasks compiled ahead (ReadyToRun) for `dotnet build` of the .NET 10 SDK on Linux x64, where builds of
          CI start cold each time. Elsewhere (Windows, macOS, Arm) and in Visual Studio the plain assemblies serve: a first build takes some
          80 ms more there and one without changes some 20 ms, until a build server is warm. Measured one after the other on a machine with little else to do, with 50 models: first build 159 → 81 ms (fastest of five), no
          change 35 → 16 ms.
        * The first regular expression of a build: 3.4 of the 3.8 ms of a project without models. The names are compared one by one instead: 0.5 ms.
        * What is to be said stands in a small file of its own (`obj/**/ModelOpenness.findings`); neither the analyzer nor a build without changes reads the inventory.
        * The compiler's error log is kept only where code can break a rule, see below.

        ## How findings are said again in a build that skips the compiler

        A build without changes skips the compiler, and its warnings vanish. Two ways to say them again were measured on a project of 40 files
        and 1,200 methods, builds with and without `ErrorLog` in turns, processor time of the compiler server: 8.2 → 11.4 s, 6.9 → 14.5 s, 5.9 → 9.7 s,
        5.2 → 7.2 s. With a log the compiler also runs every analyzer that only informs, so the log costs 37–112 % more compile time
        in every build that compiles, plus 350 KB of JSON. Saying findings in files again from the inspection's own list costs the compile nothing and one small task in
        builds that skip it; severities follow the compiler's rules, and a test holds them against the compiler in twenty cases.

        Findings in source files (MOP4xxx) need no log where the characters of the code tell them: an address, an id given to an API directly, a key. After
        each compile a task reads the sources and keeps what it found (one pass; most files hold no beginning of a known name and are let go); a build that
        skips the compiler reads no source and says it again. What the analyzer alone may have found (a restricted id that stands by itself in code that
        calls such an API, texts put together of parts, a claim) needs the log, and so do `[SuppressMessage]` and `.editorconfig` lines for these rules.
        Whether it does is known after a compile: the next build then compiles once more, with a log.

        """;
}
