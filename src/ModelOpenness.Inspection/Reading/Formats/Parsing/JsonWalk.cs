using System.Buffers;
using System.Text.Json;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Parsing;

/// <summary>
/// Goes through JSON of any size in bounded memory: subclasses see one token after the other. Strict JSON; no comments.
/// </summary>
internal abstract class JsonWalk(ByteRange bytes, long offset, long length, int maxDepth)
{
    // A token must be in memory as a whole; thumbnails as data: URIs are the longest in use.
    private const int MaxToken = 4 << 20;
    private const int FirstBuffer = 16 << 10;
    private long consumed;

    protected ByteRange Bytes => bytes;

    /// <summary>Values that are stepped through.</summary>
    protected virtual int MaxSteps => Limits.Steps;

    /// <summary>Set by a subclass that has seen enough.</summary>
    protected bool IsDone { get; set; }

    /// <summary>Reads to the end of the text, or until <see cref="IsDone"/>.</summary>
    public void Run()
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(FirstBuffer, Math.Max(length, 16)));
        try
        {
            var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = maxDepth });
            var count = 0;
            while (true)
            {
                var wanted = (int)Math.Min(buffer.Length - count, length - this.consumed - count);
                this.Load(buffer, count, wanted);
                count += wanted;
                var last = this.consumed + count == length;
                var used = this.Tokens(new ReadOnlySpan<byte>(buffer, 0, count), last, ref state);
                if (last || this.IsDone)
                {
                    return;
                }

                this.consumed += used;
                count -= used;
                if (used > 0)
                {
                    Buffer.BlockCopy(buffer, used, buffer, 0, count);
                }

                if (count == buffer.Length || buffer.Length < FileBytes.WindowSize)
                {
                    buffer = this.Grow(buffer, count);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>One token.</summary>
    protected abstract void OnToken(ref Utf8JsonReader reader);

    /// <summary>Where the token begins.</summary>
    protected long OffsetOf(ref Utf8JsonReader reader) => offset + this.consumed + reader.TokenStartIndex;

    /// <summary>Text of a string or property name.</summary>
    protected string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw bytes.Malformed("text that is not Unicode", this.OffsetOf(ref reader));
        }
    }

    /// <summary>Length of a string or property name in bytes, as written.</summary>
    protected static long LengthOf(ref Utf8JsonReader reader) => reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;

    private int Tokens(ReadOnlySpan<byte> part, bool last, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(part, last, state);
        try
        {
            while (!this.IsDone && reader.Read())
            {
                if (!bytes.TakesStep(this.MaxSteps))
                {
                    throw bytes.Malformed("JSON values are more than " + ArtifactBuilder.Text(this.MaxSteps), this.OffsetOf(ref reader));
                }

                this.OnToken(ref reader);
            }
        }
        catch (JsonException)
        {
            // Position in the message would be line and byte of this part; the offset says more.
            throw bytes.Malformed(
                last && reader.BytesConsumed >= part.Length - 1 ? "JSON ends too early" : "no JSON",
                offset + this.consumed + reader.BytesConsumed
            );
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private void Load(byte[] buffer, int at, int wanted)
    {
        for (var done = 0; done < wanted;)
        {
            var window = bytes.Window(offset + this.consumed + at + done, 1, "JSON");
            var part = Math.Min(window.Length, wanted - done);
            window.Slice(0, part).CopyTo(buffer.AsSpan(at + done));
            done += part;
        }
    }

    private byte[] Grow(byte[] buffer, int count)
    {
        if (buffer.Length >= MaxToken)
        {
            throw bytes.Malformed("JSON value of more than " + ArtifactBuilder.Text(MaxToken) + " bytes", offset + this.consumed);
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FileBytes.WindowSize, buffer.Length * 2));
        Buffer.BlockCopy(buffer, 0, larger, 0, count);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
