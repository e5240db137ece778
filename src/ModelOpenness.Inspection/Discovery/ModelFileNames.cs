using ModelOpenness.Inspection.Reading.Formats;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>
/// Which files of a project a build looks at, by name. Models also come as .json, .xml and .txt, but so does half of every web
/// project: of those only the names that model formats prescribe count. <c>build/ModelOpenness.targets</c> holds the same list, so
/// that a project without candidates starts no task.
/// </summary>
internal static class ModelFileNames
{
    private static readonly string[] Texts = [".json", ".xml", ".txt"];
    private static readonly string[] JsonNames = ["model.json", "inference.json"];
    private static readonly string[] JsonEndings = [".index.json", "_weights_manifest.json", ".onnx.json"];

    /// <summary>True where a build looks at a file of this name.</summary>
    /// <param name="path">Path or name.</param>
    public static bool IsCandidate(string path)
    {
        if (ModelFileExtensions.OfExtension(path) == ModelFileKind.None)
        {
            return false;
        }

        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return !Texts.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase))
            || JsonNames.Contains(name, StringComparer.OrdinalIgnoreCase)
            || JsonEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }
}
