using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>MediaPipe task: a ZIP file of TFLite models, stored, with what goes with them. What the models say is read.</summary>
internal sealed class MediaPipeTaskReader : IFormatReader
{
    private const int MaxModels = 16;

    public string Format => "mediapipe-task";

    public bool Recognizes(Candidate file)
    {
        if (file.PlainZip is not { } zip)
        {
            return false;
        }

        var models = false;
        foreach (var entry in zip.Entries)
        {
            models |= IsModel(entry);
        }

        return models && (string.Equals(file.Extension, ".task", StringComparison.Ordinal) || zip.Find("TOKENIZER_MODEL") is not null);
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.RequireZip();
        var models = 0;
        foreach (var entry in zip.Entries)
        {
            if (!IsModel(entry) || ++models > MaxModels)
            {
                continue;
            }

            artifact.Add("model", entry.Name);

            // Models are stored, to be mapped into memory; a compressed one is not unpacked for its license.
            if (entry.Method == 0)
            {
                var bytes = zip.Stored(entry);
                if (bytes.HasAt(4, "TFL3"u8))
                {
                    TfliteReader.Read(bytes, artifact, isUnmarked: false);
                }
                else if (bytes.HasAt(0, "PK\x3\x4"u8) && ZipDirectory.Open(bytes) is { } inner)
                {
                    // A bundle of bundles, one deep: gesture recognizers are made so.
                    ReadInner(inner, artifact);
                }
            }
        }

        // The version belongs to the models inside.
        artifact.FormatVersion = null;
    }

    private static void ReadInner(ZipDirectory zip, ArtifactBuilder artifact)
    {
        var models = 0;
        foreach (var entry in zip.Entries)
        {
            if (IsModel(entry) && entry.Method == 0 && ++models <= MaxModels && zip.Stored(entry) is { } bytes && bytes.HasAt(4, "TFL3"u8))
            {
                TfliteReader.Read(bytes, artifact, isUnmarked: false);
            }
        }
    }

    private static bool IsModel(ZipEntry entry) =>
        entry.Name.EndsWith(".tflite", StringComparison.Ordinal) || entry.Name.EndsWith(".task", StringComparison.Ordinal)
        || entry.Name.StartsWith("TF_LITE_", StringComparison.Ordinal);
}
