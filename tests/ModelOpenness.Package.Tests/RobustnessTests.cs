using ModelOpenness.Package.Tests.Building;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Package.Tests;

/// <summary>Whatever happens to the files under obj: the build goes on, and the next one is right.</summary>
public class RobustnessTests
{
    private const string Cap = "App.csproj(4,24): warning MOP1001";
    private const string Uses = "App.csproj(4,24): warning MOP1004";
    private const string Inventory = "obj/Debug/net10.0/ModelOpenness.inventory.json";
    private const string FindingsFile = "obj/Debug/net10.0/ModelOpenness.findings";
    private const string Cache = "obj/Debug/net10.0/ModelOpenness.cache";

    [Fact]
    public void Damaged_files_of_its_own_are_made_anew()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama);
        project.Build().ShouldSay(Cap, Uses);
        var (inventory, cache) = (File.ReadAllBytes(project.PathOf(Inventory)), File.ReadAllBytes(project.PathOf(Cache)));
        byte[][] damages = [[], [0, 1, 2, 255], inventory[..(inventory.Length / 2)], cache[..(cache.Length / 2)], [.. cache.Reverse()]];
        foreach (var damage in damages)
        {
            project.Write(Inventory, damage).Build().ShouldSay(Cap, Uses);
            File.ReadAllBytes(project.PathOf(Inventory)).ShouldBe(inventory);
            project.Write(Cache, damage).Build().ShouldSay(Cap, Uses);
            project.Write(FindingsFile, damage).Build().ShouldSay(Cap, Uses);
        }

        project.Delete(Inventory).Build().ShouldSay(Cap, Uses);
        project.Delete(Cache).Build().ShouldSay(Cap, Uses);
        project.Delete(FindingsFile).Build().ShouldSay(Cap, Uses);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named_and_the_build_goes_on()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama);
        Directory.CreateDirectory(project.PathOf(Inventory));
        var build = project.Build().ShouldSucceed();
        build.Short.ShouldBe(["App.csproj(0,0): warning MOP9000"], build.Log);

        Directory.Delete(project.PathOf(Inventory));
        project.Build().ShouldSucceed().ShouldSay(Cap, Uses);
    }

    [UnixFact]
    public void A_full_disk_is_named_and_the_build_goes_on()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama);
        Directory.CreateDirectory(project.PathOf("obj/Debug/net10.0"));
        File.CreateSymbolicLink(project.PathOf(Inventory + ".new"), "/dev/full");
        project.Build().ShouldSucceed().Short.ShouldBe(["App.csproj(0,0): warning MOP9000"]);
    }

    /// <summary>The table in docs/properties.md.</summary>
    [Theory]
    [InlineData("", "", "warning")]
    [InlineData("WarningsAsErrors", "MOP1001", "error")]
    [InlineData("TreatWarningsAsErrors", "true", "error")]
    [InlineData(".globalconfig", "dotnet_diagnostic.MOP1001.severity = error", "error")]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_diagnostic.MOP4001.severity = error", "error")]
    [InlineData("WarningsAsErrors", "MOP1001;WarningsNotAsErrors=MOP9000", "warning")]
    [InlineData("WarningsAsErrors", "MOP1001;NoWarn=MOP9000", "")]
    public void A_gate_is_closed_where_the_inspection_did_not_happen(string where, string what, string severity)
    {
        foreach (var fault in new[] { "folder", "full" })
        {
            var project = new TestProject(folder: "gate").App().Write("models/gull.gguf", ModelFiles.Llama);
            if (where.StartsWith('.'))
            {
                project.Write(where, what);
            }
            else if (where.Length > 0)
            {
                foreach (var set in (where + "=" + what).Split(';').Select(s => s.Split('=')))
                {
                    project.With(set[0], set[1]);
                }
            }

            if (fault == "folder")
            {
                Directory.CreateDirectory(project.PathOf(Inventory));
            }
            else if (OperatingSystem.IsLinux())
            {
                Directory.CreateDirectory(project.PathOf("obj/Debug/net10.0"));
                File.CreateSymbolicLink(project.PathOf(Inventory + ".new"), "/dev/full");
            }
            else
            {
                continue;
            }

            var build = project.Build();
            (severity == "error" ? build.ShouldFail() : build.ShouldSucceed()).Short.ShouldBe(severity.Length == 0 ? [] : [$"App.csproj(0,0): {severity} MOP9000"], build.Log);
        }
    }

    [UnixFact(NeedsUser = true)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_gate_is_closed_where_obj_cannot_be_written_or_a_model_cannot_be_read()
    {
        const string Folder = "obj/Debug/net10.0";
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Open).With("WarningsAsErrors", "MOP1001").With("BuildingProject", "true");
        project.Build().ShouldSucceed();

        project.Write("models/gull.gguf", ModelFiles.Llama);
        File.SetUnixFileMode(project.PathOf(Folder), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        project.Build("ModelOpennessInspect").ShouldFail().Short.ShouldBe(["App.csproj(0,0): error MOP9000"]);
        File.SetUnixFileMode(project.PathOf(Folder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        File.SetUnixFileMode(project.PathOf("models/gull.gguf"), UnixFileMode.None);
        project.Build("ModelOpennessInspect").ShouldFail().Short.ShouldBe(["models/gull.gguf(0,0): error MOP9000"]);

        // Rights change no time, and yet the next build knows.
        File.SetUnixFileMode(project.PathOf("models/gull.gguf"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        project.Build("Compile").ShouldFail().Findings.ShouldContain(f => f.Id == "MOP1001");
    }

    [Fact]
    public void A_report_that_cannot_be_written_hides_no_finding()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama).With("ModelOpennessReport", "html");
        Directory.CreateDirectory(project.PathOf("bin/Debug/net10.0/App.models.html"));
        project.Build().ShouldSucceed().Findings.Select(f => f.Short).ShouldBe(["App.csproj(0,0): warning MOP9000", Cap, Uses], ignoreOrder: true);
    }

    [Fact]
    public void A_file_that_is_gone_when_it_is_read()
    {
        var project = new TestProject().App(more: "<ItemGroup><None Include=\"gone/gull.gguf\" /></ItemGroup>").Write("models/gull.gguf", ModelFiles.Llama);
        project.Build().ShouldSucceed().Findings.Where(f => f.Id != "MOP5003").Select(f => f.Short).ShouldBe([Cap, Uses]);
    }

    [Fact]
    public void A_model_that_somebody_else_holds_open_is_named_and_told_of_when_it_is_free()
    {
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama).Write("models/free.gguf", ModelFiles.Open);
        using (new FileStream(project.PathOf("models/gull.gguf"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            // Copying it to the output fails in any build; the inspection itself does not.
            project.Build("Compile").ShouldSucceed().Findings.ShouldAllBe(f => f.File == "models/gull.gguf" && f.Severity == "warning");
        }

        File.SetLastWriteTimeUtc(project.PathOf("models/gull.gguf"), DateTime.UtcNow);
        project.Build().ShouldSucceed().ShouldSay(Cap, Uses);
    }

    /// <summary>Root may read and write everything.</summary>
    [UnixFact(NeedsUser = true)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void What_may_not_be_read_or_written_does_not_stop_the_build()
    {
        const string Folder = "obj/Debug/net10.0";
        var project = new TestProject().App().Write("training/gull.gguf", ModelFiles.Llama).Write("models/tern.gguf", ModelFiles.Llama).Write("models/README.md", "---\nlicense: mit\n---\n");
        // Single targets are asked for below, and must not be taken for an IDE's.
        project.With("BuildingProject", "true").Build().ShouldSucceed();
        foreach (var denied in new[] { "training/gull.gguf", "models/README.md" })
        {
            // Rights alone change no time: what was read before would still hold.
            File.SetLastWriteTimeUtc(project.PathOf(denied), DateTime.UtcNow.AddSeconds(1));
            File.SetUnixFileMode(project.PathOf(denied), UnixFileMode.None);
        }

        project.Build("Compile").ShouldSucceed().Findings.Select(f => f.Short).Where(f => !f.Contains("training/", StringComparison.Ordinal)).ShouldBe([Cap, Uses]);

        project.Write("models/tern.gguf", ModelFiles.Open);
        foreach (var file in Directory.GetFiles(project.PathOf(Folder), "ModelOpenness.*"))
        {
            File.SetUnixFileMode(file, UnixFileMode.None);
        }

        File.SetUnixFileMode(project.PathOf(Folder), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        project.Build("ModelOpennessInspect").ShouldSucceed().Short.ShouldBe(["App.csproj(0,0): warning MOP9000"]);

        File.SetUnixFileMode(project.PathOf(Folder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        project.Build("Compile").ShouldSucceed().Findings.ShouldNotContain(f => f.Id == "MOP1001");
    }

    /// <summary>MODELOPENNESS_KILLS sets how often; the default keeps the test short.</summary>
    [Fact]
    public void A_build_killed_at_any_moment_leaves_the_next_one_right()
    {
        var times = int.TryParse(Environment.GetEnvironmentVariable("MODELOPENNESS_KILLS"), out var set) ? set : 2;
        var project = new TestProject().App().Write("models/gull.gguf", ModelFiles.Llama).Restore();
        var random = new Random(20260101);
        for (var i = 0; i < times; i++)
        {
            var license = i % 2 == 0 ? ModelFiles.Llama : ModelFiles.Open;
            project.Write("models/gull.gguf", license).Write("Program.cs", $"System.Console.WriteLine({i});");
            using (var process = DotnetCommand.Start(project.Folder, "build", "App.csproj", "--no-restore", "-nologo", "-m:1", "-nodeReuse:false"))
            {
                process.WaitForExit(random.Next(200, 6000));
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }

            var next = project.Build().ShouldSucceed();
            next.ShouldSay(i % 2 == 0 ? [Cap, Uses] : []);
        }
    }
}
