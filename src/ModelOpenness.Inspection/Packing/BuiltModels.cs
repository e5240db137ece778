using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Judging;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Packing;

/// <summary>The models that the project's builds have seen, found by the name and size of their files.</summary>
internal sealed class BuiltModels
{
    private const int MaxInventory = 64 << 20;

    private readonly SourceFiles project;
    private readonly Dictionary<(string Name, long Size), Model> byFile = [];
    private readonly Dictionary<string, PackedModel> known = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> told;

    public BuiltModels(IReadOnlyList<string> inventoryFiles, SourceFiles project)
    {
        this.project = project;
        var inventories = inventoryFiles.Distinct(StringComparer.Ordinal).Select(f => Read(f, project)).OfType<Inventory>().ToList();
        foreach (var model in inventories.SelectMany(i => i.Models))
        {
            foreach (var artifact in model.Artifacts)
            {
                var key = (artifact.Path.Substring(artifact.Path.LastIndexOf('/') + 1), artifact.Size);
                if (!byFile.ContainsKey(key))
                {
                    byFile.Add(key, model);
                }
            }
        }

        told = PackJudge.Told(inventories.SelectMany(i => i.Findings));
    }

    /// <summary>The model that a file of a package is part of.</summary>
    /// <param name="name">Name of the file, or of a resource, which has the names of folders before that of the file.</param>
    /// <param name="size">Its size in bytes.</param>
    public PackedModel? Find(string name, long size)
    {
        if (!byFile.TryGetValue((name, size), out var model))
        {
            model = byFile.FirstOrDefault(f => f.Key.Size == size && size > 0 && name.EndsWith("." + f.Key.Name, StringComparison.OrdinalIgnoreCase)).Value;
        }

        if (model is null)
        {
            return null;
        }

        if (!known.TryGetValue(model.Id, out var found))
        {
            known.Add(model.Id, found = ShippedTexts.Of(model, project) with { Told = [.. told[model.Id]] });
        }

        return found;
    }

    private static Inventory? Read(string file, SourceFiles project)
    {
        try
        {
            return project.ReadBytes(file, MaxInventory) is { } bytes ? InventoryReader.Parse(bytes) : null;
        }
        catch (FormatException)
        {
            // Of another version, or damaged: then the package alone speaks.
            return null;
        }
    }
}
