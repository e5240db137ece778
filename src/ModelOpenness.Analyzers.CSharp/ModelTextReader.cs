using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ModelOpenness.Code;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>
/// Reads what texts an expression may have, without running anything: constants, locals, fields, properties, options objects,
/// <c>??</c>, <c>?:</c>, <c>switch</c>, concatenation and paths put together. Bounded in depth and number; what it does not see
/// it leaves out.
/// </summary>
internal sealed class ModelTextReader
{
    private const int MaxDepth = 12;
    private readonly CancellationToken cancellation;
    private readonly DeclaredText declared;

    private ModelTextReader(CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        declared = new DeclaredText(this, cancellation);
    }

    /// <summary>The texts that the value may have; none where nothing is known.</summary>
    public static IReadOnlyList<ModelText> Read(IOperation value, CancellationToken cancellation)
    {
        var texts = new ModelTexts();
        new ModelTextReader(cancellation).Add(value, MaxDepth, texts);
        return texts.All;
    }

    /// <summary>Adds the texts of an operation.</summary>
    internal void Add(IOperation? value, int depth, ModelTexts texts)
    {
        cancellation.ThrowIfCancellationRequested();
        if (value is null || depth <= 0 || texts.IsFull)
        {
            return;
        }

        if (value.ConstantValue is { HasValue: true, Value: string constant })
        {
            texts.Add(constant, literal: value.Syntax);
            return;
        }

        if (Alternatives(value) is { } alternatives)
        {
            foreach (var alternative in alternatives)
            {
                Add(alternative, depth - 1, texts);
            }

            return;
        }

        switch (value)
        {
            case ILocalReferenceOperation local:
                declared.AddLocal(local, depth, texts);
                break;
            case IFieldReferenceOperation field:
                declared.AddMember(field.Field, value, depth, texts);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                if (
                    !AddOfInstance(property.Property, property.Instance, depth, texts)
                    && !declared.AddOfObject(property.Property, property.Instance, depth, texts)
                )
                {
                    declared.AddMember(property.Property, value, depth, texts);
                }

                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } keys } element:
                declared.AddElements(element.Instance, keys[0].Value, depth, texts);
                break;
            case IArrayElementReferenceOperation { Indices: { Length: 1 } indices } element:
                declared.AddElements(element.ArrayReference, indices[0], depth, texts);
                break;
            case IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, ExplicitDefaultValue: string given } }:
                texts.Add(given);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                texts.AddJoined([sum.LeftOperand, sum.RightOperand], "", Reader(depth));
                break;
            case IInterpolatedStringOperation interpolated:
                texts.AddJoined([.. interpolated.Parts.Select(Part)], "", Reader(depth));
                break;
            case IInvocationOperation call:
                AddCall(call, depth, texts);
                break;
            case IObjectCreationOperation created:
                AddThrough(created, depth, texts);
                break;
        }
    }

    /// <summary>The operations one of which gives the value; null where the value is made in another way.</summary>
    private static IEnumerable<IOperation?>? Alternatives(IOperation value) => value switch
    {
        IConversionOperation conversion => [conversion.Operand],
        IParenthesizedOperation parenthesized => [parenthesized.Operand],
        IAwaitOperation awaited => [awaited.Operation],
        ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
        IConditionalOperation conditional => [conditional.WhenTrue, conditional.WhenFalse],
        ISwitchExpressionOperation choice => choice.Arms.Select(a => (IOperation?)a.Value),
        _ => null,
    };

    private Action<IOperation?, ModelTexts> Reader(int depth) => (part, into) => Add(part, depth - 1, into);

    private void AddCall(IInvocationOperation call, int depth, ModelTexts texts)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is { } type)
        {
            if (IsPath(type) && method.Name is nameof(System.IO.Path.Combine) or "Join")
            {
                texts.AddJoined(Elements(call), "/", Reader(depth));
                return;
            }

            if (type.SpecialType == SpecialType.System_String && method.Name == nameof(string.Concat))
            {
                texts.AddJoined(Elements(call), "", Reader(depth));
                return;
            }

            if (call.Arguments.Length > 0 && ApiPatterns.IsThrough(PatternSet.FullName(type), method.Name))
            {
                Add(call.Arguments[0].Value, depth - 1, texts);
                return;
            }
        }

        if (
            call.Type?.SpecialType == SpecialType.System_String
            && method is { ContainingNamespace.Name: "Linq" }
            && (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } sequence
        )
        {
            declared.AddElements(sequence, key: null, depth, texts);
            return;
        }

        // configuration.GetValue("Ollama:Model", defaultValue: "…") may give its default.
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == "defaultValue")
            {
                Add(argument.Value, depth - 1, texts);
                return;
            }
        }

        declared.AddMember(method, call, depth, texts);
    }

    /// <summary>A property of an object that was just created: what its initializer, its <c>with</c> or its record constructor gives.</summary>
    private bool AddOfInstance(IPropertySymbol property, IOperation? instance, int depth, ModelTexts texts)
    {
        if (depth <= 0)
        {
            return false;
        }

        switch (instance)
        {
            case IConversionOperation conversion:
                return AddOfInstance(property, conversion.Operand, depth - 1, texts);
            case IObjectCreationOperation created:
                return AddSet(property, created.Initializer, depth, texts)
                    || AddPositional(property, created, depth, texts)
                    || AddThrough(created, depth, texts);
            case IWithOperation changed:
                return AddSet(property, changed.Initializer, depth, texts) || AddOfInstance(property, changed.Operand, depth - 1, texts);
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false }:
                return AddOfInstance(property, declared.Initial(instance), depth - 1, texts);
            default:
                return false;
        }
    }

    /// <summary>What only leads to a file, <c>new FileInfo("…")</c>, and its properties.</summary>
    private bool AddThrough(IObjectCreationOperation created, int depth, ModelTexts texts)
    {
        if (created is not { Arguments.Length: > 0, Type: INamedTypeSymbol type } || !ApiPatterns.IsThrough(PatternSet.FullName(type), ApiPattern.Constructor))
        {
            return false;
        }

        Add(created.Arguments[0].Value, depth - 1, texts);
        return true;
    }

    private bool AddSet(IPropertySymbol property, IObjectOrCollectionInitializerOperation? initializer, int depth, ModelTexts texts)
    {
        foreach (var element in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (element is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var set } } assignment
                && SymbolEqualityComparer.Default.Equals(set, property))
            {
                Add(assignment.Value, depth - 1, texts);
                return true;
            }
        }

        return false;
    }

    private bool AddPositional(IPropertySymbol property, IObjectCreationOperation created, int depth, ModelTexts texts)
    {
        foreach (var argument in created.Arguments)
        {
            if (
                created.Type is { IsRecord: true }
                && argument.ArgumentKind == ArgumentKind.Explicit
                && string.Equals(argument.Parameter?.Name, property.Name, StringComparison.Ordinal)
            )
            {
                Add(argument.Value, depth - 1, texts);
                return true;
            }
        }

        return false;
    }

    private static IOperation? Part(IInterpolatedStringContentOperation content) => content switch
    {
        IInterpolatedStringTextOperation text => text.Text,
        IInterpolationOperation { FormatString: null, Alignment: null } hole => hole.Expression,
        _ => null,
    };

    private static List<IOperation?> Elements(IInvocationOperation invocation)
    {
        var parts = new List<IOperation?>();
        foreach (var argument in invocation.Arguments.OrderBy(a => a.Parameter?.Ordinal ?? 0))
        {
            // A "params" array, or since C# 13 a span or list, holds the parts.
            switch (argument)
            {
                case { ArgumentKind: ArgumentKind.Explicit or ArgumentKind.DefaultValue }:
                    parts.Add(argument.Value);
                    break;
                case { Value: IArrayCreationOperation { Initializer: { } elements } }:
                    parts.AddRange(elements.ElementValues);
                    break;
                default:
                    parts.AddRange((argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value).ChildOperations);
                    break;
            }
        }

        return parts;
    }

    private static bool IsPath(INamedTypeSymbol type) =>
        type is { Name: nameof(System.IO.Path), ContainingNamespace: { Name: nameof(System.IO), ContainingNamespace.Name: nameof(System) } };
}
