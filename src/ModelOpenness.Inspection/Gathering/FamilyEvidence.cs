using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Judging;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>What the catalogue of model families knows of a model by its ids, or by those of its bases.</summary>
internal static class FamilyEvidence
{
    /// <summary>By the first of the model's ids that names a family.</summary>
    public static Evidence? Of(ArtifactGroup group, string? hubId)
    {
        var first = group.Members[0];
        // A folder with a name is one of an id's places, too: "llama-3.2-1b/model.onnx".
        string?[] ids = [hubId, first.Artifact.Name, Path.GetFileName(first.Candidate.FullPath), group.IsWhole ? Path.GetFileName(group.Folder) : null];
        return ids.Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => CatalogueStatement.Of(id!)).FirstOrDefault(e => e is not null);
    }

    /// <summary>By the bases, where nobody states a license.</summary>
    public static Evidence? OfBases(IReadOnlyList<string> bases, IReadOnlyList<string> relations)
    {
        var isCopy = relations.Contains("quantized", StringComparer.OrdinalIgnoreCase);
        return bases.Select(id => CatalogueStatement.OfBase(id, isCopy)).FirstOrDefault(e => e is not null);
    }
}
