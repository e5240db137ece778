// dotnet run -c Release --project build/measure [-- REPEATS]
//
// Packs the package, builds generated projects with 0, 1, 50 and 1,000 models by the command line, reads the times of targets and
// tasks from binary logs and the analyzer's from ReportAnalyzer, and writes docs/performance.md. Every build is a new process, as
// it is for users: what is compiled just in time is part of the price.
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
    var package = MeasuredPackage.Pack(root.FullName, work);
    var rows = new List<Row>();
    foreach (var models in new[] { 0, 1, 50, 1000 })
    {
        rows.Add(Row.Of(new MeasuredProject(work, models, package), repeats));
        Console.Error.WriteLine(rows[^1].ToString());
    }

    var without = new MeasuredProject(work, 50, package: null);
    var plain = Row.Of(without, repeats);
    Directory.CreateDirectory(Path.Combine(root.FullName, "docs"));
    File.WriteAllText(Path.Combine(root.FullName, "docs", "performance.md"), Report.Write(rows, plain, repeats));
    return 0;
}
finally
{
    Directory.Delete(work, recursive: true);
}
