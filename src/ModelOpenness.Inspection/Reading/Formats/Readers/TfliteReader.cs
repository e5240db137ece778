using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// TensorFlow Lite (LiteRT). What the model says about itself is a flatbuffer of its own in one of its buffers. A ZIP of labels
/// may be appended; it is not looked at.
/// </summary>
internal sealed class TfliteReader : IFormatReader
{
    // Places in Model, Metadata, Buffer and ModelMetadata.
    private const int ModelVersion = 0;
    private const int ModelDescription = 3;
    private const int ModelBuffers = 4;
    private const int ModelMetadata = 6;
    private const int MetadataName = 0;
    private const int MetadataBuffer = 1;
    private const int BufferData = 0;
    private const int BufferOffset = 1;
    private const int BufferSize = 2;
    private const int MaxMetadata = 4096;
    private const int MaxBuffers = 4096;
    private const uint KnownVersion = 3;

    public string Format => "tflite";

    public bool Recognizes(Candidate file) => file.Bytes.HasAt(4, "TFL3"u8);

    public void Read(Candidate file, ArtifactBuilder artifact) => Read(file.Bytes, artifact, !this.Recognizes(file));

    /// <summary>Reads a model that may stand inside a bundle.</summary>
    public static void Read(ByteRange bytes, ArtifactBuilder artifact, bool isUnmarked)
    {
        var buffer = new FlatBuffer(bytes);
        var model = buffer.Root();
        var version = model.U32(ModelVersion);
        if (isUnmarked && version != KnownVersion)
        {
            // Early files have no mark, but this version.
            throw bytes.Malformed("no mark of the format", 4);
        }

        artifact.FormatVersion = ArtifactBuilder.Text(version);
        artifact.Add("description", model.Text(ModelDescription, Limits.Value));
        CheckBuffers(buffer, model);
        var (start, count) = model.Vector(ModelMetadata);
        if (count > MaxMetadata)
        {
            throw bytes.Malformed(ArtifactBuilder.Text(count) + " metadata entries", start);
        }

        for (var i = 0; i < count; i++)
        {
            var entry = buffer.Follow(start + (4L * i), "metadata");
            if (string.Equals(entry.Text(MetadataName, 256), "TFLITE_METADATA", StringComparison.Ordinal))
            {
                TakeMetadata(Content(buffer, model, entry.U32(MetadataBuffer)), artifact);
                return;
            }
        }
    }

    // Buffers hold the weights: that all of them are there tells a whole file from one whose end is missing.
    private static void CheckBuffers(FlatBuffer buffer, FlatBuffer.Table model)
    {
        var (start, count) = model.Vector(ModelBuffers);
        for (var i = 0; i < Math.Min(count, MaxBuffers); i++)
        {
            _ = Content(buffer, model, (uint)i, (start, count));
        }
    }

    private static ByteRange Content(FlatBuffer buffer, FlatBuffer.Table model, uint index, (long Start, int Count)? known = null)
    {
        var (start, count) = known ?? model.Vector(ModelBuffers);
        if (index >= count)
        {
            throw buffer.Bytes.Malformed("buffer " + ArtifactBuilder.Text(index) + " of " + ArtifactBuilder.Text(count), start);
        }

        var content = buffer.Follow(start + (4L * index), "buffer");
        if (content.Field(BufferData, 4) is > 0 and var at)
        {
            return buffer.Data(at, "buffer");
        }

        // Models of more than 2 GB keep their buffers behind the flatbuffer. 0 and 1 stand for none.
        var offset = content.U64(BufferOffset);
        var size = content.U64(BufferSize);
        if (offset <= 1)
        {
            return buffer.Bytes.Slice(0, 0, "buffer");
        }

        return offset <= long.MaxValue && size <= long.MaxValue
            ? buffer.Bytes.Slice((long)offset, (long)size, "buffer")
            : throw buffer.Bytes.Malformed("buffer outside the file", start + (4L * index));
    }

    // ModelMetadata: 0 name, 1 description, 2 version, 4 author, 5 license.
    private static void TakeMetadata(ByteRange bytes, ArtifactBuilder artifact)
    {
        if (!bytes.HasAt(4, "M001"u8))
        {
            throw bytes.Malformed("metadata without its mark M001", 4);
        }

        var buffer = new FlatBuffer(bytes);
        var metadata = buffer.Root();
        artifact.Name ??= metadata.Text(0, Limits.Field);
        artifact.Add("metadata.description", metadata.Text(1, Limits.Value));
        artifact.Add("metadata.version", metadata.Text(2, Limits.Value));
        artifact.Author ??= metadata.Text(4, Limits.Field);
        if (metadata.Field(5, 4) is > 0 and var at)
        {
            var license = buffer.Data(at, "license");
            _ = MetadataProps.Takes(bytes, "license", license.Length, at);
            artifact.SetLicense("TFLITE_METADATA.license", license.Text(0, (int)license.Length, "license"));
        }
    }
}
