using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers;

/// <summary>
/// Renders the findings of the inspection at their places. It judges nothing: where the build wrote none (the package
/// reference came through another project, or the product is switched off) it says nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class InventoryAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (
            options.TryGetValue("build_property.ModelOpennessReporter", out var reporter)
            && string.Equals(reporter, "task", StringComparison.OrdinalIgnoreCase)
        )
        {
            // The build's task speaks, so that nothing is said twice.
            return;
        }

        var files = context.Options.AdditionalFiles;
        if (FindingsFile.Read(files, context.TryGetValue, context.CancellationToken) is not { Findings: { Count: > 0 } findings } read
            || !options.TryGetValue("build_property.ProjectDir", out var projectFolder))
        {
            return;
        }

        var packageRoot = options.TryGetValue("build_property.NuGetPackageRoot", out var root) ? root : "";
        string FullPath(string path) => ProjectPath.Combine(projectFolder, path, packageRoot);
        var renderer = new FindingRenderer(read, FullPath);
        var byPath = findings.ToLookup(f => FullPath(f.Place.Path), StringComparer.Ordinal);
        var list = FindingsFile.Find(files, FindingList.FileName);
        var known = new HashSet<string>(files.Select(f => f.Path), StringComparer.Ordinal);
        context.RegisterAdditionalFileAction(file =>
        {
            if (byPath.Contains(file.AdditionalFile.Path))
            {
                Report(file, byPath[file.AdditionalFile.Path], renderer, file.AdditionalFile.GetText(file.CancellationToken));
            }

            if (ReferenceEquals(file.AdditionalFile, list))
            {
                // Files that the compiler does not know (a model, a card in a package) are spoken for here.
                foreach (var other in byPath.Where(g => !known.Contains(g.Key)))
                {
                    Report(file, other, renderer, text: null);
                }
            }
        });
    }

    private static void Report(AdditionalFileAnalysisContext context, IEnumerable<Finding> findings, FindingRenderer renderer, SourceText? text)
    {
        var characters = text?.ToString();
        foreach (var finding in findings)
        {
            if (renderer.Render(finding, text, characters) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
