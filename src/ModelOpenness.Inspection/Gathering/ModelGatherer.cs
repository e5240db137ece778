using ModelOpenness.Inspection.Cards;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Formats;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Judging;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>Reads the candidates, brings together those that belong together, and gathers what is said about their license.</summary>
internal sealed class ModelGatherer(InspectionRequest request, SourceFiles files)
{
    private const int MaxFoldersAbove = 12;

    private readonly Dictionary<string, Sidecars> sidecars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CardFrontMatter> cards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Evidence?> licenseFiles = new(StringComparer.Ordinal);
    private readonly PackageBook packages = new(files);
    private IReadOnlyList<Evidence>? projectLicense;

    /// <summary>The models, ordered by id.</summary>
    public IReadOnlyList<Model> Gather()
    {
        var read = new List<(ModelCandidate Candidate, Artifact Artifact)>();
        foreach (var candidate in request.Candidates.OrderBy(c => c.FullPath, StringComparer.Ordinal))
        {
            request.Progress?.Invoke(candidate.FullPath);
            var artifact = Read(candidate);
            if (artifact is not null)
            {
                read.Add((candidate, artifact));
            }
        }

        var models = new List<Model>();
        foreach (var group in ArtifactGroups.Of(read))
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            // A file that vanished or may not be read: the build goes on, and says so. A folder of that name is no model.
            return Directory.Exists(candidate.FullPath) ? null : new Artifact(path, Artifact.Unknown) { Problem = "it cannot be read" };
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

        var folder = Path.GetDirectoryName(first.Candidate.FullPath)!;
        var hubId = first.Candidate.ModelId ?? first.Artifact.SourceUrl;
        var baseModels = new List<string>(group.Members.SelectMany(m => m.Artifact.BaseModels).Distinct(StringComparer.Ordinal));
        AddBeside(first.Candidate, folder, evidence, baseModels);
        AddFamily(first, hubId, evidence);
        AddFoldersAbove(folder, packages.Of(first.Candidate.FullPath)?.Folder ?? request.BaseFolder, evidence);
        // A package speaks for what it brought; the license of the project that uses it does not.
        evidence.AddRange(Place.IsInPackage(first.Artifact.Path) ? packages.Evidence(first.Candidate.FullPath) : ProjectLicense());
        var ordered = evidence.OrderBy(e => e.Level).ThenBy(e => e.Source).ToList();
        return new Model(first.Artifact.Path, group.Name)
        {
            Artifacts = [.. group.Members.Select(m => m.Artifact)],
            Evidence = ordered,
            BaseModels = baseModels,
            HubId = hubId,
            Ships = group.Members.Any(m => m.Candidate.Ships),
            License = EvidenceRanking.Decide(ordered),
        };
    }

    /// <summary>What the item and the file itself say.</summary>
    private void AddOwn(ModelCandidate candidate, Artifact artifact, List<Evidence> evidence)
    {
        var place = new Place(artifact.Path);
        if (!string.IsNullOrWhiteSpace(candidate.License))
        {
            evidence.Add(EvidenceReader.FromWords(EvidenceSource.ItemMetadata, candidate.License!, place, "License"));
        }

        if (candidate.LicenseFile is not null && LicenseFile(EvidenceSource.ItemMetadata, candidate.LicenseFile) is { } file)
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
    }

    /// <summary>Cards, license files and use policies in the model's folder.</summary>
    private void AddBeside(ModelCandidate candidate, string folder, List<Evidence> evidence, List<string> baseModels)
    {
        var own = candidate.FullPath + ".license";
        if (files.Exists(own) && LicenseFile(EvidenceSource.LicenseFile, own) is { } reuse)
        {
            evidence.Add(reuse);
        }

        var beside = SidecarsOf(folder);
        var cardPaths = candidate.ModelCard is not null ? [candidate.ModelCard] : beside.Cards;
        foreach (var path in cardPaths)
        {
            var card = Card(path);
            evidence.AddRange(EvidenceReader.FromCard(EvidenceSource.ModelCard, card, Path.GetDirectoryName(path)!, files));
            foreach (var value in card["base_model"])
            {
                if (!baseModels.Contains(value.Value, StringComparer.Ordinal))
                {
                    baseModels.Add(value.Value);
                }
            }
        }

        AddLicenseFiles(EvidenceSource.LicenseFile, LicensesOfWeights(beside), evidence);

        foreach (var policy in beside.UsePolicies)
        {
            if (EvidenceReader.FromUsePolicy(policy, files) is { } found)
            {
                evidence.Add(found);
            }
        }
    }

    /// <summary>
    /// Beside a MODEL_LICENSE, a LICENSE covers the code. That of the project's or package's own folder covers the project or package
    /// first of all; there it only fills a gap.
    /// </summary>
    private IReadOnlyList<string> LicensesOfWeights(Sidecars beside) =>
        beside.WeightLicenses.Count > 0 ? beside.WeightLicenses : IsProjectFolder(beside.Folder) || packages.IsPackage(beside.Folder) ? [] : beside.Licenses;

    private void AddLicenseFiles(EvidenceSource source, IReadOnlyList<string> paths, List<Evidence> evidence)
    {
        foreach (var path in paths)
        {
            if (LicenseFile(source, path) is { } found)
            {
                evidence.Add(found);
            }
        }
    }

    private static void AddFamily((ModelCandidate Candidate, Artifact Artifact) first, string? hubId, List<Evidence> evidence)
    {
        var ids = new[] { hubId, first.Artifact.Name, Path.GetFileName(first.Candidate.FullPath) };
        foreach (var id in ids)
        {
            if (!string.IsNullOrWhiteSpace(id) && ModelFamilies.Default.Resolve(id!) is { LicenseId: not null } match
                && LicenseCatalog.Default.Find(match.LicenseId) is { } license)
            {
                evidence.Add(new Evidence(EvidenceSource.ModelFamily, id!, null)
                {
                    LicenseId = license.Id,
                    LicenseName = license.Name,
                    Terms = license.Terms,
                    Note = match.Note,
                });
                return;
            }
        }
    }

    /// <summary>Folders above the model, up to that of the project or of the package that brought it.</summary>
    private void AddFoldersAbove(string folder, string top, List<Evidence> evidence)
    {
        var current = folder;
        for (var step = 0; step < MaxFoldersAbove && IsInside(current, top); step++)
        {
            current = Path.GetDirectoryName(current)!;
            var above = SidecarsOf(current);
            if (IsProjectFolder(current))
            {
                AddLicenseFiles(EvidenceSource.FolderAbove, above.WeightLicenses, evidence);
                return;
            }

            foreach (var path in above.Cards)
            {
                evidence.AddRange(EvidenceReader.FromCard(EvidenceSource.FolderAbove, Card(path), current, files));
            }

            AddLicenseFiles(EvidenceSource.FolderAbove, LicensesOfWeights(above), evidence);
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

        var root = RepositoryRoot(request.BaseFolder);
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

    /// <summary>The folder that holds <c>.git</c>, or null: above a repository nothing speaks for the project.</summary>
    private static string? RepositoryRoot(string start)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (FileStamp.Of(Path.Combine(folder, ".git")).Kind != FileStampKind.Absent)
            {
                return folder;
            }
        }

        return null;
    }

    private bool IsProjectFolder(string folder) => request.BaseIsProject && string.Equals(folder, request.BaseFolder, StringComparison.Ordinal);

    private static bool IsInside(string folder, string top) =>
        folder.StartsWith(top, StringComparison.Ordinal) && folder.Length > top.Length;

    private Sidecars SidecarsOf(string folder)
    {
        if (!sidecars.TryGetValue(folder, out var found))
        {
            sidecars.Add(folder, found = Sidecars.Of(folder, files));
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
