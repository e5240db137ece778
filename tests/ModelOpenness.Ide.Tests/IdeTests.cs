using System.Collections.Immutable;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace ModelOpenness.Ide.Tests;

/// <summary>The packed package in a project that is loaded as an IDE loads it: findings at their words, fixes that leave a project that builds.</summary>
public class IdeTests
{
    private const string Program = """
        using System;

        /// <summary>Gull is an open source model.</summary>
        internal static class Program
        {
            private const string About = "Gull is an open-source language model.";
            private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "models", "gull.gguf");

            private static void Main()
            {
                Console.WriteLine(About);
                Console.WriteLine(new LLama.Common.ModelParams(Path));
            }
        }

        namespace LLama.Common
        {
            public class ModelParams
            {
                public ModelParams(string modelPath) { }
            }
        }

        """;

    [Fact]
    public async Task An_IDE_shows_the_findings_at_their_words_and_fixes_them()
    {
        var project = new IdeProject(Program);
        using var workspace = MSBuildWorkspace.Create();
        var loaded = await workspace.OpenProjectAsync(project.File);
        workspace.Diagnostics.Where(d => d.Kind == WorkspaceDiagnosticKind.Failure).Select(d => d.Message).ShouldBeEmpty();

        var found = await FindAsync(loaded);
        (await WordsAsync(loaded, found)).ShouldBe(["MOP4002 open source", "MOP4002 open-source"]);

        var provider = Provider(loaded);
        var document = loaded.Documents.Single(d => d.Name == "Program.cs");
        var all = await provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            document, provider, FixAllScope.Project, "ModelOpenness.weights", ["MOP4002"], new Found(), CancellationToken.None));
        var changed = (await all!.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        workspace.TryApplyChanges(changed).ShouldBeTrue();

        project.Program.ShouldBe(Program.Replace("open source", "open weights").Replace("open-source", "open-weights"));
        var (exitCode, output) = project.Dotnet("build", "--no-restore", "-nologo");
        exitCode.ShouldBe(0, output);
        // The model ships, so its own rules speak of it, and not what the code does with it.
        output.ShouldContain("warning MOP1001");
        output.ShouldNotContain("MOP4001");
        output.ShouldNotContain("MOP4002");
    }

    [Fact]
    public async Task A_label_in_the_project_file_is_corrected_by_a_click_as_by_the_command_line()
    {
        var project = new IdeProject("System.Console.WriteLine();");
        var before = File.ReadAllText(project.File);
        using var workspace = MSBuildWorkspace.Create();
        var loaded = await workspace.OpenProjectAsync(project.File);

        var found = (await FindAsync(loaded, inSource: false)).Where(d => d.Id == "MOP1001").ToList().ShouldHaveSingleItem();
        found.AdditionalLocations.ShouldNotBeEmpty();
        var document = loaded.AdditionalDocuments.Single(d => d.FilePath == project.File);
        var actions = new List<CodeAction>();
        await Provider(loaded, "FindingCodeFixProvider").RegisterCodeFixesAsync(new CodeFixContext(document, found, (action, _) => actions.Add(action), CancellationToken.None));
        actions.Select(a => a.Title).ShouldBe(["Say \"open-weights\""]);
        var changed = (await actions[0].GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var clicked = (await changed.GetAdditionalDocument(document.Id)!.GetTextAsync()).ToString();
        clicked.ShouldBe(before.Replace("open-source", "open-weights", StringComparison.Ordinal));

        // The finding goes with its words, before anything is built.
        (await FindAsync(changed.GetProject(loaded.Id)!, inSource: false)).ShouldNotContain(d => d.Id == "MOP1001");

        project.Dotnet(Tool, "fix", "--apply", "App.csproj").ExitCode.ShouldBe(0);
        File.ReadAllText(project.File).ShouldBe(clicked);
        var (exitCode, output) = project.Dotnet("build", "--no-restore", "-nologo");
        exitCode.ShouldBe(0, output);
        output.ShouldNotContain("MOP1001");
    }

    [Fact]
    public async Task Each_fix_of_a_file_that_is_not_code_is_the_same_in_an_editor_and_from_the_command_line()
    {
        var (project, loaded) = await OtherFiles.Value;
        string[] files = ["App.csproj", "README.md", "models/README.md", "Texts.resx", "modelopenness.json"];
        var before = files.ToDictionary(f => f, f => project[f]);
        (string Kind, string[] Changed, string Gone)[] kinds =
        [
            ("Words", ["App.csproj", "README.md", "models/README.md", "Texts.resx"], "warning MOP(1\\d|40)"),
            ("License", ["App.csproj"], "warning MOP20"),
            ("Waiver", ["modelopenness.json"], "warning MOP"),
        ];
        foreach (var (kind, changed, gone) in kinds)
        {
            var clicked = await FixAllAsync(loaded, kind, FixAllScope.Project);
            var inSolution = await FixAllAsync(loaded, kind, FixAllScope.Solution);
            // Of several licenses an editor offers each; the command line asks which.
            string[] more = kind == "License" ? ["--license", Regex.Match(clicked[project.File], " License=\"(.+?)\"").Groups[1].Value] : [];
            string[] fix = [Tool, "fix", "--apply", "--kind", kind.ToLowerInvariant(), .. more, "App.csproj"];

            project.Dotnet(fix).ExitCode.ShouldBe(0);
            files.Where(f => project[f] != before[f]).ShouldBe(changed, kind);
            files.ShouldAllBe(f => project[f] == (clicked.GetValueOrDefault(project.PathOf(f)) ?? before[f]), kind);
            // Nothing is accepted for a whole solution.
            inSolution.ShouldBe(kind == "Waiver" ? [] : clicked, ignoreOrder: true);

            var after = files.ToDictionary(f => f, f => project[f]);
            project.Dotnet(fix);
            files.ShouldAllBe(f => project[f] == after[f], "a second fix changes nothing");
            var (exitCode, output) = project.Dotnet("build", "--no-restore", "-nologo");
            exitCode.ShouldBe(0, output);
            output.ShouldNotMatch(gone);
            files.ToList().ForEach(f => project[f] = before[f]);
        }
    }

    [Fact]
    public async Task Words_that_are_edited_in_a_file_that_is_not_code_are_followed_and_silent_once_they_are_gone()
    {
        var (_, loaded) = await OtherFiles.Value;
        var moved = await EditAsync(loaded, text => "\n\n" + text);
        var gone = await EditAsync(loaded, text => text.Replace("open-source", "open").Replace("open source", "open"));

        var labels = Labels(await FindAsync(loaded, inSource: false), down: 0);
        labels.Select(l => l.Split(':')[0]).Distinct().ShouldBe(["App.csproj", "README.md", "models/README.md", "Texts.resx"], ignoreOrder: true);
        Labels(await FindAsync(moved, inSource: false), down: 2).ShouldBe(labels);
        Labels(await FindAsync(gone, inSource: false), down: 0).ShouldBeEmpty();

        List<string> Labels(IEnumerable<Diagnostic> found, int down) =>
        [
            .. found.Where(d => d.Id.StartsWith("MOP1", StringComparison.Ordinal) || d.Id == "MOP4002")
                .Select(d => d.Location.GetLineSpan())
                .Select(s => $"{Path.GetRelativePath(Path.GetDirectoryName(loaded.FilePath)!, s.Path).Replace('\\', '/')}:{s.StartLinePosition.Line - down}:{s.StartLinePosition.Character}")
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A project with claims in every file that is not code, as an IDE loads it.</summary>
    private static readonly Lazy<Task<(IdeProject Project, Project Loaded)>> OtherFiles = new(async () =>
    {
        var project = new IdeProject(
            "System.Console.WriteLine();",
            ("README.md", "# App\r\n\r\nGull is an open-source model.\r\n"),
            ("models/README.md", "---\nlicense: apache-2.0\n---\n# Gull\n\nGull is an open source model.\n"),
            ("Texts.resx", "<root>\n  <data name=\"About\"><value>Gull is an open-source model.</value></data>\n</root>\n"),
            ("modelopenness.json", "{\n  \"waivers\": []\n}\n"));
        return (project, await MSBuildWorkspace.Create().OpenProjectAsync(project.File));
    });

    private static async Task<Project> EditAsync(Project project, Func<string, string> edit)
    {
        var solution = project.Solution;
        foreach (var document in project.AdditionalDocuments.Where(d => !d.Name.StartsWith("ModelOpenness.", StringComparison.Ordinal)))
        {
            solution = solution.WithAdditionalDocumentText(document.Id, SourceText.From(edit((await document.GetTextAsync()).ToString())));
        }

        return solution.GetProject(project.Id)!;
    }

    [Fact]
    public void Dotnet_format_asks_for_the_fix_and_makes_it()
    {
        // A reference has no words to correct, so that the tool would go on to name it.
        var program = Program.Replace("new LLama.Common.ModelParams(Path)", "Path");
        var project = new IdeProject(program);
        string[] format = ["format", "analyzers", "App.csproj", "--no-restore"];

        var (before, first) = project.Dotnet([.. format, "--verify-no-changes"]);
        before.ShouldBe(2, first);
        project.Dotnet(format).ExitCode.ShouldBe(0);
        var (after, last) = project.Dotnet([.. format, "--verify-no-changes"]);
        after.ShouldBe(0, last);

        // The claims are corrected; nothing was accepted in anybody's name.
        project.Program.ShouldBe(program.Replace("open source", "open weights").Replace("open-source", "open-weights"));
    }

    [Fact]
    public void Dotnet_format_accepts_nothing_in_anybodys_name()
    {
        var program = Program.Replace("open source", "open").Replace("open-source", "open");
        var project = new IdeProject(program);

        project.Dotnet("format", "analyzers", "App.csproj", "--no-restore").ExitCode.ShouldBe(0);

        project.Program.ShouldBe(program);
    }

    private static string Tool => Path.Combine(Repository.Root, "src", "ModelOpenness.Cli", "bin", Package.Tests.Building.Sdk.Configuration, "net10.0", "model-openness.dll");

    /// <summary>The files that fixing everything changes, with what they hold then.</summary>
    private static async Task<Dictionary<string, string>> FixAllAsync(Project project, string kind, FixAllScope scope)
    {
        var provider = Provider(project, "FindingCodeFixProvider");
        var document = project.Documents.First();
        var all = await provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            document, provider, scope, "ModelOpenness." + kind, provider.FixableDiagnosticIds, new Found(inSource: false), CancellationToken.None));
        var changed = (await all!.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution;
        var texts = new Dictionary<string, string>();
        foreach (var id in changed is null ? [] : changed.GetChanges(project.Solution).GetProjectChanges().SelectMany(p => p.GetChangedAdditionalDocuments()))
        {
            var fixedDocument = changed!.GetAdditionalDocument(id)!;
            texts.Add(fixedDocument.FilePath!, (await fixedDocument.GetTextAsync()).ToString());
        }

        return texts;
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Project project, bool inSource = true)
    {
        var analyzers = project.AnalyzerReferences.Where(IsOurs).SelectMany(r => r.GetAnalyzers(project.Language)).ToImmutableArray();
        analyzers.ShouldNotBeEmpty();
        var compilation = (await project.GetCompilationAsync())!.WithAnalyzers(analyzers, project.AnalyzerOptions);
        var found = await compilation.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. found.Where(d => d.Location.IsInSource == inSource).OrderBy(d => d.Location.SourceSpan.Start)];
    }

    private static async Task<List<string>> WordsAsync(Project project, ImmutableArray<Diagnostic> found)
    {
        var words = new List<string>();
        foreach (var diagnostic in found)
        {
            var text = await project.GetDocument(diagnostic.Location.SourceTree)!.GetTextAsync();
            words.Add(diagnostic.Id + " " + text.ToString(diagnostic.Location.SourceSpan));
        }

        return words;
    }

    /// <summary>The code fix of the package, in the world of its analyzers.</summary>
    private static CodeFixProvider Provider(Project project, string name = "ClaimCodeFixProvider")
    {
        var fixes = project.AnalyzerReferences.Where(IsOurs).Single(r => Path.GetFileName(r.FullPath) == "ModelOpenness.CodeFixes.dll").FullPath!;
        var analyzer = project.AnalyzerReferences.Where(IsOurs).SelectMany(r => r.GetAnalyzers(project.Language)).First().GetType().Assembly;
        var assembly = AssemblyLoadContext.GetLoadContext(analyzer)!.LoadFromAssemblyPath(fixes);
        return (CodeFixProvider)Activator.CreateInstance(assembly.GetType("ModelOpenness.CodeFixes." + name, throwOnError: true)!)!;
    }

    private static bool IsOurs(AnalyzerReference reference) => Path.GetFileName(reference.FullPath ?? "").StartsWith("ModelOpenness.", StringComparison.Ordinal);

    private sealed class Found(bool inSource = true) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindAsync(project, inSource);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => await FindAsync(document.Project);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
