using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Reading.Formats;

/// <summary>What a file's name says about whether it may be a model.</summary>
internal enum ModelFileKind
{
    /// <summary>No model format uses the extension: the file is never opened.</summary>
    None,

    /// <summary>Models use the extension, and so do other files: the content decides.</summary>
    Ambiguous,

    /// <summary>The extension is used for models only.</summary>
    Model,
}

/// <summary>
/// Which files are looked at. A name only selects; the format is told by content. Discovery in a build reads this list, so a
/// file with another extension costs nothing.
/// </summary>
internal static class ModelFileExtensions
{
    // Extension → the format that a damaged file of this name is reported as. Without a format: ambiguous.
    private static readonly Dictionary<string, string?> Known = new(StringComparer.Ordinal)
    {
        [".gguf"] = "gguf",
        [".safetensors"] = "safetensors",
        [".onnx"] = "onnx",
        [".ort"] = "ort",
        [".tflite"] = "tflite",
        [".litertlm"] = "litert-lm",
        [".mlmodel"] = "coreml",
        [".keras"] = "keras",
        [".pth"] = "pytorch-zip",
        [".ptl"] = "torchscript",
        [".pte"] = "executorch",
        [".mlnet"] = "mlnet",
        [".pdmodel"] = "paddle-pdmodel",
        [".pdiparams"] = "paddle-pdiparams",
        [".mnn"] = "mnn",
        [".rknn"] = "rknn",
        [".cbm"] = "catboost",
        [".pmml"] = "pmml",
        [".skops"] = "skops",
        [".llamafile"] = "llamafile",
        [".traineddata"] = "tesseract",

        // One format's name, and other programs' too.
        [".bin"] = null,
        [".ggml"] = null,
        [".pb"] = null,
        [".pt"] = null,
        [".ckpt"] = null,
        [".model"] = null,
        [".spm"] = null,
        [".lite"] = null,
        [".task"] = null,
        [".zip"] = null,
        [".h5"] = null,
        [".hdf5"] = null,
        [".pkl"] = null,
        [".pickle"] = null,
        [".joblib"] = null,
        [".msgpack"] = null,
        [".npy"] = null,
        [".npz"] = null,
        [".ms"] = null,
        [".xml"] = null,
        [".json"] = null,
        [".ubj"] = null,
        [".txt"] = null,
        [".param"] = null,
        [".dat"] = null,
        [".weights"] = null,
        [".engine"] = null,
        [".plan"] = null,
        [".trt"] = null,
        [".tar"] = null,
        [".nemo"] = "nemo",
        [".pt2"] = "pytorch-pt2",
        [".ocdbt"] = null,

        // What joblib compresses keeps the name of the pickle in front.
        [".pkl.gz"] = null,
        [".pkl.z"] = null,
        [".pkl.bz2"] = null,
        [".pkl.xz"] = null,
        [".pkl.lzma"] = null,
        [".pkl.lz4"] = null,
        [".joblib.gz"] = null,
        [".joblib.z"] = null,
        [".joblib.bz2"] = null,
        [".joblib.xz"] = null,
        [".joblib.lzma"] = null,
        [".joblib.lz4"] = null,
    };

    private static readonly HashSet<string> Compressed = new([".gz", ".gzip", ".z", ".bz2", ".xz", ".lzma", ".lz4"], StringComparer.Ordinal);
    private static readonly string[] PickleWords = ["pickle", "joblib", ".pkl"];

    /// <summary>Whether a file of this name may be a model.</summary>
    /// <param name="path">Path or name.</param>
    /// <returns>The kind.</returns>
    public static ModelFileKind OfExtension(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant();
        if (Known.TryGetValue(ExtensionOf(name), out var format) || Known.TryGetValue(TwoExtensionsOf(name), out format))
        {
            return format is null ? ModelFileKind.Ambiguous : ModelFileKind.Model;
        }

        // Ollama keeps its models under their hash, without any extension.
        return name.StartsWith("sha256-", StringComparison.Ordinal) ? ModelFileKind.Ambiguous : ModelFileKind.None;
    }

    /// <summary>Whether a lower-case name says that the file is a pickle, compressed or not.</summary>
    internal static bool IsPickle(string name) =>
        ExtensionOf(name) is ".pkl" or ".pickle" or ".joblib"
        || (Compressed.Contains(ExtensionOf(name)) && Array.Exists(PickleWords, word => name.IndexOf(word, StringComparison.Ordinal) >= 0));

    /// <summary>Whether plain text under a lower-case name is a document or a list rather than a damaged model: Python keeps lists of folders in .pth
    /// files.</summary>
    internal static bool MayBeText(string name) =>
        ExtensionOf(name) is ".pth" or ".llamafile" || TextFileNames.BeginsAsDocument(name);

    /// <summary>The format that an extension promises, or null where it promises none.</summary>
    internal static string? FormatOf(string extension) => Known.TryGetValue(extension, out var format) ? format : null;

    /// <summary>The extension of a lower-case name, with its dot.</summary>
    internal static string ExtensionOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name.Substring(dot);
    }

    private static string TwoExtensionsOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot <= 0 || name.LastIndexOf('.', dot - 1) is < 0 ? "" : name.Substring(name.LastIndexOf('.', dot - 1));
    }
}
