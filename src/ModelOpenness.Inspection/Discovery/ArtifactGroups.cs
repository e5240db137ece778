using System.Globalization;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>An artifact with the candidate that it was read from.</summary>
internal sealed record GroupMember(ModelCandidate Candidate, Artifact Artifact);

/// <summary>Artifacts that make up one model.</summary>
/// <param name="Name">Name for people: the file name of the first artifact, or of the folder that is the model.</param>
/// <param name="Folder">Full path of the folder whose sidecars speak of the model.</param>
/// <param name="Members">The artifacts with their candidates, the first one naming the model.</param>
internal sealed record ArtifactGroup(string Name, string Folder, IReadOnlyList<GroupMember> Members)
{
    private const int MaxFolders = 8;

    /// <summary>True where a folder as a whole is the model.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Id that the place tells (a cache's folder, a store's manifest), or null.</summary>
    public string? HubId { get; init; }

    /// <summary>The store's manifest that lists the artifacts, or null.</summary>
    public StoredModel? Stored { get; init; }

    /// <summary>Full paths of the folders that the artifacts lie in, the model's own first.</summary>
    public IReadOnlyList<string> Folders { get; } = FoldersOf(Folder, Members);

    private static List<string> FoldersOf(string folder, IReadOnlyList<GroupMember> members)
    {
        var folders = new List<string> { folder };
        for (var i = 0; i < members.Count && folders.Count < MaxFolders; i++)
        {
            var other = Path.GetDirectoryName(members[i].Candidate.FullPath)!;
            if (!folders.Contains(other, StringComparer.Ordinal))
            {
                folders.Add(other);
            }
        }

        return folders;
    }
}

/// <summary>Brings artifacts together that belong together.</summary>
internal sealed class ArtifactGroups(ModelLayouts layouts, ModelStores stores)
{
    // A tokenizer or a projector is no model of its own where there is one that it belongs to.
    private const string Tokenizer = "sentencepiece";
    private const string Projector = "mmproj";

    // What has one name and several endings: the second file of each pair goes with the first.
    private static readonly (string First, string Second)[] Pairs = [(".xml", ".bin"), (".param", ".bin"), (".pdmodel", ".pdiparams"), (".json", ".pdiparams")];

    public IReadOnlyList<ArtifactGroup> Of(IReadOnlyList<GroupMember> artifacts)
    {
        var parts = Parts(artifacts);
        var paths = new HashSet<string>(artifacts.Select(a => a.Candidate.FullPath), StringComparer.Ordinal);
        var keys = new List<string>();
        var groups = new Dictionary<string, Draft>(StringComparer.Ordinal);
        foreach (var item in artifacts)
        {
            var path = item.Candidate.FullPath;
            var stored = stores.Of(path);
            var layout = stored is null ? layouts.Of(path) : null;
            var key = stored is not null ? "store\n" + stored.Manifest
                : layout is not null ? layout.Id + "\n" + layout.Folder
                : parts.TryGetValue(path, out var index) ? KeyOf(index, paths)
                : KeyOf(path, paths);
            // What the project says of one file and not of another keeps them apart; one id makes them one.
            key = item.Candidate.ModelId is { } id ? "id\n" + id + Said(item.Candidate) : key + Said(item.Candidate);
            if (!groups.TryGetValue(key, out var draft))
            {
                groups.Add(key, draft = new Draft(layout, stored));
                keys.Add(key);
            }

            draft.Members.Add(item);
        }

        return Joined([.. keys.Select(k => groups[k])]).ConvertAll(d => d.Group());
    }

    /// <summary>A name without <c>-00001-of-00004</c>, so that numbered shards have one.</summary>
    /// <param name="path">Name or path.</param>
    public static string WithoutShard(string path)
    {
        var extension = Path.GetExtension(path);
        var stem = path.Substring(0, path.Length - extension.Length);
        var of = stem.LastIndexOf("-of-", StringComparison.Ordinal);
        if (of < 6 || !IsNumber(stem.Substring(of + 4)))
        {
            return path;
        }

        var dash = stem.LastIndexOf('-', of - 1);
        return dash > 0 && IsNumber(stem.Substring(dash + 1, of - dash - 1)) ? stem.Substring(0, dash) + extension : path;
    }

    /// <summary>The files that an index lists, with the index.</summary>
    private static Dictionary<string, string> Parts(IReadOnlyList<GroupMember> artifacts)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (candidate, artifact) in artifacts)
        {
            var folder = Path.GetDirectoryName(candidate.FullPath)!;
            foreach (var part in artifact.Parts)
            {
                // The index lists its shards by name; an index inside another model's list would be a trick, the first one holds.
                var key = Path.Combine(folder, part.Replace('/', Path.DirectorySeparatorChar));
                if (!parts.ContainsKey(key))
                {
                    parts.Add(key, candidate.FullPath);
                }
            }
        }

        return parts;
    }

    private static string KeyOf(string path, HashSet<string> paths)
    {
        var extension = Path.GetExtension(path);
        foreach (var (first, second) in Pairs)
        {
            if (
                string.Equals(extension, second, StringComparison.OrdinalIgnoreCase)
                && Path.ChangeExtension(path, first) is { } partner
                && paths.Contains(partner)
            )
            {
                return partner;
            }
        }

        // A description beside a file, "voice.onnx.json", goes with the file.
        return string.Equals(extension, ".json", StringComparison.OrdinalIgnoreCase) && paths.Contains(path.Substring(0, path.Length - extension.Length))
            ? path.Substring(0, path.Length - extension.Length)
            : WithoutShard(path);
    }

    private static string Said(ModelCandidate candidate) =>
        candidate.License is null && candidate.LicenseFile is null && candidate.ModelCard is null
            ? ""
            : "\n" + candidate.License + "\n" + candidate.LicenseFile + "\n" + candidate.ModelCard;

    /// <summary>Tokenizers and projectors go to the one model in their folder.</summary>
    private static List<Draft> Joined(List<Draft> drafts)
    {
        var alone = drafts.Where(d => d.Layout is null && d.Stored is null && d.Members.TrueForAll(m => IsCompanion(m) && !m.Candidate.IsDeclared)).ToList();
        if (alone.Count == 0)
        {
            return drafts;
        }

        var models = drafts.Except(alone).GroupBy(d => d.Folder, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var companion in alone)
        {
            if (models.TryGetValue(companion.Folder, out var found) && found.Count == 1)
            {
                found[0].Members.AddRange(companion.Members);
                drafts.Remove(companion);
            }
        }

        return drafts;
    }

    private static bool IsCompanion(GroupMember member) =>
        string.Equals(member.Artifact.Format, Tokenizer, StringComparison.Ordinal)
        || Path.GetFileName(member.Candidate.FullPath).StartsWith(Projector, StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string text) =>
        text.Length is > 0 and <= 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private sealed class Draft(ModelLayout? layout, StoredModel? stored)
    {
        public ModelLayout? Layout => layout;

        public StoredModel? Stored => stored;

        public List<GroupMember> Members { get; } = [];

        /// <summary>A Core ML package stands for a file: its sidecars lie beside it.</summary>
        public string Folder => layout is null ? Path.GetDirectoryName(Members[0].Candidate.FullPath)!
            : layout.Id.StartsWith("core-ml", StringComparison.Ordinal) ? Path.GetDirectoryName(layout.Folder)!
            : layout.Folder;

        public ArtifactGroup Group()
        {
            // The index itself names the model; then come the weights, tokenizers last. Shards of a numbered set stay in order.
            var members = Members.Count == 1 ? Members : [.. Members.OrderBy(m => IsCompanion(m) ? 2 : m.Artifact.Parts.Count > 0 ? 0 : 1)];
            var isFolder = layout is not null && layout.Id is not ("transformers" or "peft-adapter" or "onnx-genai");
            var name = stored?.Name ?? layout?.HubId ?? Path.GetFileName(isFolder ? layout!.Folder : members[0].Candidate.FullPath);
            return new ArtifactGroup(name, Folder, members)
            {
                IsWhole = layout is not null,
                HubId = stored?.Name ?? layout?.HubId,
                Stored = stored,
            };
        }
    }
}
