using ModelOpenness.Inspection.Discovery;

namespace ModelOpenness.Inspection.Labels;

/// <summary>Finds the claims about single models: in their own cards and in item metadata.</summary>
internal static class ModelLabels
{
    public static IEnumerable<Label> Of(IReadOnlyList<Model> models, InspectionRequest request, SourceFiles files)
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

            foreach (var label in OfCard(model, candidate, request, files))
            {
                yield return label;
            }

            if (candidate.Label is { } words && ProjectLabels.WordingOf(words, ClaimContext.Description) is { } wording)
            {
                yield return new Label(LabelSource.ItemMetadata, "Label of " + model.Name, wording, new Place(request.Project, 1, 1, 1, 1)) { ModelId = model.Id };
            }
        }
    }

    private static IEnumerable<Label> OfCard(Model model, ModelCandidate candidate, InspectionRequest request, SourceFiles files)
    {
        var folder = Path.GetDirectoryName(candidate.FullPath)!;
        // The README of the project's own folder is the project's, not a card.
        var cards = candidate.ModelCard is not null
            ? [candidate.ModelCard]
            : request.BaseIsProject && string.Equals(folder, request.BaseFolder, StringComparison.Ordinal) ? [] : Sidecars.Of(folder, files).Cards;
        foreach (var path in cards)
        {
            var text = files.ReadText(path);
            if (text is null)
            {
                continue;
            }

            var claim = ClaimDetector.Detect(text, files.Display(path), ClaimContext.ModelCard)
                .FirstOrDefault(c => c is { Polarity: ClaimPolarity.Asserted, Subject: ClaimSubject.Model, IsSoft: false });
            if (claim is not null)
            {
                yield return new Label(LabelSource.ModelCard, Path.GetFileName(path), claim.Wording, claim.Place) { ModelId = model.Id, Standard = claim.Standard };
            }
        }
    }
}
