using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelOpenness.Code;
using ModelOpenness.Judging;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>Holds the value that names a model against the inventory's labels, models and waivers.</summary>
internal sealed class ReferenceJudge(CodeInventory inventory)
{
    private readonly ModelLookup lookup = new(inventory.Models);
    private readonly string column = inventory.Column;

    /// <summary>What is to be said of a value, of which model and of which constant; or null.</summary>
    public Said? Find(ApiPattern pattern, IOperation value, CancellationToken cancellation)
    {
        if (pattern.EnumPrefix is not null)
        {
            return Member(value) is { } member
                ? Find(
                    new ModelText(pattern.EnumPrefix + member.ToLower(CultureInfo.InvariantCulture) + ".bin", IsTail: false),
                    pattern.Kind
                )
                : null;
        }

        foreach (var text in ModelTextReader.Read(value, cancellation))
        {
            if (Find(text, pattern.Kind) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>What is to be said of a text that is fetched; null where it may be.</summary>
    public Said? Find(ModelText text, ModelArgumentKind kind) =>
        lookup.Find(text.Text, kind, text.IsTail) is { Ships: false } model
        && CodeJudge.Reference(inventory.Labels[0], text.Text, model, column, inventory.Waivers) is { } message
            ? new Said(message, model.Id, text.Literal)
            : null;

    /// <summary>The restricted model that a text which is only mentioned means, and what is to be said of it; null where it is named in other files,
    /// or may be.</summary>
    public Said? Mention(string text) =>
        inventory.Labels[0].IsPlural ? null
        : lookup.Find(text, ModelArgumentKind.Path) is { Ships: false } model
        && !inventory.NamedElsewhere.Contains(model.Id)
        && CodeJudge.Mention(inventory.Labels[0], text, model, column, inventory.Waivers) is { } message
            ? new Said(message, model.Id, null)
        : null;

    private static string? Member(IOperation value) => value switch
    {
        Microsoft.CodeAnalysis.Operations.IConversionOperation conversion => Member(conversion.Operand),
        Microsoft.CodeAnalysis.Operations.IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } member } => member.Name,
        _ => null,
    };
}

/// <summary>What is to be said.</summary>
/// <param name="Message">The message.</param>
/// <param name="Model">The model, as a waiver names it.</param>
/// <param name="Literal">The constant that names it; null where the text is put together.</param>
internal sealed record Said(string Message, string Model, SyntaxNode? Literal);
