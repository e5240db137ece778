using ModelOpenness.Package.Tests.Building;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Package.Tests;

/// <summary>What stands in C#, in real builds: in the first one, and in the next where the compiler is skipped.</summary>
public class CodeTests
{
    private const string Client = """
        using System;

        _ = new OllamaSharp.OllamaApiClient(new Uri("http://localhost"), "llama3.2");

        """;

    private const string Library = """
        using System;

        namespace OllamaSharp
        {
            public class OllamaApiClient
            {
                public OllamaApiClient(Uri uri, string defaultModel) { }
            }
        }

        """;

    [Fact]
    public void A_restricted_model_in_the_code_of_a_labelled_project_is_reported_in_every_build()
    {
        var project = new TestProject().App().Write("Program.cs", Client).Write("Library.cs", Library);
        var first = project.Build().ShouldSucceed();
        first.Short.ShouldBe(["Program.cs(3,66): warning MOP4001"], first.Log);

        var second = project.Build().ShouldSucceed();
        second.Compiled.ShouldBeFalse();
        second.Findings.Select(f => f.ToString()).ShouldBe(first.Findings.Select(f => f.ToString()), second.Log);
    }

    [Fact]
    public void Without_a_label_the_code_may_name_what_it_likes() =>
        new TestProject().App(tags: "birds").Write("Program.cs", Client).Write("Library.cs", Library).Build().ShouldSucceed().ShouldBeSilent();

    [Fact]
    public void A_claim_in_a_string_is_held_against_the_model_that_is_shipped()
    {
        var project = new TestProject().App(tags: "birds").Write("models/gull.gguf", ModelFiles.Llama)
            .Write("Program.cs", "System.Console.WriteLine(\"Gull is an open source language model.\");\n");
        project.Build().ShouldSucceed().Findings.ShouldHaveSingleItem().Short.ShouldStartWith("Program.cs(1,");
    }

    [Fact]
    public void The_compiler_keeps_a_log_only_where_it_alone_follows_a_model()
    {
        const string Log = "obj/Debug/net10.0/ModelOpenness.sarif";
        var project = new TestProject().App().Write("Program.cs", Client).Write("Library.cs", Library).Write("Other.cs", "// An open source project.\nclass C { }");
        string[] found = ["Program.cs(3,66): warning MOP4001"];
        project.Build().ShouldSucceed().Short.ShouldBe(found);
        var same = project.Build().ShouldSucceed();
        same.Compiled.ShouldBeFalse();
        same.Tasks.ShouldNotContain("ReadSources");
        same.Short.ShouldBe(found);
        File.Exists(project.PathOf(Log)).ShouldBeFalse();

        // A model in a list reaches the API by ways that the characters do not show: the compiler keeps its log.
        project.Write("Other.cs", "class C { static readonly string[] Ids = { \"gemma2\" }; object a = new OllamaSharp.OllamaApiClient(new System.Uri(\"http://localhost\"), Ids[0]); }");
        found = ["Other.cs(1,135): warning MOP4001", .. found];
        project.Build().ShouldSucceed().Short.ShouldBe(found);
        var later = project.Build().ShouldSucceed();
        later.Compiled.ShouldBeFalse();
        later.Short.ShouldBe(found, later.Log);

        project.Write("Program.cs", "System.Console.WriteLine(1);").Delete("Other.cs").Build().ShouldSucceed().ShouldBeSilent();
        project.Build().ShouldSucceed().ShouldBeSilent();
        File.Exists(project.PathOf(Log)).ShouldBeFalse();
    }

    [Fact]
    public void A_download_of_a_target_and_F_sharp_and_Visual_Basic_are_read_in_every_build()
    {
        const string Address = "https://huggingface.co/contoso/Llama-3.2-1B/resolve/main/m.gguf";
        var project = new TestProject().App(more: $"<Target Name=\"Get\"><DownloadFile SourceUrl=\"{Address}\" DestinationFolder=\"m\" /></Target>");
        project.Build().ShouldSucceed().Short.ShouldHaveSingleItem().ShouldStartWith("App.csproj(");
        var later = project.Build().ShouldSucceed();
        later.Compiled.ShouldBeFalse();
        later.Short.ShouldHaveSingleItem().ShouldStartWith("App.csproj(");

        var basic = new TestProject("App.vbproj").App().Delete("Program.cs").Write("Program.vb", $"Module P\n  Sub Main()\n    System.Console.Write(\"\")\n    Dim a = \"{Address}\"\n#Disable Warning MOP4001\n    Dim b = \"{Address}\"\n  End Sub\nEnd Module\n");
        foreach (var build in new[] { basic.Build(), basic.Build() })
        {
            build.ShouldSucceed().Short.ShouldBe(["Program.vb(4,13): warning MOP4001"], build.Log);
        }

        var sharp = new TestProject("App.fsproj").App(more: "<ItemGroup><Compile Include=\"Program.fs\" /></ItemGroup>").Delete("Program.cs").Write("Program.fs", $"let a = \"{Address}\"\nprintfn \"x\"\n");
        foreach (var build in new[] { sharp.Build(), sharp.Build() })
        {
            build.ShouldSucceed().Short.ShouldBe(["Program.fs(1,9): warning MOP4001"], build.Log);
        }
    }

    [Fact]
    public void Settings_and_resources_are_reported_where_they_stand_in_every_build()
    {
        var project = new TestProject().App(more: "<ItemGroup><Content Include=\"conf/*.json\" /></ItemGroup>").Write("models/gull.gguf", ModelFiles.Llama).Write("local/tern.gguf", ModelFiles.Llama)
            .Write("appsettings.json", "{\n  // chat\n  \"Ollama\": { \"Model\": \"llama3.2\" }\n}\n")
            .Write("conf/appsettings.Test.json", "{ \"LLama\": { \"ModelPath\": \"local/tern.gguf\" } }")
            .Write("Texts.resx", "<root>\n  <data name=\"About\"><value>Birds &amp; more: Gull is an open source model.</value></data>\n</root>\n");
        string[] expected =
        [
            "App.csproj(4,24): warning MOP1001", "App.csproj(4,24): warning MOP1004",
            "Texts.resx(2,58): warning MOP4002", "appsettings.json(3,25): warning MOP4001", "conf/appsettings.Test.json(1,28): warning MOP4001",
        ];
        project.Build().ShouldSucceed().Short.ShouldBe(expected);

        var second = project.Build().ShouldSucceed();
        second.Compiled.ShouldBeFalse();
        second.Short.ShouldBe(expected, second.Log);

        // A change of the settings alone is seen, and needs the compiler only because findings in them changed.
        var third = project.Write("appsettings.json", "{ \"Ollama\": { \"Model\": \"qwen2.5:7b\" } }").Build().ShouldSucceed();
        third.Short.ShouldBe(expected.Where(e => !e.StartsWith("appsettings", StringComparison.Ordinal)), third.Log);
        project.Write("appsettings.json", "{ \"Ollama\": { \"Model\": \"qwen3:8b\" } }").Build().ShouldSucceed().Compiled.ShouldBeFalse();
    }

    [Fact]
    public void A_waiver_of_the_policy_holds_in_code()
    {
        var project = new TestProject().App().Write("Program.cs", Client).Write("Library.cs", Library).Write("appsettings.json", "{ \"Ollama\": { \"Model\": \"llama3.1\" } }")
            .Write("modelopenness.json", "{ \"waivers\": [ { \"rule\": \"MOP4001\", \"model\": \"llama3*\", \"reason\": \"We are small.\" } ] }");
        project.Build().ShouldSucceed().ShouldBeSilent();

        project.Write("modelopenness.json", "{ \"waivers\": [ { \"rule\": \"MOP4001\", \"model\": \"llama3.1\", \"reason\": \"We are small.\" } ] }");
        project.Build().ShouldSucceed().ShouldSay("Program.cs(3,66): warning MOP4001");
    }

    [Fact]
    public void The_SDKs_own_compiler_reads_paths_put_together_of_many_parts()
    {
        const string Program = """
            using System;
            using System.IO;
            using LLama.Common;

            ModelParams parameters = new(Path.Combine(AppContext.BaseDirectory, "a", "..", "data", "local", "gull.gguf"));
            Console.WriteLine(parameters);

            namespace LLama.Common
            {
                public class ModelParams(string modelPath)
                {
                    public string ModelPath { get; } = modelPath;
                }
            }

            """;
        new TestProject().App().Write("local/gull.gguf", ModelFiles.Llama).Write("Program.cs", Program).Build().ShouldSucceed()
            .Short.ShouldContain("Program.cs(5,30): warning MOP4001");
    }
}
