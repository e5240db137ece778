using BenchmarkDotNet.Attributes;
using ModelOpenness.Inspection.Licenses;

namespace ModelOpenness.Benchmarks.Licenses;

/// <summary>How long it takes until the fingerprints are ready.</summary>
public class IndexBenchmarks
{
    [Benchmark]
    public int Load() => LicenseRecognizer.LoadIndex().Fingerprints.Count;
}
