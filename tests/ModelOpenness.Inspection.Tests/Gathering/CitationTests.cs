using System.Text;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering;
using ModelOpenness.Inspection.Tests.Gathering.Sidecars;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Gathering;

/// <summary>A place is cited only where what is quoted stands there.</summary>
public sealed class CitationTests : IDisposable
{
    private const string Attribution = "Llama 3.2 is licensed under the Llama 3.2 Community License, Copyright (c) Meta Platforms, Inc. All Rights Reserved.\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_attribution_in_a_notice_is_no_license_text_so_the_sections_are_cited()
    {
        folder.Write("llama-3.2-1b.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("NOTICE", Attribution);
        var findings = Inspect("llama-3.2-1b.gguf").Findings;
        findings.Select(f => f.RuleId).ShouldBe(["MOP1001", "MOP1004", "MOP1010"]);
        findings[0].Message.ShouldContain("(section 2)");
        findings.ShouldAllBe(f => !f.Message.Contains("NOTICE", StringComparison.Ordinal) && f.Related.All(r => r.Place.Path != "NOTICE"));
    }

    [Fact]
    public void A_reference_on_the_one_line_of_a_bill_of_materials_lends_no_place()
    {
        folder.Write("heron.gguf", GgufBytes.With());
        folder.Write("bom.json", """{"bomFormat":"CycloneDX","components":[{"type":"machine-learning-model","name":"heron","licenses":[{"license":{"name":"x","text":{"content":"TEXT"}}}]}]}"""
            .Replace("TEXT", Attribution.TrimEnd(), StringComparison.Ordinal));
        var license = Inspect("heron.gguf").Models.ShouldHaveSingleItem().License!;
        license.Id.ShouldBe("llama3.2");
        license.Terms.ShouldAllBe(t => t.Place == null && t.Section != null);
    }

    [Fact]
    public void A_copy_of_the_text_in_a_notice_is_quoted_from_it()
    {
        folder.Write("heron.gguf", GgufBytes.With());
        folder.Write("NOTICE", "Heron\n=====\n\n" + SidecarCases.CappedText);
        var inventory = Inspect("heron.gguf");
        var finding = inventory.Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP1001");
        finding.Message.ShouldContain("(NOTICE:");
        Misplaced(inventory, folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Every_quote_of_the_samples_stands_in_its_line()
    {
        var samples = Path.Combine(Repository.Root, "tests", "samples");
        var inventory = Inspector.Inspect(FolderDiscovery.Request(samples), new SourceFiles(samples));
        inventory.Models.SelectMany(m => m.License?.Terms ?? []).ShouldContain(t => t.Place != null);
        Misplaced(inventory, samples).ShouldBeEmpty();
    }

    [CorpusFact]
    public void Every_quote_of_the_corpus_stands_in_its_line()
    {
        var models = Path.Combine(Repository.Corpus!, "artifacts");
        Misplaced(Inspector.Inspect(FolderDiscovery.Request(models), new SourceFiles(models)), models).ShouldBeEmpty();

        var texts = Path.Combine(Repository.Corpus!, "licenses", "texts");
        var files = new SourceFiles(texts);
        var read = Directory.EnumerateFiles(texts).Order(StringComparer.Ordinal).Select(f => EvidenceReader.FromFile(EvidenceSource.LicenseFile, f, files)).OfType<Evidence>().ToList();
        read.Count.ShouldBeGreaterThan(100);
        Misplaced(read, texts).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Misplaced(Inventory inventory, string root) =>
        Misplaced([.. inventory.Models.SelectMany(m => m.Evidence), .. inventory.Models.Select(m => m.License).OfType<EffectiveLicense>().Select(l => l.Evidence with { Terms = l.Terms })], root);

    /// <summary>Terms with a line whose words are not all there, and places of terms that quote nothing.</summary>
    private static IReadOnlyList<string> Misplaced(IReadOnlyList<Evidence> evidence, string root)
    {
        var lines = new Dictionary<string, string[]>(StringComparer.Ordinal);
        return [.. evidence.SelectMany(e => e.Terms).Where(t => t.Place is { Line: > 0 }).Where(t => t.Quote is null || !Stands(t.Quote, t.Place!)).Select(t => $"{t.Place}: {t.Kind}: {t.Quote}").Distinct(StringComparer.Ordinal)];

        bool Stands(string quote, Place place)
        {
            if (!lines.TryGetValue(place.Path, out var file))
            {
                lines.Add(place.Path, file = (new SourceFiles(root).ReadText(Path.Combine(root, place.Path)) ?? "").Split('\n'));
            }

            return place.EndLine <= file.Length && Letters(string.Join('\n', file[(place.Line - 1)..place.EndLine])).Contains(Letters(quote), StringComparison.Ordinal);
        }
    }

    /// <summary>White space is folded in quotes, and marks at the beginning of lines are left out.</summary>
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text.Where(char.IsLetterOrDigit))
        {
            letters.Append(c);
        }

        return letters.ToString();
    }

    private Inventory Inspect(string model) => Inspector.Inspect(
        new InspectionRequest(folder.Path, "App.csproj")
        {
            Candidates = [new ModelCandidate(Path.Combine(folder.Path, model)) { Ships = true }],
            Labels = [new Label(LabelSource.Property, "PackageTags", "open-source", new Place("App.csproj", 1, 1, 1, 1))],
        },
        new SourceFiles(folder.Path));
}
