using BenchmarkDotNet.Attributes;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Benchmarks.Recognition;

/// <summary>How many license texts a second, by the size of the catalogue.</summary>
[MemoryDiagnoser]
public class RecognizerBenchmarks
{
    private string[] texts = [];
    private RecognizerEngine engine = null!;

    /// <summary>How many fingerprints the index has; those of the texts asked for are among the first.</summary>
    [Params(100, 300, 700)]
    public int Licenses { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var all = LicenseRecognizer.LoadIndex().Fingerprints;
        engine = new RecognizerEngine(new FingerprintIndex([.. all.Take(Licenses)]), Wording.Default);
        texts = Corpus.LicenseTexts();
    }

    /// <summary>Every text of the corpus once: 350.</summary>
    [Benchmark(OperationsPerInvoke = 350)]
    public int Recognize()
    {
        var recognized = 0;
        foreach (var text in texts)
        {
            recognized += engine.Recognize(text).License is null ? 0 : 1;
        }

        return recognized;
    }
}
