using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

/// <summary>Standards in real builds; and the examples of rule pages that come from here.</summary>
public class StandardTests
{
    private const string Card = "---\nlicense: apache-2.0\n---\n# Wren\n\n## Training data\n\nTwo books.\n\n## Evaluation\n\nBy ear.\n";

    [Fact]
    public void A_required_definition_names_the_missing_parts_once_and_falls_silent_when_they_are_there()
    {
        var project = new TestProject("Birds.csproj").App(tags: "birds").With("ModelOpennessRequire", "osaid");
        project.Write("models/wren.gguf", GgufBytes.With(("general.license", "apache-2.0"))).Write("models/README.md", "---\nlicense: apache-2.0\n---\n# Wren\n\nA model.\n");
        var finding = project.Build().ShouldSucceed().Findings.ShouldHaveSingleItem();
        new[] { finding }.ShouldBeExamplesOf("MOP3001");

        project.Write("models/README.md", Card);
        foreach (var name in new[] { "preprocess.py", "train.py", "inference.py", "modeling_wren.py" })
        {
            project.Write("models/" + name, "pass\n");
        }

        project.Build().ShouldSucceed().ShouldBeSilent();
    }

    [Fact]
    public void A_model_of_class_III_that_the_README_calls_class_II_is_reported_at_that_line()
    {
        var project = new TestProject("Birds.csproj").App(tags: "birds");
        project.Write("models/wren.gguf", GgufBytes.With(("general.license", "apache-2.0")));
        project.Write("models/README.md", Card).Write("models/modeling_wren.py", "pass\n").Write("models/technical_report.md", "How it was made.\n");
        project.Write("README.md", "# Birds\n\nShips a chat model.\n\nThe model is MOF Class III.\n");
        project.Build().ShouldSucceed().ShouldBeSilent();
        project.Write("README.md", "# Birds\n\nShips a chat model.\n\nThe model is MOF Class II.\n");
        new[] { project.Build().ShouldSucceed().Findings.ShouldHaveSingleItem() }.ShouldBeExamplesOf("MOP3002");
    }

    [Fact]
    public void A_waiver_past_its_date_is_a_warning_of_its_own_and_the_finding_stays_waived()
    {
        var project = new TestProject("Birds.csproj").App();
        project.Write("models/owl.gguf", GgufBytes.With(("general.license", "cc-by-nc-4.0")));
        project.Write("modelopenness.json", "{\n  \"waivers\": [\n    { \"rule\": \"MOP1003\", \"model\": \"models/owl.gguf\", \"reason\": \"Replaced by spring.\", \"until\": \"2026-03-31\" }\n  ]\n}\n");
        project.With("ModelOpennessDate", "2026-03-31").Build().ShouldSucceed().ShouldBeSilent();
        new[] { project.With("ModelOpennessDate", "2026-04-01").Build().ShouldSucceed().Findings.ShouldHaveSingleItem() }.ShouldBeExamplesOf("MOP9002");
    }

    [Fact]
    public void What_code_says_of_models_is_shown_on_the_pages_of_its_rules()
    {
        var project = new TestProject("Birds.csproj").App();
        project.Write("Program.cs", "using System;\n\n_ = new OllamaSharp.OllamaApiClient(new Uri(\"http://localhost\"), \"llama3.2\");\n\nnamespace OllamaSharp\n{\n    public class OllamaApiClient { public OllamaApiClient(Uri uri, string defaultModel) { } }\n}\n");
        new[] { project.Build().ShouldSucceed().Findings.ShouldHaveSingleItem() }.ShouldBeExamplesOf("MOP4001");

        project = new TestProject("Birds.csproj").App(tags: "birds").Write("models/gull.gguf", ModelFiles.Llama);
        project.Write("Program.cs", "System.Console.WriteLine(\"Gull is an open source language model.\");\n");
        new[] { project.Build().ShouldSucceed().Findings.ShouldHaveSingleItem() }.ShouldBeExamplesOf("MOP4002");
    }
}
