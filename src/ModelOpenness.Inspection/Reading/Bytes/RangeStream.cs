namespace ModelOpenness.Inspection.Reading.Bytes;

/// <summary>A stretch of a file as a stream, for XML and compressed entries: read only, bounded like everything else.</summary>
internal sealed class RangeStream(ByteRange bytes) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (this.Position >= bytes.Length || count == 0)
        {
            return 0;
        }

        var window = bytes.Window(this.Position, 1, "data");
        var part = Math.Min(window.Length, count);
        window.Slice(0, part).CopyTo(buffer.AsSpan(offset));
        this.Position += part;
        return part;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
