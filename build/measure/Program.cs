// dotnet run -c Release --project build/measure [-- REPEATS]
//
// Packs the package, builds generated projects with 0, 1, 50 and 1,000 models by the command line, reads the times of targets and
// tasks from binary logs and the analyzer's from ReportAnalyzer, and writes docs/performance.md. Every build is a new process, as
// it is for users: what is compiled just in time is part of the price. Some three minutes on a machine at rest.
//
// dotnet run -c Release --project build/measure -- code [FILES]
//
// Compiles a project of 2,000 source files, with models and label and without, and prints the share of this product's analyzers by
// ReportAnalyzer. Both times are of one and the same compile, so that a busy machine slows both.
//
// dotnet run -c Release --project build/measure -- scale
//
// Times 'model-openness inspect' on generated solutions of up to 300 projects and on a folder of 100,000 files, and writes docs/scale.md.
//
// dotnet run -c Release --project build/measure -- ablation [FOLDER]
//
// Switches off each line of the term patterns in turn and prints what changes: how many sentences of its own, how many texts of a
// folder. A line that changes no sentence of its own fails a test, too.
using System.Globalization;
using ModelOpenness.Measure;

if (args is ["ablation", ..])
{
    var texts =
        args.Length > 1
            ? Directory
                .GetFiles(args[1], "*.txt", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(args[1], path), File.ReadAllText, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
    foreach (var line in new PatternAblation().Lines(texts))
    {
        Console.WriteLine($"{line.Sentences.Count} {line.Texts.Count} [{line.Entry}] {line.Key}: {line.Value}  {string.Join(' ', line.Texts.Take(3))}");
    }

    return 0;
}

var isCode = args is ["code", ..];
var repeats = isCode || args is ["scale"] ? 0 : args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
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
    if (args is ["scale"])
    {
        new Scale(root.FullName, work).Write();
        return 0;
    }

    var load = Load.Now();
    var package = MeasuredPackage.Pack(root.FullName, work);
    if (isCode)
    {
        var files = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2000;
        foreach (var hasModels in new[] { true, false })
        {
            var (own, all, compiler, findings) = new CodeProject(work, files, hasModels, package).Build();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{files} files {(hasModels ? "with models" : "without")}: own analyzers {own:0} ms, all analyzers {all:0} ms, compiler {compiler:0} ms: {own / compiler * 100:0.00} % ({findings} findings in code)"
                )
            );
        }

        return 0;
    }

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
    var calling = Row.Compile(
        new MeasuredProject(work, 50, package: null, callsModel: true),
        new MeasuredProject(work, 50, package, callsModel: true),
        repeats
    );
    Directory.CreateDirectory(Path.Combine(root.FullName, "docs"));
    File.WriteAllText(
        Path.Combine(root.FullName, "docs", "performance.md"),
        new Report(rows, without, reports, labelled, calling, repeats, load, Load.Now()).Write()
    );
    return 0;
}
finally
{
    Directory.Delete(work, recursive: true);
}
