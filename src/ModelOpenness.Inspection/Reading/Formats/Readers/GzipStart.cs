using System.IO.Compression;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>The beginning of compressed data: as many bytes as asked for, and no more of the file than they can need.</summary>
internal static class GzipStart
{
    private const int MaxPacked = 64 << 10;

    /// <summary>The first bytes of a gzip file; null where there are none.</summary>
    public static byte[]? Of(ByteRange bytes, int count) => Read(bytes, 0, count, stream => new GZipStream(stream, CompressionMode.Decompress));

    /// <summary>The first bytes of deflated data; null where there are none.</summary>
    public static byte[]? OfDeflated(ByteRange bytes, int from, int count) =>
        Read(bytes, from, count, stream => new DeflateStream(stream, CompressionMode.Decompress));

    private static byte[]? Read(ByteRange bytes, int from, int wanted, Func<Stream, Stream> open)
    {
        if (bytes.Length <= from)
        {
            return null;
        }

        try
        {
            using var stream = open(new RangeStream(bytes.Slice(from, Math.Min(bytes.Length - from, MaxPacked), "compressed data")));
            var start = new byte[wanted];
            var count = 0;
            for (int got; count < start.Length && (got = stream.Read(start, count, start.Length - count)) > 0;)
            {
                count += got;
            }

            Array.Resize(ref start, count);
            return count == 0 ? null : start;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
