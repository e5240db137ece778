using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Reading.Formats;

/// <summary>Reads the header of a model file, whatever its format.</summary>
public static class ArtifactReader
{
    /// <summary>
    /// Recognises a file by its content and reads what it says about itself. Reads are bounded; nothing is executed.
    /// A damaged file gives an artifact with <see cref="Artifact.Problem"/> and no metadata. What is no regular file (a device, a
    /// pipe, a socket) is never opened.
    /// </summary>
    /// <param name="fullPath">The file on disk.</param>
    /// <param name="path">The path that the artifact carries.</param>
    /// <returns>The artifact; its format is <see cref="Artifact.Unknown"/> where the file is no model.</returns>
    /// <exception cref="IOException">The file cannot be opened or read: it is not there, no regular file, a loop of links, locked.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Artifact Read(string fullPath, string path)
    {
        using var stream = RegularFile.OpenRead(fullPath);
        if (stream is null)
        {
            return Empty(path);
        }

        return Read(stream, path);
    }

    /// <summary>The same for an open file, or a model inside a package.</summary>
    /// <param name="stream">A stream that can seek; it is left open.</param>
    /// <param name="path">The path that the artifact carries; its extension helps with formats that have no mark.</param>
    /// <returns>The artifact.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Artifact Read(Stream stream, string path)
    {
        if (!stream.CanSeek)
        {
            throw new UnreadableException("it is no regular file");
        }

        using var file = new FileBytes(stream);
        if (file.Length == 0)
        {
            return Empty(path);
        }

        var artifact = new Artifact(path, Artifact.Unknown) { Size = file.Length };
        try
        {
            var candidate = new Candidate(new ByteRange(file), path);
            var reader = Recognize(candidate);
            if (reader is not null)
            {
                artifact = artifact with { Format = reader.Format };
                var builder = new ArtifactBuilder();
                reader.Read(candidate, builder);
                artifact = builder.Whole(artifact);
            }
        }
        catch (MalformedException e)
        {
            artifact = artifact with { Problem = e.Message };
        }

        return artifact with { BytesRead = file.Fetched };
    }

    /// <summary>
    /// The reader whose format the content has. Where it has none and the name promises one, the reader of that format: it says
    /// what is wrong.
    /// </summary>
    internal static IFormatReader? Recognize(Candidate candidate)
    {
        foreach (var reader in FormatRegistry.Readers)
        {
            if (reader.Recognizes(candidate))
            {
                return reader;
            }
        }

        return ModelFileExtensions.FormatOf(candidate.Extension) is { } promised && !IsPathFile(candidate) ? FormatRegistry.Of(promised) : null;
    }

    /// <summary>Python keeps lists of folders, as text, under PyTorch's extension; a page saved in place of a model begins with a tag.</summary>
    private static bool IsPathFile(Candidate candidate)
    {
        if (candidate.Extension is not ".pth" || candidate.StartsWith("<"u8))
        {
            return false;
        }

        foreach (var b in candidate.Head)
        {
            if (b is < (byte)' ' and not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return false;
            }
        }

        return true;
    }

    private static Artifact Empty(string path)
    {
        var named = ModelFileExtensions.OfExtension(path) == ModelFileKind.Model;
        return new Artifact(path, Artifact.Unknown) { Problem = named ? "the file is empty" : null };
    }
}
