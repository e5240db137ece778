using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Formats;

namespace ModelOpenness.Tasks.Tests;

/// <summary>The targets decide by one expression whether a task starts at all; it must know every name that the task knows.</summary>
public class CandidateNamesTests
{
    private static readonly Regex InTargets = new(
        XDocument.Load(Path.Combine(Repository.Root, "build", "ModelOpenness.targets")).Descendants("_ModelOpennessNames").Single().Value, RegexOptions.None, TimeSpan.FromSeconds(1));

    [Fact]
    public void Targets_and_task_take_the_same_names()
    {
        var known = (IDictionary)typeof(ModelFileExtensions).GetField("Known", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        known.Count.ShouldBeGreaterThan(30);
        var names = known.Keys.Cast<string>().Select(e => "folder/any" + e)
            .Concat(["model.json", "a/model.json", "a\\inference.json", "x.index.json", "group1_weights_manifest.json", "sha256-abcdef", "blobs/sha256-abcdef", "A.GGUF", "appsettings.json", "notmodel.json", "readme.txt", "Program.cs", "x.xml", "gguf", "my.gguf.cs"]);
        foreach (var name in names)
        {
            InTargets.IsMatch("a.cs;" + name + ";b.cs").ShouldBe(ModelFileNames.IsCandidate(name), name);
            InTargets.IsMatch(name).ShouldBe(ModelFileNames.IsCandidate(name), name);
        }
    }
}
