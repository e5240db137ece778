using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Tests.Reading.Formats.Writers;
using ModelOpenness.Judging;
using ModelOpenness.Standards;
using ModelOpenness.Tests;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests;

public sealed class InspectorStagesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_read_is_judged_the_same_when_nothing_of_it_is_on_the_disk_any_more()
    {
        folder.Write("App.csproj", "<Project />");
        folder.Write("m.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("mof.yml", "framework:\n  name: Model Openness Framework\n");
        folder.Write("appsettings.json", """{ "Ollama": { "Model": "llama3.2:1b" } }""");
        folder.Write("Texts.resx", "<root><data name=\"About\"><value>Our model is open source.</value></data></root>");
        folder.Write("modelopenness.json", """{ "waivers": [{ "rule": "MOP1001", "model": "m.gguf", "reason": "settled" }, { "rule": "MOP1003", "model": "x.gguf", "reason": "gone" }] }""");
        var request = new InspectionRequest(folder.Path, "App.csproj")
        {
            Candidates = [new ModelCandidate(Path.Combine(folder.Path, "m.gguf")) { Ships = true }],
            Labels = [new Label(LabelSource.Property, "PackageTags", "open-source", new Place("App.csproj", 1, 1, 1, 1))],
            Standard = new NamedStandard("osaid", new Place("App.csproj"), "ModelOpennessStandard"),
            Require = new NamedStandard("mof-3", new Place("App.csproj"), "ModelOpennessRequire"),
            DataFiles = [Path.Combine(folder.Path, "appsettings.json")],
            ResourceFiles = [Path.Combine(folder.Path, "Texts.resx")],
        };
        var expected = Inspector.Inspect(request, new SourceFiles(folder.Path)).Findings;
        expected.Select(f => f.RuleId).Distinct(StringComparer.Ordinal).ShouldBe(["MOP3001", "MOP4001", "MOP4002", "MOP9003", "MOP1001", "MOP1004", "MOP1010"], ignoreOrder: true);

        var facts = Inspector.Read(request, new SourceFiles(folder.Path));
        Directory.Delete(folder.Path, recursive: true);
        Directory.CreateDirectory(folder.Path);
        Judge.Of(facts).Findings.Select(Show).ShouldBe(expected.Select(Show));
        // Judging leaves nothing behind that a second judgement could see.
        Judge.Of(facts).Findings.Count.ShouldBe(expected.Count);
    }

    private static string Show(Finding finding) => $"{finding.RuleId} {finding.Place} {finding.Message} {finding.Waiver?.Reason}";
}
