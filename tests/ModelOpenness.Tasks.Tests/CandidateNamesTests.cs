using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Formats;

namespace ModelOpenness.Tasks.Tests;

/// <summary>The targets decide by comparisons of their own whether a task starts at all; they must know every name that the task knows.</summary>
public partial class CandidateNamesTests
{
    [Fact]
    public void Targets_and_task_take_the_same_names()
    {
        var condition = XDocument.Load(Path.Combine(Repository.Root, "build", "ModelOpenness.targets")).Descendants("_ModelOpennessHasCandidates")
            .Select(e => (string?)e.Attribute("Condition") ?? "").Single(c => c.Contains("ModelArtifact", StringComparison.Ordinal));
        var parts = Part().Matches(condition).Select(m => m.Groups[1].Value).ToList();
        // Nothing else stands there.
        Part().Replace(condition, "").Split(["or", " ", "\n", "\r"], StringSplitOptions.RemoveEmptyEntries).ShouldBe(["'@(ModelArtifact)'", "!=", "''"]);
        bool InTargets(string items) => parts.Exists(p => (";" + items + ";").ToLowerInvariant().Contains(p, StringComparison.Ordinal));

        var known = (IDictionary)typeof(ModelFileExtensions).GetField("Known", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        known.Count.ShouldBeGreaterThan(30);
        var names = known.Keys.Cast<string>().Select(e => "folder/any" + e)
            .Concat(["model.json", "a/model.json", "a\\inference.json", "x.index.json", "group1_weights_manifest.json", "voice.onnx.json", "x.csv.gz", "sha256-abcdef", "blobs/sha256-abcdef", "A.GGUF", "appsettings.json", "notmodel.json", "readme.txt", "Program.cs", "x.xml", "gguf", "my.gguf.cs"]);
        foreach (var name in names)
        {
            InTargets("a.cs;" + name + ";b.cs").ShouldBe(ModelFileNames.IsCandidate(name), name);
            InTargets(name).ShouldBe(ModelFileNames.IsCandidate(name), name);
        }
    }

    [GeneratedRegex(@"\$\(_ModelOpennessItems\.Contains\('([^']*)'\)\)")]
    private static partial Regex Part();
}
