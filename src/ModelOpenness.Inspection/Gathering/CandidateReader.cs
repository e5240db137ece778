using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>The first step: candidates to artifacts. What turns out to be no model is left out.</summary>
internal static class CandidateReader
{
    /// <summary>The candidates that are models, in the order of their paths.</summary>
    public static IReadOnlyList<GroupMember> Read(InspectionRequest request, SourceFiles files)
    {
        var read = new List<GroupMember>();
        foreach (var candidate in request.Candidates.OrderBy(c => c.FullPath, StringComparer.Ordinal))
        {
            request.Progress?.Invoke(candidate.FullPath);
            if (Read(candidate, files) is { } artifact)
            {
                read.Add(new GroupMember(candidate, artifact));
            }
        }

        return read;
    }

    private static Artifact? Read(ModelCandidate candidate, SourceFiles files)
    {
        files.Watch(candidate.FullPath);
        var path = files.Display(candidate.FullPath);
        try
        {
            var artifact = Open(candidate.FullPath, path, files);
            return candidate.IsDeclared || IsModel(artifact, Path.GetFileName(candidate.FullPath)) ? artifact : null;
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            if (Unreadable.IsMissing(e))
            {
                return new Artifact(path, Artifact.Unknown) { Access = ArtifactAccess.Missing };
            }

            // A folder of that name is no model.
            if (Directory.Exists(candidate.FullPath))
            {
                return null;
            }

            files.CannotLookAt(candidate.FullPath, e);
            return new Artifact(path, Artifact.Unknown) { Access = ArtifactAccess.Denied };
        }
    }

    private static bool IsModel(Artifact artifact, string name) =>
        ModelFileExtensions.OfExtension(name) == ModelFileKind.Model
        || (artifact.Format != Artifact.Unknown && (!FormatGuide.HoldsAnyData(artifact.Format, name) || IsNamedLikeWeights(name)));

    /// <summary>A word for weights, or the name of a known model.</summary>
    private static bool IsNamedLikeWeights(string name) =>
        ModelFamilies.Default.WordsIn(name).Any(ComponentFileRules.IsAboutWeights) || ModelFamilies.Default.Resolve(name) is not null;

    private static Artifact Open(string fullPath, string path, SourceFiles files)
    {
        if (!files.IsMounted(fullPath))
        {
            return ModelFile.Read(fullPath, path);
        }

        using var stream = files.OpenRead(fullPath);
        return ModelFile.Read(stream ?? Stream.Null, path);
    }
}
