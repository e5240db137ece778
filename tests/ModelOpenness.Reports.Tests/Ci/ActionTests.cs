using ModelOpenness.Reports.Tests.Node;

namespace ModelOpenness.Reports.Tests.Ci;

/// <summary>action.yml's script, as a runner calls it.</summary>
public sealed class ActionTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [ActionFact]
    public void The_step_annotates_summarizes_writes_sarif_and_fails_as_asked()
    {
        var (status, output) = Run(Path.Combine("tests", "samples", "CommunityLicense", "CommunityLicense.csproj"), "warning");
        status.ShouldBe(1, output);
        Snapshot.Verify("== annotations\n" + Annotations(output) + "== summary\n" + Written("summary") + "== outputs\n" + Written("output"));
        File.ReadAllText(Path.Combine(folder.Path, "models.sarif")).ShouldContain("\"uri\": \"tests/samples/CommunityLicense/CommunityLicense.csproj\"");
    }

    [ActionFact]
    public void A_step_that_finds_nothing_passes()
    {
        var (status, output) = Run(Path.Combine("tests", "samples", "OpenLicense", "OpenLicense.csproj"), "warning");
        status.ShouldBe(0, output);
        Annotations(output).ShouldBe("");
        Written("output").ShouldStartWith("verdict=pass\nmodels=1\nerrors=0\nwarnings=0\n");
    }

    [ActionFact]
    public void A_path_that_is_not_there_makes_the_step_incomplete()
    {
        Run("nowhere", "never").Status.ShouldBe(2);
        Written("output").ShouldStartWith("verdict=incomplete\n");
        Written("summary").ShouldContain("**Not looked at:** nowhere");
    }

    private (int Status, string Output) Run(string path, string failOn) => NodeTools.Run(
        "env",
        [
            "INPUT_TOOL=dotnet " + Path.Combine(AppContext.BaseDirectory, "model-openness.dll"),
            "INPUT_PATHS=" + path,
            "INPUT_FAIL_ON=" + failOn,
            "INPUT_SARIF=" + Path.Combine(folder.Path, "models.sarif"),
            "GITHUB_OUTPUT=" + Path.Combine(folder.Path, "output"),
            "GITHUB_STEP_SUMMARY=" + Path.Combine(folder.Path, "summary"),
            "RUNNER_TEMP=" + folder.Path,
            "bash",
            Path.Combine(Repository.Root, "action", "inspect.sh"),
        ],
        Repository.Root,
        TimeSpan.FromMinutes(2));

    private static string Annotations(string output) => string.Concat(output.Split('\n').Where(l => l.StartsWith("::", StringComparison.Ordinal)).Select(l => l + "\n"));

    private string Written(string name) => File.ReadAllText(Path.Combine(folder.Path, name)).Replace(folder.Path, "SCRATCH", StringComparison.Ordinal);

    /// <summary>A test that needs what every runner has.</summary>
    private sealed class ActionFactAttribute : FactAttribute
    {
        public ActionFactAttribute()
        {
            if (NodeTools.Find("bash") is null || NodeTools.Find("jq") is null)
            {
                Skip = "needs bash and jq on the path";
            }
        }
    }
}
