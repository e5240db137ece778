using System.Globalization;
using Microsoft.Build.Logging.StructuredLogger;

namespace ModelOpenness.Measure;

/// <summary>What one build spent, in milliseconds.</summary>
/// <param name="Targets">This product's targets, tasks included.</param>
/// <param name="Tasks">This product's tasks.</param>
/// <param name="TasksStarted">How many of them ran.</param>
/// <param name="SourceLink">The targets of Source Link and its git reader, which every SDK build runs: a yardstick.</param>
/// <param name="Compiler">The compiler's task.</param>
/// <param name="Whole">The build, without the start of the process.</param>
/// <param name="Analyzer">This product's analyzers, where they were reported.</param>
internal sealed record BuildTimes(double Targets, double Tasks, int TasksStarted, double SourceLink, double Compiler, double Whole, double Analyzer)
{
    /// <summary>The most memory that the process of the build held, in MiB; 0 where it was not measured.</summary>
    public double PeakMemory { get; init; }

    private static readonly string[] OwnTasks = ["InspectModels", "ReadSources", "ReportFindings", "InspectPackage"];

    public static BuildTimes Read(string log)
    {
        var build = BinaryLog.ReadBuild(log);
        double targets = 0, tasks = 0, sourceLink = 0, compiler = 0, analyzer = 0;
        var started = 0;
        build.VisitAllChildren<Target>(t =>
        {
            if (t.Name.Contains("ModelOpenness", StringComparison.Ordinal))
            {
                targets += t.Duration.TotalMilliseconds;
            }
            else if (t.SourceFilePath is { } path && (path.Contains("Microsoft.SourceLink.", StringComparison.Ordinal) || path.Contains("Microsoft.Build.Tasks.Git", StringComparison.Ordinal)))
            {
                sourceLink += t.Duration.TotalMilliseconds;
            }
        });
        build.VisitAllChildren<Microsoft.Build.Logging.StructuredLogger.Task>(t =>
        {
            if (OwnTasks.Contains(t.Name[(t.Name.LastIndexOf('.') + 1)..]))
            {
                tasks += t.Duration.TotalMilliseconds;
                started++;
            }
            else if (t.Name == "Csc")
            {
                compiler += t.Duration.TotalMilliseconds;
                t.VisitAllChildren<TextNode>(m => analyzer += AnalyzerTime(m.Text));
            }
        });
        return new BuildTimes(targets, tasks, started, sourceLink, compiler, build.Duration.TotalMilliseconds, analyzer);
    }

    /// <summary>Reads a line of the compiler's report: seconds, percent, name of an assembly.</summary>
    private static double AnalyzerTime(string? line)
    {
        var words = line?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return
            words is [var seconds, _, var name, ..]
            && (
                name.StartsWith("ModelOpenness.Analyzers,", StringComparison.Ordinal)
                || name.StartsWith("ModelOpenness.Analyzers.CSharp,", StringComparison.Ordinal)
            )
            ? (seconds.StartsWith('<') ? 0.5 : double.Parse(seconds, CultureInfo.InvariantCulture) * 1000)
            : 0;
    }
}
