using System.Buffers;
using System.Globalization;

namespace ModelOpenness.Inspection.Formats.Reading;

/// <summary>
/// The bytes of a file behind one small window, with a count of what was fetched and a limit to it. The length is taken once: a
/// file that shrinks meanwhile is malformed, one that grows is not noticed.
/// </summary>
internal sealed class FileBytes : IDisposable
{
    // A jump fetches one block; who reads on gets a whole window. So a seek over 20 GB costs 4 KiB, a walk costs few system calls.
    private const int Block = 4 << 10;
    internal const int WindowSize = 64 << 10;

    private readonly Stream stream;
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(WindowSize);
    private long windowStart;
    private int windowCount;
    private bool disposed;

    public FileBytes(Stream stream)
    {
        this.stream = stream;
        this.Length = stream.Length;
    }

    public long Length { get; }

    /// <summary>Bytes fetched so far.</summary>
    public long Fetched { get; private set; }

    /// <summary>At least <paramref name="minimum"/> bytes from <paramref name="offset"/> on, which the caller has checked to be there.</summary>
    public ReadOnlySpan<byte> Window(long offset, int minimum)
    {
        var inside = offset - this.windowStart;
        if (inside < 0 || inside > this.windowCount || this.windowCount - inside < minimum)
        {
            this.Fill(offset, minimum);
            inside = 0;
        }

        return new ReadOnlySpan<byte>(this.buffer, (int)inside, this.windowCount - (int)inside);
    }

    public void Dispose()
    {
        if (!this.disposed)
        {
            this.disposed = true;
            ArrayPool<byte>.Shared.Return(this.buffer);
            this.stream.Dispose();
        }
    }

    private void Fill(long offset, int minimum)
    {
        // What the window already holds of the wanted bytes is kept, so a value across the border is fetched once.
        var inside = offset - this.windowStart;
        var kept = 0;
        if (inside >= 0 && inside < this.windowCount)
        {
            kept = this.windowCount - (int)inside;
            Buffer.BlockCopy(this.buffer, (int)inside, this.buffer, 0, kept);
        }

        var readsOn = this.windowCount > 0 && inside >= 0 && inside <= this.windowCount;
        var wanted = (int)Math.Min(Math.Max(readsOn ? WindowSize : Block, minimum), this.Length - offset);
        this.windowStart = offset;
        this.windowCount = kept;
        this.stream.Position = offset + kept;
        while (this.windowCount < wanted)
        {
            var got = this.stream.Read(this.buffer, this.windowCount, wanted - this.windowCount);
            if (got <= 0)
            {
                throw MalformedException.At(
                    "the file became shorter while it was read: it had " + this.Length.ToString(CultureInfo.InvariantCulture) + " bytes and ended",
                    this.windowStart + this.windowCount);
            }

            this.windowCount += got;
            this.Fetched += got;
        }

        if (this.Fetched > Limits.Read)
        {
            throw MalformedException.At("header goes on beyond the " + (Limits.Read >> 20).ToString(CultureInfo.InvariantCulture) + " MiB that are read of a file,", offset);
        }
    }
}
