using ModelOpenness.Package.Tests.Building;

namespace ModelOpenness.Package.Tests;

/// <summary>The sample apps say exactly what stands beside them; <c>build/demo.proj</c> shows the same on the command line.</summary>
public class SampleTests
{
    [Theory]
    [InlineData("CommunityLicense")]
    [InlineData("LlamaByMetadata")]
    [InlineData("OpenLicense")]
    [InlineData("OpenWeights")]
    public void A_sample_says_exactly_what_is_expected(string name)
    {
        var samples = Path.Combine(Repository.Root, "tests", "samples");
        var project = new TestProject($"{name}/{name}.csproj", "samples").With("ModelOpennessVersion", PackedPackage.Version);
        foreach (var file in Directory.GetFiles(samples, "Directory.*").Concat(Directory.GetFiles(Path.Combine(samples, name), "*", SearchOption.AllDirectories)))
        {
            var relative = Path.GetRelativePath(samples, file).Replace('\\', '/');
            if (!relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal))
            {
                project.Write(relative, File.ReadAllBytes(file));
            }
        }

        var expected = File.ReadAllLines(Path.Combine(samples, name, "expected-warnings.txt")).Where(l => l.Length > 0).Select(l => name + "/" + l);
        var build = project.Build().ShouldSucceed();
        // Paths are relative to the test's folder, and findings name the project as its own folder does.
        build.Findings.Select(f => f.ToString()).Select(f => f.StartsWith(name + "/", StringComparison.Ordinal) ? f : name + "/" + f)
            .ShouldBe([.. expected.OrderBy(l => l, StringComparer.Ordinal)]);
        build.Others.ShouldBeEmpty();
        if (name == "CommunityLicense")
        {
            build.Findings.Select(f => f with { File = Path.GetFileName(f.File) }).ShouldBeExamplesOf("MOP1001");
        }
    }
}
