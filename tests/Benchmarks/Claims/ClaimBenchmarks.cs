using System.Text;
using BenchmarkDotNet.Attributes;
using ModelOpenness.Claims;
using ModelOpenness.Inspection.Reading.Prose;

namespace ModelOpenness.Benchmarks.Claims;

/// <summary>How much prose a second is read for claims; the bar is 20 MB on one core. One operation is one megabyte of Markdown.</summary>
[MemoryDiagnoser]
public class ClaimBenchmarks
{
    private string text = "";

    /// <summary>How many paragraphs in a hundred hold a claim: none, as in most documentation; two, as in a README; twenty, as in a press release.</summary>
    [Params(0, 2, 20)]
    public int ClaimsInHundred { get; set; }

    [GlobalSetup]
    public void Setup() => text = Prose.Of(1_000_000, ClaimsInHundred, "\n\n");

    [Benchmark]
    public int Detect() => MarkdownProse.Claims(text, "README.md", ClaimContext.Readme).Count;
}

/// <summary>Growth with the length, in one endless line: twice the text, twice the time.</summary>
public class ClaimLengthBenchmarks
{
    private string text = "";

    [Params(1_250_000, 2_500_000, 5_000_000, 10_000_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup() => text = Prose.Of(Length, 2, " ");

    [Benchmark]
    public int Detect() => MarkdownProse.Claims(text, "README.md", ClaimContext.Readme).Count;
}

/// <summary>Markdown as people write it, made of invented sentences; always the same for the same numbers.</summary>
internal static class Prose
{
    private static readonly string[] Plain =
    [
        "The reader opens a file, copies the header and closes it again before the first tensor is touched.",
        "Call `Load` with the path of the folder; see [the guide](docs/guide.md) for *every* option and its default.",
        "- A missing tokenizer is reported with its line, and the other files are still read.",
        "## Weights and memory",
        "| Size | Memory | Time |\n| --- | --- | --- |\n| 3B | 2.1 GB | 40 ms |",
        "```csharp\nvar session = new Session(path);\nConsole.WriteLine(session.Run(\"hello\"));\n```",
        "On a laptop the small version answers in half a second, and the source of each number is in the appendix.",
    ];

    private static readonly string[] Claims =
    [
        "Larkspur-3B is a small open-source language model for Danish, trained from scratch on public text.",
        "The runtime loads any open source model that you have, and compares it with the bundled one.",
        "We have not open-sourced the weights yet, but plan to do so next year.",
        "Larkspur-3B 是一个面向农业的开源语言模型，可以离线使用。",
    ];

    public static string Of(int length, int claimsInHundred, string between)
    {
        var text = new StringBuilder(length + 200);
        for (var i = 0; text.Length < length; i++)
        {
            text.Append(i % 100 < claimsInHundred ? Claims[i % Claims.Length] : Plain[i % Plain.Length].Replace("\n", between == " " ? " " : "\n", StringComparison.Ordinal)).Append(between);
        }

        return text.ToString(0, length);
    }
}
