using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>
/// Holds a package against the models in it: whether its license covers them (MOP2006), whether what must travel with them is there
/// (MOP2007), and whether they are there themselves (MOP2008). A model whose license is not covered is told once: naming the license and packing its
/// text is one remedy.
/// </summary>
internal static class PackJudge
{
    private const string ShareAlike = "share-alike";
    private const string Link = "link";
    private const string Notice = "notice";
    private const string OwnNotice = "own-notice";

    private static readonly Duty TextAsked = new(LicenseDuties.Kinds["text"], "", DutyMoment.Copy, null);

    /// <summary>Finds the rules that a package breaks.</summary>
    /// <param name="package">What is in it.</param>
    /// <param name="policy">What the team accepted.</param>
    /// <param name="catalog">Knows the licenses.</param>
    public static IReadOnlyList<Finding> Findings(PackedContent package, PolicyBook policy, LicenseCatalog catalog)
    {
        var terms = new PackageTerms(package, catalog);
        var uncovered = new List<(PackedModel Model, IReadOnlyList<Term> Terms)>();
        var missing = new List<(PackedModel Model, Missing What)>();
        foreach (var model in package.Models.Where(m => m.Model.License is not null))
        {
            // The project's own license fills a gap, so it is the package's.
            if (model.Model.License!.Evidence.Source == EvidenceSource.ProjectLicense)
            {
                continue;
            }

            var beyond = terms.Covers(model.Model.License) ? [] : Beyond(model.Model.License.Terms, terms);
            if (beyond.Count > 0)
            {
                var untold = beyond.Where(t => !model.Told.Contains(t.Kind, StringComparer.Ordinal)).ToList();
                if (untold.Count > 0)
                {
                    uncovered.Add((model, untold));
                    continue;
                }
            }

            if (Travels(model, package, terms, catalog) is { } what)
            {
                missing.Add((model, what));
            }
        }

        return Judge.Order([.. NotCovered(uncovered, package, terms, policy, catalog), .. NotPacked(missing, package, policy), .. Pointers(package, policy)]);
    }

    /// <summary>The package, each of its models with the kinds of terms that findings about labels have told of it.</summary>
    /// <param name="package">What is in it.</param>
    /// <param name="findings">The findings.</param>
    public static PackedContent WithTold(PackedContent package, IEnumerable<Finding> findings)
    {
        var told = Told(findings);
        return package with { Models = [.. package.Models.Select(m => m with { Told = [.. told[m.Model.Id]] })] };
    }

    /// <summary>The kinds of terms that findings about labels have told, by model.</summary>
    /// <param name="findings">The findings.</param>
    public static ILookup<string, string> Told(IEnumerable<Finding> findings) =>
        findings.Where(f => f.RuleId.StartsWith("MOP1", StringComparison.Ordinal))
            .SelectMany(f => f.Models.SelectMany(m => f.TermKinds.Select(k => (Model: m, Kind: k))))
            .Distinct()
            .ToLookup(t => t.Model, t => t.Kind, StringComparer.Ordinal);

    /// <summary>What the model's license restricts and the package's does not. Burdens alone are no reason to speak.</summary>
    private static IReadOnlyList<Term> Beyond(IReadOnlyList<Term> terms, PackageTerms package)
    {
        var beyond = terms.Where(t => !package.Has(t.Kind)).ToList();
        var restricts = beyond.Exists(t => t.Kind == ShareAlike)
            || Clause.Of(beyond, Standard.OpenSourceDefinition).Any(c => !string.Equals(c.RuleId, RuleTable.Burden, StringComparison.Ordinal));
        return restricts ? beyond : [];
    }

    private static IEnumerable<Finding> NotCovered(
        List<(PackedModel Model, IReadOnlyList<Term> Terms)> uncovered, PackedContent package, PackageTerms terms, PolicyBook policy, LicenseCatalog catalog)
    {
        var groups = uncovered.GroupBy(u => (
            License: u.Model.Model.License!.Id ?? u.Model.Model.License.Name,
            Waiver: policy.Find(RuleTable.PackageLicense, u.Model.Model.Id, Kinds(u.Terms), u.Model.Model.License.Id)));
        foreach (var group in groups)
        {
            var models = group.Select(u => u.Model.Model).ToList();
            var license = models[0].License!;
            var broken = group.First().Terms;
            // The heaviest clause first; of copyleft alone there is no clause.
            var main = Clause.Of(broken, Standard.OpenSourceDefinition) is { Count: > 0 } clauses ? clauses[0].Main : broken[0];
            yield return Create(
                RuleTable.PackageLicense,
                FindingText.PackageNotCovering(package.Name, terms.Name, models, main, Suggested(package, license, catalog)),
                package.LicensePlace,
                models
            ) with
            {
                LicenseId = license.Id,
                TermKinds = Kinds(broken),
                Waiver = group.Key.Waiver,
                Related =
                [
                    .. broken
                        .Select(t => (Term: t, Place: t.Place ?? license.Evidence.Place))
                        .Where(t => t.Place is not null)
                        .Select(t => new RelatedPlace(t.Place!, t.Term.Kind + ": " + FindingText.Clause(t.Term, license))),
                ],
            };
        }
    }

    private static IEnumerable<Finding> NotPacked(List<(PackedModel Model, Missing What)> missing, PackedContent package, PolicyBook policy)
    {
        var groups = missing.GroupBy(m => (
            License: m.Model.Model.License!.Id ?? m.Model.Model.License.Name,
            m.What.Duty,
            m.What.Source?.Place,
            Waiver: policy.Find(RuleTable.LicenseNotPacked, m.Model.Model.Id, [], m.Model.Model.License.Id)));
        foreach (var group in groups)
        {
            var models = group.Select(m => m.Model.Model).ToList();
            var place = group.Key.Place ?? package.LicensePlace;
            yield return Create(RuleTable.LicenseNotPacked, FindingText.NotPacked(package, models, group.Key.Duty, group.Key.Place), place, models) with
            {
                LicenseId = models[0].License!.Id,
                Waiver = group.Key.Waiver,
                Fixes = group.Key.Place is { } source ? [new FindingFix(FixKind.Pack, source.Path)] : [],
            };
        }
    }

    /// <summary>One finding a package: whoever forgot to fetch one file has most often fetched none.</summary>
    private static IEnumerable<Finding> Pointers(PackedContent package, PolicyBook policy)
    {
        var pointers = package.Models.SelectMany(m => m.Model.Artifacts.Where(a => a.PointerOid is not null).Select(a => (m.Model, Artifact: a))).ToList();
        foreach (var group in pointers.GroupBy(p => policy.Find(RuleTable.PointerPacked, p.Model.Id, [], p.Model.License?.Id)))
        {
            var artifacts = group.Select(p => p.Artifact).ToList();
            yield return Create(
                RuleTable.PointerPacked,
                FindingText.PointersPacked(package.Name, artifacts),
                new Place(artifacts[0].Path),
                [.. group.Select(p => p.Model).Distinct()]
            ) with
            {
                Waiver = group.Key,
            };
        }
    }

    /// <summary>What must go with the model and is not in the package; null where everything is there.</summary>
    private static Missing? Travels(PackedModel packed, PackedContent package, PackageTerms terms, LicenseCatalog catalog)
    {
        var license = packed.Model.License!;
        // A whole text in the model file travels with it.
        if (license.Evidence.Source == EvidenceSource.EmbeddedMetadata && license.Evidence.AsWritten.Length > 500)
        {
            return null;
        }

        if (license.Id is null)
        {
            // Nobody knows the license, but its text asks to be kept, as nearly all do.
            return packed.LicenseSource is { } own && !IsPacked(own, package) ? new Missing(TextAsked, own) : null;
        }

        foreach (var id in PackageTerms.Ids(license.Id))
        {
            foreach (var duty in Asked(id, catalog))
            {
                if (!IsDone(duty.Kind.Id, id, packed, package, terms))
                {
                    return new Missing(duty, duty.Kind.Id is Notice or OwnNotice ? packed.NoticeSource : packed.LicenseSource);
                }
            }
        }

        return null;
    }

    /// <summary>What the files of a package can show; where nobody knows what a license asks for, its text: nearly every license does.</summary>
    private static IEnumerable<Duty> Asked(string id, LicenseCatalog catalog)
    {
        var known = LicenseDuties.Of(catalog.Find(id)?.Id ?? id);
        return known is null ? [TextAsked] : known.Duties.Where(d => d.Kind.ShowsInPackage && d.Moment == DutyMoment.Copy);
    }

    private static bool IsDone(string duty, string id, PackedModel packed, PackedContent package, PackageTerms terms) => duty switch
    {
        Notice => package.Texts.Any(t => t.IsNotice),
        OwnNotice => packed.NoticeSource is not { } notice || IsPacked(notice, package),
        _ => package.Texts.Any(t => t.Holds.Any(h => terms.Same(h, id)) || (duty == Link && terms.IsNamedIn(t, id)))
            || (packed.LicenseSource is { } own && IsPacked(own, package))
            // Whoever reads the expression is shown the text of a license that SPDX lists, and of no other.
            || terms.NamesListed(id),
    };

    private static bool IsPacked(PackedSource source, PackedContent package) =>
        package.Texts.Any(t => t.Folded.IndexOf(source.Folded, StringComparison.Ordinal) >= 0);

    /// <summary>
    /// What the expression should say; null where no expression can: the gallery takes those of licenses that the Open Source Initiative
    /// or the Free Software Foundation approved, and packing warns of a LicenseRef.
    /// </summary>
    private static string? Suggested(PackedContent package, EffectiveLicense license, LicenseCatalog catalog)
    {
        if (package.Expression is not { } expression || license.Id is null)
        {
            return null;
        }

        var own = expression.IndexOf(" OR ", StringComparison.OrdinalIgnoreCase) >= 0 ? "(" + expression + ")" : expression;
        var both = own + " AND " + (catalog.Find(license.Id)?.SpdxId ?? license.Id);
        return PackageTerms.Ids(both).All(id => catalog.Find(id) is { } known && (known.IsOsiApproved || known.IsFsfLibre)) ? both : null;
    }

    private static IReadOnlyList<string> Kinds(IReadOnlyList<Term> terms) => [.. terms.Select(t => t.Kind).Distinct(StringComparer.Ordinal)];

    private static Finding Create(string ruleId, string message, Place place, List<Model> models) =>
        new(ruleId, RuleTable.Get(ruleId).Severity, message, place) { Models = [.. models.Select(m => m.Id).OrderBy(i => i, StringComparer.Ordinal)] };

    private sealed record Missing(Duty Duty, PackedSource? Source);
}
