using BenchmarkDotNet.Attributes;
using ModelOpenness.Inspection.Recognition;

namespace ModelOpenness.Benchmarks.Recognition;

/// <summary>How long it takes until the fingerprints are ready.</summary>
public class IndexBenchmarks
{
    [Benchmark]
    public int Load() => LicenseRecognizer.LoadIndex().Fingerprints.Count;
}
