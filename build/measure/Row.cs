using System.Globalization;

namespace ModelOpenness.Measure;

/// <summary>What this product's analyzers took of one compile, both in milliseconds.</summary>
internal sealed record AnalyzerShare(double Analyzers, double Compiler)
{
    /// <summary>In percent.</summary>
    public double Percent => Analyzers / Compiler * 100;
}

/// <summary>Medians of the builds of one project.</summary>
/// <param name="Models">How many models it has.</param>
/// <param name="First">As after a clean checkout.</param>
/// <param name="Again">With nothing changed.</param>
/// <param name="Cold">The analyzers in a compiler process of their own, where all is compiled just in time; null where not measured.</param>
/// <param name="Warm">The analyzers in a compiler server that compiled before, as it is for whoever builds twice; null where not measured.</param>
internal sealed record Row(int Models, BuildTimes First, BuildTimes Again, AnalyzerShare? Cold, AnalyzerShare? Warm)
{
    /// <summary>Builds it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="repeats">How often.</param>
    /// <param name="arguments">More arguments for each build.</param>
    public static Row Of(MeasuredProject project, int repeats, params string[] arguments)
    {
        var first = new List<BuildTimes>();
        var again = new List<BuildTimes>();
        for (var i = 0; i < repeats; i++)
        {
            first.Add(project.BuildFirst(arguments));
            again.Add(project.BuildAgain(arguments));
        }

        return arguments.Length > 0
            ? new Row(project.Models, Median(first), Median(again), null, null)
            : new Row(project.Models, Median(first), Median(again), Share(project, repeats, hasServer: false), Share(project, repeats, hasServer: true));
    }

    private static AnalyzerShare Share(MeasuredProject project, int repeats, bool hasServer)
    {
        var times = new List<BuildTimes>();
        // The first compile of a server starts it.
        for (var i = hasServer ? -1 : 0; i < repeats; i++)
        {
            var time = project.BuildFirst("-p:ReportAnalyzer=true", "-p:UseSharedCompilation=" + (hasServer ? "true" : "false"));
            if (i >= 0)
            {
                times.Add(time);
            }
        }

        return new AnalyzerShare(Median(times, t => t.Analyzer), Median(times, t => t.Compiler));
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
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Models} models: first {First.Targets:0.0} ms, again {Again.Targets:0.0} ms, Source Link {Again.SourceLink:0.0} ms, analyzers {Cold?.Analyzers:0.0} of {Cold?.Compiler:0} ms, with a server {Warm?.Analyzers:0.0} of {Warm?.Compiler:0} ms, peak {First.PeakMemory:0} MiB"
        );

    private static BuildTimes Median(List<BuildTimes> times) =>
        new(
            Median(times, t => t.Targets),
            Median(times, t => t.Tasks),
            times.Max(t => t.TasksStarted),
            Median(times, t => t.SourceLink),
            Median(times, t => t.Compiler),
            Median(times, t => t.Whole),
            0
        )
        {
            PeakMemory = Median(times, t => t.PeakMemory),
        };

    private static double Median(List<BuildTimes> times, Func<BuildTimes, double> value)
    {
        var sorted = times.Select(value).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
