using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Licenses;
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
        return ids.Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => Of(id!)).FirstOrDefault(e => e is not null);
    }

    /// <summary>
    /// Where nobody states a license: a copy in another format has that of the original, and the terms of a restricted model go with
    /// whatever is made from it. A free one gives no license to what others make of it.
    /// </summary>
    public static Evidence? OfBases(IReadOnlyList<string> bases, IReadOnlyList<string> relations)
    {
        var isCopy = relations.Contains("quantized", StringComparer.OrdinalIgnoreCase);
        return bases.Select(Of).FirstOrDefault(e => e is not null && (isCopy || e.Terms.Count > 0)) is { } found ? found with { Key = "base_model" } : null;
    }

    private static Evidence? Of(string id) =>
        ModelFamilies.Default.Resolve(id) is { LicenseId: not null } match && LicenseCatalog.Default.Find(match.LicenseId) is { } license
            ? new Evidence(EvidenceSource.ModelFamily, id, null) { LicenseId = license.Id, LicenseName = license.Name, Terms = license.Terms, Note = match.Note }
            : null;
}
