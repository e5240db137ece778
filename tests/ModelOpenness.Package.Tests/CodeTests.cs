using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

/// <summary>What stands in C#, in real builds: in the first one, and in the next where the compiler is skipped.</summary>
public class CodeTests
{
    private const string Client = """
        using System;

        _ = new OllamaSharp.OllamaApiClient(new Uri("http://localhost"), "llama3.2");

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
        var project = new TestProject().App().Write("Program.cs", Client);
        var first = project.Build().ShouldSucceed();
        first.Short.ShouldBe(["Program.cs(3,66): warning MOP4001"], first.Log);

        var second = project.Build().ShouldSucceed();
        second.Compiled.ShouldBeFalse();
        second.Findings.Select(f => f.ToString()).ShouldBe(first.Findings.Select(f => f.ToString()), second.Log);
    }

    [Fact]
    public void Without_a_label_the_code_may_name_what_it_likes() =>
        new TestProject().App(tags: "birds").Write("Program.cs", Client).Build().ShouldSucceed().ShouldBeSilent();

    [Fact]
    public void A_claim_in_a_string_is_held_against_the_model_that_is_shipped()
    {
        var project = new TestProject().App(tags: "birds").Write("models/gull.gguf", ModelFiles.Llama)
            .Write("Program.cs", "System.Console.WriteLine(\"Gull is an open source language model.\");\n");
        project.Build().ShouldSucceed().Findings.ShouldHaveSingleItem().Short.ShouldStartWith("Program.cs(1,");
    }

    [Fact]
    public void The_compiler_keeps_a_log_only_while_the_code_holds_what_a_rule_looks_for()
    {
        const string Log = "obj/Debug/net10.0/ModelOpenness.sarif";
        var project = new TestProject().App().Write("Other.cs", "// An open source project.\nclass C { public const string Model = \"llama3.2\"; }");
        project.Build().ShouldSucceed().ShouldBeSilent();
        File.Exists(project.PathOf(Log)).ShouldBeFalse();
        var same = project.Build().ShouldSucceed();
        same.Compiled.ShouldBeFalse();
        same.Tasks.ShouldNotContain("GlanceAtCode");
        same.Tasks.ShouldNotContain("ReportFindings");

        project.Write("Program.cs", Client);
        string[] found = ["Program.cs(3,66): warning MOP4001"];
        project.Build().ShouldSucceed().Short.ShouldBe(found);
        File.Exists(project.PathOf(Log)).ShouldBeTrue();
        project.Build().ShouldSucceed().Short.ShouldBe(found);

        File.Delete(project.PathOf(Log));
        var again = project.Build().ShouldSucceed();
        again.Compiled.ShouldBeTrue();
        again.Short.ShouldBe(found);

        project.Write("Program.cs", "System.Console.WriteLine(1);").Build().ShouldSucceed().ShouldBeSilent();
        project.Build().ShouldSucceed().ShouldBeSilent();
        File.Exists(project.PathOf(Log)).ShouldBeFalse();
    }
}
