using ModelOpenness.Inspection.Reading.Formats.Readers;

namespace ModelOpenness.Inspection.Reading.Formats;

/// <summary>
/// All formats, in the order in which they are tried: certain marks first, then containers, then formats that only a shape tells.
/// A new reader is listed here; docs/adding-a-format.md has the other steps.
/// </summary>
internal static class FormatRegistry
{
    public static IReadOnlyList<IFormatReader> Readers { get; } =
    [
        // Marks.
        new GitLfsPointerReader(),
        new GgufReader(),
        new GgmlReader(),
        new TfliteReader(),
        new OrtReader(),
        new ExecuTorchReader(),
        new LitertLmReader(),
        new Hdf5Reader(),
        new NpyReader(),
        new PyTorchLegacyReader(),
        new CatBoostReader(),
        new MindSporeReader(),
        new RknnReader(),
        new TensorRtReader(),
        new NcnnReader(),
        new OrbaxReader(),
        new SafetensorsReader(),

        // Containers.
        new LlamafileReader(),
        new PyTorchExportReader(),
        new TorchScriptReader(),
        new PyTorchZipReader(),
        new MlNetReader(),
        new KerasReader(),
        new SkopsReader(),
        new MediaPipeTaskReader(),
        new NpzReader(),
        new PyTorchTarReader(),
        new NemoReader(),

        // Protobuf messages, and others without a mark.
        new OnnxReader(),
        new CoreMlReader(),
        new SavedModelReader(),
        new PaddleProgramReader(),
        new SentencePieceReader(),
        new GraphDefReader(),
        new PaddleParamsReader(),
        new PickleReader(),
        new TesseractReader(),
        new FlaxReader(),
        new MnnReader(),

        // Text.
        new OpenVinoReader(),
        new PmmlReader(),
        new SafetensorsIndexReader(),
        new TfjsReader(),
        new PiperReader(),
        new XgboostReader(),
        new PaddleJsonReader(),
        new CoreMlPackageReader(),
        new CoreMlCompiledReader(),
        new LightGbmReader(),
    ];

    /// <summary>The reader that says what is wrong with a file of this format; the first one in the list where there are several.</summary>
    public static IFormatReader? Of(string format)
    {
        foreach (var reader in Readers)
        {
            if (string.Equals(reader.Format, format, StringComparison.Ordinal))
            {
                return reader;
            }
        }

        return null;
    }
}
