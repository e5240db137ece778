using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Analyzers.CSharp;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Judging;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Worker;

/// <summary>
/// Looks at C# with the analyzers that a build runs, over a compilation of our own: sources and references are read, nothing is
/// emitted, and no generator or analyzer of the project is loaded.
/// </summary>
internal static class CodeReader
{
    private const int MaxSource = 16 << 20;

    /// <summary>
    /// Answers a request: <c>projects</c>, each after those that it refers to, the last of them the one that is asked about, and the
    /// <c>inventory</c>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">The writer.</param>
    public static void Answer(JsonElement request, Utf8JsonWriter answer)
    {
        var compilations = new List<CSharpCompilation>();
        foreach (var project in request.GetProperty("projects").EnumerateArray())
        {
            compilations.Add(Compilation(project, compilations));
        }

        answer.WriteStartArray("findings");
        foreach (var found in Findings(compilations[^1], request.GetProperty("inventory").GetBytesFromBase64()))
        {
            var place = found.Location.GetLineSpan();
            answer.WriteStartArray();
            answer.WriteStringValue(found.Id);
            answer.WriteStringValue(found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
            answer.WriteStringValue(found.Properties.TryGetValue(CodeJudge.ModelProperty, out var model) ? model : null);
            answer.WriteStringValue(place.Path);
            answer.WriteNumberValue(place.StartLinePosition.Line + 1);
            answer.WriteNumberValue(place.StartLinePosition.Character + 1);
            answer.WriteNumberValue(place.EndLinePosition.Line + 1);
            answer.WriteNumberValue(place.EndLinePosition.Character + 1);
            answer.WriteStringValue(found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
            answer.WriteStringValue(found.Properties.TryGetValue(CodeClaimAnalyzer.Replacement, out var replacement) ? replacement : null);
            answer.WriteEndArray();
        }

        answer.WriteEndArray();
    }

    private static IEnumerable<Diagnostic> Findings(CSharpCompilation compilation, byte[] inventory)
    {
        // What an analyzer fails at is left to the tests of the analyzers.
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([new InventoryText(inventory)]),
            (_, _, _) => { },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false
        );
        return compilation.WithAnalyzers([new ModelReferenceAnalyzer(), new CodeClaimAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult()
            .Where(d => !d.IsSuppressed && d.Location.IsInSource)
            .OrderBy(d => d.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start);
    }

    private static CSharpCompilation Compilation(JsonElement project, List<CSharpCompilation> others)
    {
        var options = new CSharpParseOptions(
            LanguageVersionFacts.TryParse(project.GetProperty("language").GetString(), out var version) ? version : LanguageVersion.Latest,
            DocumentationMode.None,
            preprocessorSymbols: Texts(project, "defines"));
        var trees = Texts(project, "sources").Select(path => Tree(path, options)).OfType<SyntaxTree>().ToList();
        trees.Add(CSharpSyntaxTree.ParseText(string.Join('\n', Texts(project, "usings")), options, "GlobalUsings.g.cs"));
        return CSharpCompilation.Create(
            project.GetProperty("name").GetString(),
            trees,
            [
                .. Texts(project, "references").Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path)),
                .. project.GetProperty("others").EnumerateArray().Select(i => others[i.GetInt32()].ToMetadataReference()),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    private static SyntaxTree? Tree(string path, CSharpParseOptions options)
    {
        var files = new SourceFiles(Path.GetDirectoryName(path)!);
        return files.ReadBytes(path, MaxSource) is { } bytes
            ? CSharpSyntaxTree.ParseText(SourceText.From(bytes, bytes.Length, Encoding.UTF8), options, path)
            : null;
    }

    private static IEnumerable<string> Texts(JsonElement project, string name) => project.GetProperty(name).EnumerateArray().Select(t => t.GetString()!);

    private sealed class InventoryText(byte[] inventory) : AdditionalText
    {
        private readonly SourceText text = SourceText.From(inventory, inventory.Length, Encoding.UTF8);

        public override string Path => "/" + Inventory.FileName;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
