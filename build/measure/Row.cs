using System.Globalization;

namespace ModelOpenness.Measure;

/// <summary>Medians of the builds of one project.</summary>
internal sealed record Row(int Models, BuildTimes First, BuildTimes Again, double Analyzer, double CompilerReported)
{
    public static Row Of(MeasuredProject project, int repeats)
    {
        var first = new List<BuildTimes>();
        var again = new List<BuildTimes>();
        var reported = new List<BuildTimes>();
        for (var i = 0; i < repeats; i++)
        {
            first.Add(project.BuildFirst());
            again.Add(project.BuildAgain());
        }

        for (var i = 0; i < Math.Max(1, repeats / 2); i++)
        {
            reported.Add(project.BuildFirst(reportAnalyzer: true));
        }

        return new Row(project.Models, Median(first), Median(again), Median(reported, t => t.Analyzer), Median(reported, t => t.Compiler));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Models} models: first {First.Targets:0.0} ms, again {Again.Targets:0.0} ms, Source Link {Again.SourceLink:0.0} ms, analyzer {Analyzer:0.0} of {CompilerReported:0} ms");

    private static BuildTimes Median(List<BuildTimes> times) => new(
        Median(times, t => t.Targets), Median(times, t => t.Tasks), times.Max(t => t.TasksStarted), Median(times, t => t.SourceLink), Median(times, t => t.Compiler), Median(times, t => t.Whole), 0);

    private static double Median(List<BuildTimes> times, Func<BuildTimes, double> value)
    {
        var sorted = times.Select(value).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
