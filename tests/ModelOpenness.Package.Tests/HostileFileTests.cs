using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

/// <summary>Files that are not what they say: a clear warning or nothing, and the build goes on.</summary>
public class HostileFileTests
{
    private static readonly byte[] Header = [.. "GGUF"u8, 3, 0, 0, 0];

    [Fact]
    public void Damaged_files_are_named_each_with_one_warning()
    {
        var project = new TestProject().App()
            .Write("models/truncated.gguf", ModelFiles.Llama[..40])
            .Write("models/empty.gguf", [])
            .Write("models/huge.gguf", [.. Header, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80])
            .Write("models/huge.safetensors", [0, 0, 0, 0, 0, 0, 0, 0x80, (byte)'{', (byte)'}']);
        var build = project.Build().ShouldSucceed();
        build.Others.ShouldBeEmpty();
        build.Findings.Where(f => f.Id == "MOP5001").Select(f => f.Short).ShouldBe(
        [
            "models/empty.gguf(1,1): warning MOP5001",
            "models/huge.gguf(1,1): warning MOP5001",
            "models/huge.safetensors(1,1): warning MOP5001",
            "models/truncated.gguf(1,1): warning MOP5001",
        ]);
    }

    [Fact]
    public void A_folder_named_like_a_model_is_no_model()
    {
        var project = new TestProject().App(more: "<ItemGroup><ModelArtifact Include=\"models/x.gguf\" /><Content Include=\"models/x.gguf\" /></ItemGroup>");
        project.Write("models/x.gguf/readme.txt", "A folder.");
        var build = project.With("EnableDefaultItems", "false").With("EnableDefaultCompileItems", "true").Build();
        build.Findings.Select(f => f.Id).ShouldNotContain("MOP1001");
        build.Others.Where(o => o.Id.Length == 0 || o.Id.StartsWith("MSB4", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_named_like_a_model_among_other_files_is_passed_over() =>
        new TestProject().App().Write("models/x.gguf/readme.txt", "A folder.").Build().ShouldSucceed().ShouldBeSilent();

    [Fact]
    public void A_card_with_broken_front_matter_does_not_hide_the_header() =>
        new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama).Write("models/README.md", "---\nlicense: [mit\n\t: }\n---\n# Gull\n")
            .Build().ShouldSucceed().ShouldSay("App.csproj(4,24): warning MOP1001", "App.csproj(4,24): warning MOP1004");

    [UnixFact]
    public void A_pipe_and_a_link_to_nowhere_do_not_stop_the_build()
    {
        var project = new TestProject().App();
        Directory.CreateDirectory(project.PathOf("other"));
        File.CreateSymbolicLink(project.PathOf("other/gone.gguf"), project.PathOf("nowhere.gguf"));
        System.Diagnostics.Process.Start("mkfifo", project.PathOf("other/pipe.gguf")).WaitForExit();
        project.Build().ShouldSucceed().Findings.ShouldAllBe(f => f.Id == "MOP5003" || f.Id == "MOP2001" || f.Id == "MOP9000");
    }
}
