using ModelOpenness.Code;
using ModelOpenness.Families;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>Finds the model that an id or path in code or settings means: first among those of the inventory, then by the families that ids name.</summary>
/// <param name="models">The models of the inventory.</param>
internal sealed class ModelLookup(IReadOnlyList<Model> models)
{
    // Files and folders of models by their last part: a project may have thousands of models and settings.
    private readonly Lazy<Dictionary<string, List<(Model Model, List<string> Parts)>>> byName = new(() => Index(models));
    private readonly Lazy<Dictionary<string, Model>> byHubId = new(() => HubIds(models));

    /// <summary>The model, or null where nothing is known of it.</summary>
    /// <param name="text">An id or a path.</param>
    /// <param name="kind">What it is meant as.</param>
    /// <param name="isTail">True where only the end of a path is known.</param>
    public Model? Find(string text, ModelArgumentKind kind, bool isTail = false)
    {
        if (
            byHubId.Value.Count > 0
            && (
                byHubId.Value.TryGetValue(text, out var known)
                || (ModelFamilies.Default.HubId(text) is { } id && byHubId.Value.TryGetValue(id, out known))
            )
        )
        {
            return known;
        }

        if (kind == ModelArgumentKind.Id)
        {
            return isTail ? null : CodeJudge.ByFamily(text);
        }

        // A model that is here is judged by its own evidence, even where its file bears the name of a family.
        return ByPath(text) ?? CodeJudge.ByFamily(text);
    }

    /// <summary>
    /// The model of the inventory whose file, or whose folder, is meant. The code's path starts at the output folder and the
    /// inventory's at the project, so one must end as the other does. Where two fit equally well an unrestricted one is preferred:
    /// no false warning.
    /// </summary>
    /// <param name="path">A path with slashes of either kind.</param>
    public Model? ByPath(string path)
    {
        var wanted = Parts(path);
        Model? best = null;
        var bestLength = 0;
        if (wanted.Count == 0 || !byName.Value.TryGetValue(wanted[wanted.Count - 1], out var candidates))
        {
            return null;
        }

        foreach (var (model, parts) in candidates)
        {
            var length = Common(wanted, parts);
            if (length > bestLength || (length > 0 && length == bestLength && CodeJudge.IsRestricted(best!) && !CodeJudge.IsRestricted(model)))
            {
                best = model;
                bestLength = length;
            }
        }

        return best;
    }

    private static Dictionary<string, Model> HubIds(IReadOnlyList<Model> models)
    {
        var ids = new Dictionary<string, Model>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in models)
        {
            if (model.HubId is { } hub && !ids.ContainsKey(hub))
            {
                ids.Add(hub, model);
            }
        }

        return ids;
    }

    private static Dictionary<string, List<(Model Model, List<string> Parts)>> Index(IReadOnlyList<Model> models)
    {
        var index = new Dictionary<string, List<(Model, List<string>)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in models)
        {
            foreach (var artifact in model.Artifacts)
            {
                var file = Parts(artifact.Path);
                Add(index, model, file);
                if (file.Count > 1)
                {
                    Add(index, model, file.GetRange(0, file.Count - 1));
                }
            }
        }

        return index;
    }

    private static void Add(Dictionary<string, List<(Model Model, List<string> Parts)>> index, Model model, List<string> parts)
    {
        if (parts.Count == 0)
        {
            return;
        }

        if (!index.TryGetValue(parts[parts.Count - 1], out var list))
        {
            index.Add(parts[parts.Count - 1], list = []);
        }

        list.Add((model, parts));
    }

    /// <summary>How many parts the two end with, where the shorter one ends there too; else 0.</summary>
    private static int Common(List<string> wanted, List<string> parts)
    {
        var same = 0;
        while (same < wanted.Count && same < parts.Count
            && string.Equals(wanted[wanted.Count - 1 - same], parts[parts.Count - 1 - same], StringComparison.OrdinalIgnoreCase))
        {
            same++;
        }

        return same == Math.Min(wanted.Count, parts.Count) ? same : 0;
    }

    private static List<string> Parts(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', '\\'))
        {
            if (part.Length > 0 && part is not "." and not "..")
            {
                parts.Add(part);
            }
        }

        return parts;
    }
}
