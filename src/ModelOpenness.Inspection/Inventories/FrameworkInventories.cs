using ModelOpenness.Judging;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Inventories;

/// <summary>The inventories of one project, one a target framework, as one: a build of all of them says the same things again and again.</summary>
internal static class FrameworkInventories
{
    /// <summary>One inventory that holds what any of them holds, each once.</summary>
    /// <param name="inventories">At least one inventory, all of one project.</param>
    public static Inventory Together(IReadOnlyList<Inventory> inventories) =>
        inventories.Count == 1
            ? inventories[0]
            : inventories[0] with
            {
                // A model that ships for one of them ships.
                Models =
                [
                    .. inventories
                        .SelectMany(i => i.Models)
                        .GroupBy(m => m.Id, StringComparer.Ordinal)
                        .Select(g => g.FirstOrDefault(m => m.Ships) ?? g.First())
                        .OrderBy(m => m.Id, StringComparer.Ordinal),
                ],
                Named =
                [
                    .. inventories
                        .SelectMany(i => i.Named)
                        .GroupBy(m => m.Id, StringComparer.Ordinal)
                        .Select(g => g.First() with { References = [.. g.SelectMany(m => m.References).Distinct()] })
                        .OrderBy(m => m.Id, StringComparer.Ordinal),
                ],
                Labels = [.. inventories.SelectMany(i => i.Labels).Distinct()],
                Findings = Judge.Order(
                    inventories.SelectMany(i => i.Findings).GroupBy(f => (f.RuleId, f.Place, f.Message, f.Waiver)).Select(g => g.First())
                ),
                NotLookedAt = [.. inventories.SelectMany(i => i.NotLookedAt).Distinct()],
                CodeWaivers = [.. inventories.SelectMany(i => i.CodeWaivers).Distinct()],
            };
}
