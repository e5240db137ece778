namespace ModelOpenness.Judging;

/// <summary>Holds labels against licenses. Everything that a build, an IDE or a report says is decided here, once.</summary>
public static class Judge
{
    /// <summary>Finds the rules that models and labels break.</summary>
    /// <param name="models">The models; <see cref="Model.License"/> is set.</param>
    /// <param name="labels">The labels that count.</param>
    /// <returns>The findings, ordered by place, rule and message.</returns>
    public static IReadOnlyList<Finding> Findings(IReadOnlyList<Model> models, IReadOnlyList<Label> labels)
    {
        var findings = new List<Finding>();
        foreach (var label in labels)
        {
            var concerned = models
                .Where(m => label.ModelId is null ? m.Ships : string.Equals(m.Id, label.ModelId, StringComparison.Ordinal))
                .ToList();
            if (label.Source is LabelSource.ModelCard or LabelSource.Package)
            {
                findings.AddRange(concerned.Select(m => CardContradicted(label, m)).OfType<Finding>());
            }
            else
            {
                findings.AddRange(LabelContradicted(label, concerned));
                findings.AddRange(LicenseUnknown(label, concerned));
            }
        }

        foreach (var model in models)
        {
            findings.AddRange(model.Artifacts.Select(ArtifactProblem).OfType<Finding>());
        }

        return findings
            .OrderBy(f => f.Place.Path, StringComparer.Ordinal)
            .ThenBy(f => f.Place.Line)
            .ThenBy(f => f.Place.Column)
            .ThenBy(f => f.RuleId, StringComparer.Ordinal)
            .ThenBy(f => f.Message, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>One finding per label, license and rule: four shards or three models of one license are one line.</summary>
    private static IEnumerable<Finding> LabelContradicted(Label label, List<Model> models)
    {
        foreach (var license in models.Where(m => m.License is not null).GroupBy(m => LicenseKey(m.License!), StringComparer.Ordinal))
        {
            var concerned = license.OrderBy(m => m.Id, StringComparer.Ordinal).ToList();
            foreach (var rule in Clause.Of(concerned[0].License!.Terms).GroupBy(c => c.RuleId, StringComparer.Ordinal))
            {
                var clauses = rule.ToList();
                yield return Create(rule.Key, FindingText.LabelContradicted(label, concerned, clauses), label.Place, concerned) with
                {
                    Related = Related(concerned[0], clauses),
                    LicenseId = concerned[0].License!.Id,
                    TermKinds = Kinds(clauses),
                };
            }
        }
    }

    private static IEnumerable<Finding> LicenseUnknown(Label label, List<Model> models)
    {
        // A damaged file and an absent one are reported as such; what they would say is not known.
        var unknown = models
            .Where(m => m.License is null && !m.Artifacts.Any(a => a.IsMalformed || a.PointerOid is not null))
            .OrderBy(m => m.Id, StringComparer.Ordinal)
            .ToList();
        if (unknown.Count > 0)
        {
            yield return Create(RuleTable.LicenseUnknown, FindingText.LicenseUnknown(label, unknown), label.Place, unknown) with
            {
                Related = [.. unknown.SelectMany(m => m.Evidence).Where(e => e.Place is not null)
                    .Select(e => new RelatedPlace(e.Place!, $"license '{e.AsWritten}' is not recognised"))],
            };
        }
    }

    private static Finding? CardContradicted(Label label, Model model)
    {
        if (model.License is null)
        {
            return null;
        }

        var clauses = Clause.Of(model.License.Terms)
            .Where(c => !string.Equals(c.RuleId, RuleTable.Burden, StringComparison.Ordinal))
            .ToList();
        return clauses.Count == 0 ? null : Create(RuleTable.CardContradicted, FindingText.CardContradicted(label, model, clauses), label.Place, [model]) with
        {
            Related = Related(model, clauses),
            LicenseId = model.License.Id,
            TermKinds = Kinds(clauses),
        };
    }

    private static Finding? ArtifactProblem(Artifact artifact)
    {
        var rule = artifact.IsMalformed ? RuleTable.Malformed : artifact.PointerOid is not null ? RuleTable.LfsPointer : null;
        if (rule is null)
        {
            return null;
        }

        var message = artifact.IsMalformed ? FindingText.Malformed(artifact) : FindingText.LfsPointer(artifact);
        return new Finding(rule, RuleTable.Get(rule).Severity, message, new Place(artifact.Path)) { Models = [artifact.Path] };
    }

    private static Finding Create(string ruleId, string message, Place place, List<Model> models) =>
        new(ruleId, RuleTable.Get(ruleId).Severity, message, place) { Models = [.. models.Select(m => m.Id)] };

    private static string LicenseKey(EffectiveLicense license) =>
        // An unknown text is told by its place, so that two custom licenses do not melt into one.
        license.Id is not null && !license.Evidence.IsModified ? license.Id : license.Name + "\n" + license.Evidence.Place;

    private static IReadOnlyList<string> Kinds(List<Clause> clauses) =>
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
