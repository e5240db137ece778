using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Benchmarks.Policies;

/// <summary>
/// A policy of many waivers, and one of as many entries that bar: read, made ready, and asked for fifty models. The bar is 20 ms for
/// 10,000 waivers; entries may cost no more.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class PolicyBenchmarks
{
    private byte[] json = [];
    private byte[] deny = [];
    private List<Model> models = [];

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

        // Words and objects by turns, each license of the catalogue in its turn.
        var entries = new StringBuilder("{ \"deny\": [\n");
        var licenses = LicenseCatalog.Default.Licenses.Where(l => l.Successor is null).Select(l => l.Id).ToList();
        for (var i = 0; i < Waivers; i++)
        {
            entries.Append(i % 2 == 0
                ? string.Create(CultureInfo.InvariantCulture, $"  \"{licenses[i % licenses.Count]}\",\n")
                : string.Create(CultureInfo.InvariantCulture, $"  {{ \"license\": \"{licenses[i % licenses.Count]}\", \"model\": \"models/family-{i % 97}/model-{i}.gguf\", \"for\": [ \"shipped\" ], \"reason\": \"Entry {i}: we have forty users.\" }},\n"));
        }

        deny = Encoding.UTF8.GetBytes(entries.Append("] }").ToString());
        var llama = LicenseCatalog.Default.Find("llama3.2")!;
        var evidence = new Evidence(EvidenceSource.EmbeddedMetadata, llama.Id, null) { LicenseId = llama.Id, LicenseName = llama.Name, Terms = llama.Terms };
        models = [.. Enumerable.Range(0, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"models/family-{i % 97}/model-{i}.gguf")).Select(path =>
            new Model(path, path) { Ships = true, Artifacts = [new Artifact(path, "gguf")], Evidence = [evidence], License = new EffectiveLicense(llama.Id, llama.Name, evidence, llama.Terms) })];
        json = Encoding.UTF8.GetBytes(text.Append("] }").ToString());
    }

    [Benchmark]
    public int ReadAndBar() =>
        Judge.Of(new Facts { Models = models, Policy = new PolicyBook(PolicyReader.Read(deny, "modelopenness.json"), id => id) }).Findings.Count;

    [Benchmark(Baseline = true)]
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
