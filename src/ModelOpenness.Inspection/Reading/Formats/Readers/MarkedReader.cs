namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// A format that a mark at a fixed place tells, and in which nothing about license or origin is kept or known well enough to be
/// read. docs/formats.md calls these "detection only".
/// </summary>
internal abstract class MarkedReader(string format, int offset, params byte[][] marks) : IFormatReader
{
    public string Format => format;

    public virtual bool Recognizes(Candidate file)
    {
        foreach (var mark in marks)
        {
            if (file.Bytes.HasAt(offset, mark))
            {
                return true;
            }
        }

        return false;
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (!this.Recognizes(file))
        {
            throw file.Bytes.Malformed("no mark of the format", offset);
        }

        this.ReadMarked(file, artifact);
    }

    /// <summary>What can be said beyond the mark.</summary>
    protected virtual void ReadMarked(Candidate file, ArtifactBuilder artifact)
    {
    }

    /// <summary>A mark of letters.</summary>
    protected static byte[] Letters(string text)
    {
        var mark = new byte[text.Length];
        for (var i = 0; i < mark.Length; i++)
        {
            mark[i] = (byte)text[i];
        }

        return mark;
    }
}
