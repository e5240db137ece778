using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering.Cards;
using ModelOpenness.Inspection.Gathering.Sidecars;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>Reads the candidates, brings together those that belong together, and gathers what is said about their license.</summary>
internal sealed class ModelGatherer
{
    private const int MaxFoldersAbove = 12;
    private const int MaxCardToSearch = 64 << 10;

    private readonly InspectionRequest request;
    private readonly SourceFiles files;
    private readonly SidecarCollector documents;
    private readonly PackageBook packages;
    private readonly Dictionary<string, SidecarFiles> sidecars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CardFrontMatter> cards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Evidence?> licenseFiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> cardsOfModels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<ArtifactGroup>> textsOfModels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> cardWords = new(StringComparer.Ordinal);
    private ILookup<string, ArtifactGroup> neighbors = Array.Empty<ArtifactGroup>().ToLookup(g => g.Folder, StringComparer.Ordinal);
    private IReadOnlyList<Evidence>? projectLicense;

    public ModelGatherer(InspectionRequest request, SourceFiles files)
    {
        this.request = request;
        this.files = files;
        packages = new PackageBook(files);
        documents = new SidecarCollector(files, SidecarsOf, packages.IsPackage, request.BaseIsProject);
    }

    /// <summary>Full paths of the cards that speak of each model, by its id; known after <see cref="Gather"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Cards => cardsOfModels;

    /// <summary>The models, ordered by id.</summary>
    public IReadOnlyList<Model> Gather()
    {
        var read = new List<GroupMember>();
        foreach (var candidate in request.Candidates.OrderBy(c => c.FullPath, StringComparer.Ordinal))
        {
            request.Progress?.Invoke(candidate.FullPath);
            var artifact = Read(candidate);
            if (artifact is not null)
            {
                read.Add(new GroupMember(candidate, artifact));
            }
        }

        var groups = new ArtifactGroups(new ModelLayouts(files), new ModelStores(files)).Of(read);
        neighbors = groups.ToLookup(g => g.Folder, StringComparer.Ordinal);
        var models = new List<Model>();
        foreach (var group in groups)
        {
            models.Add(Describe(group));
        }

        return [.. models.OrderBy(m => m.Id, StringComparer.Ordinal)];
    }

    private Artifact? Read(ModelCandidate candidate)
    {
        files.Watch(candidate.FullPath);
        var path = files.Display(candidate.FullPath);
        try
        {
            var artifact = Open(candidate.FullPath, path);
            return artifact.Format == Artifact.Unknown && !candidate.IsDeclared && ModelFileExtensions.OfExtension(candidate.FullPath) != ModelFileKind.Model
                ? null
                : artifact;
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            if (Unreadable.IsMissing(e))
            {
                return new Artifact(path, Artifact.Unknown) { Access = ArtifactAccess.Missing };
            }

            // A folder of that name is no model.
            if (Directory.Exists(candidate.FullPath))
            {
                return null;
            }

            files.CannotLookAt(candidate.FullPath, e);
            return new Artifact(path, Artifact.Unknown) { Access = ArtifactAccess.Denied };
        }
    }

    private Artifact Open(string fullPath, string path)
    {
        if (!files.IsMounted(fullPath))
        {
            return ArtifactReader.Read(fullPath, path);
        }

        using var stream = files.OpenRead(fullPath);
        return ArtifactReader.Read(stream ?? Stream.Null, path);
    }

    private Model Describe(ArtifactGroup group)
    {
        var first = group.Members[0];
        var evidence = new List<Evidence>();
        foreach (var (candidate, artifact) in group.Members)
        {
            AddOwn(candidate, artifact, evidence);
        }

        var hubId = first.Candidate.ModelId ?? group.HubId ?? group.Members.Select(m => m.Artifact.SourceUrl).FirstOrDefault(u => u is not null);
        var names = new Lazy<ModelNames>(() => new ModelNames(group, hubId));
        var above = FoldersAbove(group.Folder, packages.Of(first.Candidate.FullPath)?.Folder ?? request.BaseFolder);
        var said = documents.Of(group, names, above);
        hubId ??= said.ModelId;
        AddStored(group.Stored, said.Named);
        AddOwnLicenseFiles(group, said.Named);
        evidence.AddRange(said.Named);

        var bases = new List<string>(group.Members.SelectMany(m => m.Artifact.BaseModels));
        bases.AddRange(said.Bases);
        var nameless = new List<Evidence>();
        var relations = AddBeside(group, names, hasOwn: evidence.Exists(e => e.Speaks), nameless, bases);
        nameless.AddRange(said.Nameless);
        if (bases.Count == 0)
        {
            bases.AddRange(said.Hints);
        }

        evidence.AddRange(nameless.Where(e => e.Level <= 2 ? !IsShared(group) || !evidence.Exists(o => o.Speaks) || e.Source is not EvidenceSource.Sidecar : true).ToList());
        bases = [.. bases.Distinct(StringComparer.Ordinal).Where(b => !string.Equals(b, hubId, StringComparison.OrdinalIgnoreCase))];
        AddFamily(group, hubId, evidence);
        if (!evidence.Exists(e => e.Level <= 3 && e.Speaks))
        {
            AddBaseFamily(bases, relations, evidence);
        }

        AddFoldersAbove(above, evidence);
        // A package speaks for what it brought; the license of the project that uses it does not.
        evidence.AddRange(Place.IsInPackage(first.Artifact.Path) ? packages.Evidence(first.Candidate.FullPath) : ProjectLicense());
        // A statement that names the model comes before one about its folder.
        var ordered = evidence.OrderBy(e => e.Level).ThenBy(e => said.Named.Contains(e) ? 0 : 1).ThenBy(e => e.Source).ToList();
        return new Model(first.Artifact.Path, group.Name)
        {
            Artifacts = [.. group.Members.Select(m => m.Artifact)],
            Evidence = ordered,
            BaseModels = bases,
            HubId = hubId,
            Ships = group.Members.Any(m => m.Candidate.Ships),
            License = EvidenceRanking.Decide(ordered),
        };
    }

    /// <summary>Several models share a folder: what lies in it may be about any of them.</summary>
    private bool IsShared(ArtifactGroup group) => neighbors[group.Folder].Skip(1).Any();

    /// <summary>What the item and the file itself say; shards repeat each other.</summary>
    private void AddOwn(ModelCandidate candidate, Artifact artifact, List<Evidence> evidence)
    {
        var place = new Place(artifact.Path);
        if (!string.IsNullOrWhiteSpace(candidate.License) && IsNew(EvidenceSource.ItemMetadata, candidate.License!))
        {
            evidence.Add(EvidenceReader.FromWords(EvidenceSource.ItemMetadata, candidate.License!, place, "License"));
        }

        if (candidate.LicenseFile is not null && IsNew(EvidenceSource.ItemMetadata, Path.GetFileName(candidate.LicenseFile))
            && LicenseFile(EvidenceSource.ItemMetadata, candidate.LicenseFile) is { } file)
        {
            evidence.Add(file);
        }

        var stated = new[] { artifact.License, artifact.LicenseName, artifact.LicenseLink };
        var keys = new[] { artifact.LicenseKey ?? "license", "license name", "license link" };
        Evidence? unknown = null;
        for (var i = 0; i < stated.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(stated[i]))
            {
                continue;
            }

            if (!IsNew(EvidenceSource.EmbeddedMetadata, stated[i]!))
            {
                return;
            }

            var found = EvidenceReader.FromWords(EvidenceSource.EmbeddedMetadata, stated[i]!, place, keys[i]);
            if (found.Speaks)
            {
                evidence.Add(found);
                return;
            }

            unknown ??= found;
        }

        if (unknown is not null)
        {
            evidence.Add(unknown);
        }

        bool IsNew(EvidenceSource source, string words) => !evidence.Exists(e => e.Source == source && string.Equals(e.AsWritten, words, StringComparison.Ordinal));
    }

    /// <summary>What the manifest of a store lists beside the weights.</summary>
    private void AddStored(StoredModel? stored, List<Evidence> evidence)
    {
        foreach (var blob in stored?.LicenseBlobs ?? [])
        {
            if (LicenseFile(EvidenceSource.LicenseFile, blob) is { } text)
            {
                evidence.Add(text);
            }
        }

        foreach (var license in stored?.Licenses ?? [])
        {
            evidence.Add(EvidenceReader.FromWords(EvidenceSource.Sidecar, license.Text, license.Place, license.Key));
        }
    }

    /// <summary><c>model.gguf.license</c>, of REUSE: tags, or a whole text.</summary>
    private void AddOwnLicenseFiles(ArtifactGroup group, List<Evidence> evidence)
    {
        foreach (var (candidate, _) in group.Members)
        {
            var path = candidate.FullPath + ".license";
            if (!files.FileNames(Path.GetDirectoryName(path)!).Contains(Path.GetFileName(path), StringComparer.Ordinal))
            {
                continue;
            }

            var tags = SpdxTags.Of(files.ReadText(path) ?? "", files.Display(path));
            if (tags.Count > 0)
            {
                evidence.AddRange(tags.Select(t => EvidenceReader.FromWords(EvidenceSource.LicenseFile, t.Text, t.Place, t.Key)));
            }
            else if (LicenseFile(EvidenceSource.LicenseFile, path) is { } text)
            {
                evidence.Add(text);
            }
        }
    }

    /// <summary>Cards, license files and use policies in the model's folder. What tells them to be about another model leaves them out.</summary>
    /// <returns>How the card says that the model was made from its bases.</returns>
    private IReadOnlyList<string> AddBeside(ArtifactGroup group, Lazy<ModelNames> names, bool hasOwn, List<Evidence> evidence, List<string> bases)
    {
        var declared = group.Members.Select(m => m.Candidate.ModelCard).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var isShared = IsShared(group);
        var counting = new List<string>();
        var relations = new List<string>();
        foreach (var folder in group.Folders)
        {
            var beside = SidecarsOf(folder);
            // The README of the project's own folder is the project's, but its front matter is a card's.
            foreach (var path in declared.Count > 0 ? declared : beside.Cards)
            {
                if (counting.Contains(path, StringComparer.Ordinal)
                    || (declared.Count == 0 && isShared && hasOwn && !names.Value.IsNamedIn(files.ReadText(path) ?? "", WordsOfCard(path))))
                {
                    continue;
                }

                counting.Add(path);
                var card = Card(path);
                evidence.AddRange(EvidenceReader.FromCard(EvidenceSource.ModelCard, card, Path.GetDirectoryName(path)!, files));
                bases.AddRange(CardBases.Of(card));
                relations.AddRange(card["base_model_relation"].Select(r => r.Value));
            }

            AddLicenseFiles(EvidenceSource.LicenseFile, LicensesOfWeights(beside).Where(l => IsAbout(l, group, names, isShared && hasOwn)), evidence);

            foreach (var policy in beside.UsePolicies)
            {
                if (IsAbout(policy, group, names, isShared && hasOwn) && EvidenceReader.FromUsePolicy(policy, files) is { } found)
                {
                    evidence.Add(found);
                }
            }
        }

        cardsOfModels[group.Members[0].Artifact.Path] = declared.Count > 0 ? declared : [.. counting.Where(c => !IsProjectFolder(Path.GetDirectoryName(c)!))];
        return relations;
    }

    /// <summary>
    /// Whether a text beside several models is this one's. Its name may say so (<c>LICENSE.heron</c>, <c>heron-7b.LICENSE.txt</c>); else it
    /// is about a model that has nothing of its own.
    /// </summary>
    private bool IsAbout(string path, ArtifactGroup group, Lazy<ModelNames> names, bool needsName)
    {
        if (!IsShared(group))
        {
            return true;
        }

        var words = SidecarFiles.WordsBesideLicense(Path.GetFileName(path));
        if (words.Count == 0)
        {
            return !needsName;
        }

        if (!textsOfModels.TryGetValue(path, out var models))
        {
            textsOfModels.Add(path, models = [.. neighbors[group.Folder].Where(n => new ModelNames(n, n.HubId).IsBegunBy(words))]);
        }

        // "LICENSE-APACHE" names a license and no model.
        return models.Count > 0 ? models.Contains(group) || names.Value.IsBegunBy(words) : !needsName;
    }

    /// <summary>The words of a card's lines, as far as it may name models.</summary>
    private IReadOnlyList<IReadOnlyList<string>> WordsOfCard(string path)
    {
        if (!cardWords.TryGetValue(path, out var words))
        {
            var text = files.ReadText(path) ?? "";
            words = [.. text.Substring(0, Math.Min(text.Length, MaxCardToSearch)).Split('\n').Select(ModelFamilies.Default.WordsIn).Where(w => w.Count > 0)];
            cardWords.Add(path, words);
        }

        return words;
    }

    /// <summary>
    /// Beside a MODEL_LICENSE, a LICENSE covers the code. That of the project's or package's own folder covers the project or package
    /// first of all; there it only fills a gap.
    /// </summary>
    private IReadOnlyList<string> LicensesOfWeights(SidecarFiles beside) =>
        beside.WeightLicenses.Count > 0 ? beside.WeightLicenses : IsProjectFolder(beside.Folder) || packages.IsPackage(beside.Folder) ? [] : beside.Licenses;

    private void AddLicenseFiles(EvidenceSource source, IEnumerable<string> paths, List<Evidence> evidence)
    {
        foreach (var path in paths)
        {
            if (LicenseFile(source, path) is { } found)
            {
                evidence.Add(found);
            }
        }
    }

    private static void AddFamily(ArtifactGroup group, string? hubId, List<Evidence> evidence)
    {
        var first = group.Members[0];
        // A folder with a name is one of an id's places, too: "llama-3.2-1b/model.onnx".
        var ids = new[] { hubId, first.Artifact.Name, Path.GetFileName(first.Candidate.FullPath), group.IsWhole ? Path.GetFileName(group.Folder) : null };
        foreach (var id in ids)
        {
            if (!string.IsNullOrWhiteSpace(id) && OfFamily(id!) is { } found)
            {
                evidence.Add(found);
                return;
            }
        }
    }

    /// <summary>
    /// Where nobody states a license: a copy in another format has that of the original, and the terms of a restricted model go with
    /// whatever is made from it. A free one gives no license to what others make of it.
    /// </summary>
    private static void AddBaseFamily(List<string> bases, IReadOnlyList<string> relations, List<Evidence> evidence)
    {
        var isCopy = relations.Contains("quantized", StringComparer.OrdinalIgnoreCase);
        foreach (var id in bases)
        {
            if (OfFamily(id) is { } found && (isCopy || found.Terms.Count > 0))
            {
                evidence.Add(found with { Key = "base_model" });
                return;
            }
        }
    }

    private static Evidence? OfFamily(string id) =>
        ModelFamilies.Default.Resolve(id) is { LicenseId: not null } match && LicenseCatalog.Default.Find(match.LicenseId) is { } license
            ? new Evidence(EvidenceSource.ModelFamily, id, null) { LicenseId = license.Id, LicenseName = license.Name, Terms = license.Terms, Note = match.Note }
            : null;

    /// <summary>The folders above a model's, the nearest first, up to that of the project or of the package that brought it.</summary>
    private static List<string> FoldersAbove(string folder, string top)
    {
        var above = new List<string>();
        for (var current = folder; above.Count < MaxFoldersAbove && IsInside(current, top);)
        {
            current = Path.GetDirectoryName(current)!;
            above.Add(current);
        }

        return above;
    }

    private void AddFoldersAbove(List<string> above, List<Evidence> evidence)
    {
        foreach (var folder in above)
        {
            var found = SidecarsOf(folder);
            if (IsProjectFolder(folder))
            {
                AddLicenseFiles(EvidenceSource.FolderAbove, found.WeightLicenses, evidence);
                return;
            }

            foreach (var path in found.Cards)
            {
                evidence.AddRange(EvidenceReader.FromCard(EvidenceSource.FolderAbove, Card(path), folder, files));
            }

            AddLicenseFiles(EvidenceSource.FolderAbove, LicensesOfWeights(found), evidence);
        }
    }

    /// <summary>What the project says of its own license, then the license file of its folder, then the repository's.</summary>
    private IReadOnlyList<Evidence> ProjectLicense()
    {
        if (projectLicense is not null)
        {
            return projectLicense;
        }

        var found = new List<Evidence>();
        if (request.ProjectLicense is { } stated)
        {
            found.Add(EvidenceReader.FromWords(EvidenceSource.ProjectLicense, stated.AsWritten, stated.Place, stated.Key));
        }

        var root = files.RepositoryRoot();
        for (var folder = request.BaseFolder; folder is not null && !found.Exists(e => e.Speaks); folder = Path.GetDirectoryName(folder))
        {
            AddLicenseFiles(EvidenceSource.ProjectLicense, SidecarsOf(folder).Licenses, found);
            if (root is null || string.Equals(folder, root, StringComparison.Ordinal))
            {
                break;
            }
        }

        return projectLicense = found;
    }

    private bool IsProjectFolder(string folder) => request.BaseIsProject && string.Equals(folder, request.BaseFolder, StringComparison.Ordinal);

    private static bool IsInside(string folder, string top) =>
        folder.StartsWith(top, StringComparison.Ordinal) && folder.Length > top.Length;

    private SidecarFiles SidecarsOf(string folder)
    {
        if (!sidecars.TryGetValue(folder, out var found))
        {
            sidecars.Add(folder, found = SidecarFiles.Of(folder, files));
        }

        return found;
    }

    private CardFrontMatter Card(string path)
    {
        if (!cards.TryGetValue(path, out var card))
        {
            cards.Add(path, card = CardFrontMatter.Read(files.ReadText(path) ?? "", files.Display(path)));
        }

        return card;
    }

    private Evidence? LicenseFile(EvidenceSource source, string path)
    {
        if (!licenseFiles.TryGetValue(path, out var found))
        {
            licenseFiles.Add(path, found = EvidenceReader.FromFile(source, path, files));
        }

        // The same file may stand beside one model and above another.
        return found is null || found.Source == source ? found : found with { Source = source };
    }
}
