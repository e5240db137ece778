using ModelOpenness.Families;
using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>MOP6001: what the team's policies bar, with or without a label.</summary>
/// <param name="policies">The policies that hold, the nearest first: <c>deny</c> of each, <c>allow</c> of the nearest that has one.</param>
/// <param name="releases">What lies beside the weights, for standards that ask for more than a license.</param>
/// <param name="catalog">Knows licenses.</param>
internal sealed class PolicyJudge(IReadOnlyList<PolicyBook> policies, IReadOnlyDictionary<string, OpennessEvidence> releases, LicenseCatalog catalog)
{
    private readonly int allowing = policies.TakeWhile(p => p.Policy.AllowPlace is null).Count();

    // What is allowed is asked only of uses that an entry speaks of.
    private readonly ModelUses allowedUses = policies
        .FirstOrDefault(p => p.Policy.AllowPlace is not null)
        ?.Policy.Allow.Aggregate(ModelUses.None, (all, e) => all | e.Uses)
        ?? ModelUses.None;

    /// <summary>
    /// The models that are barred: one finding a license, policy and waiver, at the first entry that bars. Where a waiver accepts some
    /// of the models or entries only, the others stay a finding of their own.
    /// </summary>
    /// <param name="models">The models.</param>
    public IEnumerable<Finding> Findings(IReadOnlyList<Model> models)
    {
        if (policies.All(p => p.Policy.Deny.Count == 0 && p.Policy.Allow.Count == 0 && p.Policy.Unknown is null))
        {
            return [];
        }

        return models
            .OrderBy(m => m.Id, StringComparer.Ordinal)
            .SelectMany(model =>
                Bars(model)
                    .GroupBy(b => (b.PolicyIndex, b.Waiver))
                    .Select(g => (Model: model, g.Key.PolicyIndex, g.Key.Waiver, Bars: g.ToList()))
            )
            .GroupBy(c =>
                (
                    c.PolicyIndex,
                    c.Waiver,
                    License: LabelJudge.LicenseKey(c.Model.License),
                    Entries: string.Join(" ", c.Bars.Select(b => b.Place.Path + ":" + b.Place.Line + ":" + b.Place.Column))
                )
            )
            .Select(g => Create([.. g.Select(c => c.Model)], g.First().Bars, policies[g.Key.PolicyIndex].Policy.Path, g.Key.Waiver));
    }

    private static Finding Create(List<Model> models, List<Bar> bars, string policyPath, Waiver? waiver) =>
        new(RuleTable.Barred, RuleTable.Get(RuleTable.Barred).Severity, FindingText.Barred(models, bars, policyPath), bars[0].Place)
        {
            Models = [.. models.Select(m => m.Id)],
            LicenseId = models[0].License?.Id,
            TermKinds = Kinds(bars.SelectMany(b => b.Terms)),
            Related =
            [
                .. bars.Skip(1).Select(b => new RelatedPlace(b.Place, b.Entry is { } entry ? $"deny: {entry}" : "allow")),
                .. bars.SelectMany(b => b.Terms)
                    .Where(t => t.Place is not null)
                    .Distinct()
                    .Select(t => new RelatedPlace(t.Place!, t.Kind + ": " + FindingText.Clause(t, models[0].License!))),
                .. models
                    .SelectMany(m => m.References)
                    .Select(r => new RelatedPlace(r.Place, "named here: " + PlainText.Short(r.AsWritten, 80))),
                .. models
                    .SelectMany(m => m.Evidence)
                    .Where(e => e.Place is not null)
                    .Take(1)
                    .Select(e => new RelatedPlace(e.Place!, "license: " + e.AsWritten)),
            ],
            Waiver = waiver,
        };

    private IReadOnlyList<Bar> Bars(Model model)
    {
        var uses = Uses(model);
        if (uses == ModelUses.None)
        {
            return [];
        }

        var names = new Names(model);
        return LicenseSide.Judge(model.License, catalog, side =>
        {
            var bars = new List<Bar>();
            for (var i = 0; i < policies.Count; i++)
            {
                bars.AddRange(Denied(i, side, names, uses));
            }

            // Deny beats allow: what it bars already, the list of what is allowed need not bar again.
            if (bars.Count == 0 && NotAllowed(side, names, uses) is { } bar)
            {
                bars.Add(bar);
            }

            return [.. bars.Select(b => b with { Waiver = WaiverFor(b, names) })];
        });
    }

    private IEnumerable<Bar> Denied(int index, LicenseSide side, Names names, ModelUses uses)
    {
        var book = policies[index];
        foreach (var entry in book.Deny.Candidates(side.Ids, side.Terms.Select(t => t.Kind), names.In(book)))
        {
            if (Concerns(entry, side, names, book, uses) && TermsOf(entry, side) is { } terms)
            {
                yield return new Bar(BarKind.Denied, entry.Place, index) { Entry = entry, Terms = terms };
            }
        }

        if (!side.IsKnown && book.Policy.Unknown is { IsDenied: true } unknown && (uses & PolicyEntry.DefaultUses) != ModelUses.None)
        {
            yield return new Bar(BarKind.Unknown, unknown.Place, index);
        }
    }

    private Bar? NotAllowed(LicenseSide side, Names names, ModelUses uses)
    {
        if ((uses & allowedUses) == ModelUses.None || (!side.IsKnown && policies[allowing].Policy.Unknown is { IsDenied: false }))
        {
            return null;
        }

        var book = policies[allowing];
        // An entry about a term tolerates it: the license is allowed where each of its terms is tolerated.
        var tolerated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in book.Allow.Candidates(side.Ids, side.Terms.Select(t => t.Kind), names.In(book)))
        {
            if (
                !Concerns(entry, side, names, book, uses)
                || (entry.License is not null && !side.IsAsPublished)
                || (entry.Standard is { } standard && !Satisfies(names.Model, standard))
            )
            {
                continue;
            }

            if (entry.TermKind is null)
            {
                return null;
            }

            tolerated.Add(entry.TermKind);
        }

        return side.IsKnown && side.Terms.Count > 0 && side.Terms.All(t => tolerated.Contains(t.Kind))
            ? null
            : new Bar(side.IsKnown ? BarKind.NotAllowed : BarKind.Unknown, book.Policy.AllowPlace!, allowing) { Terms = side.Terms };
    }

    /// <summary>True where all that the entry names fits, terms and standards left out.</summary>
    private static bool Concerns(PolicyEntry entry, LicenseSide side, Names names, PolicyBook book, ModelUses uses) =>
        (entry.Uses & uses) != ModelUses.None
        && (entry.License is not { } license || side.Ids.Any(id => Glob.Matches(license, id)))
        && (entry.Model is not { } model || names.Match(model, book))
        && (entry.Family is not { } family || names.Families.Any(f => Glob.Matches(family, f)));

    /// <summary>The terms that an entry is about; null where it names a term that the license does not have.</summary>
    private static IReadOnlyList<Term>? TermsOf(PolicyEntry entry, LicenseSide side)
    {
        var terms = side.Terms.Where(t => entry.TermKind is null || string.Equals(t.Kind, entry.TermKind, StringComparison.Ordinal)).ToList();
        return entry.TermKind is not null && terms.Count == 0 ? null : terms;
    }

    /// <summary>A waiver of the policy that bars, or of one above it. Trusting a license accepts its terms, and overrides no <c>deny</c>.</summary>
    private Waiver? WaiverFor(Bar bar, Names names) =>
        policies
            .Skip(bar.PolicyIndex)
            .Select(p => p.Find(RuleTable.Barred, names.Model.Id, Kinds(bar.Terms), licenseId: null, names.IsPath))
            .FirstOrDefault(w => w is not null);

    private bool Satisfies(Model model, string standard) =>
        StandardEvaluator
            .Evaluate(Standard.Find(standard)!, StandardJudge.EvidenceOn(model, Standard.Find(standard)!, releases), catalog)
            .Outcome == StandardOutcome.Satisfied;

    private static ModelUses Uses(Model model) =>
        model.Ships ? ModelUses.Shipped
        : model.References.Any(r => r.How == ReferenceHow.Fetched) ? ModelUses.Fetched
        : model.References.Count > 0 ? ModelUses.Mentioned
        : ModelUses.None;

    private static IReadOnlyList<string> Kinds(IEnumerable<Term> terms) => [.. terms.Select(t => t.Kind).Distinct(StringComparer.Ordinal)];

    /// <summary>What a model is called, by path and by id.</summary>
    private sealed class Names(Model model)
    {
        private readonly Lazy<IReadOnlyList<string>> families = new(() =>
            [
                .. model
                    .BaseModels.Concat(model.Artifacts.SelectMany(a => new[] { a.Name, a.Path }))
                    .Concat([model.HubId, model.Id])
                    .Where(id => !string.IsNullOrWhiteSpace(id))
                    .Select(id => ModelFamilies.Default.Resolve(id!)?.Family)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ]
        );

        public Model Model => model;

        /// <summary>Its family, and those of its bases.</summary>
        public IReadOnlyList<string> Families => families.Value;

        /// <summary>False for a model that is known by an id only.</summary>
        public bool IsPath => model.Artifacts.Count > 0;

        public IEnumerable<string> In(PolicyBook book) => IsPath ? Ids.Prepend(book.PathOf(model.Id)) : Ids;

        public bool Match(string pattern, PolicyBook book) =>
            (IsPath && PathGlob.Matches(pattern, book.PathOf(model.Id)))
            // Hubs do not tell capital letters from small ones.
            || Ids.Any(id => PathGlob.Matches(pattern.ToLowerInvariant(), id.ToLowerInvariant()));

        private IEnumerable<string> Ids =>
            new[] { model.HubId, IsPath ? null : model.Id }
                .Concat(model.References.Select(r => r.AsWritten))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal);
    }
}
