using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>
/// Rules about the evidence itself, with or without a label: sources that disagree (MOP2002), known licenses that were changed
/// (MOP2003), derivatives that claim more freedom than their base gives (MOP2005).
/// </summary>
internal static class EvidenceFindings
{
    /// <summary>The findings about the evidence on models.</summary>
    /// <param name="models">The models.</param>
    /// <param name="policy">What the team accepted.</param>
    /// <param name="catalog">Knows the licenses.</param>
    /// <param name="lineage">Knows the base models.</param>
    public static IEnumerable<Finding> Of(IReadOnlyList<Model> models, PolicyBook policy, LicenseCatalog catalog, Lineage lineage)
    {
        foreach (var model in models)
        {
            foreach (
                var finding in new[]
                {
                    Disagreement(model, catalog),
                    Changed(model),
                    BelievedLicense.Of(model),
                    LaxerThanBase(model, catalog, lineage),
                }.OfType<Finding>()
            )
            {
                yield return finding with { Waiver = policy.Find(finding.RuleId, model.Id, [], model.License?.Id) };
            }
        }
    }

    private static Finding? Disagreement(Model model, LicenseCatalog catalog)
    {
        // The project's own word settles it.
        if (model.Evidence.Any(e => e is { Source: EvidenceSource.ItemMetadata, Speaks: true }))
        {
            return null;
        }

        var sources = model
            .Evidence.Where(e =>
                e.Source
                    is EvidenceSource.EmbeddedMetadata
                        or EvidenceSource.ModelCard or EvidenceSource.LicenseFile or EvidenceSource.Sidecar
            )
            .Where(e => e.LicenseId is not null || HasConflict(e.Terms))
            // Two other sidecars are two sources, and so are two values in one model file; license files beside a model are parts of one.
            .GroupBy(e =>
                (
                    e.Source,
                    e.Source == EvidenceSource.Sidecar ? e.Place?.Path : null,
                    e.Source == EvidenceSource.EmbeddedMetadata ? Earlier(model, e) : 0
                )
            )
            .Select(g => g.ToList())
            .ToList();
        for (var i = 0; i < sources.Count; i++)
        {
            for (var j = i + 1; j < sources.Count; j++)
            {
                // Several license files beside one model are parts of a whole: one that agrees is enough.
                if (!sources[i].Exists(a => sources[j].Exists(b => Agree(a, b, catalog))))
                {
                    var first = sources[i][0];
                    var second = sources[j][0];
                    var place = second.Place ?? first.Place ?? new Place(model.Id);
                    return Create(RuleTable.SourcesDisagree, FindingText.Disagreement(model, first, second), place, model) with
                    {
                        Fixes = FindingFixes.NameLicense(first.LicenseId, second.LicenseId),
                        Related = [.. new[] { first, second }.Where(e => e.Place is not null).Select(e => new RelatedPlace(e.Place!, $"says {e.LicenseName}"))],
                    };
                }
            }
        }

        return null;
    }

    /// <summary>How many values the same file has before this one.</summary>
    private static int Earlier(Model model, Evidence evidence) =>
        model.Evidence.TakeWhile(e => !ReferenceEquals(e, evidence)).Count(e => e.Source == evidence.Source && e.Place?.Path == evidence.Place?.Path);

    /// <summary>A text that nobody knows may be that of a restricted license; it is not that of one without restrictions.</summary>
    private static bool Agree(Evidence a, Evidence b, LicenseCatalog catalog) =>
        a.LicenseId is not null && b.LicenseId is not null
            ? SameLicense(a.LicenseId, b.LicenseId, catalog)
            : HasConflict(a.Terms) == HasConflict(b.Terms);

    private static bool HasConflict(IReadOnlyList<Term> terms) => Clause.Of(terms, Standard.OpenSourceDefinition).Any(IsConflict);

    private static Finding? Changed(Model model)
    {
        var changed = model.Evidence.FirstOrDefault(e => e.IsModified && e.Level <= 2 && e.Change is not null);
        return changed?.Change is { } change ? Create(RuleTable.LicenseModified, FindingText.Changed(model, changed), change.Place, model) : null;
    }

    private static Finding? LaxerThanBase(Model model, LicenseCatalog catalog, Lineage lineage)
    {
        if (model.BaseModels.Count == 0 || model.License is not { Id: { } own } license || license.Evidence.Level > 2
            || Clause.Of(license.Terms, Standard.OpenSourceDefinition).Any(IsConflict))
        {
            return null;
        }

        foreach (var origin in lineage.Of(model))
        {
            if (origin.Id is not null && SameLicense(own, origin.Id, catalog))
            {
                continue;
            }

            var clauses = Clause.Of(origin.Terms, Standard.OpenSourceDefinition).Where(IsConflict).ToList();
            if (clauses.Count > 0)
            {
                var place = license.Evidence.Place ?? new Place(model.Id);
                return Create(RuleTable.LaxerThanBase, FindingText.LaxerThanBase(model, origin, clauses), place, model) with { LicenseId = origin.Id };
            }
        }

        return null;
    }

    private static bool IsConflict(Clause clause) => !string.Equals(clause.RuleId, RuleTable.Burden, StringComparison.Ordinal);

    /// <summary>True where two statements may mean one license: a shared part, a version of it, or an id that names both.</summary>
    internal static bool SameLicense(string a, string b, LicenseCatalog catalog)
    {
        foreach (var left in Parts(a))
        {
            foreach (var right in Parts(b))
            {
                if (string.Equals(left, right, StringComparison.OrdinalIgnoreCase)
                    || (catalog.Find(left) is { } one && catalog.Find(right) is { } other
                        && (one.HuggingFaceIds.Intersect(other.HuggingFaceIds, StringComparer.Ordinal).Any()
                            || (one.Version is null && one.Family is not null && one.Family == other.Family))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The ids of an expression, without "only" and "or later": the text of the license is the same.</summary>
    private static IEnumerable<string> Parts(string expression)
    {
        foreach (var word in expression.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is not ("AND" or "OR" or "WITH"))
            {
                yield return word.Replace("-only", "").Replace("-or-later", "").TrimEnd('+');
            }
        }
    }

    private static Finding Create(string ruleId, string message, Place place, Model model) =>
        new(ruleId, RuleTable.Get(ruleId).Severity, message, place) { Models = [model.Id], LicenseId = model.License?.Id };
}
