using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering.Sidecars;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Standards;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>What a model is called, to tell whether a sidecar speaks of it.</summary>
internal sealed class ModelNames
{
    private readonly ArtifactGroup group;
    private readonly List<IReadOnlyList<string>> names = [];
    private readonly List<string> hashes = [];
    private readonly string? owner;
    private IReadOnlyList<string>? family;

    public ModelNames(ArtifactGroup group, string? hubId)
    {
        this.group = group;
        foreach (var (candidate, artifact) in group.Members)
        {
            Add(ArtifactGroups.WithoutShard(Path.GetFileName(candidate.FullPath)));
            Add(artifact.Name);
            AddFile(Path.GetFileName(candidate.FullPath));
            if (artifact.PointerOid is { } oid)
            {
                hashes.Add(oid);
            }

            var file = Path.GetFileName(candidate.FullPath);
            hashes.Add(file.StartsWith("sha256-", StringComparison.Ordinal) ? file.Substring(7) : file);
        }

        if (group.IsWhole || names.Count == 0)
        {
            Add(Path.GetFileName(group.Folder));
        }

        Add(hubId);
        owner = OwnerOf(hubId);
    }

    /// <summary>True where the document says that it speaks of this model.</summary>
    /// <param name="subject">Whom the document speaks of.</param>
    /// <param name="folder">Full path of the folder that its paths are relative to.</param>
    public bool Match(SidecarSubject subject, string folder)
    {
        foreach (var path in subject.Paths)
        {
            if (IsFile(path, folder))
            {
                return true;
            }
        }

        for (var i = 0; i < subject.Names.Count; i++)
        {
            if (IsName(subject.Names[i], subject.NameWords[i], subject.IsModel))
            {
                return true;
            }
        }

        return subject.Hashes.Any(h => hashes.Contains(h, StringComparer.OrdinalIgnoreCase))
            || subject.MentionWords.Any(IsMentioned)
            || (subject.Covers is { } covers && group.Members.Any(m => LocalPath.Below(m.Candidate.FullPath, folder) is { } path && covers(path)));
    }

    /// <summary>True where a line names the model among other words, or the family that it belongs to.</summary>
    /// <param name="line">The words of one line of text.</param>
    public bool IsMentioned(IReadOnlyList<string> line) => line.Count > 0 && (names.Exists(n => Contains(line, n)) || Contains(line, Family()));

    /// <summary>True where the text names the model: its file, or its name in a line.</summary>
    /// <param name="text">A card.</param>
    /// <param name="lines">The words of its lines.</param>
    public bool IsNamedIn(string text, IReadOnlyList<IReadOnlyList<string>> lines)
    {
        foreach (var (candidate, _) in group.Members)
        {
            if (text.IndexOf(Path.GetFileName(candidate.FullPath), StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return lines.Any(IsMentioned);
    }

    /// <summary>True where the words begin one of the model's names: "heron" of "heron-7b".</summary>
    public bool IsBegunBy(IReadOnlyList<string> words) =>
        words.Count > 0 && names.Exists(n => n.Count >= words.Count && n.Take(words.Count).SequenceEqual(words, StringComparer.Ordinal));

    private void Add(string? name)
    {
        if (!string.IsNullOrWhiteSpace(name) && ModelFamilies.Default.WordsOf(name!) is { Count: > 0 } words)
        {
            names.Add(words);
        }
    }

    /// <summary>A text may name the file with its extension; "model.onnx" may be any.</summary>
    private void AddFile(string file)
    {
        if (ModelFamilies.Default.WordsOf(file).Count > 0)
        {
            names.Add(ModelFamilies.Default.WordsIn(file));
        }
    }

    private bool IsName(string name, IReadOnlyList<string> words, bool isModel)
    {
        if (owner is not null && OwnerOf(name) is { } other && !string.Equals(owner, other, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // One word alone is as well the name of a program.
        return words.Count > 0
            && (isModel || words.Count > 1 || name.IndexOf('/') > 0 || ModelFileExtensions.OfExtension(name) == ModelFileKind.Model)
            && names.Exists(n => n.SequenceEqual(words, StringComparer.Ordinal));
    }

    private bool IsFile(string path, string folder)
    {
        var end = path.TrimEnd('/', '\\');
        var last = end.Substring(end.LastIndexOfAny(['/', '\\']) + 1);
        var isBare = last.Length == path.Length;
        foreach (var (candidate, _) in group.Members)
        {
            // Bills of materials list files by the thousand: most are told apart by their last part.
            if (candidate.FullPath.IndexOf(last, StringComparison.OrdinalIgnoreCase) < 0 && last is not "." and not "..")
            {
                continue;
            }

            // They also list files by their names alone; "model.onnx" may then be any.
            if (
                isBare
                && string.Equals(Path.GetFileName(candidate.FullPath), path, StringComparison.OrdinalIgnoreCase)
                && ModelFamilies.Default.WordsOf(path).Count > 0
            )
            {
                return true;
            }

            if (LocalPath.Resolve(folder, path) is { } full
                && (string.Equals(candidate.FullPath, full, StringComparison.Ordinal) || LocalPath.Below(candidate.FullPath, full) is not null))
            {
                return true;
            }
        }

        return false;
    }

    private IReadOnlyList<string> Family()
    {
        if (family is null)
        {
            family = [];
            foreach (var (candidate, artifact) in group.Members.Take(4))
            {
                if (
                    (
                        ModelFamilies.Default.Resolve(Path.GetFileName(candidate.FullPath))
                        ?? (artifact.Name is { } name ? ModelFamilies.Default.Resolve(name) : null)
                    ) is
                    { } match
                )
                {
                    family = ModelFamilies.Default.WordsIn(match.Family);
                    break;
                }
            }
        }

        return family;
    }

    private static bool Contains(IReadOnlyList<string> line, IReadOnlyList<string> name)
    {
        // One word ("heron") is meant where the line says nothing else, or only that it is a model.
        if (name.Count <= 1)
        {
            return name.Count == 1
                && name[0].Length >= 3
                && line.Contains(name[0], StringComparer.Ordinal)
                && (
                    line.Count == 1
                    || (
                        line.Any(ComponentFileRules.IsAboutWeights)
                        && line.All(w => ComponentFileRules.IsAboutAnything(w) || string.Equals(w, name[0], StringComparison.Ordinal))
                    )
                );
        }

        for (var at = 0; at + name.Count <= line.Count; at++)
        {
            var same = 0;
            while (same < name.Count && string.Equals(line[at + same], name[same], StringComparison.Ordinal))
            {
                same++;
            }

            if (same == name.Count)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The owner in an id of the hub or an address of it, or null.</summary>
    private static string? OwnerOf(string? id)
    {
        if (id is null)
        {
            return null;
        }

        var scheme = id.IndexOf("://", StringComparison.Ordinal);
        var parts = (scheme < 0 ? id : id.Substring(scheme + 3)).Split('/');
        var at = scheme < 0 ? 0 : 1;
        return parts.Length - at == 2 && parts[at].Length > 0 && parts[at].IndexOf('.') < 0 ? parts[at] : null;
    }
}
