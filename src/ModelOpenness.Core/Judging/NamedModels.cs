using ModelOpenness.Code;
using ModelOpenness.Families;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>Which model a reference means: one that is here, or one that is known by its id alone.</summary>
/// <param name="Models">The models that are here; those that do not ship have their references.</param>
/// <param name="Named">The models that are only named, ordered by id.</param>
internal sealed record NamedModels(IReadOnlyList<Model> Models, IReadOnlyList<Model> Named)
{
    /// <summary>
    /// Gives each reference to its model. One to a model that ships, by its path or id, is no reference: the rules on what ships speak
    /// of it, and say it once.
    /// </summary>
    /// <param name="models">The models that are here.</param>
    /// <param name="references">The references, in the order of places.</param>
    public static NamedModels Of(IReadOnlyList<Model> models, IReadOnlyList<Reference> references)
    {
        if (references.Count == 0)
        {
            return new NamedModels(models, []);
        }

        var lookup = new ModelLookup(models);
        var ofModels = new Dictionary<string, List<Reference>>(StringComparer.OrdinalIgnoreCase);
        var named = new SortedDictionary<string, (Model Model, List<Reference> References)>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in references)
        {
            if ((lookup.Find(reference.AsWritten, ModelArgumentKind.Path) ?? ByAddress(reference.AsWritten)) is not { } model || model.Ships)
            {
                continue;
            }

            if (model.Artifacts.Count > 0)
            {
                Of(ofModels, model.Id).Add(reference);
            }
            else if (named.TryGetValue(model.Id, out var known))
            {
                known.References.Add(reference);
            }
            else
            {
                named.Add(model.Id, (model, [reference]));
            }
        }

        return new NamedModels(
            ofModels.Count == 0 ? models : [.. models.Select(m => ofModels.TryGetValue(m.Id, out var own) ? m with { References = own } : m)],
            [.. named.Values.Select(n => n.Model with { References = n.References })]);
    }

    /// <summary>The models that are only named, with what somebody else found to be fetched.</summary>
    /// <param name="named">The models.</param>
    /// <param name="fetched">Findings on one model each.</param>
    public static IReadOnlyList<Model> Add(IReadOnlyList<Model> named, IReadOnlyList<Finding> fetched)
    {
        var all = named.ToDictionary(m => m.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var finding in fetched)
        {
            if (finding.Models.Count == 1 && (all.TryGetValue(finding.Models[0], out var model) ? model : CodeJudge.ByFamily(finding.Models[0])) is { } known)
            {
                var reference = new Reference(finding.Place, ReferenceHow.Fetched, finding.Models[0]);
                all[known.Id] = known with
                {
                    References =
                    [
                        .. known.References.Where(r => !IsAt(r.Place, finding.Place)),
                        known.References.FirstOrDefault(r => IsAt(r.Place, finding.Place)) is { } same
                            ? same with
                            {
                                How = ReferenceHow.Fetched,
                            }
                            : reference,
                    ],
                };
            }
        }

        return [.. all.Values.OrderBy(m => m.Id, StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsAt(Place a, Place b) => a.Line == b.Line && a.Column == b.Column && string.Equals(a.Path, b.Path, StringComparison.Ordinal);

    /// <summary>A model of the hub that no family is known of: that it is one its address says.</summary>
    private static Model? ByAddress(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) > 0 && ModelFamilies.Default.HubId(text) is { } id
            ? new Model(id, id.Substring(id.IndexOf('/') + 1)) { HubId = id }
            : null;

    private static List<Reference> Of(Dictionary<string, List<Reference>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
