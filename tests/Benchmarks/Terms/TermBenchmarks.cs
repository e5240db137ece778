using BenchmarkDotNet.Attributes;
using ModelOpenness.Terms;

namespace ModelOpenness.Benchmarks.Terms;

/// <summary>How many license texts a second are read for their terms; the bar is 300.</summary>
[MemoryDiagnoser]
public class TermBenchmarks
{
    private string[] texts = [];

    [GlobalSetup]
    public void Setup() => texts = Corpus.LicenseTexts();

    /// <summary>Every text of the corpus once: 221.</summary>
    [Benchmark(OperationsPerInvoke = 221)]
    public int Detect()
    {
        var found = 0;
        foreach (var text in texts)
        {
            found += TermDetector.Detect(text, "LICENSE").Count;
        }

        return found;
    }
}

/// <summary>Growth with the length of a text: twice the text, twice the time.</summary>
public class TermLengthBenchmarks
{
    private string text = "";

    [Params(50_000, 100_000, 200_000, 400_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup() => text = string.Join("\n\n", Corpus.LicenseTexts())[..Length];

    [Benchmark]
    public int Detect() => TermDetector.Detect(text, "LICENSE").Count;
}
