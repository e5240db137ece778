using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ModelOpenness.Code;
using ModelOpenness.Judging;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>MOP4001: C# refers to a restricted model in a project that is labelled open source.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelReferenceAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = CodeDescriptors.Create(RuleTable.ReferencedInCode);

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
        // Nobody says open source: nothing to look at. Models are not needed, an id alone may be restricted.
        if (CodeInventory.Of(context.Options.AdditionalFiles, context.TryGetValue, context.CancellationToken) is not { Labels.Count: > 0 } inventory)
        {
            return;
        }

        var finder = new Finder(inventory);
        context.RegisterOperationAction(finder.Invocation, OperationKind.Invocation);
        context.RegisterOperationAction(finder.Creation, OperationKind.ObjectCreation);
        context.RegisterOperationAction(finder.Assignment, OperationKind.SimpleAssignment);
    }

    private sealed class Finder(CodeInventory inventory)
    {
        private readonly ModelLookup lookup = new(inventory);
        private readonly string column = inventory.Column;

        public void Invocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            var patterns = ApiPatterns.Of(call.TargetMethod.Name);
            if (patterns.Count > 0 && Pattern(patterns, call.TargetMethod.ContainingType) is { IsProperty: false } pattern)
            {
                Argument(context, pattern, call.TargetMethod, call.Arguments);
            }
        }

        public void Creation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Arguments.Length > 0 && creation.Constructor is { } constructor
                && Pattern(ApiPatterns.Of(ApiPattern.Constructor), constructor.ContainingType) is { } pattern)
            {
                Argument(context, pattern, constructor, creation.Arguments);
            }
        }

        public void Assignment(OperationAnalysisContext context)
        {
            var assignment = (ISimpleAssignmentOperation)context.Operation;
            if (assignment.Target is not IPropertyReferenceOperation { Property: var property })
            {
                return;
            }

            var patterns = ApiPatterns.Of(property.Name);
            if (patterns.Count > 0 && Pattern(patterns, property.ContainingType) is { IsProperty: true } pattern)
            {
                Report(context, pattern, assignment.Value);
            }
        }

        private static ApiPattern? Pattern(IReadOnlyList<ApiPattern> patterns, INamedTypeSymbol type)
        {
            for (var current = type; current is not null; current = current.BaseType)
            {
                if (current.SpecialType == SpecialType.System_Object)
                {
                    break;
                }

                if (Named(patterns, current) is { } pattern)
                {
                    return pattern;
                }
            }

            foreach (var implemented in type.AllInterfaces)
            {
                if (Named(patterns, implemented) is { } pattern)
                {
                    return pattern;
                }
            }

            return null;
        }

        private static ApiPattern? Named(IReadOnlyList<ApiPattern> patterns, INamedTypeSymbol type)
        {
            string? name = null;
            foreach (var pattern in patterns)
            {
                // The last word first: a full name is put together only for the few types that may be meant.
                if ((pattern.IsNamespace || pattern.Type.EndsWith(type.Name, StringComparison.Ordinal)) && pattern.Matches(name ??= FullName(type)))
                {
                    return pattern;
                }
            }

            return null;
        }

        private static string FullName(INamedTypeSymbol type)
        {
            var name = type.Name;
            for (ISymbol? outer = type.ContainingSymbol; outer is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; outer = outer.ContainingSymbol)
            {
                name = outer.Name + "." + name;
            }

            return name;
        }

        private void Argument(OperationAnalysisContext context, ApiPattern pattern, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
        {
            var parameter = Parameter(pattern, method);
            foreach (var argument in arguments)
            {
                // What the code leaves out it does not say.
                if (parameter is not null && argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Ordinal == parameter.Ordinal)
                {
                    Report(context, pattern, argument.Value);
                }
            }
        }

        private static IParameterSymbol? Parameter(ApiPattern pattern, IMethodSymbol method)
        {
            foreach (var parameter in method.Parameters)
            {
                if (pattern.Parameters.Contains(parameter.Name, StringComparer.Ordinal))
                {
                    return parameter;
                }
            }

            var position = pattern.Position + (method.IsExtensionMethod && method.ReducedFrom is null ? 1 : 0);
            return pattern.Position >= 0 && position < method.Parameters.Length && method.Parameters[position].Type.SpecialType == SpecialType.System_String
                ? method.Parameters[position]
                : null;
        }

        private void Report(OperationAnalysisContext context, ApiPattern pattern, IOperation value)
        {
            foreach (var text in ModelTextReader.Read(value, context.CancellationToken))
            {
                if (lookup.Find(text, pattern.Kind) is { } model
                    && CodeJudge.Reference(inventory.Labels[0], text.Text, model, column) is { } message)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Descriptor, value.Syntax.GetLocation(), message));
                    return;
                }
            }
        }
    }
}
