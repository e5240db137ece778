using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>What the project's items and the model's files themselves say: the first two lines of docs/how-it-decides.md.</summary>
internal static class OwnEvidence
{
    /// <summary>The statements; shards repeat each other.</summary>
    public static IReadOnlyList<Evidence> Of(ArtifactGroup group, FolderTexts texts)
    {
        var evidence = new List<Evidence>();
        foreach (var (candidate, artifact) in group.Members)
        {
            AddItem(candidate, artifact, texts, evidence);
            AddEmbedded(artifact, evidence);
            // A second license in the same file could hide the first.
            evidence.AddRange(
                artifact.FurtherLicenses.Select(other =>
                    EvidenceReader.FromWords(EvidenceSource.EmbeddedMetadata, other.Value, new Place(artifact.Path), other.Key)
                )
            );
        }

        return evidence;
    }

    private static void AddItem(ModelCandidate candidate, Artifact artifact, FolderTexts texts, List<Evidence> evidence)
    {
        if (!string.IsNullOrWhiteSpace(candidate.License) && IsNew(evidence, EvidenceSource.ItemMetadata, candidate.License!))
        {
            evidence.Add(EvidenceReader.FromWords(EvidenceSource.ItemMetadata, candidate.License!, new Place(artifact.Path), "License"));
        }

        if (candidate.LicenseFile is not null && IsNew(evidence, EvidenceSource.ItemMetadata, Path.GetFileName(candidate.LicenseFile)))
        {
            evidence.AddRange(texts.Licenses(EvidenceSource.ItemMetadata, [candidate.LicenseFile]));
        }
    }

    /// <summary>The first of license, name and link that says anything; else the first as it is written.</summary>
    private static void AddEmbedded(Artifact artifact, List<Evidence> evidence)
    {
        Evidence? unknown = null;
        foreach (
            var (stated, key) in new[]
            {
                (artifact.License, artifact.LicenseKey ?? "license"),
                (artifact.LicenseName, "license name"),
                (artifact.LicenseLink, "license link"),
            }
        )
        {
            if (string.IsNullOrWhiteSpace(stated))
            {
                continue;
            }

            if (!IsNew(evidence, EvidenceSource.EmbeddedMetadata, stated!))
            {
                return;
            }

            var found = EvidenceReader.FromWords(EvidenceSource.EmbeddedMetadata, stated!, new Place(artifact.Path), key);
            unknown = found.Speaks ? found : unknown ?? found;
            if (found.Speaks)
            {
                break;
            }
        }

        if (unknown is not null)
        {
            evidence.Add(unknown);
        }
    }

    private static bool IsNew(List<Evidence> evidence, EvidenceSource source, string words) =>
        !evidence.Exists(e => e.Source == source && string.Equals(e.AsWritten, words, StringComparison.Ordinal));
}
