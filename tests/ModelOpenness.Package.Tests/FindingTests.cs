using ModelOpenness.Package.Tests.Building;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Package.Tests;

/// <summary>What a build says: exactly these findings, at these places, in these words.</summary>
public class FindingTests
{
    [Fact]
    public void A_community_license_under_an_open_source_tag_is_quoted_clause_by_clause()
    {
        var build = new TestProject().App().Write("models/gull.gguf", ModelFiles.Unlicensed).Write("models/LICENSE.txt", ModelFiles.CommunityLicense()).Build().ShouldSucceed();
        build.ShouldSay("App.csproj(4,24): warning MOP1001", "App.csproj(4,24): warning MOP1004");
        build.Findings[0].Message.ShouldStartWith("PackageTags says \"open-source\", but gull.gguf is under Gull Community License Agreement, which caps the number of users: \"…more than 5 million monthly active users … you must request a license");
        build.Findings[0].Message.ShouldContain("(models/LICENSE.txt:3). Drop the label, or ship another model.");
        build.Findings[1].Message.ShouldContain("(models/LICENSE.txt:5)");
        build.Findings.ShouldAllBe(f => f.Message.EndsWith($"docs/rules/{f.Id}.md)"));
    }

    [Fact]
    public void Names_of_model_project_license_and_licensor_do_not_matter()
    {
        new TestProject("Zeta.csproj").App(tags: "open-source;zeta")
            .Write("models/x1.gguf", ModelFiles.Gguf(("general.name", "quux")))
            .Write("models/COPYING", ModelFiles.CommunityLicense("Quux Terms for Models", "Any Body Ltd"))
            .Build().ShouldSucceed()
            .ShouldSay("Zeta.csproj(4,18): warning MOP1001", "Zeta.csproj(4,18): warning MOP1004");
    }

    [Fact]
    public void An_honest_label_is_silent()
    {
        var project = new TestProject().App(tags: "birds;open-weights").Write("models/gull.gguf", ModelFiles.Unlicensed).Write("models/LICENSE.txt", ModelFiles.CommunityLicense());
        project.Build().ShouldSucceed().ShouldBeSilent();
        File.Exists(project.PathOf("obj/Debug/net10.0/ModelOpenness.inventory.json")).ShouldBeTrue();
    }

    [Fact]
    public void An_id_in_the_header_is_enough()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama).With("ErrorLog", "all.sarif,version=2.1");
        var build = project.Build().ShouldSucceed();
        build.ShouldSay("App.csproj(4,24): warning MOP1001", "App.csproj(4,24): warning MOP1004");
        build.Findings[0].Message.ShouldContain("Llama 3.2 Community License Agreement, which caps the number of users: 700,000,000 monthly active users (section 2)");
        ErrorLogRows(project).ShouldBe(["MOP1001 warning", "MOP1004 warning", "MOP1010 note"]);
    }

    [CorpusFact]
    public void A_real_ONNX_for_personal_use_is_named_with_its_own_words()
    {
        var candy = File.ReadAllBytes(Path.Combine(Repository.Corpus!, "artifacts/files/onnx/microsoft__Windows-Machine-Learning/SharedContent__models__candy.onnx"));
        var project = new TestProject().App().Write("models/candy.onnx", candy);
        var build = project.Build().ShouldSucceed();
        build.ShouldSay("App.csproj(4,24): warning MOP1003");
        build.Findings[0].Message.ShouldContain("Free for personal or research use");

        project.Replace("App.csproj", "birds;open-source", "birds").Build().ShouldSucceed().ShouldBeSilent();
    }

    [CorpusFact]
    public void A_real_GGUF_of_Llama_3_2_is_told_by_its_metadata()
    {
        var gguf = File.ReadAllBytes(Path.Combine(Repository.Corpus!, "artifacts/files/gen/refwriter-le.gguf"));
        var project = new TestProject().App().Write("models/any.gguf", gguf).With("ErrorLog", "all.sarif,version=2.1");
        project.Build().ShouldSucceed().ShouldSay("App.csproj(4,24): warning MOP1001", "App.csproj(4,24): warning MOP1004");
        ErrorLogRows(project).ShouldBe(["MOP1001 warning", "MOP1004 warning", "MOP1010 note"]);
    }

    /// <summary>Findings of level information are in no build's output, but in the compiler's error log.</summary>
    private static IEnumerable<string> ErrorLogRows(TestProject project)
    {
        using var log = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(project.PathOf("all.sarif")));
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(r => r.GetProperty("ruleId").GetString() + " " + r.GetProperty("level").GetString())
            .Where(r => r.StartsWith("MOP", StringComparison.Ordinal))
            .OrderBy(r => r, StringComparer.Ordinal)];
    }
}
