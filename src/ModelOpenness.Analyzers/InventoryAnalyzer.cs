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
    private static readonly SourceTextValueProvider<FindingList> Findings = new(t => FindingList.Parse(t.ToString()));

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
        if (options.TryGetValue("build_property.ModelOpennessReporter", out var reporter) && string.Equals(reporter, "task", StringComparison.OrdinalIgnoreCase))
        {
            // The build's task speaks, so that nothing is said twice.
            return;
        }

        var list = FindingsFile(context.Options.AdditionalFiles);
        if (list?.GetText(context.CancellationToken) is not { } text
            || !context.TryGetValue(text, Findings, out var read)
            || read.Findings is not { Count: > 0 } findings
            || !options.TryGetValue("build_property.ProjectDir", out var projectFolder))
        {
            return;
        }

        var packageRoot = options.TryGetValue("build_property.NuGetPackageRoot", out var root) ? root : "";
        var byPath = findings.ToLookup(f => ProjectPath.Combine(projectFolder, f.Place.Path, packageRoot), StringComparer.Ordinal);
        var known = new HashSet<string>(context.Options.AdditionalFiles.Select(f => f.Path), StringComparer.Ordinal);
        context.RegisterAdditionalFileAction(file =>
        {
            if (byPath.Contains(file.AdditionalFile.Path))
            {
                Report(file, byPath[file.AdditionalFile.Path], file.AdditionalFile.Path, file.AdditionalFile.GetText(file.CancellationToken));
            }

            if (ReferenceEquals(file.AdditionalFile, list))
            {
                // Files that the compiler does not know (a model, a card in a package) are spoken for here.
                foreach (var other in byPath.Where(g => !known.Contains(g.Key)))
                {
                    Report(file, other, other.Key, text: null);
                }
            }
        });
    }

    private static void Report(AdditionalFileAnalysisContext context, IEnumerable<Finding> findings, string path, SourceText? text)
    {
        foreach (var finding in findings)
        {
            if (Descriptors.Find(finding.RuleId) is { } descriptor)
            {
                context.ReportDiagnostic(Diagnostic.Create(descriptor, Location(finding.Place, path, text), finding.Message));
            }
        }
    }

    private static Location Location(Place place, string path, SourceText? text)
    {
        var start = new LinePosition(Math.Max(0, place.Line - 1), Math.Max(0, place.Column - 1));
        var end = new LinePosition(Math.Max(0, place.EndLine - 1), Math.Max(0, place.EndColumn - 1));
        if (end < start)
        {
            end = start;
        }

        var span = default(TextSpan);
        if (text is not null && end.Line < text.Lines.Count)
        {
            // The file may have been edited since the inventory was written: what no longer fits is shown at the line's end.
            var from = Math.Min(text.Lines[start.Line].Start + start.Character, text.Lines[start.Line].End);
            var to = Math.Min(text.Lines[end.Line].Start + end.Character, text.Lines[end.Line].End);
            span = TextSpan.FromBounds(from, Math.Max(from, to));
        }

        return Microsoft.CodeAnalysis.Location.Create(path, span, new LinePositionSpan(start, end));
    }

    private static AdditionalText? FindingsFile(ImmutableArray<AdditionalText> files)
    {
        foreach (var file in files)
        {
            if (file.Path.EndsWith(FindingList.FileName, StringComparison.Ordinal))
            {
                return file;
            }
        }

        return null;
    }
}
