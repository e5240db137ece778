using System.Globalization;

namespace ModelOpenness.Measure;

/// <summary>Medians of the builds of one project.</summary>
internal sealed record Row(int Models, BuildTimes First, BuildTimes Again, double Analyzer, double CompilerReported)
{
    /// <summary>Builds it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="repeats">How often.</param>
    /// <param name="arguments">More arguments for each build.</param>
    public static Row Of(MeasuredProject project, int repeats, params string[] arguments)
    {
        var first = new List<BuildTimes>();
        var again = new List<BuildTimes>();
        var reported = new List<BuildTimes>();
        for (var i = 0; i < repeats; i++)
        {
            first.Add(project.BuildFirst(arguments));
            again.Add(project.BuildAgain(arguments));
        }

        for (var i = 0; arguments.Length == 0 && i < Math.Max(1, repeats / 2); i++)
        {
            reported.Add(project.BuildFirst("-p:ReportAnalyzer=true"));
        }

        return new Row(project.Models, Median(first), Median(again), reported.Count == 0 ? 0 : Median(reported, t => t.Analyzer), reported.Count == 0 ? 0 : Median(reported, t => t.Compiler));
    }

    /// <summary>Compiles both in turns, so that the moment is the same for both.</summary>
    /// <returns>Medians of the compiler's milliseconds.</returns>
    public static (double One, double Other) Compile(MeasuredProject one, MeasuredProject other, int repeats)
    {
        var (ones, others) = (new List<BuildTimes>(), new List<BuildTimes>());
        for (var i = 0; i < repeats; i++)
        {
            ones.Add(one.BuildFirst());
            others.Add(other.BuildFirst());
        }

        return (Median(ones, t => t.Compiler), Median(others, t => t.Compiler));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Models} models: first {First.Targets:0.0} ms, again {Again.Targets:0.0} ms, Source Link {Again.SourceLink:0.0} ms, analyzer {Analyzer:0.0} of {CompilerReported:0} ms, peak {First.PeakMemory:0} MiB");

    private static BuildTimes Median(List<BuildTimes> times) => new(
        Median(times, t => t.Targets), Median(times, t => t.Tasks), times.Max(t => t.TasksStarted), Median(times, t => t.SourceLink), Median(times, t => t.Compiler), Median(times, t => t.Whole), 0)
    {
        PeakMemory = Median(times, t => t.PeakMemory),
    };

    private static double Median(List<BuildTimes> times, Func<BuildTimes, double> value)
    {
        var sorted = times.Select(value).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
