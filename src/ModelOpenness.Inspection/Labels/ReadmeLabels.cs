using ModelOpenness.Claims;
using ModelOpenness.Code;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Prose;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Labels;

/// <summary>
/// Finds the claims in the project's README and package readme: the first one about the project, and the first one about each model
/// that it names; "uses an open-source model" is about the one that the project ships. A claim about a model that cannot be told from
/// others counts for none.
/// </summary>
internal static class ReadmeLabels
{
    public static IEnumerable<Label> Of(IReadOnlyList<Model> models, InspectionRequest request, SourceFiles files)
    {
        var shipped = models.Where(m => m.Ships).ToList();
        foreach (var path in request.ReadmeFiles.Distinct(StringComparer.Ordinal))
        {
            if (!files.Exists(path) || files.ReadText(path) is not { } text)
            {
                continue;
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var claim in MarkdownProse.Claims(text, files.Display(path), ClaimContext.Readme))
            {
                var isAboutModel = claim.Subject == ClaimSubject.Model || claim.UsesModel;
                if (claim.IsSoft || claim.Polarity != ClaimPolarity.Asserted || (claim.Subject == ClaimSubject.Other && !isAboutModel))
                {
                    continue;
                }

                var model = isAboutModel ? Named(claim, shipped) : null;
                if ((isAboutModel && model is null) || !seen.Add(model?.Id ?? ""))
                {
                    continue;
                }

                yield return Label.Of(LabelSource.Readme, Path.GetFileName(path), claim) with { ModelId = model?.Id };
            }
        }
    }

    /// <summary>The model that the sentence names; the only one there is needs no name, unless the sentence names another.</summary>
    private static Model? Named(Claim claim, List<Model> models)
    {
        var named = ModelMentions.Named(claim.Quote, models, out var namesOther);
        return namesOther ? null : named.Count > 0 ? named[0] : models.Count == 1 ? models[0] : null;
    }
}
