using System.IO.Compression;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Archives;

/// <summary>
/// A deflated stretch of a file, unpacked while it is read. The beginning is kept, so that readers may jump about in it; behind
/// that a jump back unpacks from the start again, and the sum of all unpacking is limited. A stream that ends before the length
/// that was promised reads as cut short.
/// </summary>
/// <param name="open">Opens the deflated bytes.</param>
/// <param name="length">Length of the content, as the archive's directory claims.</param>
/// <param name="budget">What may be unpacked, shared by all entries of an archive.</param>
internal sealed class InflatedStream(Func<Stream> open, long length, InflateBudget budget) : ReadOnlyStream
{
    private const int ChunkSize = 64 << 10;
    private const int MaxChunks = 512;

    private readonly List<byte[]> kept = [];
    private readonly byte[] scratch = new byte[ChunkSize];
    private DeflateStream? live;
    private long livePosition;
    private long keptLength;
    private bool ended;

    public override long Length => length;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var wanted = (int)Math.Min(count, length - Position);
        if (wanted <= 0)
        {
            return 0;
        }

        var read = FromKept(buffer, offset, wanted);
        if (read == 0)
        {
            read = FromLive(buffer, offset, wanted);
        }

        Position += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            live?.Dispose();
        }

        base.Dispose(disposing);
    }

    private int FromKept(byte[] buffer, int offset, int count)
    {
        while (Position >= keptLength && kept.Count < MaxChunks && !ended && livePosition == keptLength)
        {
            // Only whole chunks are kept but for the last one, so that a place in the content is a place in a chunk.
            var chunk = new byte[(int)Math.Min(ChunkSize, Math.Max(1, length - keptLength))];
            var filled = Inflate(chunk, 0, chunk.Length);
            if (filled == 0)
            {
                return 0;
            }

            kept.Add(chunk);
            keptLength += filled;
        }

        if (Position >= keptLength)
        {
            return 0;
        }

        var at = (int)(Position % ChunkSize);
        var source = kept[(int)(Position / ChunkSize)];
        var part = (int)Math.Min(Math.Min(count, source.Length - at), keptLength - Position);
        Buffer.BlockCopy(source, at, buffer, offset, part);
        return part;
    }

    private int FromLive(byte[] buffer, int offset, int count)
    {
        if (Position < livePosition)
        {
            Restart();
        }

        while (livePosition < Position)
        {
            if (Inflate(scratch, 0, (int)Math.Min(ChunkSize, Position - livePosition)) == 0)
            {
                return 0;
            }
        }

        return Inflate(buffer, offset, count);
    }

    /// <summary>Unpacks so many bytes, fewer only at the end.</summary>
    private int Inflate(byte[] buffer, int offset, int count)
    {
        live ??= new DeflateStream(open(), CompressionMode.Decompress);
        var done = 0;
        try
        {
            while (done < count)
            {
                var read = live.Read(buffer, offset + done, count - done);
                if (read <= 0)
                {
                    ended = true;
                    break;
                }

                done += read;
                budget.Take(read);
            }
        }
        catch (InvalidDataException e)
        {
            throw new UnreadableException("it cannot be unpacked", e);
        }

        livePosition += done;
        return done;
    }

    private void Restart()
    {
        live?.Dispose();
        live = null;
        livePosition = 0;
        ended = false;
    }
}
