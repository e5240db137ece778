using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Archives;

/// <summary>The resources that are embedded in a .NET assembly, as files. The assembly is not loaded: its tables are read.</summary>
internal sealed class AssemblyTree : IFileTree
{
    private const int MaxResources = 10_000;
    private const int MaxName = 1024;

    private readonly Func<Stream?> open;
    private readonly Dictionary<string, (long Start, long Length)> resources;

    private AssemblyTree(Func<Stream?> open, Dictionary<string, (long Start, long Length)> resources)
    {
        this.open = open;
        this.resources = resources;
        Paths = [.. resources.Keys.OrderBy(p => p, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Reads the table of resources.</summary>
    /// <param name="open">Opens the assembly, for reading and seeking.</param>
    /// <param name="isWanted">Which resources, by their names.</param>
    /// <returns>Null where it is no .NET assembly, is damaged, or embeds nothing that is wanted.</returns>
    public static AssemblyTree? Read(Func<Stream?> open, Func<string, bool> isWanted)
    {
        try
        {
            using var stream = open();
            if (stream is null || !LooksLikeProgram(stream))
            {
                return null;
            }

            var found = Resources(stream, isWanted);
            return found.Count == 0 ? null : new AssemblyTree(open, found);
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException or BadImageFormatException or ArgumentException or InvalidOperationException
                        or OverflowException or NotSupportedException or OutOfMemoryException
            )
        {
            // Damaged tables hold nothing that could be taken for a model; the file is the compiler's and the runtime's affair.
            return null;
        }
    }

    /// <inheritdoc/>
    public bool Holds(string path) => resources.ContainsKey(path);

    /// <inheritdoc/>
    public Stream? Open(string path)
    {
        if (!resources.TryGetValue(path, out var place))
        {
            throw new FileNotFoundException("no such resource", path);
        }

        return place.Length == 0 ? null : new SliceStream(open() ?? throw new UnreadableException("is empty"), place.Start, place.Length);
    }

    private static bool LooksLikeProgram(Stream stream)
    {
        var first = stream.ReadByte();
        var second = stream.ReadByte();
        stream.Position = 0;
        return first == 'M' && second == 'Z';
    }

    private static Dictionary<string, (long Start, long Length)> Resources(Stream stream, Func<string, bool> isWanted)
    {
        var found = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        using var program = new PEReader(stream, PEStreamOptions.LeaveOpen);
        // Most assemblies embed nothing: the header says so, and the tables, the larger part, are not read.
        if (program.PEHeaders.CorHeader is not { ResourcesDirectory.Size: > 0 } header
            || !program.PEHeaders.TryGetDirectoryOffset(header.ResourcesDirectory, out var start)
            || !program.HasMetadata)
        {
            return found;
        }

        var tables = program.GetMetadataReader();
        foreach (var handle in tables.ManifestResources)
        {
            var resource = tables.GetManifestResource(handle);
            if (!resource.Implementation.IsNil || found.Count == MaxResources)
            {
                continue;
            }

            var name = tables.GetString(resource.Name);
            // A slash in a resource's name would make folders that are not there.
            var path = name.Replace('\\', '/').Substring(name.Replace('\\', '/').LastIndexOf('/') + 1);
            if (
                path.Length is 0 or > MaxName
                || !isWanted(path)
                || found.ContainsKey(path)
                || Place(stream, start, header.ResourcesDirectory.Size, resource.Offset) is not { } place
            )
            {
                continue;
            }

            found.Add(path, place);
        }

        return found;
    }

    /// <summary>A resource is its length in four bytes, then its bytes; both must lie in the section that the header names.</summary>
    private static (long Start, long Length)? Place(Stream stream, int start, int size, long offset)
    {
        if (offset < 0 || offset > size - 4 || start + offset + 4 > stream.Length)
        {
            return null;
        }

        stream.Position = start + offset;
        var bytes = new byte[4];
        for (var done = 0; done < 4;)
        {
            var read = stream.Read(bytes, done, 4 - done);
            if (read <= 0)
            {
                return null;
            }

            done += read;
        }

        long length = BitConverter.ToUInt32(bytes, 0);
        return length > size - offset - 4 || start + offset + 4 + length > stream.Length ? null : (start + offset + 4, length);
    }
}
