using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

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
