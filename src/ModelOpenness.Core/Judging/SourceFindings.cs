using ModelOpenness.Code;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>MOP4001 and MOP4003 in source code, against an inventory that was judged before: what an analyzer says of the same texts.</summary>
internal static class SourceFindings
{
    /// <summary>The findings that stand, in the order of places.</summary>
    /// <param name="inventory">Labels, models and what the policy accepts.</param>
    /// <param name="references">What source code names.</param>
    public static IReadOnlyList<Finding> Of(Inventory inventory, IReadOnlyList<Reference> references)
    {
        if (inventory.Labels.Where(l => l.ModelId is null).OrderBy(l => l.IsPlural).FirstOrDefault() is not { } label)
        {
            return [];
        }

        var column = Column(inventory);
        var elsewhere = new HashSet<string>(inventory.Named.Select(m => m.Id), StringComparer.OrdinalIgnoreCase);
        var findings = new List<Finding>();
        var (models, named) = NamedModels.Of(inventory.Models, references);
        foreach (var model in models.Concat(named).Where(m => m.References.Count > 0))
        {
            var fetched = model.References.Where(r => r.How == ReferenceHow.Fetched).ToList();
            findings.AddRange(
                fetched
                    .Where(r => !r.IsSuppressed)
                    .Select(r =>
                        Create(
                            RuleTable.Referenced,
                            CodeJudge.Reference(label, r.AsWritten, model, column, inventory.CodeWaivers),
                            model,
                            r
                        )
                    )
                    .OfType<Finding>()
            );
            if (
                !label.IsPlural
                && fetched.Count == 0
                && !elsewhere.Contains(model.Id)
                && model.References.OrderBy(r => r.Place.Path, StringComparer.Ordinal).First() is { IsSuppressed: false } first
                && Create(
                    RuleTable.Mentioned,
                    CodeJudge.Mention(label, first.AsWritten, model, column, inventory.CodeWaivers),
                    model,
                    first
                )
                    is { } mentioned
            )
            {
                findings.Add(mentioned);
            }
        }

        return Judge.Order(findings);
    }

    /// <summary>True where one of the texts means a restricted model that does not ship.</summary>
    /// <param name="inventory">Labels, models and what the policy accepts.</param>
    /// <param name="texts">Ids and paths.</param>
    public static bool AnyRestricted(Inventory inventory, IEnumerable<string> texts)
    {
        var lookup = new ModelLookup(inventory.Models);
        var column = Column(inventory);
        return texts.Any(t => lookup.Find(t, ModelArgumentKind.Path) is { Ships: false } model && CodeJudge.IsRestricted(model, column));
    }

    private static string Column(Inventory inventory) => Standard.Find(inventory.Standard)?.Terms ?? Standard.OpenSourceDefinition;

    private static Finding? Create(string rule, string? message, Model model, Reference reference) =>
        message is null ? null : new Finding(rule, RuleTable.Get(rule).Severity, message, reference.Place) { Models = [model.Id] };
}
