using System.Diagnostics;
using System.Text.Json;
using ModelOpenness.Cli.Output;

namespace ModelOpenness.Cli.Tests.Verbs;

/// <summary>What cannot be looked at is named and counts; whatever can be is still looked at; no verb waits, and none ends in a stack trace.</summary>
[Collection(ConsoleTests.Name)]
public sealed class NothingLostTests : IDisposable
{
    private static readonly byte[] Llama = GgufBytes.With(("general.license", "llama3.2"));

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [UnixFact(NeedsLinux = true)]
    public void A_folder_whose_name_is_no_text_hides_none_of_the_others()
    {
        WithBadName();
        var outcome = InProcess.Run("inspect", folder.Path, "--format", "json");
        outcome.Status.ShouldBe(2);
        var document = JsonDocument.Parse(outcome.Text).RootElement;
        document.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("model").GetProperty("id").GetString()).ShouldBe(["1/a.gguf", "2/a.gguf", "3/a.gguf"]);
        var unseen = document.GetProperty("notLookedAt").EnumerateArray().ShouldHaveSingleItem();
        unseen.GetProperty("path").GetString().ShouldBe(folder.Path + "/2\uFFFD");
        unseen.GetProperty("why").GetString().ShouldBe("its name is not valid text (UTF-8), so it cannot be opened");
        SchemaCheck.Problems(Path.Combine(Repository.Root, "docs", "schemas", "inspect.schema.json"), outcome.Text).ShouldBeEmpty();
        outcome.Errors.ShouldContain("its name is not valid text");
    }

    [UnixFact(NeedsLinux = true)]
    public void A_project_that_is_read_as_XML_loses_no_model_to_it_either()
    {
        WithBadName();
        var project = folder.Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        var outcome = InProcess.Run("inspect", "--static", project, "--format", "json");
        outcome.Status.ShouldBe(2);
        var document = JsonDocument.Parse(outcome.Text).RootElement;
        document.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("model").GetProperty("id").GetString()).ShouldBe(["1/a.gguf", "2/a.gguf", "3/a.gguf"]);
        document.GetProperty("notLookedAt").EnumerateArray().ShouldHaveSingleItem().GetProperty("why").GetString()!.ShouldContain("not valid text");
    }

    [UnixFact(NeedsLinux = true)]
    public void It_stands_in_every_report()
    {
        WithBadName();
        InProcess.Run("inspect", folder.Path).Text.ShouldContain("Not looked at:\n  " + folder.Path + "/2\uFFFD: its name is not valid text");
        var sarif = JsonDocument.Parse(InProcess.Run("inspect", folder.Path, "--format", "sarif").Text).RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        sarif.GetProperty("executionSuccessful").GetBoolean().ShouldBeFalse();
        sarif.GetProperty("toolExecutionNotifications")[0].GetProperty("descriptor").GetProperty("id").GetString().ShouldBe("MOP9000");
        InProcess.Run("inspect", folder.Path, "--format", "html").Text.ShouldContain("<h2>Not looked at</h2>");
        var inventory = InProcess.Run("inspect", folder.Path, "--format", "inventory").Text;
        inventory.ShouldContain("\"notLookedAt\"");
        SchemaCheck.Problems(Path.Combine(Repository.Root, "docs", "schemas", "inventory.schema.json"), inventory).ShouldBeEmpty();
    }

    [Fact]
    public void A_path_that_is_not_there_stands_in_reports_too()
    {
        InProcess.Run("inspect", "nowhere", "--format", "html").Text.ShouldContain("<code>nowhere</code>: no such file or folder");
        var sarif = InProcess.Run("inspect", "nowhere", "--format", "sarif");
        sarif.Status.ShouldBe(2);
        sarif.Text.ShouldContain("nowhere was not looked at: no such file or folder.");
    }

    [UnixFact(NeedsLinux = true)]
    public void The_other_verbs_name_it_as_well()
    {
        WithBadName();
        foreach (var verb in new[] { "artifact", "license", "claims", "mof", "merge", "badge" })
        {
            var outcome = InProcess.Run(verb, folder.Path);
            outcome.Status.ShouldBe(2, verb);
            outcome.Errors.ShouldContain("its name is not valid text", customMessage: verb);
        }

        InProcess.Run("artifact", folder.Path, "--format", "json").Text.ShouldContain("3/a.gguf");
    }

    [UnixFact(NeedsLinux = true)]
    public void A_file_whose_name_is_no_text_is_named_where_it_would_be_looked_at()
    {
        Shell("touch \"$(printf 'a\\377.gguf')\" \"$(printf 'b\\377.css')\"");
        folder.Write("c.gguf", Llama);
        var outcome = InProcess.Run("inspect", folder.Path);
        outcome.Status.ShouldBe(2);
        outcome.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("a\uFFFD.gguf");
    }

    [UnixFact(NeedsLinux = true, NeedsUser = true)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_folder_or_file_without_rights_is_named_and_2_wins_over_1()
    {
        folder.Write("a/README.md", "# A\n\nA is an open source model.\n");
        folder.Write("a/a.gguf", Llama);
        folder.Write("b/b.gguf", Llama);
        var denied = folder.Write("c.gguf", Llama);
        File.SetUnixFileMode(denied, UnixFileMode.None);
        File.SetUnixFileMode(Path.Combine(folder.Path, "b"), UnixFileMode.None);
        try
        {
            var outcome = InProcess.Run("inspect", folder.Path, "--fail-on", "warning");
            outcome.Status.ShouldBe(2);
            outcome.Text.ShouldContain("/b: it may not be read");
            outcome.Text.ShouldContain("/c.gguf: it may not be read");
            outcome.Text.ShouldContain("MOP1000");
            outcome.Text.ShouldNotContain("MOP5001");
        }
        finally
        {
            File.SetUnixFileMode(Path.Combine(folder.Path, "b"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [UnixFact(NeedsLinux = true)]
    public void A_pipe_and_a_device_without_end_are_not_opened_by_any_verb()
    {
        Shell("mkfifo pipe.gguf; ln -s /dev/zero zero.gguf; mkfifo modelopenness.json");
        foreach (var name in new[] { "pipe.gguf", "zero.gguf" })
        {
            foreach (var verb in new[] { "inspect", "license", "claims", "artifact", "mof", "merge", "badge", "model" })
            {
                var path = Path.Combine(folder.Path, name);
                var outcome = InProcess.Run(verb, verb == "model" ? "@" + path : path);
                outcome.Status.ShouldBe(2, verb);
                outcome.Errors.ShouldContain("a pipe, a socket or a device, not a regular file", customMessage: verb);
            }
        }
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_2_and_one_line()
    {
        folder.Write("a.gguf", GgufBytes.With(("general.license", "mit")));
        foreach (string[] verb in new[] { new[] { "inspect", "--format", "html" }, ["inspect", "--format", "json"], ["inspect"], ["merge"], ["badge"] })
        {
            var input = verb[0] == "merge" ? folder.Write("a.inventory.json", InProcess.Run("inspect", folder.Path, "--format", "inventory").Text) : folder.Path;
            var outcome = InProcess.Run([.. verb, input, "--output", folder.Path]);
            outcome.Status.ShouldBe(2, string.Join(' ', verb));
            outcome.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("cannot be written");
        }
    }

    [Fact]
    public void A_file_that_was_written_is_named_on_standard_error_and_the_count_comes_last()
    {
        folder.Write("a.gguf", [1, 2, 3]);
        var file = Path.Combine(folder.Path, "page.html");
        var outcome = InProcess.Run("inspect", folder.Path, "--format", "html", "-o", file);
        var lines = outcome.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldBe("model-openness: written " + file);
        lines[1].ShouldStartWith("model-openness: 1 finding (1 warning)");
        outcome.Text.ShouldBeEmpty();
    }

    [UnixFact(NeedsLinux = true)]
    public void A_device_or_link_that_is_named_as_output_stays_what_it_is()
    {
        folder.Write("a.gguf", Llama);
        var target = folder.Write("target.html", new string('x', 1 << 20));
        var link = Path.Combine(folder.Path, "link.html");
        File.CreateSymbolicLink(link, target);
        InProcess.Run("inspect", folder.Path, "--format", "html", "-o", link).Status.ShouldBe(0);
        new FileInfo(link).LinkTarget.ShouldBe(target);
        File.ReadAllText(target).ShouldEndWith("</html>\n");
        InProcess.Run("inspect", folder.Path, "--format", "html", "-o", "/dev/full").Errors.ShouldContain("/dev/full: cannot be written: No space left on device");
        File.Exists("/dev/full").ShouldBeTrue();
    }

    [Fact]
    public void A_fault_of_the_tool_is_3_and_one_line_that_says_what_to_report()
    {
        var file = folder.Write("LICENSE", "x");
        var (open, errors) = (StandardOutput.Open, Console.Error);
        using var complaints = new StringWriter { NewLine = "\n" };
        try
        {
            StandardOutput.Open = () => throw new InvalidOperationException("made\nup");
            Console.SetError(complaints);
            CommandLine.Run(["license", file]).ShouldBe(3);
        }
        finally
        {
            StandardOutput.Open = open;
            Console.SetError(errors);
        }

        complaints.ToString().ShouldStartWith("model-openness: error of the tool itself, please report");
        complaints.ToString().ShouldContain("InvalidOperationException, made\\nup, at ");
        complaints.ToString().Count(c => c == '\n').ShouldBe(1);
    }

    [Fact]
    public void The_last_line_says_how_many_findings_there_are_and_what_makes_them_fail()
    {
        folder.Write("a.gguf", Llama);
        InProcess.Run("inspect", folder.Path).Text.ShouldEndWith("\nNo findings.\n");
        folder.Write("README.md", "# A\n\nA is an open source model.\n");
        var plain = InProcess.Run("inspect", folder.Path);
        plain.Status.ShouldBe(0);
        plain.Text.ShouldEndWith("1 finding (1 warning): below --fail-on error, so they do not fail this run; --fail-on warning does.\n");
        var gate = InProcess.Run("inspect", folder.Path, "--fail-on", "warning");
        gate.Status.ShouldBe(1);
        gate.Text.ShouldEndWith("1 finding (1 warning): at or above --fail-on warning, exit status 1.\n");
        InProcess.Run("inspect", folder.Path, "--format", "sarif").Errors.ShouldContain("--fail-on warning does");
    }

    [Fact]
    public void Explain_explains_each_of_its_ids_and_names_what_it_does_not_know()
    {
        var two = InProcess.Run("explain", "osd", "mof-3").Done();
        two.ShouldContain("osd  Open Source Definition");
        two.ShouldContain("\nmof-3  ");
        InProcess.Run("explain", "MIT", "License").Done().ShouldContain("MIT License");
        var mixed = InProcess.Run("explain", "osd", "nonsense");
        mixed.Status.ShouldBe(2);
        mixed.Text.ShouldStartWith("osd  ");
        mixed.Errors.ShouldContain("nonsense: no rule");
    }

    private void WithBadName()
    {
        foreach (var name in new[] { "1", "2", "3" })
        {
            folder.Write(name + "/a.gguf", Llama);
        }

        Shell("mkdir \"$(printf '2\\377')\"");
    }

    private void Shell(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = folder.Path })!;
        shell.WaitForExit();
        shell.ExitCode.ShouldBe(0);
    }
}
