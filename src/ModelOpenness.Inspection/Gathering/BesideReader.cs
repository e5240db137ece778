using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering.Cards;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>What the texts in a model's folder say.</summary>
/// <param name="Evidence">License statements.</param>
/// <param name="Bases">Base models that cards name.</param>
/// <param name="Relations">How cards say that the model was made from its bases.</param>
/// <param name="Cards">Full paths of the cards that speak of the model.</param>
internal sealed record BesideFindings(
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<string> Bases,
    IReadOnlyList<string> Relations,
    IReadOnlyList<string> Cards
);

/// <summary>Reads cards, license files and use policies in a model's folder. What tells them to be about another model leaves them out.</summary>
internal sealed class BesideReader
{
    private readonly FolderTexts texts;
    private readonly ILookup<string, ArtifactGroup> neighbors;
    private readonly Dictionary<(string Folder, string Path), HashSet<ArtifactGroup>> modelsOfTexts = [];

    public BesideReader(FolderTexts texts, IReadOnlyList<ArtifactGroup> groups)
    {
        this.texts = texts;
        neighbors = groups.ToLookup(g => g.Folder, StringComparer.Ordinal);
    }

    /// <summary>Several models share a folder: what lies in it may be about any of them.</summary>
    public bool IsShared(ArtifactGroup group) => neighbors[group.Folder].Skip(1).Any();

    /// <summary>What is said beside a model.</summary>
    /// <param name="group">The model.</param>
    /// <param name="names">What it is called.</param>
    /// <param name="hasOwn">True where something speaks of this model by name: then what shares its folder must name it, too.</param>
    public BesideFindings Of(ArtifactGroup group, Lazy<ModelNames> names, bool hasOwn)
    {
        var needsName = hasOwn && IsShared(group);
        var declared = group.Members.Select(m => m.Candidate.ModelCard).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var counting = new List<string>();
        var evidence = new List<Evidence>();
        foreach (var folder in group.Folders)
        {
            // The README of the project's own folder is the project's, but its front matter is a card's.
            var cards = declared.Count > 0 ? declared : texts.Sidecars(folder).Cards.Where(c => !needsName || texts.CardNames(c, names.Value));
            foreach (var path in cards.Where(c => !counting.Contains(c, StringComparer.Ordinal)).ToList())
            {
                counting.Add(path);
                evidence.AddRange(texts.Card(EvidenceSource.ModelCard, path));
            }

            evidence.AddRange(texts.Licenses(EvidenceSource.LicenseFile, texts.LicensesOfWeights(folder).Where(IsAbout)));
            evidence.AddRange(texts.Sidecars(folder).UsePolicies.Where(IsAbout).Select(p => EvidenceReader.FromUsePolicy(p, texts.Files)).OfType<Evidence>());
        }

        return new BesideFindings(
            evidence,
            [.. counting.SelectMany(c => CardBases.Of(texts.FrontMatter(c)))],
            [.. counting.SelectMany(c => texts.FrontMatter(c)["base_model_relation"]).Select(r => r.Value)],
            declared.Count > 0 ? declared : [.. counting.Where(c => !texts.IsProject(Path.GetDirectoryName(c)!))]);

        bool IsAbout(string path) => this.IsAbout(path, group, names, needsName);
    }

    /// <summary>
    /// Whether a text beside several models is this one's: the license that its name names may be called as one of them ("LICENSE.Llama");
    /// else it is about a model that has nothing of its own.
    /// </summary>
    private bool IsAbout(string path, ArtifactGroup group, Lazy<ModelNames> names, bool needsName)
    {
        if (!IsShared(group))
        {
            return true;
        }

        var words = ComponentFileRules.SubjectOf(Path.GetFileName(path)).Words;
        return words.Count > 0 && ModelsOf(path, words, group.Folder) is { Count: > 0 } models
            ? models.Contains(group) || names.Value.IsBegunBy(words)
            : !needsName;
    }

    /// <summary>The models of a folder whose names begin as a text's own name says.</summary>
    private HashSet<ArtifactGroup> ModelsOf(string path, IReadOnlyList<string> words, string folder)
    {
        if (!modelsOfTexts.TryGetValue((folder, path), out var models))
        {
            modelsOfTexts.Add((folder, path), models = [.. neighbors[folder].Where(n => new ModelNames(n, n.HubId).IsBegunBy(words))]);
        }

        return models;
    }
}
