using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>
/// MOP4001 and MOP4003: restricted models that a project labelled open source names and does not ship. What is fetched is said at each
/// place; what is only mentioned once, at its first place.
/// </summary>
internal static class ReferenceFindings
{
    private const int MaxPerFile = 200;

    /// <summary>Finds them.</summary>
    /// <param name="models">The models that are here, with their references.</param>
    /// <param name="named">The models that are only named.</param>
    /// <param name="labels">The labels that count.</param>
    /// <param name="column">The standard's column of terms.</param>
    /// <param name="policy">What the team accepted.</param>
    public static IEnumerable<Finding> Of(IReadOnlyList<Model> models, IReadOnlyList<Model> named, IReadOnlyList<Label> labels,
        string column, PolicyBook policy)
    {
        // Words about the models that a project has speak of those that it fetches, and of none that it mentions.
        var ofProject = labels.FirstOrDefault(l => l is { ModelId: null, IsPlural: false });
        if ((ofProject ?? labels.FirstOrDefault(l => l.ModelId is null)) is not { } label)
        {
            yield break;
        }

        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var model in models.Concat(named).Where(m => m.References.Count > 0))
        {
            if (CodeJudge.Clause(model, column) is not { } clause || policy.Label(model.Id) is not null)
            {
                continue;
            }

            var fetched = model.References.Where(r => r.How == ReferenceHow.Fetched).ToList();
            foreach (var reference in fetched.Where(r => !r.IsSuppressed))
            {
                found.TryGetValue(reference.Place.Path, out var before);
                if (before < MaxPerFile)
                {
                    found[reference.Place.Path] = before + 1;
                    yield return CodeJudge.Create(
                        RuleTable.Referenced,
                        FindingText.Referenced(label, reference, model, clause),
                        reference.Place,
                        model,
                        clause,
                        policy
                    );
                }
            }

            if (ofProject is not null && fetched.Count == 0 && !model.References[0].IsSuppressed)
            {
                yield return CodeJudge.Create(
                    RuleTable.Mentioned,
                    FindingText.Mentioned(label, model, clause),
                    model.References[0].Place,
                    model,
                    clause,
                    policy
                ) with
                {
                    Related = [.. model.References.Skip(1).Select(r => new RelatedPlace(r.Place, "mentioned here too"))],
                };
            }
        }
    }
}
