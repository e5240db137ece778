using ModelOpenness.Claims;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Prose;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Labels;

/// <summary>Finds the claims about single models: in their own cards and in item metadata.</summary>
internal static class ModelLabels
{
    /// <param name="models">The models.</param>
    /// <param name="cards">Full paths of the cards that speak of each model, by its id.</param>
    /// <param name="request">What is inspected.</param>
    /// <param name="files">The disk.</param>
    public static IEnumerable<Label> Of(IReadOnlyList<Model> models, IReadOnlyDictionary<string, IReadOnlyList<string>> cards,
        InspectionRequest request, SourceFiles files)
    {
        var candidates = new Dictionary<string, ModelCandidate>(StringComparer.Ordinal);
        foreach (var candidate in request.Candidates)
        {
            candidates[files.Display(candidate.FullPath)] = candidate;
        }

        foreach (var model in models)
        {
            if (!candidates.TryGetValue(model.Id, out var candidate))
            {
                continue;
            }

            foreach (var label in OfCard(model, cards.TryGetValue(model.Id, out var own) ? own : [], files))
            {
                yield return label;
            }

            if (candidate.Label is { } words && ProjectLabels.WordingOf(words, ClaimContext.Description) is { } wording)
            {
                yield return new Label(LabelSource.ItemMetadata, "Label of " + model.Name, wording, new Place(request.Project, 1, 1, 1, 1))
                {
                    ModelId = model.Id,
                };
            }
        }
    }

    private static IEnumerable<Label> OfCard(Model model, IReadOnlyList<string> cards, SourceFiles files)
    {
        foreach (var path in cards)
        {
            var text = files.ReadText(path);
            if (text is null)
            {
                continue;
            }

            var claim = MarkdownProse.Claims(text, files.Display(path), ClaimContext.ModelCard)
                .FirstOrDefault(c => c is { Polarity: ClaimPolarity.Asserted, Subject: ClaimSubject.Model, IsSoft: false });
            if (claim is not null)
            {
                yield return Label.Of(LabelSource.ModelCard, Path.GetFileName(path), claim) with { ModelId = model.Id };
            }
        }
    }
}
