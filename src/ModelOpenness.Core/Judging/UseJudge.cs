using System.Globalization;
using ModelOpenness.Licenses;
using ModelOpenness.Standards;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>
/// Whether a license allows a use: by its terms, by what goes with copies and by what it grants, as the catalogue knows them. What no
/// known clause settles is not settled; nothing is guessed.
/// </summary>
internal static class UseJudge
{
    private const string ShareAlike = "share-alike";

    /// <summary>Answers a question. Each of several licenses must allow the use.</summary>
    /// <param name="question">The use, the licenses and their terms.</param>
    public static UseAnswer Of(UseQuestion question)
    {
        var clauses = TermClauses(question).ToList();
        foreach (var license in question.Licenses)
        {
            clauses.AddRange(IsSame(license, question.Target) ? Kept(license) : Clauses(question, license));
        }

        if (question.Licenses.Count == 0)
        {
            clauses.Add(new UseClause(ClauseEffect.LeavesOpen, "the license is not known, so nobody can say what it grants"));
        }

        var effects = clauses.Select(c => c.Effect).ToList();
        var verdict = effects.Contains(ClauseEffect.Bars) ? UseVerdict.Barred
            : effects.Contains(ClauseEffect.LeavesOpen) ? UseVerdict.NotSettled
            : effects.Contains(ClauseEffect.Asks) ? UseVerdict.Conditions
            : UseVerdict.Allowed;
        // What is barred has no conditions.
        return new UseAnswer(verdict, [.. clauses.Where(c => verdict != UseVerdict.Barred || c.Effect == ClauseEffect.Bars).OrderByDescending(c => c.Effect)]);
    }

    /// <summary>What the terms say: those of a known license that is the other one itself change nothing.</summary>
    private static IEnumerable<UseClause> TermClauses(UseQuestion question)
    {
        if (question.Licenses.Count > 0 && question.Licenses.All(l => IsSame(l, question.Target)))
        {
            yield break;
        }

        foreach (var term in question.Terms)
        {
            if (Effect(term.Kind, question) is { } effect)
            {
                var owner = Owner(term, question);
                var fact = TermKind.Find(term.Kind)?.Fact ?? "restricts it: " + term.Kind;
                var figure = term.Value is { } value ? ": " + value.ToString("N0", CultureInfo.InvariantCulture) + " " + term.Unit?.Replace('-', ' ') : "";
                yield return new UseClause(
                    effect,
                    (owner is not null && question.Policies.Contains(owner) ? "its use policy " : "the license ")
                        + fact
                        + figure
                        + (effect == ClauseEffect.LeavesOpen ? ", and does not say whether this is one" : "")
                )
                {
                    Kind = term.Kind,
                    LicenseId = owner?.Id,
                    Section = term.Section,
                    Quote = term.Quote,
                    Place = term.Place,
                };
            }
        }
    }

    private static ClauseEffect? Effect(string kind, UseQuestion question)
    {
        var use = question.Use;
        // A license that grants the use in so many words says how far its copyleft reaches.
        var isGranted = question.Licenses.Any(l => Granted(l, question).Any());
        return Contains(use.Bars, kind) || (question.Target is { } target && IsDropped(kind, target) && !(isGranted && kind == ShareAlike)) ? ClauseEffect.Bars
            : Contains(use.Unsettled, kind) && !isGranted ? ClauseEffect.LeavesOpen
            : Contains(use.Asks, kind) ? ClauseEffect.Asks
            : null;
    }

    /// <summary>True for a restriction that the other license does not have: who takes the work under it would not be held to it.</summary>
    private static bool IsDropped(string kind, License target) =>
        (kind == ShareAlike || TermStanding.Of(kind, Standard.OpenSourceDefinition).Judgement == TermJudgement.Conflict)
        && !target.Terms.Any(t => string.Equals(t.Kind, kind, StringComparison.Ordinal));

    /// <summary>What goes with copies, and what grants or bars the use.</summary>
    private static IEnumerable<UseClause> Clauses(UseQuestion question, License license)
    {
        var known = LicenseDuties.Of(license.Id);
        foreach (var bar in (known?.Bars ?? []).Where(b => IsUse(b, question)))
        {
            yield return new UseClause(ClauseEffect.Bars, "the license does not grant it to you to give others")
            {
                LicenseId = license.Id,
                Section = bar.Section,
            };
        }

        foreach (var duty in (known?.Duties ?? []).Where(d => question.Use.Moments.Contains(d.Moment)))
        {
            var isBroken = question.Target is not null && duty.Kind.Id == "restrictions";
            yield return new UseClause(isBroken ? ClauseEffect.Bars : ClauseEffect.Asks, duty.Asks)
            {
                Kind = duty.Kind.Id,
                LicenseId = license.Id,
                Section = duty.Section,
            };
        }

        if (known is null)
        {
            yield return new UseClause(ClauseEffect.Asks, "What goes with a copy is not recorded for this license: read it.") { LicenseId = license.Id };
        }

        var granted = Granted(license, question).ToList();
        foreach (var grant in granted)
        {
            yield return new UseClause(ClauseEffect.Grants, "the license grants it") { LicenseId = license.Id, Section = grant.Section };
        }

        if (granted.Count == 0 && license.IsOsiApproved && question.Use.OsdClauses is { } osd)
        {
            yield return new UseClause(
                ClauseEffect.Grants,
                $"the Open Source Initiative approved the license, and the Open Source Definition asks for it (clauses {osd})"
            )
            {
                LicenseId = license.Id,
            };
        }
        else if (granted.Count == 0)
        {
            yield return new UseClause(ClauseEffect.LeavesOpen, "no clause that grants it is recorded for this license") { LicenseId = license.Id };
        }
    }

    private static IEnumerable<UseClause> Kept(License license)
    {
        yield return new UseClause(ClauseEffect.Grants, "it stays under its own license") { LicenseId = license.Id };
        foreach (var duty in (LicenseDuties.Of(license.Id)?.Duties ?? []).Where(d => d.Moment is DutyMoment.Copy or DutyMoment.Change))
        {
            yield return new UseClause(ClauseEffect.Asks, duty.Asks) { Kind = duty.Kind.Id, LicenseId = license.Id, Section = duty.Section };
        }
    }

    private static IEnumerable<UseGrant> Granted(License license, UseQuestion question) =>
        (LicenseDuties.Of(license.Id)?.Grants ?? []).Where(g => IsUse(g, question));

    /// <summary>True for the use, and of "relicense:ID" for one of which the other license is.</summary>
    private static bool IsUse(UseGrant grant, UseQuestion question)
    {
        var colon = grant.Use.IndexOf(':');
        return colon < 0
            ? string.Equals(grant.Use, question.Use.Id, StringComparison.Ordinal)
            : question.Target is { } target && Knowledge.Glob.Matches(grant.Use.Substring(colon + 1), target.Id);
    }

    private static bool IsSame(License license, License? target) =>
        target is not null && (string.Equals(license.Id, target.Id, StringComparison.Ordinal)
            // "or later" may be passed on as one of the versions it allows.
            || string.Equals(license.Id, target.Id.Replace("-only", "-or-later"), StringComparison.Ordinal));

    private static License? Owner(Term term, UseQuestion question) =>
        question.Licenses.Concat(question.Policies).FirstOrDefault(l => l.Terms.Any(t => string.Equals(t.Kind, term.Kind, StringComparison.Ordinal)));

    private static bool Contains(IReadOnlyList<string> kinds, string kind) => kinds.Contains(kind, StringComparer.Ordinal);
}
