using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.Tests;

public class InventoryAnalyzerTests
{
    private const string Project = "<Project>\n  <PackageTags>open-source</PackageTags>\n</Project>\n";

    private static readonly Finding Cap = Row("MOP1001", "App.csproj", 2, 16, 27);

    [Fact]
    public async Task A_finding_stands_at_its_place_with_its_words()
    {
        var found = (await Run(Findings(Cap))).ShouldHaveSingleItem();
        found.Id.ShouldBe("MOP1001");
        found.Severity.ShouldBe(DiagnosticSeverity.Warning);
        found.GetMessage().ShouldBe("words of MOP1001");
        found.Location.GetLineSpan().ToString().ShouldBe("/home/dev/app/App.csproj: (1,15)-(1,26)");
        Project.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length).ShouldBe("open-source");
        found.Descriptor.HelpLinkUri.ShouldEndWith("MOP1001.md");
    }

    [Fact]
    public async Task A_file_that_the_compiler_does_not_know_is_named_all_the_same()
    {
        var found = await Run(Findings(Row("MOP5001", "models/a.gguf", 0, 0, 0), Row("MOP5001", "nuget:some/1.0.0/a.gguf", 0, 0, 0), Row("MOP5001", "../shared/b.gguf", 0, 0, 0)));
        found.Select(f => f.Location.GetLineSpan().Path).OrderBy(p => p, StringComparer.Ordinal).ShouldBe(["/home/dev/app/models/a.gguf", "/home/dev/shared/b.gguf", "nuget/some/1.0.0/a.gguf"]);
    }

    [Fact]
    public async Task A_file_edited_since_is_spoken_of_at_the_nearest_place()
    {
        var found = await Run(Findings(Row("MOP1001", "App.csproj", 2, 500, 900), Row("MOP1004", "App.csproj", 77, 1, 5)));
        found.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Words_that_moved_are_followed_and_words_that_are_gone_are_silent()
    {
        var words = Cap with { Place = Cap.Place with { Line = 7, EndLine = 7 }, Words = "open-source" };
        var list = new FindingList(IsLabelled: true, ShipsRestricted: true, [words])
        {
            Lines = new Dictionary<Place, string> { [words.Place] = "<PackageTags>open-source</PackageTags>" },
        };
        (await Run(list.Write())).ShouldHaveSingleItem().Location.GetLineSpan().ToString().ShouldBe("/home/dev/app/App.csproj: (1,15)-(1,26)");
        (await Run((list with { Findings = [words with { Words = "quelloffen" }] }).Write())).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_places_that_a_finding_rests_on_are_links()
    {
        var clause = new RelatedPlace(new Place("models/LICENSE.txt", 8, 1, 8, 20), "user-cap: words");
        var found = (await Run(Findings(Cap with { Related = [clause] }))).ShouldHaveSingleItem();
        found.AdditionalLocations.Select(l => l.GetLineSpan().ToString()).ShouldBe(["/home/dev/app/models/LICENSE.txt: (7,0)-(7,19)"]);
    }

    [Fact]
    public async Task A_list_of_another_version_is_not_guessed_at() =>
        (await Run(Findings(Cap).Replace("MOP1001\t", "MOP7777\t", StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public async Task Without_findings_it_says_nothing() => (await Run(findings: null)).ShouldBeEmpty();

    [Fact]
    public async Task Where_the_task_speaks_it_is_silent() => (await Run(Findings(Cap), ("build_property.ModelOpennessReporter", "task"))).ShouldBeEmpty();

    [Fact]
    public async Task A_damaged_list_is_silence_and_never_a_crash()
    {
        var whole = Findings(Cap, Row("MOP1004", "App.csproj", 2, 16, 27));
        var random = new Random(11);
        for (var i = 0; i < 150; i++)
        {
            var damaged = new StringBuilder(i % 2 == 0 ? whole[..random.Next(whole.Length)] : whole);
            for (var j = 0; j < 3 && damaged.Length > 0; j++)
            {
                damaged[random.Next(damaged.Length)] = (char)random.Next(1, 0x3000);
            }

            var found = await Run(damaged.ToString());
            found.ShouldNotContain(f => f.Id == "AD0001");
        }
    }

    [Fact]
    public void Every_rule_has_a_descriptor_of_its_severity()
    {
        var all = new InventoryAnalyzer().SupportedDiagnostics;
        all.Select(d => d.Id).ShouldBe(RuleTable.All.Select(r => r.Id));
        all.ShouldAllBe(d => d.Title.ToString().Length > 0 && d.HelpLinkUri.Length > 0 && d.IsEnabledByDefault);
        all.Where(d => d.DefaultSeverity == DiagnosticSeverity.Info).Select(d => d.Id).ShouldBe(RuleTable.All.Where(r => r.Severity == FindingSeverity.Info).Select(r => r.Id));
    }

    private static async Task<ImmutableArray<Diagnostic>> Run(string? findings, params (string Key, string Value)[] options)
    {
        var files = ImmutableArray.Create<AdditionalText>(new Text("/home/dev/app/App.csproj", Project));
        if (findings is not null)
        {
            files = files.Add(new Text("/home/dev/app/obj/ModelOpenness.findings", findings));
        }

        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText("class C { }")], options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["build_property.ProjectDir"] = "/home/dev/app/" };
        foreach (var (key, value) in options)
        {
            all[key] = value;
        }

        return await compilation.WithAnalyzers([new InventoryAnalyzer()], new AnalyzerOptions(files, new Options(all))).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
    }

    private static string Findings(params Finding[] findings) => new FindingList(IsLabelled: true, ShipsRestricted: true, findings).Write();

    private static Finding Row(string rule, string path, int line, int column, int endColumn) =>
        new(rule, FindingSeverity.Warning, "words of " + rule, new Place(path, line, column, line, endColumn));

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Global(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
