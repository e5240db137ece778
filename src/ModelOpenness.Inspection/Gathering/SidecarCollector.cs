using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering.Sidecars;
using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>What the documents around a model say about it.</summary>
/// <param name="Named">License statements that name the model.</param>
/// <param name="Nameless">License statements about whatever lies beside them.</param>
internal sealed record SidecarFindings(List<Evidence> Named, List<Evidence> Nameless)
{
    /// <summary>Base models, as documents name them; local paths as findings show them.</summary>
    public List<string> Bases { get; } = [];

    /// <summary>Base models that count where nobody else names one.</summary>
    public List<string> Hints { get; } = [];

    /// <summary>The model's id as a document states it, or null.</summary>
    public string? ModelId { get; set; }
}

/// <summary>
/// Asks the documents beside a model and in the folders above it. Each document is read once, whatever number of models it may speak of.
/// </summary>
internal sealed class SidecarCollector(FolderTexts around, bool baseIsProject)
{
    private const int MaxBytes = 8 << 20;
    private const int MaxStatements = 20_000;
    private const int MaxPerModel = 64;

    private readonly SourceFiles files = around.Files;
    private readonly Dictionary<string, IReadOnlyList<SidecarStatement>> read = new(StringComparer.Ordinal);
    private readonly Dictionary<DocumentValue, Evidence> texts = [];
    private readonly Memo<IReadOnlyList<SidecarDocument>> documents = new(folder => Documents(folder, around));

    /// <summary>What documents say about a model.</summary>
    /// <param name="group">The model.</param>
    /// <param name="names">What it is called; made only where there is a document that names somebody.</param>
    /// <param name="above">Full paths of the folders above, the nearest first, up to the folder that was asked about.</param>
    public SidecarFindings Of(ArtifactGroup group, Lazy<ModelNames> names, IReadOnlyList<string> above)
    {
        var found = new SidecarFindings([], []);
        foreach (var document in group.Folders.SelectMany(f => documents[f]))
        {
            Take(document, isBeside: true, names, found);
        }

        foreach (var document in above.Except(group.Folders, StringComparer.Ordinal).SelectMany(f => documents[f]).Where(d => d.Kind.IsFoundAbove))
        {
            Take(document, isBeside: false, names, found);
        }

        return found;
    }

    private void Take(SidecarDocument document, bool isBeside, Lazy<ModelNames> names, SidecarFindings found)
    {
        var folder = document.Folder;
        foreach (var statement in Statements(document.Kind, document.Path))
        {
            var isNamed = statement.Subject.IsNamed;
            if (found.Named.Count + found.Nameless.Count >= MaxPerModel || (isNamed ? !names.Value.Match(statement.Subject, folder) : !isBeside))
            {
                continue;
            }

            (statement.IsHint ? found.Hints : found.Bases).AddRange(
                statement.Bases.Select(b => LocalPath.Resolve(folder, b) is { } full && IsLocal(b, full) ? files.Display(full) : b)
            );
            found.ModelId ??= statement.ModelId;
            var isProject = IsAboveOrBase(folder) && baseIsProject;
            foreach (var evidence in Licenses(statement, folder))
            {
                // What speaks of the whole and stands in the project's own folder, or above it, speaks of the project.
                var placed =
                    isProject && evidence.Source is EvidenceSource.FolderAbove or EvidenceSource.Package && isProject
                        ? evidence with
                        {
                            Source = EvidenceSource.ProjectLicense,
                        }
                        : evidence;
                (isNamed && placed.Level <= 2 ? found.Named : found.Nameless).Add(placed);
            }
        }
    }

    private IEnumerable<Evidence> Licenses(SidecarStatement statement, string folder)
    {
        var speaks = false;
        foreach (var license in statement.Licenses)
        {
            var evidence = EvidenceReader.FromWords(statement.Source, license.Text, license.Place, license.Key);
            speaks |= evidence.Speaks;
            yield return evidence;
        }

        if (statement.LicenseText is { } text)
        {
            if (!texts.TryGetValue(text, out var read))
            {
                // In JSON a text of many lines stands on one: then its place is all that can be said.
                var isOneLine = text.Place.EndLine == text.Place.Line;
                read = EvidenceReader.FromText(
                    statement.Source,
                    text.Key,
                    text.Text,
                    isOneLine ? new Place(text.Place.Path, 1, 1, 1, 1) : text.Place
                ) with
                {
                    Key = text.Key,
                    Place = text.Place,
                };
                if (isOneLine)
                {
                    read = read with
                    {
                        Terms = [.. read.Terms.Select(t => t.Place is null ? t : t with { Place = text.Place })],
                        Change = read.Change is null ? null : read.Change with { Place = text.Place },
                    };
                }

                texts.Add(text, read);
            }

            // Of a section of notices the line that names the license says enough; words around it are no license.
            if (text.Key is not "section" || (!speaks && (read.LicenseId is not null || read.Terms.Count > 0)))
            {
                yield return text.Key is "section" ? read with { IsLicenseText = false } : read;
            }
        }

        if (statement.LicenseFile is { } file && LocalPath.Resolve(folder, file.Text) is { } full && files.Exists(full)
            && EvidenceReader.FromFile(statement.Source, full, files) is { } linked)
        {
            yield return linked;
        }
    }

    private IReadOnlyList<SidecarStatement> Statements(SidecarKind kind, string path)
    {
        if (!read.TryGetValue(kind.Id + "\n" + path, out var statements))
        {
            statements = files.ReadBytes(path, MaxBytes) is { } bytes
                ? [.. kind.Reader.Read(new SidecarContent(bytes, files.Display(path))).Take(MaxStatements)]
                : [];
            read.Add(kind.Id + "\n" + path, statements);
        }

        return statements;
    }

    /// <summary>The documents of a folder. A package is asked for its manifest as a package; REUSE has a file in a folder of its own.</summary>
    private static IReadOnlyList<SidecarDocument> Documents(string folder, FolderTexts around)
    {
        var reuse = Path.Combine(folder, ".reuse", "dep5");
        return
        [
            .. around.Sidecars(folder).Documents.Where(d => d.Kind.Id is not "nuspec" || !around.Packages.IsPackage(folder)),
            .. around.Files.Exists(reuse) ? SidecarKinds.Of("dep5").Select(k => new SidecarDocument(k, reuse, folder)) : [],
        ];
    }

    private bool IsAboveOrBase(string folder) =>
        string.Equals(folder, files.BaseFolder, StringComparison.Ordinal) || LocalPath.Below(files.BaseFolder, folder) is not null;

    /// <summary>A path, and not an id that looks like one: it begins as a path, or something stands there.</summary>
    private static bool IsLocal(string written, string fullPath) =>
        written[0] == '.' || written.IndexOf('\\') >= 0 || FileStamp.Of(fullPath).Kind != FileStampKind.Absent;
}
