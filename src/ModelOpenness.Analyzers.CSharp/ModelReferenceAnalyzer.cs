using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelOpenness.Judging;
using ModelOpenness.Rules;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>MOP4001: C# refers to a restricted model in a project that is labelled open source.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelReferenceAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = CodeDescriptors.Create(RuleTable.Referenced);

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
        // Nobody says open source, or no library that names models: nothing to look at. Models are not needed, an id alone may be restricted.
        var files = context.Options.AdditionalFiles;
        if (CodeInventory.Later(files, context.TryGetValue) is not { } inventory
            || CodeInventory.Summary(files, context.CancellationToken) is { IsLabelled: false }
            || PatternSet.Of(context.Compilation, context.CancellationToken) is not { } patterns)
        {
            return;
        }

        var judge = new Lazy<ReferenceJudge?>(() => inventory.Value is { MayRefer: true } models ? new ReferenceJudge(models) : null);

        // Not by operations: they would make the compiler bind every body once more, and be called for every call in the project.
        context.RegisterSemanticModelAction(file =>
        {
            var text = file.SemanticModel.SyntaxTree.GetText(file.CancellationToken).ToString();
            if (patterns.Finder.Next(text, 0) is >= 0 and var first && judge.Value is { } known)
            {
                new ReferenceReader(file.SemanticModel, patterns, text, file.CancellationToken).Read(first, (pattern, value) =>
                {
                    if (known.Find(pattern, value, file.CancellationToken) is var (message, model))
                    {
                        file.ReportDiagnostic(Diagnostic.Create(Descriptor, value.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(CodeJudge.ModelProperty, model), message));
                    }
                });
            }
        });
    }
}
