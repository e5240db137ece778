using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Reading.Formats;

/// <summary>
/// The door to all model formats: what a file is, and what its header says about its license and origin. Nothing is executed,
/// unpickled, loaded or fetched, and nothing is written.
/// </summary>
/// <remarks>
/// <para>What comes back (<see cref="Artifact"/>): format and its version as the header writes it, license with the key that it was
/// read from, further licenses, name, author, base models, source, metadata, and the names of the files that it consists of, relative
/// to its folder. Texts are as written, without white space around them. <see cref="Artifact.Size"/> and
/// <see cref="Artifact.BytesRead"/> are bytes.</para>
/// <para>Three outcomes: a model; a damaged one, whose <see cref="Artifact.Problem"/> says what is wrong and at which byte, counted from
/// 0; no model, with the format <see cref="Artifact.Unknown"/>. Whatever is in a file is an outcome, never an exception; exceptions
/// say that the file could not be read.</para>
/// <para>Any file costs at most 64 MiB of reading, 16 MiB of memory and some 50 ms of processor time. Calls do not share anything and
/// may run at the same time.</para>
/// </remarks>
internal static class ModelFile
{
    /// <summary>All formats that are told apart.</summary>
    public static IReadOnlyList<FormatDescription> Formats => FormatGuide.All;

    /// <summary>What a format is, what it is told by and what of it is checked.</summary>
    /// <param name="id">Its name in results, in any case: <c>gguf</c>.</param>
    /// <returns>The description, or null where there is no such format.</returns>
    public static FormatDescription? Format(string id) => FormatGuide.Find(id);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, absolute or relative to the current folder; the artifact carries the path as given.</param>
    /// <returns>The artifact.</returns>
    /// <exception cref="IOException">The file cannot be opened or read: it is not there, no regular file, a loop of links, locked.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Artifact Read(string path) => Read(path, path);

    /// <summary>The same, with another path for people. What is no regular file (a device, a pipe, a socket) is never opened.</summary>
    /// <param name="fullPath">The file on disk.</param>
    /// <param name="path">The path that the artifact carries.</param>
    /// <returns>The artifact.</returns>
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

    /// <summary>The same for an open file, or a model inside a package: the stream is read from its beginning.</summary>
    /// <param name="stream">A stream that can seek; it is left open.</param>
    /// <param name="path">The path that the artifact carries; its extension helps with formats that have no mark.</param>
    /// <returns>The artifact.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Artifact Read(Stream stream, string path)
    {
        if (!stream.CanSeek)
        {
            throw new UnreadableException("it is not a regular file");
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

        return ModelFileExtensions.FormatOf(candidate.Extension) is { } promised && !IsDocument(candidate) ? FormatRegistry.Of(promised) : null;
    }

    /// <summary>Text whose name ends like that of a model; a page saved in place of a model begins with a tag.</summary>
    private static bool IsDocument(Candidate candidate)
    {
        if (!ModelFileExtensions.MayBeText(candidate.FileName) || candidate.StartsWith("<"u8))
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
