using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

/// <summary>
/// Projects that break rules: what their builds print is what the rules' pages show. Some others are held in StandardTests
/// and SampleTests.
/// </summary>
public class RulePageTests
{
    // One model a rule, named after a bird, with one sentence that breaks it.
    private static readonly (string Bird, string Sentence)[] Licenses =
    [
        ("Wren", "This license is granted only to organizations whose annual revenue is below 1 million US dollars."),
        ("Finch", "You may use the Model for non-commercial purposes only."),
        ("Heron", "You may not use the Model to develop or operate weapons, or for surveillance of people."),
        ("Robin", "The rights under this license are not granted to anybody domiciled in the European Union."),
        ("Swift", "You may not use the Model to build a product that competes with products of Tern Labs."),
        ("Raven", "You may not use the outputs of the Model to train or improve any other language model."),
        ("Stork", "You may not modify the Model or make derivative works of it."),
        ("Crane", "Crane Labs may change the terms of this license at any time; continued use means that you accept them."),
        ("Avocet", "Products that use the Model must prominently display \"Built with Avocet\" on their website."),
        ("Chough", "You may use the Model for non-commercial purposes only."),
        ("Gull", "If your products had more than 5 million monthly active users, you must request a license from Gull Works."),
    ];

    [Fact]
    public void The_pages_of_rules_show_what_a_build_prints()
    {
        var project = new TestProject("Birds.csproj").App(more: "<ItemGroup><ModelArtifact Include=\"models/gone.gguf\" /></ItemGroup>");
        foreach (var (bird, sentence) in Licenses)
        {
            var folder = "models/" + bird.ToLowerInvariant() + "/";
            project.Write(folder + bird.ToLowerInvariant() + ".gguf", ModelFiles.Unlicensed);
            project.Write(folder + "LICENSE.txt", $"{bird} Model License\n\nYou may use, copy and pass on the Model on these terms.\n\n{sentence}\n");
        }

        project.Write("models/chough/README.md", "---\ntags: [ birds ]\n---\n# Chough\n\nChough is an open source model.\n");
        project.Write("models/orphan.gguf", ModelFiles.Unlicensed);
        project.Write("models/dove/dove.gguf", ModelFiles.Unlicensed).Write("models/dove/LICENSE", ModifiedMit);
        project.Write("models/jay/jay.gguf", ModelFiles.Llama).Write("models/jay/README.md", "---\nlicense: mit\n---\n# Jay\n");
        project.Write("models/magpie/magpie.gguf", ModelFiles.Unlicensed).Write("models/magpie/README.md", "---\nlicense: apache-2.0\nbase_model: meta-llama/Llama-3.2-3B\n---\n# Magpie\n");
        project.Write("models/broken/broken.gguf", [.. "GGUF"u8, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Enumerable.Repeat((byte)255, 8)]);
        project.Write("models/pointer/pointer.safetensors", $"version https://git-lfs.github.com/spec/v1\noid sha256:{new string('7', 64)}\nsize 1234567\n");
        project.Write("catalog.json", "{\n  \"choices\": [\n    \"meta-llama/Llama-3.2-1B\",\n    \"mistralai/Mistral-7B-v0.1\"\n  ]\n}\n");
        project.Write("modelopenness.json", """
            {
              "standard": "osi",
              "deny": [ "non-commercial" ],
              "waivers": [
                { "rule": "MOP1001", "model": "models/gull/gull.gguf", "reason": "TODO: say why" },
                { "rule": "MOP1008", "model": "models/nothing.gguf", "reason": "It is gone." }
              ]
            }

            """);
        string[] information = ["MOP1010", "MOP4003", "MOP5002", "MOP9004"];
        project.Write(".globalconfig", "is_global = true\n" + string.Concat(information.Select(i => $"dotnet_diagnostic.{i}.severity = warning\n")));
        project.Build().ShouldSucceed().Findings.ShouldBeExamplesOf(
            "MOP1000", "MOP1002", "MOP1003", "MOP1004", "MOP1005", "MOP1006", "MOP1007", "MOP1008", "MOP1009", "MOP1010",
            "MOP2001", "MOP2002", "MOP2003", "MOP2005", "MOP4003", "MOP5001", "MOP5002", "MOP5003", "MOP6001", "MOP9001", "MOP9003", "MOP9004");
    }

    [Theory]
    [InlineData("MOP2006")]
    [InlineData("MOP2007")]
    [InlineData("MOP2008")]
    public void The_pages_of_rules_about_packages_show_what_packing_prints(string rule)
    {
        // A package of one model: under terms that the license of the package lacks, without its text, or without its weights.
        var license = rule == "MOP2006" ? "MIT" : "MIT AND LicenseRef-Tern";
        var project = new TestProject("Birds.csproj").App(tags: "birds", more: $"""
            <PropertyGroup>
                <PackageId>Birds.Models</PackageId>
                <PackageLicenseExpression>{license}</PackageLicenseExpression>
                <NoWarn>$(NoWarn);NU5124;NU5100</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <None Update="models/*.gguf" Pack="true" PackagePath="models/" />
              </ItemGroup>
            """);
        project.Write("models/tern.gguf", rule switch
        {
            "MOP2006" => ModelFiles.Gguf(("general.license", "cc-by-nc-4.0")),
            "MOP2007" => ModelFiles.Unlicensed,
            _ => System.Text.Encoding.ASCII.GetBytes($"version https://git-lfs.github.com/spec/v1\noid sha256:{new string('7', 64)}\nsize 1234567\n"),
        });
        if (rule == "MOP2007")
        {
            project.Write("models/LICENSE.txt", ModelFiles.CommunityLicense("Tern Community License Agreement", "Tern Labs"));
        }

        project.Build("Pack").ShouldSucceed().Findings.Where(f => f.Id == rule).ShouldBeExamplesOf(rule);
    }

    [UnixFact]
    public void The_pages_of_what_nobody_knows_for_sure_show_what_a_build_prints()
    {
        var project = new TestProject("Birds.csproj").App(tags: "birds").Write("models/u2net.onnx", ModelFiles.Onnx).Write("drafts/wren.gguf", ModelFiles.Open);
        // Not among the models: what is copied to the output is read by the build, which would wait for the pipe's other end.
        System.Diagnostics.Process.Start("mkfifo", project.PathOf("drafts/tern.gguf")).WaitForExit();
        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.MOP2004.severity = warning\n");
        project.Build().ShouldSucceed().Findings.ShouldBeExamplesOf("MOP2004", "MOP9000");
    }

    /// <summary>The text of the MIT license as it stands in the notices of our own libraries, and a sentence that makes it another license.</summary>
    private static string ModifiedMit
    {
        get
        {
            var notices = File.ReadAllText(Path.Combine(Repository.Root, "THIRD-PARTY-NOTICES.txt"));
            var start = notices.IndexOf("Permission is hereby granted", StringComparison.Ordinal);
            var mit = notices[start..notices.IndexOf("\n## ", start, StringComparison.Ordinal)].TrimEnd();
            return $"""
                MIT License

                Copyright (c) 2026 Dove Labs

                {mit}

                If your product has more than 5 million monthly active users, you must ask Dove Labs for another license.

                """;
        }
    }
}
