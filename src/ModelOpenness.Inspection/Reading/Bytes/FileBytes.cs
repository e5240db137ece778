using System.Buffers;
using System.Globalization;

namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>
/// The bytes of a file behind one small window, with a count of what was fetched and a limit to it. The length is taken once: a
/// file that shrinks meanwhile is malformed, one that grows is not noticed.
/// </summary>
internal sealed class FileBytes : IDisposable
{
    /// <summary>The beginning is kept apart: all readers look at it before one of them looks elsewhere.</summary>
    public const int HeadSize = 4 << 10;

    // A jump fetches little; who reads on gets more each time. So a seek over 20 GB costs 512 bytes, a walk costs few system calls.
    private const int Jump = 512;
    internal const int WindowSize = 64 << 10;

    private readonly Stream stream;
    private readonly byte[] head = ArrayPool<byte>.Shared.Rent(HeadSize);
    private int headCount;
    private byte[]? buffer;
    private long windowStart;
    private int windowCount;
    private int lastFetch = HeadSize;
    private int texts;
    private int steps;
    private bool isDisposed;

    public FileBytes(Stream stream)
    {
        this.stream = stream;
        this.Length = stream.Length;
    }

    public long Length { get; }

    /// <summary>Bytes fetched so far.</summary>
    public long Fetched { get; private set; }

    /// <summary>Counts one field or value; false where they have become too many.</summary>
    public bool TakesStep(int most) => ++this.steps <= most;

    /// <summary>Whether a text of so many bytes may be taken; counts it.</summary>
    public bool TakesText(long length)
    {
        if (length > Limits.Texts - this.texts)
        {
            return false;
        }

        this.texts += (int)length;
        return true;
    }

    /// <summary>At least <paramref name="minimum"/> bytes from <paramref name="offset"/> on, which the caller has checked to be there.</summary>
    public ReadOnlySpan<byte> Window(long offset, int minimum)
    {
        if (this.headCount == 0)
        {
            var count = (int)Math.Min(HeadSize, this.Length);
            this.Fetch(this.head, 0, 0, count);
            this.windowStart = this.headCount = count;
        }

        if (offset + minimum <= this.headCount)
        {
            return new ReadOnlySpan<byte>(this.head, (int)offset, this.headCount - (int)offset);
        }

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
        if (!this.isDisposed)
        {
            this.isDisposed = true;
            ArrayPool<byte>.Shared.Return(this.head);
            if (this.buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(this.buffer);
            }
        }
    }

    private void Fill(long offset, int minimum)
    {
        this.buffer ??= ArrayPool<byte>.Shared.Rent(WindowSize);

        // What is at hand of the wanted bytes is kept, so a value across a border is fetched once.
        var inside = offset - this.windowStart;
        var readsOn = inside >= 0 && inside <= this.windowCount;
        var kept = 0;
        if (inside >= 0 && inside < this.windowCount)
        {
            kept = this.windowCount - (int)inside;
            Buffer.BlockCopy(this.buffer, (int)inside, this.buffer, 0, kept);
        }
        else if (offset < this.headCount)
        {
            readsOn = true;
            kept = this.headCount - (int)offset;
            Buffer.BlockCopy(this.head, (int)offset, this.buffer, 0, kept);
        }

        this.lastFetch = readsOn ? Math.Min(WindowSize, this.lastFetch * 4) : Jump;
        var wanted = (int)Math.Min(Math.Min(WindowSize, Math.Max(kept + this.lastFetch, minimum)), this.Length - offset);
        this.windowStart = offset;
        this.windowCount = kept;
        this.Fetch(this.buffer, kept, offset + kept, wanted - kept);
        this.windowCount = Math.Max(kept, wanted);
        if (this.Fetched > Limits.Read)
        {
            throw MalformedException.At(
                "header goes on beyond the " + (Limits.Read >> 20).ToString(CultureInfo.InvariantCulture) + " MiB that are read of a file,",
                offset
            );
        }
    }

    private void Fetch(byte[] into, int at, long offset, int count)
    {
        if (count <= 0)
        {
            return;
        }

        this.stream.Position = offset;
        for (var done = 0; done < count;)
        {
            var got = this.stream.Read(into, at + done, count - done);
            if (got <= 0)
            {
                throw MalformedException.At(
                    "the file became shorter while it was read: it had "
                        + this.Length.ToString(CultureInfo.InvariantCulture)
                        + " bytes and ended",
                    offset + done
                );
            }

            done += got;
            this.Fetched += got;
        }
    }
}
