using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>Source code under the analyzers, with the inventory that a build would have written.</summary>
internal static class Code
{
    public static readonly Label ProjectLabel = new(LabelSource.Property, "PackageTags", "open-source", new Place("App.csproj", 3, 18, 3, 29));

    public static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is "System.Private.CoreLib.dll" or "System.Private.Uri.dll" or "System.Runtime.dll" or "System.Linq.dll" or "System.Collections.dll" or "netstandard.dll")
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>An inventory with a label of the project and no models: what a project without model files gets.</summary>
    public static Inventory Labelled { get; } = new("App.csproj", "osd") { Labels = [ProjectLabel] };

    /// <summary>A model that ships.</summary>
    public static Model Model(string path, string? licenseId, string? hubId = null)
    {
        var license = licenseId is null ? null : LicenseCatalog.Default.Find(licenseId)!;
        var evidence = license is null ? null : new Evidence(EvidenceSource.EmbeddedMetadata, license.Id, new Place(path)) { Key = "general.license", LicenseId = license.Id, LicenseName = license.Name };
        return new Model(path, path[(path.LastIndexOf('/') + 1)..])
        {
            HubId = hubId,
            Ships = true,
            Artifacts = [new Artifact(path, "gguf")],
            Evidence = evidence is null ? [] : [evidence],
            License = license is null ? null : new EffectiveLicense(license.Id, license.Name, evidence!, license.Terms),
        };
    }

    /// <summary>A model that is here and does not ship: a reference to it is all that speaks of it.</summary>
    public static Model Local(string path, string? licenseId, string? hubId = null) => Model(path, licenseId, hubId) with { Ships = false };

    public static Inventory With(params Model[] models) => Labelled with { Models = models };

    /// <summary>The findings in the sources, ordered by place. An analyzer that throws fails the test.</summary>
    public static List<Diagnostic> Analyze(Inventory? inventory, params string[] sources) =>
        Analyze(inventory, DocumentationMode.None, sources);

    public static List<Diagnostic> Analyze(Inventory? inventory, DocumentationMode documentation, params string[] sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, documentation);
        var trees = sources.Select((s, i) => CSharpSyntaxTree.ParseText(s, options, $"/app/File{i}.cs", Encoding.UTF8));
        var compilation = CSharpCompilation.Create("App", trees, Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return Analyze(compilation, inventory);
    }

    public static List<Diagnostic> Analyze(Compilation compilation, Inventory? inventory) => [.. All(compilation, inventory).Where(d => d.Id != "MOP4003")];

    /// <summary>What is mentioned only: MOP4003.</summary>
    public static List<Diagnostic> Mentions(Inventory inventory, params string[] sources)
    {
        var trees = sources.Select((s, i) => CSharpSyntaxTree.ParseText(s, new CSharpParseOptions(LanguageVersion.Preview), $"/app/File{i}.cs", Encoding.UTF8));
        return [.. All(CSharpCompilation.Create("App", trees, Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)), inventory).Where(d => d.Id == "MOP4003")];
    }

    private static List<Diagnostic> All(Compilation compilation, Inventory? inventory)
    {
        ImmutableArray<AdditionalText> files = inventory is null ? [] : [new File(Encoding.UTF8.GetString(InventoryWriter.ToBytes(inventory)))];
        Exception? failure = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(files), (e, _, _) => failure = e, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = compilation.WithAnalyzers([new ModelReferenceAnalyzer(), new CodeClaimAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        failure.ShouldBeNull();
        return [.. found.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>The text that a finding underlines.</summary>
    public static string Underlined(this Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private sealed class File(string text) : AdditionalText
    {
        private readonly SourceText source = SourceText.From(text, Encoding.UTF8);

        public override string Path => "/app/obj/ModelOpenness.inventory.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => source;
    }
}
