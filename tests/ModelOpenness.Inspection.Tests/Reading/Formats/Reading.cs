using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Formats;

/// <summary>Short ways to the reader under test.</summary>
internal static class Reading
{
    public static Artifact Read(this byte[] bytes, string path)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return ModelFile.Read(stream, path);
    }

    /// <summary>The artifact must be damaged, of this format, and say nothing else.</summary>
    public static string ShouldBeDamaged(this Artifact artifact, string format)
    {
        artifact.Format.ShouldBe(format);
        var problem = artifact.Problem.ShouldNotBeNull();
        artifact.License.ShouldBeNull();
        artifact.Name.ShouldBeNull();
        artifact.Author.ShouldBeNull();
        artifact.BaseModels.ShouldBeEmpty();
        artifact.Metadata.ShouldBeEmpty();
        artifact.Parts.ShouldBeEmpty();
        return problem;
    }

    /// <summary>The file's own loader would refuse the artifact, whose header is whole: its license counts, nothing else does.</summary>
    public static string ShouldBeRefused(this Artifact artifact, string format, string? license)
    {
        artifact.License.ShouldBe(license);
        return (artifact with { License = null }).ShouldBeDamaged(format);
    }

    public static void ShouldBeSound(this Artifact artifact, string format)
    {
        artifact.Problem.ShouldBeNull();
        artifact.Format.ShouldBe(format);
    }
}
