using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>LiteRT-LM: mark, version, a flatbuffer of properties and sections, and the sections themselves, which are not read.</summary>
internal sealed class LitertLmReader : IFormatReader
{
    private const int HeaderStart = 32;
    private const int StringValue = 9;
    private const int MaxEntries = 4096;

    public string Format => "litert-lm";

    public bool Recognizes(Candidate file) => file.StartsWith("LITERTLM"u8);

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (!this.Recognizes(file))
        {
            throw file.Bytes.Malformed("no mark of the format", 0);
        }

        var bytes = file.Bytes;
        artifact.FormatVersion =
            ArtifactBuilder.Text(bytes.U32(8, "version"))
            + "."
            + ArtifactBuilder.Text(bytes.U32(12, "version"))
            + "."
            + ArtifactBuilder.Text(bytes.U32(16, "version"));
        var end = bytes.U64(24, "header end");
        if (end < HeaderStart || end > (ulong)bytes.Length)
        {
            throw bytes.Malformed("header end outside the file", 24);
        }

        var buffer = new FlatBuffer(bytes.Slice(HeaderStart, (long)end - HeaderStart, "header"));
        var root = buffer.Root();
        if (root.Child(0) is { } system)
        {
            var properties = new List<KeyValuePair<string, string>>();
            this.Properties(buffer, system, properties);
            MetadataProps.Take(properties, artifact);
        }

        if (root.Child(1) is { } sections)
        {
            CheckSections(buffer, sections, bytes);
        }
    }

    private void Properties(FlatBuffer buffer, FlatBuffer.Table system, List<KeyValuePair<string, string>> into)
    {
        var (start, count) = system.Vector(0);
        if (count > MaxEntries)
        {
            throw buffer.Bytes.Malformed(ArtifactBuilder.Text(count) + " properties", start);
        }

        for (var i = 0; i < count; i++)
        {
            var pair = buffer.Follow(start + (4L * i), "property");
            if (pair.U8(1) != StringValue || pair.Text(0, 1024) is not { } key || pair.Child(2) is not { } holder || holder.Field(0, 4) is not (> 0 and var at))
            {
                continue;
            }

            var value = buffer.Data(at, "property");
            if (MetadataProps.Takes(buffer.Bytes, key, value.Length, at))
            {
                into.Add(new KeyValuePair<string, string>(key, value.Text(0, (int)value.Length, "property")));
            }
        }
    }

    private static void CheckSections(FlatBuffer buffer, FlatBuffer.Table sections, ByteRange bytes)
    {
        var (start, count) = sections.Vector(0);
        for (var i = 0; i < Math.Min(count, MaxEntries); i++)
        {
            var section = buffer.Follow(start + (4L * i), "section");
            var begin = section.U64(1);
            var end = section.U64(2);
            if (begin > end || end > (ulong)bytes.Length)
            {
                throw buffer.Bytes.Malformed("section outside the file", start + (4L * i));
            }
        }
    }
}
