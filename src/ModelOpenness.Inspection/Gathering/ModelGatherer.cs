using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Judging;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>The models, and the cards that speak of them.</summary>
/// <param name="Models">Ordered by id, each with everything that is said about its license in the order in which it counts.</param>
/// <param name="Cards">Full paths of the cards that speak of each model, by its id.</param>
internal sealed record GatheredModels(IReadOnlyList<Model> Models, IReadOnlyDictionary<string, IReadOnlyList<string>> Cards);

/// <summary>
/// From candidates to models: read, bring together what belongs together, gather what is said about each model's license in the order
/// of docs/how-it-decides.md, decide.
/// </summary>
internal sealed class ModelGatherer
{
    private readonly FolderTexts texts;
    private readonly SidecarCollector documents;
    private readonly BesideReader beside;
    private readonly AboveReader above;

    private ModelGatherer(InspectionRequest request, SourceFiles files, IReadOnlyList<ArtifactGroup> groups)
    {
        texts = new FolderTexts(request, files);
        documents = new SidecarCollector(texts, request.BaseIsProject);
        beside = new BesideReader(texts, groups);
        above = new AboveReader(request, texts);
    }

    /// <summary>Gathers the models that a request names.</summary>
    public static GatheredModels Gather(InspectionRequest request, SourceFiles files)
    {
        var read = CandidateReader.Read(request, files);
        var groups = new ArtifactGroups(new ModelLayouts(files), new ModelStores(files)).Of(read);
        var gatherer = new ModelGatherer(request, files, groups);
        var cards = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        return new GatheredModels([.. groups.Select(g => gatherer.Describe(g, cards)).OrderBy(m => m.Id, StringComparer.Ordinal)], cards);
    }

    private Model Describe(ArtifactGroup group, Dictionary<string, IReadOnlyList<string>> cards)
    {
        var statedId = group.Members[0].Candidate.ModelId ?? group.HubId ?? group.Members.Select(m => m.Artifact.SourceUrl).FirstOrDefault(u => u is not null);
        var names = new Lazy<ModelNames>(() => new ModelNames(group, statedId));
        var folders = above.FoldersOf(group);
        // What names the model is asked up to the repository's root; of a package's model the package alone speaks.
        IReadOnlyList<string> naming = Place.IsInPackage(group.Members[0].Artifact.Path)
            ? folders
            : [.. folders.Union(texts.RepositoryFolders, StringComparer.Ordinal)];

        // 0 and 1: the project's item and the model file. 2: what names the model, then what lies beside it.
        var own = OwnEvidence.Of(group, texts);
        var said = documents.Of(group, names, naming);
        IReadOnlyList<Evidence> named = [.. said.Named, .. NamingFiles.Of(group, names, naming, texts)];
        var hasOwn = own.Concat(named).Any(e => e.Speaks && e.Source != EvidenceSource.UsePolicy);
        var near = beside.Of(group, names, hasOwn);
        // A sidecar that names nobody, in a folder of several models, speaks of those that have nothing of their own.
        var nameless = near
            .Evidence.Concat(said.Nameless)
            .Where(e => e is not { Level: <= 2, Source: EvidenceSource.Sidecar } || !hasOwn || !beside.IsShared(group));
        List<Evidence> evidence = [.. own, .. named, .. nameless];

        // 3: the catalogue, by the model's id; where nobody states a license, by what it was made from.
        var hubId = statedId ?? said.ModelId;
        var bases = Bases(group, said, near, hubId);
        Add(FamilyEvidence.Of(group, hubId));
        if (!evidence.Exists(e => e.Level <= 3 && e.Speaks))
        {
            Add(FamilyEvidence.OfBases(bases, near.Relations));
        }

        // 4, 5 and 6: the package or the folders above, and the project.
        evidence.AddRange(above.OfFolders(folders));
        // A model that the catalogue knows, and whose license it does not, is somebody else's: not under that of the repository that holds it.
        var isForeign = evidence.Exists(e => e is { Source: EvidenceSource.ModelFamily, Key: null, Speaks: false });
        evidence.AddRange(above.OfPackageOrProject(group).Where(e => !isForeign || e.Source != EvidenceSource.ProjectLicense));
        cards[group.Members[0].Artifact.Path] = near.Cards;
        return Decide(group, hubId, bases, evidence, named);

        void Add(Evidence? found) => evidence.AddRange(found is null ? [] : [found]);
    }

    private static IReadOnlyList<string> Bases(ArtifactGroup group, SidecarFindings said, BesideFindings near, string? hubId)
    {
        List<string> bases = [.. group.Members.SelectMany(m => m.Artifact.BaseModels), .. said.Bases, .. near.Bases];
        return
        [
            .. (bases.Count > 0 ? bases : said.Hints)
                .Distinct(StringComparer.Ordinal)
                .Where(b => !string.Equals(b, hubId, StringComparison.OrdinalIgnoreCase)),
        ];
    }

    private static Model Decide(ArtifactGroup group, string? hubId, IReadOnlyList<string> bases, List<Evidence> evidence, IReadOnlyList<Evidence> named)
    {
        // A statement that names the model comes before one about its folder.
        var ordered = evidence.OrderBy(e => e.Level).ThenBy(e => named.Contains(e) ? 0 : 1).ThenBy(e => e.Source).ToList();
        return new Model(group.Members[0].Artifact.Path, group.Name)
        {
            Artifacts = [.. group.Members.Select(m => m.Artifact)],
            Evidence = ordered,
            BaseModels = bases,
            HubId = hubId,
            Ships = group.Members.Any(m => m.Candidate.Ships),
            License = EvidenceRanking.Decide(ordered),
        };
    }
}
