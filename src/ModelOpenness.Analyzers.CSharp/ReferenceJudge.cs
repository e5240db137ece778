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

    /// <summary>What is to be said of a value, and of which model; or null.</summary>
    public (string Message, string Model)? Find(ApiPattern pattern, IOperation value, CancellationToken cancellation)
    {
        if (pattern.EnumPrefix is not null)
        {
            return Member(value) is { } member ? Find(pattern, new ModelText(pattern.EnumPrefix + member.ToLower(CultureInfo.InvariantCulture) + ".bin", IsTail: false)) : null;
        }

        foreach (var text in ModelTextReader.Read(value, cancellation))
        {
            if (Find(pattern, text) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private (string Message, string Model)? Find(ApiPattern pattern, ModelText text) =>
        lookup.Find(text.Text, pattern.Kind, text.IsTail) is { } model && CodeJudge.Reference(inventory.Labels[0], text.Text, model, column, inventory.Waivers) is { } message
            ? (message, model.Id)
            : null;

    private static string? Member(IOperation value) => value switch
    {
        Microsoft.CodeAnalysis.Operations.IConversionOperation conversion => Member(conversion.Operand),
        Microsoft.CodeAnalysis.Operations.IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } member } => member.Name,
        _ => null,
    };
}
