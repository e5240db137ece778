using System.Text;
using System.Text.Json;
using ModelOpenness.Inspection.Releases;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Releases;

public class MofFileTests
{
    private const string Marks = "[]{}:-&*!|>'\"%@`?,#\n\t ";

    private const string Small = """
        framework:
          name: 'Model Openness Framework'
        release:
          name: Tiny   # a comment
          license:
            distribution: { name: Apache-2.0, path: LICENSE }
            code:
              name: MIT
            data: { name: }
            document:
          components:
            - name: Model architecture
            -
              name: "Model card"
              license: ''
            - name: Datasets
              license: ~
              component_path: data/
        """;

    [Fact]
    public void A_release_is_read_with_its_licenses_and_components()
    {
        var release = MofFile.Parse(Small, "MOF.yml").Release.ShouldNotBeNull();
        release.Name.ShouldBe("Tiny");
        release.DistributionLicense.ShouldBe("Apache-2.0");
        release.CodeLicense.ShouldBe("MIT");
        release.DataLicense.ShouldBeNull();
        release.DocumentLicense.ShouldBeNull();
        release.Components.Select(c => c.Name).ShouldBe(["Model architecture", "Model card", "Datasets"]);
    }

    [Fact]
    public void An_empty_license_is_not_an_absent_one()
    {
        var release = MofFile.Parse(Small, "MOF.yml").Release.ShouldNotBeNull();
        release.Components.Select(c => c.License).ShouldBe([null, "", null]);
    }

    [Fact]
    public void A_component_knows_its_line()
    {
        var place = MofFile.Parse(Small, "MOF.yml").Release.ShouldNotBeNull().Components[0].Place.ShouldNotBeNull();
        (place.Path, place.Line).ShouldBe(("MOF.yml", 12));
    }

    [Fact]
    public void Json_is_yaml_too() =>
        MofFile.Parse("{\"release\": {\"name\": \"x\", \"license\": {}, \"components\": [{\"name\": \"Model card\"}]}}", "x.yml")
            .Release.ShouldNotBeNull().Components.ShouldHaveSingleItem();

    [Fact]
    public void An_alias_stands_for_what_it_names()
    {
        var release = MofFile.Parse("release:\n  license:\n    code: &l {name: MIT}\n    data: *l\n  components: []\n", "x.yml").Release.ShouldNotBeNull();
        release.DataLicense.ShouldBe("MIT");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("# nothing", "empty")]
    [InlineData("on: push\njobs: {}\n", "not a MOF file")]
    [InlineData("release: 3\n", "not a MOF file")]
    [InlineData("release: [unclosed\n", "no YAML")]
    [InlineData("- just\n- a list\n", "not a MOF file")]
    public void What_is_no_MOF_file_is_said_to_be_none(string text, string problem)
    {
        var content = MofFile.Parse(text, "x.yml");
        content.Release.ShouldBeNull();
        content.Problem.ShouldNotBeNull().ShouldContain(problem);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_text_is_refused_or_read_in_short_time(string name, string text)
    {
        var began = CpuClock.Milliseconds();
        Should.NotThrow(() => MofFile.Parse(text, name));
        (CpuClock.Milliseconds() - began).ShouldBeLessThan(TimeBar.Milliseconds(500), name);
    }

    public static TheoryData<string, string> Hostile()
    {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 40; i++)
        {
            bomb.Append($"a{i}: &a{i} [*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1}]\n");
        }

        bomb.Append("release: {license: {}, components: *a39}\n");
        return new TheoryData<string, string>
        {
            { "aliases that multiply", bomb.ToString() },
            { "an alias of itself", "release: &r\n  components:\n    - *r\n  license: *r\n" },
            { "deep lists", new string('[', 100_000) },
            { "deep mappings", string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', i) + "a:\n")) },
            { "many keys", string.Concat(Enumerable.Range(0, 150_000).Select(i => $"k{i}: v\n")) },
            { "one long line", "release: {components: [" + new string('a', 1_000_000) + "]}" },
            { "a directive", "%YAML 9.9\n---\nrelease: {}\n" },
            { "a tag", "release: !!python/object/apply:os.system ['true']\n" },
            { "nulls", "\0\0\0\0" },
            { "a lone surrogate", "release: \ud800\n" },
            { "many documents", string.Concat(Enumerable.Repeat("---\na: b\n", 20_000)) },
            { "an undefined alias", "release: *nothing\n" },
            { "colons", new string(':', 200_000) },
            { "question marks", string.Concat(Enumerable.Repeat("? ", 50_000)) },
            { "quotes", "a: \"" + new string('\\', 200_001) },
        };
    }

    [Fact]
    public void A_damaged_file_never_ends_the_run()
    {
        var random = new Random(20260303);
        for (var i = 0; i < 3000; i++)
        {
            var text = new StringBuilder(Small);
            for (var j = random.Next(1, 8); j > 0; j--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(3))
                {
                    case 0:
                        text[at] = (char)random.Next(0, 300);
                        break;
                    case 1:
                        text.Remove(at, Math.Min(random.Next(20), text.Length - at));
                        break;
                    default:
                        text.Insert(at, Marks[random.Next(Marks.Length)]);
                        break;
                }

                if (text.Length == 0)
                {
                    text.Append(' ');
                }
            }

            var content = Should.NotThrow(() => MofFile.Parse(text.ToString(), "x.yml"), text.ToString());
            (content.Release is null).ShouldBe(content.Problem is not null);
            if (content.Release is { } release)
            {
                Should.NotThrow(() => MofEvaluator.EvaluateStrict(release));
            }
        }
    }

    [Fact]
    public void A_file_of_more_than_a_mebibyte_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, new string('#', MofFile.MaxBytes + 1));
            MofFile.Read(path, "big.yml").Problem.ShouldNotBeNull().ShouldContain("larger");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [CorpusFact]
    public void Every_file_of_the_tool_comes_out_as_in_the_tool()
    {
        var root = Path.Combine(Repository.Corpus!, "mot");
        foreach (var line in File.ReadLines(Path.Combine(root, "expected.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var expected = row.RootElement;
            var path = expected.GetProperty("path").GetString()!;
            var verdict = MofEvaluator.EvaluateStrict(MofFile.Read(Path.Combine(root, path), path).Release.ShouldNotBeNull(path));
            verdict.Class.ShouldBe(expected.GetProperty("class").GetInt32(), path);
            verdict.Label.ShouldBe(expected.GetProperty("label").GetString(), path);
            foreach (var progress in expected.GetProperty("progress").EnumerateObject())
            {
                verdict.Progress[int.Parse(progress.Name)].ShouldBe(progress.Value.GetDouble(), 1e-9, path);
            }

            var all = expected.GetProperty("classes").GetProperty("1");
            Names(verdict, MofStatus.Open).ShouldBe([.. Strings(all, "included"), .. Strings(all, "optional")], ignoreOrder: true, path);
            Names(verdict, MofStatus.Invalid).ShouldBe(Strings(all, "invalid"), ignoreOrder: true, path);
            Names(verdict, MofStatus.Unlicensed).ShouldBe(Strings(all, "unlicensed"), ignoreOrder: true, path);
            verdict.UnknownComponents.ShouldBe(Strings(expected, "unknown_components"), ignoreOrder: true, path);
            verdict.Components.Where(c => c.Status == MofStatus.Open && !c.IsTypeAppropriate).Select(c => c.Component.Name)
                .ShouldBe(Strings(expected, "not_type_appropriate"), ignoreOrder: true, path);
        }
    }

    private static IEnumerable<string> Names(MofVerdict verdict, MofStatus status) =>
        verdict.Components.Where(c => c.Status == status).Select(c => c.Component.Name);

    private static List<string> Strings(JsonElement element, string key) =>
        [.. element.GetProperty(key).EnumerateArray().Select(e => e.GetString()!)];
}
