using ModelOpenness.Claims;
using ModelOpenness.Inspection.Labels;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Policies;

/// <summary>The labels that a policy gives to models in place of the project's.</summary>
internal static class PolicyLabels
{
    public static IEnumerable<Label> Of(IReadOnlyList<Model> models, PolicyBook policy)
    {
        foreach (var model in models)
        {
            if (policy.Label(model.Id) is { } label && ProjectLabels.WordingOf(label.Text, ClaimContext.Description) is { } wording)
            {
                yield return new Label(LabelSource.ItemMetadata, PolicyFile.Name, wording, label.Place) { ModelId = model.Id };
            }
        }
    }
}
