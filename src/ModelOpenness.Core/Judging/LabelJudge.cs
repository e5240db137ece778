using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>Holds labels against licenses: MOP1000 to MOP1010, MOP2001, and what is wrong with the files themselves.</summary>
internal static class LabelJudge
{
    /// <summary>Finds the rules that models and labels break.</summary>
    /// <param name="models">The models; <see cref="Model.License"/> is set.</param>
    /// <param name="labels">The labels that count.</param>
    /// <param name="policy">What the team accepted; null for nothing.</param>
    /// <param name="standard">The standard that labels are judged by; null for the Open Source Definition.</param>
    /// <returns>The findings, ordered by place, rule and message; accepted ones carry their waiver.</returns>
    public static IReadOnlyList<Finding> Findings(
        IReadOnlyList<Model> models, IReadOnlyList<Label> labels, PolicyBook? policy = null, Standard? standard = null)
    {
        policy ??= PolicyBook.Empty();
        var column = standard?.Terms ?? Standard.OpenSourceDefinition;
        var findings = new List<Finding>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        // A package's words are a reason to speak of a model only where nobody nearer has given one.
        foreach (var label in labels.OrderBy(l => l.Source == LabelSource.Package))
        {
            var concerned = models
                .Where(m => label.ModelId is null ? m.Ships && policy.Label(m.Id) is null : string.Equals(m.Id, label.ModelId, StringComparison.Ordinal))
                .ToList();
            if (label.Source == LabelSource.Package)
            {
                told.UnionWith(findings.Where(f => IsAboutTerms(f.RuleId)).SelectMany(f => f.Models));
                findings.AddRange(concerned.Where(m => !told.Contains(m.Id)).Select(m => CardContradicted(label, m, policy)).OfType<Finding>());
            }
            else if (label.Source == LabelSource.ModelCard)
            {
                findings.AddRange(concerned.Select(m => CardContradicted(label, m, policy)).OfType<Finding>());
            }
            else
            {
                findings.AddRange(LabelContradicted(label, concerned, policy, column));
                findings.AddRange(LicenseUnknown(label, concerned, policy));
            }
        }

        findings.AddRange(ArtifactProblems(models, policy));
        return Judge.Order(findings);
    }

    /// <summary>MOP1000 … MOP1009: what contradicts a label, burdens left out.</summary>
    private static bool IsAboutTerms(string rule) =>
        rule.StartsWith("MOP1", StringComparison.Ordinal) && !string.Equals(rule, RuleTable.Burden, StringComparison.Ordinal);

    /// <summary>
    /// One finding per label, license and rule: four shards or three models of one license are one line. Where a waiver covers some
    /// of the models or clauses only, the others stay a finding of their own.
    /// </summary>
    private static IEnumerable<Finding> LabelContradicted(Label label, List<Model> models, PolicyBook policy, string column)
    {
        foreach (var license in models.Where(m => m.License is not null).GroupBy(m => LicenseKey(m.License), StringComparer.Ordinal))
        {
            var clauses = Clause.Of(license.First().License!.Terms, column);
            var cases = license.OrderBy(m => m.Id, StringComparer.Ordinal).SelectMany(model => clauses.Select(clause =>
                (Model: model, Clause: clause, Waiver: policy.Find(clause.RuleId, model.Id, Kinds([clause]), model.License!.Id))));
            foreach (var group in cases.GroupBy(c => (c.Clause.RuleId, c.Waiver)))
            {
                var concerned = group.Select(c => c.Model).Distinct().ToList();
                var broken = group.Select(c => c.Clause).Distinct().ToList();
                yield return Create(group.Key.RuleId, FindingText.LabelContradicted(label, concerned, broken), label.Place, concerned) with
                {
                    Related = Related(concerned[0], broken),
                    LicenseId = concerned[0].License!.Id,
                    TermKinds = Kinds(broken),
                    Waiver = group.Key.Waiver,
                    Words = FindingFixes.Words(label),
                    Fixes = FindingFixes.Reword(label),
                };
            }
        }
    }

    private static IEnumerable<Finding> LicenseUnknown(Label label, List<Model> models, PolicyBook policy)
    {
        // A damaged file and an absent one are reported as such; what they would say is not known.
        var unknown = models
            .Where(m => m.License is null && !m.Artifacts.Any(a => a.IsMalformed || a.PointerOid is not null || a.Access != ArtifactAccess.Read))
            .OrderBy(m => m.Id, StringComparer.Ordinal)
            .GroupBy(m => policy.Find(RuleTable.LicenseUnknown, m.Id, [], null));
        foreach (var group in unknown)
        {
            var concerned = group.ToList();
            yield return Create(RuleTable.LicenseUnknown, FindingText.LicenseUnknown(label, concerned), label.Place, concerned) with
            {
                Related = [.. concerned.SelectMany(m => m.Evidence).Where(e => e.Place is not null)
                    .Select(e => new RelatedPlace(e.Place!, $"license '{e.AsWritten}' is not recognised"))],
                Waiver = group.Key,
            };
        }
    }

    private static Finding? CardContradicted(Label label, Model model, PolicyBook policy)
    {
        if (model.License is null)
        {
            return null;
        }

        var clauses = Clause.Of(model.License.Terms, Standard.OpenSourceDefinition)
            .Where(c => !string.Equals(c.RuleId, RuleTable.Burden, StringComparison.Ordinal))
            .ToList();
        return clauses.Count == 0 ? null : Create(RuleTable.CardContradicted, FindingText.CardContradicted(label, model, clauses), label.Place, [model]) with
        {
            Related = Related(model, clauses),
            LicenseId = model.License.Id,
            TermKinds = Kinds(clauses),
            Waiver = policy.Find(RuleTable.CardContradicted, model.Id, Kinds(clauses), model.License.Id),
            Words = FindingFixes.Words(label),
            Fixes = FindingFixes.Reword(label),
        };
    }

    /// <summary>What is wrong with the files, each of them once; Git LFS pointers of one folder are one finding.</summary>
    private static IEnumerable<Finding> ArtifactProblems(IReadOnlyList<Model> models, PolicyBook policy)
    {
        // Two models may name one file that is missing.
        var problems = models.SelectMany(m => m.Artifacts).GroupBy(a => a.Path, StringComparer.Ordinal).Select(g => g.First())
            .Select(a => (Artifact: a, Rule: RuleOf(a)))
            .Where(p => p.Rule is not null)
            .Select(p => (p.Artifact, Rule: p.Rule!, Waiver: policy.Find(p.Rule!, p.Artifact.Path, [], null)));
        foreach (var group in problems.GroupBy(p => (p.Rule, p.Waiver, Place: p.Rule == RuleTable.LfsPointer ? FolderOf(p.Artifact.Path) : p.Artifact.Path)))
        {
            var artifacts = group.Select(p => p.Artifact).OrderBy(a => a.Path, StringComparer.Ordinal).ToList();
            var message = group.Key.Rule switch
            {
                RuleTable.ModelMissing => FindingText.ModelMissing(artifacts[0]),
                RuleTable.Malformed => FindingText.Malformed(artifacts[0]),
                _ => FindingText.LfsPointers(artifacts),
            };
            yield return new Finding(group.Key.Rule, RuleTable.Get(group.Key.Rule).Severity, message, new Place(artifacts[0].Path))
            {
                Models = [.. artifacts.Select(a => a.Path)],
                Waiver = group.Key.Waiver,
            };
        }
    }

    private static string? RuleOf(Artifact artifact) => artifact switch
    {
        { Access: ArtifactAccess.Missing } => RuleTable.ModelMissing,
        { IsMalformed: true } => RuleTable.Malformed,
        { PointerOid: not null } => RuleTable.LfsPointer,
        _ => null,
    };

    private static string FolderOf(string path) => path.Substring(0, path.LastIndexOf('/') + 1);

    private static Finding Create(string ruleId, string message, Place place, List<Model> models) =>
        new(ruleId, RuleTable.Get(ruleId).Severity, message, place) { Models = [.. models.Select(m => m.Id)] };

    /// <summary>What tells the license of one model from that of another.</summary>
    /// <param name="license">The license, or null where none is known.</param>
    internal static string LicenseKey(EffectiveLicense? license) => license is null ? "" :
        // An unknown text is told by its place, so that two custom licenses do not melt into one.
        // And the same license may come with a use policy at one model and without at another.
        (license.Id is not null && !license.Evidence.IsModified ? license.Id : license.Name + "\n" + license.Evidence.Place)
            + "\n" + string.Join(" ", license.Terms.Select(t => t.Kind).Distinct(StringComparer.Ordinal).OrderBy(k => k, StringComparer.Ordinal));

    private static IReadOnlyList<string> Kinds(IReadOnlyList<Clause> clauses) =>
        [.. clauses.SelectMany(c => c.Terms).Select(t => t.Kind).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<RelatedPlace> Related(Model model, List<Clause> clauses)
    {
        var related = new List<RelatedPlace>();
        foreach (var term in clauses.SelectMany(c => c.Terms))
        {
            var place = term.Place ?? model.License!.Evidence.Place;
            if (place is not null)
            {
                related.Add(new RelatedPlace(place, term.Kind + ": " + FindingText.Clause(term, model.License!)));
            }
        }

        return related;
    }
}
