using System.Text.Json;
using ModelOpenness.Inspection.Packing;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Reports.Notices;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Tests.Verbs;

/// <summary><c>notices</c> and <c>can</c>, and what <c>model</c>, <c>merge</c> and completion say.</summary>
[Collection(ConsoleTests.Name)]
public sealed class ObligationVerbsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Notices_hold_the_texts_beside_the_model_once_and_say_what_is_missing_and_where_it_is()
    {
        var model = GgufBytes.With(("general.license", "llama3.2"), ("general.name", "Tern"));
        folder.Write("a/tern.gguf", model);
        folder.Write("a/NOTICE", "Tern by Gull Works.\n");
        folder.Write("a/gull.onnx.LICENSE", "unused");
        var outcome = InProcess.Run("notices", folder.Path);
        outcome.Status.ShouldBe(1, outcome.Errors);
        outcome.Text.ShouldContain("Still missing: The text of the license goes with every copy. (section 1.b.i) The text is not beside the model. It was read in github:meta-llama/llama-models@");
        outcome.Text.ShouldContain("To do: \"Built with Llama\" is shown prominently on a related website, in the user interface or in the documentation. (section 1.b.i)");
        outcome.Text.ShouldContain("Text 1: a/NOTICE\n----------------\n\nTern by Gull Works.\n");
    }

    [Fact]
    public void A_file_that_is_called_Markdown_is_Markdown_and_the_license_text_cannot_leave_its_fence()
    {
        folder.Write("tern.gguf", GgufBytes.With(("general.name", "Tern")));
        folder.Write("LICENSE", "Tern License\n\n```\n# Not a heading\n```\nYou may use the Model for non-commercial purposes only.\n");
        var file = Path.Combine(folder.Path, "out", "MODELS.md");
        InProcess.Run("notices", folder.Path, "--output", file).Status.ShouldBe(1);
        var text = File.ReadAllText(file);
        text.ShouldContain("## tern.gguf\n");
        text.ShouldContain("what this license asks for is not recorded");
        text.ShouldContain("````text\nTern License\n\n```\n# Not a heading\n```\n");
    }

    [CorpusFact]
    public void What_the_notices_hold_is_all_that_MOP2007_asks_for()
    {
        foreach (var id in new[] { "llama3.2", "gemma-2024-04-01", "Apache-2.0", "CC-BY-4.0", "MIT", "creativeml-openrail-m", "qwen-2024", "hunyuanvideo", "mrl-0.1" })
        {
            using var place = new TempFolder();
            place.Write("tern.gguf", GgufBytes.With(("general.license", id), ("general.name", "Tern")));
            place.Write("LICENSE", File.ReadAllText(Path.Combine(Repository.Corpus!, "licenses", "texts", id + ".txt")));
            if (id == "Apache-2.0")
            {
                place.Write("NOTICE", "Tern by Gull Works.\n");
            }

            var files = new Inspection.Discovery.SourceFiles(place.Path);
            var inventory = Inspection.Inspector.Inspect(Inspection.Discovery.FolderDiscovery.Request(place.Path), files);
            var models = ShippedTexts.Shipped(inventory.Models, files);
            var empty = new PackedContent("Tern 1.0.0", new Place("App.csproj")) { Models = models };
            PackJudge.Findings(empty, PolicyBook.Empty(), LicenseCatalog.Default).Select(f => f.RuleId).ShouldBe(["MOP2007"], id);

            var written = NoticesDocument.Files(ModelNotices.Of(models, LicenseCatalog.Default)).Where(f => f.Content is not null)
                .Select(f => place.Write("out/" + f.Name, System.Text.Encoding.UTF8.GetString(f.Content!))).ToList();
            written.Exists(w => w.EndsWith("NOTICE.txt", StringComparison.Ordinal)).ShouldBe(LicenseDuties.Of(LicenseCatalog.Default.Find(id)!.Id)!.Duties.Any(d => d.Kind.Id is "notice" or "own-notice"), id);
            var texts = PackedTexts(written);
            PackJudge.Findings(empty with { Texts = texts }, PolicyBook.Empty(), LicenseCatalog.Default).Select(f => f.Message).ShouldBeEmpty(id);
        }
    }

    [Theory]
    [InlineData("cc-by-nc-4.0", "sell", 1, "barred")]
    [InlineData("MIT", "train", 0, "allowed, under MIT License")]
    [InlineData("meta-llama/Llama-3.2-1B", "ship", 0, "allowed on conditions, under Llama 3.2 Community License Agreement")]
    [InlineData("MIT OR CC-BY-NC-4.0", "sell", 0, "allowed on conditions")]
    [InlineData("MIT AND CC-BY-NC-4.0", "sell", 1, "barred")]
    [InlineData("gpt-4o", "ship", 1, "not settled")]
    [InlineData("nobody/knows-this", "ship", 1, "not settled")]
    public void Can_says_whether_and_gives_a_status_to_stop_on(string subject, string use, int status, string words)
    {
        var outcome = InProcess.Run("can", subject, use);
        outcome.Text.ShouldStartWith($"{subject}  {use}: {words}");
        outcome.Status.ShouldBe(status);
    }

    [Fact]
    public void Can_reads_the_words_of_a_license_that_nobody_knows_and_quotes_them()
    {
        var file = folder.Write("LICENSE.txt", "Tern License\n\nYou may use the Model for non-commercial purposes only.\n");
        var result = JsonDocument.Parse(InProcess.Run("can", file, "sell", "--format", "json").Text).RootElement.GetProperty("results")[0];
        result.GetProperty("answer").GetString().ShouldBe("barred");
        result.GetProperty("clauses")[0].GetProperty("line").GetInt32().ShouldBe(3);
        InProcess.Run("can", file, "ship").Text.ShouldContain("ship: not settled");
    }

    [Theory]
    [InlineData("MIT", "frame", "not a use; take one of ship, sell, host, modify, train, relicense:ID")]
    [InlineData("MIT", "relicense", "not a use")]
    [InlineData("MIT", "ship:MIT", "not a use")]
    [InlineData("MIT", "relicense:nope", "no license of that id")]
    public void A_use_that_there_is_not_is_wrong_usage(string subject, string use, string says)
    {
        var outcome = InProcess.Run("can", subject, use);
        outcome.Status.ShouldBe(2);
        outcome.Errors.ShouldContain(says);
        outcome.Text.ShouldBeEmpty();
    }

    [Fact]
    public void A_model_that_only_its_maker_runs_is_said_to_have_no_weights()
    {
        var lines = InProcess.Run("model", "gpt-4o", "anthropic/claude-3-opus", "gull/o1-mini").Done().Split('\n');
        lines[0].ShouldContain("hosted, no weights");
        lines[1].ShouldContain("hosted, no weights");
        lines[2].ShouldContain("unknown");
    }

    [Fact]
    public void Merge_of_something_else_says_what_it_got_and_writes_nothing()
    {
        folder.Write("m/tern.gguf", GgufBytes.With(("general.license", "mit")));
        var report = Path.Combine(folder.Path, "all.json");
        var sarif = folder.Write("a.sarif", InProcess.Run("inspect", Path.Combine(folder.Path, "m"), "--format", "sarif").Text);
        var json = folder.Write("a.json", InProcess.Run("inspect", Path.Combine(folder.Path, "m"), "--format", "json").Text);
        var text = folder.Write("a.txt", "models: none\n");
        foreach (var (file, says) in new[] { (sarif, "is a SARIF log, not an inventory"), (json, "is the JSON of a verb ('--format json'), not an inventory"), (text, "is not JSON"), (Path.Combine(folder.Path, "m"), "holds no inventories") })
        {
            var outcome = InProcess.Run("merge", file, "--output", report);
            outcome.Status.ShouldBe(2);
            outcome.Errors.ShouldContain(says);
            outcome.Text.ShouldBeEmpty();
            File.Exists(report).ShouldBeFalse(file);
        }
    }

    [Theory]
    [InlineData("model-openness no", "notices")]
    [InlineData("model-openness can MIT re", "relicense:")]
    [InlineData("model-openness inspect --fail-on w", "warning")]
    public void A_shell_is_told_how_a_line_goes_on(string line, string word) =>
        InProcess.Run($"[suggest:{line.Length}]", line).Text.Split('\n').ShouldContain(word);

    private static IReadOnlyList<PackedText> PackedTexts(IEnumerable<string> files) =>
    [
        .. files.Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f))).Select(f => new PackedText(f.Name)
        {
            Holds = [.. LicenseRecognizer.Recognize(f.Text).AlsoContains.Select(l => l.Id)],
            IsNotice = f.Name.Contains("NOTICE", StringComparison.Ordinal),
            Folded = PackedText.Fold(f.Text),
        }),
    ];
}
