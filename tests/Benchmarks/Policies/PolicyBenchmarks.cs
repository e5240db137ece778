using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Benchmarks.Policies;

/// <summary>A policy of many waivers: read, made ready, and asked for fifty models. The bar is 20 ms for 10,000.</summary>
[MemoryDiagnoser]
public class PolicyBenchmarks
{
    private byte[] json = [];

    [Params(1_000, 10_000)]
    public int Waivers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var text = new StringBuilder("{ \"waivers\": [\n");
        for (var i = 0; i < Waivers; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {{ \"rule\": \"MOP1001\", \"model\": \"models/family-{i % 97}/model-{i}.gguf\", \"term\": \"user-cap\", \"reason\": \"Waiver {i}: we have forty users.\", \"until\": \"2027-06-30\", \"approver\": \"Ada\" }},\n");
        }

        json = Encoding.UTF8.GetBytes(text.Append("] }").ToString());
    }

    [Benchmark]
    public int ReadAndAsk()
    {
        var book = new PolicyBook(PolicyReader.Read(json, "modelopenness.json"), id => id);
        var found = 0;
        for (var i = 0; i < 50; i++)
        {
            found += book.Find("MOP1001", $"models/family-{i % 97}/model-{i}.gguf", ["user-cap"], "llama3.2") is null ? 0 : 1;
        }

        return found;
    }
}
