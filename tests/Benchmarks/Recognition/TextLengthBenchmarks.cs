using BenchmarkDotNet.Attributes;
using ModelOpenness.Inspection.Recognition;

namespace ModelOpenness.Benchmarks.Recognition;

/// <summary>Growth with the length of a text: twice the text, twice the time.</summary>
public class TextLengthBenchmarks
{
    private string text = "";

    [Params(50_000, 100_000, 200_000, 400_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var words = Corpus.LicenseTexts().SelectMany(t => t.Split(' ')).ToArray();
        text = string.Join(' ', Enumerable.Range(0, Length / 4).Select(_ => words[random.Next(words.Length)]))[..Length];
    }

    [Benchmark]
    public object Recognize() => LicenseRecognizer.Recognize(text);
}
