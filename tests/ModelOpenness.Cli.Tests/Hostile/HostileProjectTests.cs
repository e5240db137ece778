using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ModelOpenness.Cli.Projects;
using ModelOpenness.Cli.Tests.Verbs;
using ModelOpenness.Cli.Worker;

namespace ModelOpenness.Cli.Tests.Hostile;

/// <summary>Projects of a stranger: nothing of them is executed, nothing is fetched or written, and they come to an end.</summary>
[Collection(ConsoleTests.Name)]
public sealed class HostileProjectTests : IDisposable
{
    private const string Mark = "PWNED";
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><PackageTags>open-source</PackageTags></PropertyGroup>
        <Target Name="Evil"><WriteLinesToFile File="PWNED" Lines="x" /></Target></Project>
        """;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_response_file_beside_a_project_is_not_read()
    {
        folder.Write("Directory.Build.rsp", "-t:Evil\n");
        folder.Write("MSBuild.rsp", "-t:Evil\n");
        var project = folder.Write("A.csproj", Project);
        Dotnet("msbuild", "A.csproj", "-getProperty:Title", "-nodeReuse:false");
        Marked().ShouldBeTrue("MSBuild itself reads it, else this test shows nothing");

        File.Delete(Path.Combine(folder.Path, Mark));
        InProcess.Run("inspect", project).Status.ShouldBe(0);
        Marked().ShouldBeFalse();
    }

    [Fact]
    public void A_global_json_chooses_neither_host_nor_SDK()
    {
        var own = Path.Combine(folder.Path, ".dotnet");
        folder.Write("evil/P.cs", $"System.IO.File.WriteAllText({"\"\"\""}{Path.Combine(folder.Path, Mark)}{"\"\"\""}, \"x\");");
        folder.Write("evil/E.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><AssemblyName>dotnet</AssemblyName><UseAppHost>false</UseAppHost></PropertyGroup></Project>""");
        Dotnet("build", "evil/E.csproj", "-o", Path.Combine(own, "sdk", "10.0.999"), "-v:q", "--disable-build-servers");
        folder.Write("global.json", """{"sdk":{"version":"10.0.999","paths":[".dotnet"],"rollForward":"disable"}}""");
        foreach (var name in new[] { "shared", "host" })
        {
            Directory.CreateSymbolicLink(Path.Combine(own, name), Path.Combine(Sdk.Root!, name));
        }

        Directory.Delete(Path.Combine(folder.Path, "evil"), recursive: true);
        var project = folder.Write("A.csproj", Project);
        Dotnet("msbuild", "A.csproj", "-getProperty:Title");
        Marked().ShouldBeTrue("the host itself obeys it, else this test shows nothing");

        File.Delete(Path.Combine(folder.Path, Mark));
        var here = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder.Path;
            var outcome = InProcess.Run("inspect", "A.csproj");
            outcome.Status.ShouldBe(0);
            outcome.Errors.ShouldNotContain("XML", customMessage: "it is evaluated, by the SDK beside the runtime");
        }
        finally
        {
            Environment.CurrentDirectory = here;
        }

        Marked().ShouldBeFalse();
        File.Exists(project).ShouldBeTrue();
    }

    [Fact]
    public async Task An_SDK_that_is_not_there_is_not_fetched()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v3/index.json";
        folder.Write("nuget.config", $"<configuration><packageSources><clear/><add key=\"x\" value=\"{address}\" allowInsecureConnections=\"true\"/></packageSources></configuration>");
        var project = folder.Write("A.csproj", Project.Replace("Microsoft.NET.Sdk", "Evil.Nonexistent.Sdk/1.0.0", StringComparison.Ordinal));
        var heard = listener.AcceptTcpClientAsync();
        var outcome = InProcess.Run("inspect", project);
        outcome.Status.ShouldBe(0);
        outcome.Errors.ShouldContain("read as XML");
        heard.IsCompleted.ShouldBeFalse();

        using var msbuild = Start("msbuild", "A.csproj", "-getProperty:Title");
        (await Task.WhenAny(heard, Task.Delay(TimeSpan.FromSeconds(60)))).ShouldBe(heard, "MSBuild itself asks, else this test shows nothing");
        msbuild.Kill(entireProcessTree: true);
    }

    [Fact]
    public void A_property_that_doubles_itself_40_times_ends_at_the_limit_and_harms_no_other_project()
    {
        var doubles = string.Concat(Enumerable.Repeat("<P>$(P)$(P)</P>", 40));
        Seen($"<PropertyGroup><P>aaaaaaaaaaaaaaaa</P>{doubles}</PropertyGroup>").ShouldContain("memory");
    }

    [Fact]
    public void A_property_function_that_lists_a_disk_ends_at_the_limit() =>
        Seen("<PropertyGroup><P>$([System.IO.Directory]::GetFiles('/', '*', System.IO.SearchOption.AllDirectories))</P></PropertyGroup>").ShouldNotBeEmpty();

    [Fact]
    public void A_wildcard_over_a_disk_ends_at_the_limit() => Seen("<ItemGroup><None Include=\"/**/*.gguf\" /></ItemGroup>").ShouldNotBeEmpty();

    [Fact]
    public void A_property_function_that_never_comes_back_is_stopped() =>
        Seen("<PropertyGroup><P>$([System.Text.RegularExpressions.Regex]::IsMatch('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a+)+$'))</P></PropertyGroup>").ShouldContain("seconds");

    [Theory]
    [InlineData("$([System.IO.Directory]::GetParent('{0}/victim/x').Delete(true))")]
    [InlineData("$([System.IO.Directory]::GetParent('{0}/x').CreateSubdirectory('PWNED'))")]
    [InlineData("$([System.IO.Directory]::GetParent('{0}/victim/x').MoveTo('{0}/PWNED'))")]
    public void A_property_function_changes_nothing_on_disk(string function)
    {
        folder.Write("victim/file.txt", "x");
        Seen($"<PropertyGroup><P>{function.Replace("{0}", folder.Path, StringComparison.Ordinal)}</P></PropertyGroup>").ShouldNotBeEmpty();
        File.Exists(Path.Combine(folder.Path, "victim", "file.txt")).ShouldBeTrue();
        Path.Exists(Path.Combine(folder.Path, Mark)).ShouldBeFalse();
    }

    [Fact]
    public void Property_functions_of_the_disk_that_only_read_give_what_the_framework_gives()
    {
        folder.Write("a/b.txt", "birds");
        folder.Write("a/c/d.md", "");
        const string Functions = """
            <Title>$([System.IO.Directory]::GetParent('{0}/a/c').Parent.FullName)</Title>
            <Description>$([System.IO.Directory]::GetFiles('{0}/a', '*.txt'))</Description>
            <PackageTags>$([System.IO.Directory]::GetFiles('{0}', '*.md', System.IO.SearchOption.AllDirectories))</PackageTags>
            <PackageId>$([System.IO.Directory]::GetDirectories('{0}/a'))</PackageId>
            <PackageReleaseNotes>$([System.IO.File]::ReadAllText('{0}/a/b.txt'))</PackageReleaseNotes>
            """;
        using var evaluation = new ProjectEvaluation(isStatic: false);
        var app = evaluation.Contents(folder.Write("A.csproj", Project.Replace("</PropertyGroup>", Functions.Replace("{0}", folder.Path, StringComparison.Ordinal) + "</PropertyGroup>", StringComparison.Ordinal))).ShouldHaveSingleItem();
        app.ReadAsXml.ShouldBeNull();
        new[] { "Title", "Description", "PackageTags", "PackageId", "PackageReleaseNotes" }.Select(app.Get)
            .ShouldBe([folder.Path, folder.Path + "/a/b.txt", folder.Path + "/a/c/d.md", folder.Path + "/a/c", "birds"]);
    }

    [Fact]
    public void A_file_without_end_is_not_read_to_its_end()
    {
        if (!OperatingSystem.IsWindows())
        {
            Seen("<PropertyGroup><P>$([System.IO.File]::ReadAllText('/dev/zero'))</P></PropertyGroup>").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void The_environment_of_the_tool_is_no_property_of_a_project()
    {
        Environment.SetEnvironmentVariable("MODELOPENNESS_TEST_SECRET", "s3cret");
        Environment.SetEnvironmentVariable("CustomBeforeMicrosoftCommonProps", folder.Write("evil.props", "<Project><PropertyGroup><Title>evil</Title></PropertyGroup></Project>"));
        try
        {
            using var evaluation = new ProjectEvaluation(isStatic: false);
            var app = evaluation.Contents(folder.Write("A.csproj", Project.Replace("</PropertyGroup>", "<Description>[$(MODELOPENNESS_TEST_SECRET)$([System.Environment]::GetEnvironmentVariable('MODELOPENNESS_TEST_SECRET'))]</Description></PropertyGroup>", StringComparison.Ordinal)))[0];
            app.Get("Description").ShouldBe("[]");
            app.Get("Title").ShouldNotBe("evil");
        }
        finally
        {
            Environment.SetEnvironmentVariable("MODELOPENNESS_TEST_SECRET", null);
            Environment.SetEnvironmentVariable("CustomBeforeMicrosoftCommonProps", null);
        }
    }

    [Fact]
    public void A_worker_that_had_to_be_stopped_three_times_is_not_started_again()
    {
        using var worker = new WorkerProcess(WorkerVerb.Projects, WorkerLimits.Projects with { Request = TimeSpan.FromMilliseconds(1) });
        var project = folder.Write("A.csproj", Project);
        var said = Enumerable.Range(0, 5).Select(_ =>
        {
            using var answer = worker.Ask(
                request =>
                {
                    request.WriteString("project", project);
                    request.WriteStartObject("properties");
                    request.WriteEndObject();
                },
                out var why);
            return why;
        }).ToList();
        said[..3].ShouldAllBe(why => why.Contains("longer than", StringComparison.Ordinal));
        said[3..].ShouldAllBe(why => why.Contains("several times", StringComparison.Ordinal));
        worker.Id.ShouldBeNull();
    }

    [Fact]
    public void Nothing_that_a_property_function_may_give_can_change_a_disk_or_load_code()
    {
        ProjectWorker.Start().Task.ShouldNotBeNull();
        PropertyFunctionReach.Dangerous().ShouldBeEmpty();
    }

    /// <summary>Evaluates a project with a body, then one without.</summary>
    /// <returns>Why the first was read as XML.</returns>
    private string Seen(string body)
    {
        using var evaluation = new ProjectEvaluation(isStatic: false);
        var since = Stopwatch.StartNew();
        var hostile = evaluation.Contents(folder.Write("H/H.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><Title>Hostile</Title></PropertyGroup>{body}</Project>")).ShouldHaveSingleItem();
        since.Elapsed.ShouldBeLessThan(WorkerLimits.Projects.Start + WorkerLimits.Projects.Request);
        hostile.Get("Title").ShouldBe("Hostile");
        var harmless = evaluation.Contents(folder.Write("B/B.csproj", Project)).ShouldHaveSingleItem();
        harmless.ReadAsXml.ShouldBeNull();
        return hostile.ReadAsXml.ShouldNotBeNull();
    }

    private bool Marked() => File.Exists(Path.Combine(folder.Path, Mark));

    private void Dotnet(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Sdk.Host!) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        Array.ForEach(arguments, start.ArgumentList.Add);
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
