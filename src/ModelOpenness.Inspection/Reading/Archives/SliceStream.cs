namespace ModelOpenness.Inspection.Reading.Archives;

/// <summary>A stretch of a stream as a stream of its own. It owns the stream that it is cut from.</summary>
internal sealed class SliceStream(Stream stream, long start, long length) : ReadOnlyStream
{
    public override long Length => length;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var part = (int)Math.Min(count, length - Position);
        if (part <= 0)
        {
            return 0;
        }

        if (stream.Position != start + Position)
        {
            stream.Position = start + Position;
        }

        var read = stream.Read(buffer, offset, part);
        Position += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
