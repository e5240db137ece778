using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Code;
using ModelOpenness.Judging;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers;

/// <summary>MOP4001: Visual Basic fetches a restricted model in a project that is labelled open source, as far as its texts alone say so.</summary>
#pragma warning disable RS1004 // C# has an analyzer of its own, which sees more.
[DiagnosticAnalyzer(LanguageNames.VisualBasic)]
#pragma warning restore RS1004
public sealed class VisualBasicReferenceAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Find(RuleTable.Referenced)!;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var files = context.Options.AdditionalFiles;
        if (CodeInventory.Later(files, context.TryGetValue) is not { } inventory
            || FindingsFile.Read(files, context.TryGetValue, context.CancellationToken) is { IsLabelled: false })
        {
            return;
        }

        context.RegisterSyntaxTreeAction(file =>
        {
            var references = SourceReferences
                .Read(
                    file.Tree.GetText(file.CancellationToken).ToString(),
                    SourceLanguage.VisualBasic,
                    [.. file.Tree.Options.PreprocessorSymbolNames]
                )
                .References;
            if (references.Count == 0 || inventory.Value is not { MayRefer: true } known)
            {
                return;
            }

            var lookup = new ModelLookup(known.Models);
            foreach (var reference in references.Where(r => r.How == ReferenceHow.Fetched))
            {
                if (lookup.Find(reference.AsWritten, ModelArgumentKind.Path) is { Ships: false } model
                    && CodeJudge.Reference(known.Labels[0], reference.AsWritten, model, known.Column, known.Waivers) is { } message)
                {
                    file.ReportDiagnostic(
                        Diagnostic.Create(
                            Descriptor,
                            Location.Create(file.Tree, TextSpan.FromBounds(reference.Start, reference.End)),
                            message
                        )
                    );
                }
            }
        });
    }
}
