using ModelOpenness.Licenses;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Standards;

/// <summary>What one component's license comes to, measured by a standard.</summary>
internal sealed record ComponentAssessment(MofComponent Component, StandardOutcome Outcome, string Text)
{
    private const int MaxName = 70;

    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>The text with the first term alone, for a message; null where the text is brief.</summary>
    public string? Brief { get; init; }

    public Place? Place { get; init; }

    /// <summary>The terms alone: nothing is asked of who approved the license.</summary>
    public static ComponentAssessment OfTerms(MofComponent component, ComponentEvidence evidence, string column, LicenseCatalog catalog)
    {
        var terms = TermsOf(evidence, catalog);
        var license = evidence.License;
        var name = NameOf(evidence);
        if (Judged(terms, column, TermJudgement.Conflict) is { Count: > 0 } conflicts)
        {
            return Give(StandardOutcome.NotSatisfied, "under " + name + ", which " + Facts(conflicts, column), conflicts) with
            {
                Brief = "under " + PlainText.Short(name, MaxName) + ", which " + FirstFact(conflicts),
            };
        }

        if (license is null && terms.Count == 0)
        {
            return Give(StandardOutcome.NotEvaluated, "without a license that was found");
        }

        if (Judged(terms, column, TermJudgement.Uncertain) is { Count: > 0 } uncertain)
        {
            return Give(StandardOutcome.Uncertain, "under " + name + ", which " + Facts(uncertain, column), uncertain);
        }

        if (license is not null && !license.IsRecognized)
        {
            return Give(StandardOutcome.Uncertain, "under " + name + ", a license that is not known");
        }

        return license is not null && license.Licenses.All(IsRead)
            ? Give(StandardOutcome.Satisfied, "under " + name)
            : Give(StandardOutcome.Uncertain, "under " + name + ", whose terms are not known");

        ComponentAssessment Give(StandardOutcome outcome, string text, IReadOnlyList<Term>? because = null) =>
            new(component, outcome, text) { Terms = because ?? [], Place = because?.FirstOrDefault()?.Place ?? evidence.Place };
    }

    /// <summary>The terms, and whether the license is of a level.</summary>
    public static ComponentAssessment OfLicense(
        MofComponent component, ComponentEvidence evidence, string column, LicenseLevel level, LicenseCatalog catalog)
    {
        var byTerms = OfTerms(component, evidence, column, catalog);
        if (evidence.License is not { } license)
        {
            // Nobody may use what has no license; whether a document or data needs one to inform is another question.
            return byTerms.Outcome != StandardOutcome.NotEvaluated ? byTerms : byTerms with
            {
                Outcome = level == LicenseLevel.Open && component.Type != ContentType.Code && !component.IsParameters
                    ? StandardOutcome.Uncertain
                    : StandardOutcome.NotSatisfied,
            };
        }

        if (byTerms.Outcome is StandardOutcome.NotSatisfied || !license.IsRecognized)
        {
            return byTerms;
        }

        if (license.Licenses.All(l => l.IsOsiApproved))
        {
            return byTerms;
        }

        var isOpen = MofLicense.Read(license).IsOpen || byTerms.Outcome == StandardOutcome.Satisfied;
        return level switch
        {
            LicenseLevel.OsiTerms when isOpen => byTerms with
            {
                Outcome = StandardOutcome.Uncertain,
                Text = byTerms.Text + ", open terms that the Open Source Initiative has not approved",
            },
            LicenseLevel.Osi => byTerms with
            {
                Outcome = StandardOutcome.NotSatisfied,
                Text = byTerms.Text + ", which the Open Source Initiative has not approved",
            },
            _ => byTerms,
        };
    }

    /// <summary>True where the license's terms are known: its text was read, or it is on a list of open ones.</summary>
    public static bool IsRead(License license) =>
        license.Source is not null || license.Terms.Count > 0 || license.IsOsiApproved || license.IsFsfLibre
        || MofLicense.ReadStrict(license.SpdxId).IsOpen;

    /// <summary>True where a term that the license or a text beside it has contradicts the standard.</summary>
    public static bool Conflicts(ComponentEvidence evidence, string column, LicenseCatalog catalog) =>
        Judged(TermsOf(evidence, catalog), column, TermJudgement.Conflict).Count > 0;

    /// <summary>All terms that bind, one a kind: those of the evidence, the license and its use policies.</summary>
    public static List<Term> TermsOf(ComponentEvidence evidence, LicenseCatalog catalog)
    {
        var terms = new List<Term>(evidence.Terms);
        var kinds = new HashSet<string>(evidence.Terms.Select(t => t.Kind), StringComparer.Ordinal);
        foreach (var term in (evidence.License?.Terms ?? []).Concat(PolicyTerms(evidence.License, catalog)))
        {
            if (kinds.Add(term.Kind))
            {
                terms.Add(term);
            }
        }

        return terms;
    }

    private static IEnumerable<Term> PolicyTerms(LicenseStatement? license, LicenseCatalog catalog) =>
        (license?.Licenses ?? []).SelectMany(l => l.Policies).SelectMany(p => catalog.Find(p)?.Terms ?? []);

    /// <summary>The terms of a judgement, in the order of the rules that report them.</summary>
    private static List<Term> Judged(List<Term> terms, string column, TermJudgement judgement) =>
        [.. terms.FindAll(t => TermStanding.Of(t.Kind, column).Judgement == judgement).OrderBy(t => TermKind.Find(t.Kind)?.RuleId, StringComparer.Ordinal)];

    private static string NameOf(ComponentEvidence evidence) =>
        evidence.License is { } license ? license.Name ?? license.AsWritten : "its terms";

    /// <summary>What the terms do, those of one passage of the standard together.</summary>
    private static string Facts(List<Term> terms, string column)
    {
        var facts = new List<string>();
        foreach (var passage in terms.GroupBy(t => TermStanding.Of(t.Kind, column).Cites, StringComparer.Ordinal))
        {
            var together = string.Join(", ", passage.Select(t => TermKind.Find(t.Kind)?.Fact ?? t.Kind).Distinct(StringComparer.Ordinal));
            facts.Add(passage.Key.Length == 0 ? together : together + " (" + passage.Key + ")");
        }

        return string.Join(", ", facts);
    }

    private static string FirstFact(List<Term> terms)
    {
        var facts = terms.Select(t => TermKind.Find(t.Kind)?.Fact ?? t.Kind).Distinct(StringComparer.Ordinal).ToList();
        return facts.Count == 1
            ? facts[0]
            : facts[0] + " and " + (facts.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + " more";
    }
}
