using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>A license that applies to a model, or may be chosen for it: a whole statement, or a side of "MIT OR GPL-2.0-only".</summary>
/// <param name="Ids">The ids by which a policy may name it; none where it is not known.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="IsAsPublished">False for a known license whose text was changed.</param>
internal sealed record LicenseSide(IReadOnlyList<string> Ids, IReadOnlyList<Term> Terms, bool IsAsPublished)
{
    /// <summary>True where the license is known by its id.</summary>
    public bool IsKnown => Ids.Count > 0;

    /// <summary>
    /// Judges a model's license: of sides to choose from, one that nothing stands against is enough, or one whose every bar is waived; of
    /// sides that all apply, each counts.
    /// </summary>
    /// <param name="license">The license, or null where none is known.</param>
    /// <param name="catalog">Knows the sides.</param>
    /// <param name="bars">What stands against one side.</param>
    public static IReadOnlyList<Bar> Judge(EffectiveLicense? license, LicenseCatalog catalog, Func<LicenseSide, IReadOnlyList<Bar>> bars)
    {
        if (license?.Id is not { } id)
        {
            return bars(new LicenseSide([], license?.Terms ?? [], true));
        }

        var isAsPublished = !license.Evidence.IsModified;
        var root = catalog.Parts(id);
        if (root.Parts.Count == 0 || !root.IsKnown)
        {
            // What was read of the model's own text counts before the catalogue.
            return bars(new LicenseSide(IdsOf(root, id), license.Terms, isAsPublished));
        }

        // A use policy, or a sentence that was added, binds whichever side is chosen.
        var further = license.Terms.Where(t => !Has(Kinds(root), t)).ToList();
        return Of(root);

        IReadOnlyList<Bar> Of(LicenseNode node)
        {
            if (node.Parts.Count == 0)
            {
                var terms = node.Terms.Select(t => license.Terms.FirstOrDefault(own => own.Kind == t.Kind) ?? t);
                return bars(new LicenseSide(node.IsKnown ? IdsOf(node, node.Text) : [], [.. terms, .. further], isAsPublished));
            }

            var sides = node.Parts.Select(Of).ToList();
            return !node.IsOr
                ? [.. sides.SelectMany(s => s).Distinct()]
                : sides.Find(s => s.Count == 0) ?? sides.Find(s => s.All(b => b.Waiver is not null)) ?? [.. sides.SelectMany(s => s).Distinct()];
        }
    }

    private static IReadOnlyList<string> IdsOf(LicenseNode node, string id) =>
        [.. node.Licenses.SelectMany(l => new[] { l.Id, l.SpdxId }).Prepend(id).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<Term> Kinds(LicenseNode node) => node.Parts.Count == 0 ? node.Terms : node.Parts.SelectMany(Kinds);

    private static bool Has(IEnumerable<Term> terms, Term term) => terms.Any(t => string.Equals(t.Kind, term.Kind, StringComparison.Ordinal));
}
