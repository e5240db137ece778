// dotnet run -c Release --project build/measure [-- REPEATS]
//
// Packs the package, builds generated projects with 0, 1, 50 and 1,000 models by the command line, reads the times of targets and
// tasks from binary logs and the analyzer's from ReportAnalyzer, and writes docs/performance.md. Every build is a new process, as
// it is for users: what is compiled just in time is part of the price. Some three minutes on a machine at rest.
using System.Globalization;
using ModelOpenness.Measure;

var repeats = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var root = new DirectoryInfo(AppContext.BaseDirectory);
while (root is not null && !File.Exists(Path.Combine(root.FullName, "ModelOpenness.sln")))
{
    root = root.Parent;
}

if (root is null)
{
    Console.Error.WriteLine("ModelOpenness.sln is in no folder above this program.");
    return 2;
}

var work = Directory.CreateTempSubdirectory("mop-measure-").FullName;
try
{
    var load = Load.Now();
    var package = MeasuredPackage.Pack(root.FullName, work);
    var rows = new List<Row>();
    MeasuredProject? fifty = null;
    foreach (var models in new[] { 0, 1, 50, 1000 })
    {
        var project = new MeasuredProject(work, models, package);
        fifty = models == 50 ? project : fifty;
        rows.Add(Row.Of(project, repeats));
        Console.Error.WriteLine(rows[^1].ToString());
    }

    var plain = new MeasuredProject(work, 50, package: null);
    var without = Row.Of(plain, repeats);
    var reports = Row.Of(fifty!, Math.Max(1, repeats / 2), "-p:ModelOpennessReport=html%3Bcyclonedx%3Bsarif%3Bjson");
    var labelled = Row.Compile(plain, fifty!, repeats);
    var calling = Row.Compile(new MeasuredProject(work, 50, package: null, callsModel: true), new MeasuredProject(work, 50, package, callsModel: true), repeats);
    Directory.CreateDirectory(Path.Combine(root.FullName, "docs"));
    File.WriteAllText(Path.Combine(root.FullName, "docs", "performance.md"), new Report(rows, without, reports, labelled, calling, repeats, load, Load.Now()).Write());
    return 0;
}
finally
{
    Directory.Delete(work, recursive: true);
}
