using System.Reflection;
using System.Runtime.Loader;
using BenchmarkDotNet.Attributes;
using ModelOpenness.Inspection.Recognition;

namespace ModelOpenness.Benchmarks.Recognition;

/// <summary>
/// All texts of a folder of the corpus once, by an older build and by this one in the same run. MODELOPENNESS_OLDER names the folder with the
/// older ModelOpenness.Inspection.dll and what it needs of ours.
/// </summary>
[MemoryDiagnoser]
public class OlderBuildBenchmarks
{
    private string[] texts = [];
    private Func<string, object> older = null!;

    [Params("licenses/texts", "licenses/variants", "licensedb/texts")]
    public string Folder { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        texts = Corpus.Texts(Folder);
        var folder = Environment.GetEnvironmentVariable("MODELOPENNESS_OLDER")
            ?? throw new InvalidOperationException("Name the folder of the older build in MODELOPENNESS_OLDER.");
        var assembly = new OlderBuild(folder).LoadFromAssemblyPath(Path.Combine(folder, "ModelOpenness.Inspection.dll"));

        // The folder of this room had another name once.
        var recognizer = assembly.GetType("ModelOpenness.Inspection.Recognition.LicenseRecognizer")
            ?? assembly.GetType("ModelOpenness.Inspection.Licenses.LicenseRecognizer", throwOnError: true)!;
        older = recognizer.GetMethod(nameof(LicenseRecognizer.Recognize))!.CreateDelegate<Func<string, object>>();
    }

    [Benchmark(Baseline = true)]
    public int Older() => texts.Count(t => older(t) is not null);

    [Benchmark]
    public int Now() => texts.Count(t => LicenseRecognizer.Recognize(t) is not null);

    /// <summary>Our assemblies from the older folder, all others from where this program has them.</summary>
    private sealed class OlderBuild(string folder) : AssemblyLoadContext("older")
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name!.StartsWith("ModelOpenness", StringComparison.Ordinal) ? LoadFromAssemblyPath(Path.Combine(folder, assemblyName.Name + ".dll")) : null;
    }
}
