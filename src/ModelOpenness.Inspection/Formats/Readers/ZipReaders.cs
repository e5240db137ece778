using System.Text;
using ModelOpenness.Inspection.Formats.Reading;

namespace ModelOpenness.Inspection.Formats.Readers;

/// <summary>ML.NET: a ZIP file of folders with a <c>Model.key</c> each. Early versions wrote <c>\</c> between folder and file.</summary>
internal sealed class MlNetReader : IFormatReader
{
    public string Format => "mlnet";

    public bool Recognizes(Candidate file) =>
        file.PlainZip is { } zip && (zip.Find("TrainingInfo/Version.txt") is not null || IsKey(zip));

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.RequireZip();
        if (zip.Find("TrainingInfo/Version.txt") is { } entry)
        {
            // "1.5.28705.0 @BuiltBy: … @Branch: …": the rest names the machine of a build, not the model.
            var text = Encoding.UTF8.GetString(zip.Content(entry)).Trim();
            var end = text.IndexOfAny([' ', '\r', '\n', '\t']);
            artifact.FormatVersion = end < 0 ? text : text.Substring(0, end);
        }
        else if (!IsKey(zip))
        {
            throw file.Bytes.Malformed("ZIP file without TrainingInfo/Version.txt: no ML.NET model up to the end", file.Length);
        }
    }

    private static bool IsKey(ZipDirectory zip) => zip.Find("Model.key") is { Size: > 8 and < (1 << 20) } key && TryContent(zip, key).AsSpan().StartsWith("ML\0MODEL"u8);

    private static byte[] TryContent(ZipDirectory zip, ZipEntry entry)
    {
        try
        {
            return zip.Content(entry);
        }
        catch (MalformedException)
        {
            return [];
        }
    }
}

/// <summary>Keras 3: a ZIP file of configuration, metadata and weights.</summary>
internal sealed class KerasReader : IFormatReader
{
    public string Format => "keras";

    public bool Recognizes(Candidate file) =>
        file.PlainZip is { } zip && zip.Find("config.json") is not null && zip.Find("metadata.json") is not null
        && (zip.Find("model.weights.h5") is not null || zip.Find("model.weights.npz") is not null || zip.Find("model.weights.json") is not null);

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.RequireZip();
        if (!this.Recognizes(file))
        {
            throw file.Bytes.Malformed("ZIP file without config.json, metadata.json and weights: no Keras model up to the end", file.Length);
        }

        var properties = ZipJson.Properties(zip, zip.Find("metadata.json")!);
        foreach (var pair in properties)
        {
            if (string.Equals(pair.Key, "keras_version", StringComparison.Ordinal))
            {
                artifact.FormatVersion = pair.Value;
            }
        }

        MetadataProps.Take(properties, artifact);
    }
}

/// <summary>skops: scikit-learn models as JSON and arrays in a ZIP file.</summary>
internal sealed class SkopsReader : IFormatReader
{
    public string Format => "skops";

    public bool Recognizes(Candidate file)
    {
        if (file.PlainZip?.Find("schema.json") is null)
        {
            return false;
        }

        return string.Equals(file.Extension, ".skops", StringComparison.Ordinal) || Protocol(file.PlainZip) is not null;
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.RequireZip();
        if (zip.Find("schema.json") is null)
        {
            throw file.Bytes.Malformed("ZIP file without schema.json: no skops model up to the end", file.Length);
        }

        artifact.FormatVersion = Protocol(zip);
    }

    // A large schema is not read for it.
    private static string? Protocol(ZipDirectory zip)
    {
        if (zip.Find("schema.json") is { Size: < (1 << 20) } schema)
        {
            foreach (var pair in ZipJson.Properties(zip, schema))
            {
                if (string.Equals(pair.Key, "protocol", StringComparison.Ordinal))
                {
                    return pair.Value;
                }
            }
        }

        return null;
    }
}

/// <summary>NumPy's ZIP of arrays.</summary>
internal sealed class NpzReader : IFormatReader
{
    public string Format => "npz";

    public bool Recognizes(Candidate file)
    {
        if (file.PlainZip is not { } zip || zip.Entries.Count == 0)
        {
            return false;
        }

        foreach (var entry in zip.Entries)
        {
            if (!entry.Name.EndsWith(".npy", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    public void Read(Candidate file, ArtifactBuilder artifact) => artifact.Add("arrays", ArtifactBuilder.Text(file.RequireZip().Entries.Count));
}

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

/// <summary>llamafile: a program for many systems with a ZIP file behind it, in which a GGUF file is stored.</summary>
internal sealed class LlamafileReader : IFormatReader
{
    private const int MaxModels = 8;

    public string Format => "llamafile";

    public bool Recognizes(Candidate file)
    {
        // Programs are many: only what begins like one is looked at from behind.
        var isProgram = file.StartsWith("MZqFpD"u8) || (string.Equals(file.Extension, ".llamafile", StringComparison.Ordinal)
            && (file.StartsWith("MZ"u8) || file.StartsWith([0x7F, (byte)'E', (byte)'L', (byte)'F']) || file.StartsWith("#!"u8)));
        return isProgram && file.Zip is { } zip && Model(zip) is not null;
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var zip = file.Zip ?? throw file.Bytes.Malformed("no program with a ZIP file up to the end", file.Length);
        var first = Model(zip) ?? throw file.Bytes.Malformed("ZIP file without a GGUF file up to the end", file.Length);
        var models = 0;
        foreach (var entry in zip.Entries)
        {
            if (entry.Name.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) && ++models <= MaxModels)
            {
                artifact.Add("model", entry.Name);
            }
        }

        GgufReader.Read(zip.Stored(first), artifact);
        artifact.Add("gguf.version", artifact.FormatVersion);
        artifact.FormatVersion = null;
    }

    // The model itself rather than its projector or adapter, which are smaller.
    private static ZipEntry? Model(ZipDirectory zip)
    {
        ZipEntry? model = null;
        foreach (var entry in zip.Entries)
        {
            if (entry.Name.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) && entry.Method == 0 && (model is null || entry.Size > model.Size))
            {
                model = entry;
            }
        }

        return model;
    }
}

/// <summary>JSON files inside ZIP files.</summary>
internal static class ZipJson
{
    /// <summary>Plain members of the object in an entry.</summary>
    public static List<KeyValuePair<string, string>> Properties(ZipDirectory zip, ZipEntry entry)
    {
        var properties = new List<KeyValuePair<string, string>>();
        var content = zip.Content(entry);
        using var stream = new MemoryStream(content, writable: false);
        using var bytes = new FileBytes(stream);
        try
        {
            if (content.Length > 0)
            {
                new JsonProperties(new ByteRange(bytes), 0, content.Length, properties).Run();
            }
        }
        catch (MalformedException e)
        {
            throw new MalformedException(e.Message + " of " + entry.Name);
        }

        return properties;
    }
}
