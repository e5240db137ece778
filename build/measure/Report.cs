using System.Globalization;
using System.Text;

namespace ModelOpenness.Measure;

/// <summary>Writes docs/performance.md.</summary>
internal static class Report
{
    public static string Write(IReadOnlyList<Row> rows, Row plain, int repeats)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"# What the package costs a build");
        Line($"");
        Line($"Written by `dotnet run -c Release --project build/measure`: medians of {repeats} builds by the command line, each a new process, so that");
        Line($"everything is compiled just in time as it is for users. Times are of this package's targets with their tasks, from binary logs. Source Link");
        Line($"is the yardstick: its targets run in the same builds, since every SDK has them. On a shared machine its column says how slow the moment was.");
        Line($"");
        Line($"## Targets");
        Line($"");
        Line($"| models | first build | of this the task | bar | no change | bar | tasks started then | Source Link, first | Source Link, no change |");
        Line($"| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var row in rows)
        {
            var (first, again) = row.Models switch { 0 => ("3 ms", "3 ms"), 1000 => ("1,000 ms", "60 ms"), _ => ("150 ms", "15 ms") };
            Line($"| {row.Models:N0} | {row.First.Targets:0.0} ms | {row.First.Tasks:0.0} ms | {first} | {row.Again.Targets:0.0} ms | {again} | {row.Again.TasksStarted} | {row.First.SourceLink:0.0} ms | {row.Again.SourceLink:0.0} ms |");
        }

        var (some, many) = (rows.First(r => r.Models == 50), rows.First(r => r.Models == 1000));
        Line($"");
        Line($"Growth from 50 to 1,000 models: {(many.First.Targets - some.First.Targets) / 950 * 1000:0} µs a model in a first build, {(many.Again.Targets - some.Again.Targets) / 950 * 1000:0} µs in one without changes.");
        Line($"");
        Line($"## Analyzer");
        Line($"");
        Line($"| models | analyzer | compiler | share |");
        Line($"| ---: | ---: | ---: | ---: |");
        foreach (var row in rows)
        {
            Line($"| {row.Models:N0} | {row.Analyzer:0.0} ms | {row.CompilerReported:0} ms | {row.Analyzer / row.CompilerReported * 100:0.00} % |");
        }

        Line($"");
        Line($"From `ReportAnalyzer`; the compiler prints times below a millisecond as `<0.001`, which count as half of one. The bar is 1 %.");
        Line($"");
        Line($"## The whole build with 50 models");
        Line($"");
        Line($"| | with the package | without |");
        Line($"| --- | ---: | ---: |");
        Line($"| first | {some.First.Whole:0} ms | {plain.First.Whole:0} ms |");
        Line($"| no change | {some.Again.Whole:0} ms | {plain.Again.Whole:0} ms |");
        Line($"");
        text.Append(Decisions);
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    // Measured once, by hand, when the way was chosen.
    private const string Decisions = """
        ## Where the bars are missed, and why

        The bars were set for a machine at rest. On the shared machine of the first figures (12 runnable processes on two cores) Source Link's
        targets took about 130 ms; they are the measure of what the moment made of a few milliseconds. What is slow in itself is the first
        call of everything: the runtime compiles some 1,300 methods for a first inspection (230 ms of processor time in a process of its own,
        60 % of it in the compiler; the same inspection again takes 30 ms) and 120 for a build without changes, where the work itself is 1–2 ms for 50 models.
        Assemblies compiled ahead (ReadyToRun), chosen by operating system, would take most of that away. The analyzer's time grows with the
        inventory, of which it needs the findings only: a file of their own would make it small again.

        ## Why findings are said again from the inventory, and not from the compiler's error log

        A build without changes skips the compiler, and its warnings vanish. Two ways to say them again were measured on a project of 40 files
        and 1,200 methods, builds with and without `ErrorLog` in turns, processor time of the compiler server: 8.2 → 11.4 s, 6.9 → 14.5 s, 5.9 → 9.7 s,
        5.2 → 7.2 s. With a log the compiler also runs every analyzer that only informs, so the log costs 37–112 % more compile time
        in every build that compiles, plus 350 KB of JSON. Saying file findings again from the inspection's own cache costs the compile nothing and one small task in
        builds that skip it; severities follow the compiler's rules, and a test holds them against the compiler in twenty cases. So the cache it
        is. Findings in source files (MOP4xxx) are known to the compiler alone: only where such a finding is possible (a label, or a model whose
        license restricts) is an error log kept, and read when the compiler is skipped.

        """;
}
