using System.Globalization;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>Artifacts that make up one model.</summary>
/// <param name="Name">Name for people: the file name of the first artifact.</param>
/// <param name="Members">The artifacts with their candidates, the first one naming the model.</param>
internal sealed record ArtifactGroup(string Name, IReadOnlyList<(ModelCandidate Candidate, Artifact Artifact)> Members);

/// <summary>Brings artifacts together that belong together.</summary>
internal static class ArtifactGroups
{
    public static IReadOnlyList<ArtifactGroup> Of(IReadOnlyList<(ModelCandidate Candidate, Artifact Artifact)> artifacts)
    {
        var keys = new List<string>();
        var groups = new Dictionary<string, List<(ModelCandidate, Artifact)>>(StringComparer.Ordinal);
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (candidate, artifact) in artifacts)
        {
            var folder = Path.GetDirectoryName(candidate.FullPath)!;
            foreach (var part in artifact.Parts)
            {
                // The index lists its shards by name; an index inside another model's list would be a trick, the first one holds.
                var key = Path.Combine(folder, part);
                if (!parts.ContainsKey(key))
                {
                    parts.Add(key, candidate.FullPath);
                }
            }
        }

        foreach (var item in artifacts)
        {
            var path = item.Candidate.FullPath;
            var key = parts.TryGetValue(path, out var index) ? index : ShardKey(path);
            if (!groups.TryGetValue(key, out var members))
            {
                groups.Add(key, members = []);
                keys.Add(key);
            }

            if (parts.ContainsKey(path))
            {
                members.Add(item);
            }
            else
            {
                // The index itself, or the file alone, names the model; shards of a numbered set stay in order.
                var at = item.Artifact.Parts.Count > 0 ? 0 : members.Count;
                members.Insert(at, item);
            }
        }

        return [.. keys.Select(k => new ArtifactGroup(Path.GetFileName(groups[k][0].Item1.FullPath), groups[k]))];
    }

    /// <summary>Without <c>-00001-of-00004</c>, so that numbered shards share a key.</summary>
    private static string ShardKey(string path)
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

    private static bool IsNumber(string text) =>
        text.Length is > 0 and <= 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
