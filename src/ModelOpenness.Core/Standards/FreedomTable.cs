using ModelOpenness.Licenses;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Standards;

/// <summary>How much of a freedom a release grants.</summary>
internal enum FreedomState
{
    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Granted with limits.</summary>
    Limited,

    /// <summary>Not granted.</summary>
    Absent,

    /// <summary>The license is not known.</summary>
    Unknown,
}

/// <summary>One freedom and what a release makes of it.</summary>
/// <param name="Freedom">The freedom.</param>
/// <param name="State">How much of it is granted.</param>
/// <param name="Text">Why, without a full stop: "non-commercial (section 1.a)".</param>
internal sealed record FreedomRow(FreedomKind Freedom, FreedomState State, string Text)
{
    /// <summary>The terms that limit it or take it away.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];
}

/// <summary>The four freedoms of a model: to use, study, modify and share it.</summary>
internal static class FreedomTable
{
    /// <summary>What a release makes of the four freedoms.</summary>
    /// <param name="evidence">What is known of the release.</param>
    /// <param name="catalog">Knows the use policies that bind with a license.</param>
    /// <returns>Use, study, modify, share.</returns>
    public static IReadOnlyList<FreedomRow> Of(OpennessEvidence evidence, LicenseCatalog catalog)
    {
        var weights = evidence.Of(MofComponent.FinalParameters).ToList();
        return
        [
            ByTerms(FreedomKind.Use, weights, catalog),
            Study(evidence, weights),
            ByTerms(FreedomKind.Modify, weights, catalog),
            ByTerms(FreedomKind.Share, weights, catalog),
        ];
    }

    private static FreedomRow ByTerms(FreedomKind freedom, List<ComponentEvidence> weights, LicenseCatalog catalog)
    {
        var terms = weights.SelectMany(w => ComponentAssessment.TermsOf(w, catalog)).ToList();
        var removing = terms.FindAll(t => TermStanding.Removes(t.Kind).Contains(freedom));
        if (removing.Count > 0)
        {
            return new FreedomRow(freedom, FreedomState.Absent, Tell(removing)) { Terms = removing };
        }

        if (weights.Count == 0)
        {
            return new FreedomRow(freedom, FreedomState.Unknown, "no weights found");
        }

        // What nobody licensed nobody may use; the license of others is not known.
        if (weights.Exists(w => w.License is null && w.Terms.Count == 0))
        {
            return new FreedomRow(freedom, FreedomState.Absent, "no license found");
        }

        var limiting = terms.FindAll(t => TermStanding.Limits(t.Kind).Contains(freedom));
        if (limiting.Count > 0)
        {
            return new FreedomRow(freedom, FreedomState.Limited, Tell(limiting)) { Terms = limiting };
        }

        return weights.TrueForAll(w => w.License is { IsRecognized: true } license && license.Licenses.All(ComponentAssessment.IsRead))
            ? new FreedomRow(freedom, FreedomState.Granted, weights[0].License!.Name ?? weights[0].License!.AsWritten)
            : new FreedomRow(freedom, FreedomState.Unknown, "the license is not known");
    }

    /// <summary>Weights alone can be looked at; to study how they came about takes the code and what is said of the data.</summary>
    private static FreedomRow Study(OpennessEvidence evidence, List<ComponentEvidence> weights)
    {
        var definition = Standard.Find("osaid")!;
        var missing = new List<string>();
        var unknown = false;
        foreach (var requirement in definition.Requirements)
        {
            // What the definition wants only where it is there takes nothing away where it is not.
            if (requirement.Need == RequirementNeed.Each || requirement.Components.Any(c => evidence.Of(c.Id).Any()))
            {
                continue;
            }

            missing.Add(requirement.Part);
            unknown |= !requirement.Components.All(c => evidence.WasExamined(c.Id));
        }

        if (missing.Count == 0)
        {
            return new FreedomRow(FreedomKind.Study, FreedomState.Granted, "weights, code and data information are there");
        }

        if (evidence.Components.Count == 0)
        {
            return new FreedomRow(FreedomKind.Study, unknown ? FreedomState.Unknown : FreedomState.Absent, "nothing found to study");
        }

        return unknown
            ? new FreedomRow(FreedomKind.Study, FreedomState.Unknown, "not looked for: " + string.Join(", ", missing))
            : new FreedomRow(FreedomKind.Study, FreedomState.Limited, "missing: " + string.Join(", ", missing));
    }

    private static string Tell(List<Term> terms)
    {
        var told = new List<string>();
        foreach (var term in terms)
        {
            var where = term.Place?.ToString() ?? (term.Section is { } section ? PlainText.SectionName(section) : null);
            var text = (TermKind.Find(term.Kind)?.Fact ?? term.Kind) + (where is null ? "" : " (" + where + ")");
            if (!told.Contains(text, StringComparer.Ordinal))
            {
                told.Add(text);
            }
        }

        return string.Join("; ", told);
    }
}
