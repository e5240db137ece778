using ModelOpenness.Code;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Judging;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.References;

/// <summary>Finds the settings that name models.</summary>
public static class SettingReferences
{
    // Nobody names more models in one file; what repeats a key endlessly is no settings file.
    private const int MaxPerFile = 2000;

    /// <summary>True for the name of a settings file that is looked into: <c>appsettings.json</c>, <c>appsettings.Development.json</c>.</summary>
    /// <param name="path">A path or name.</param>
    public static bool IsSettingsFile(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The names of models in settings files, in the order of the files.</summary>
    /// <param name="paths">Full paths.</param>
    /// <param name="files">The disk.</param>
    internal static IReadOnlyList<Reference> In(IReadOnlyList<string> paths, SourceFiles files) => [.. paths.SelectMany(p => In(p, files).Take(MaxPerFile))];

    private static IEnumerable<Reference> In(string path, SourceFiles files)
    {
        var shown = files.Display(path);
        foreach (var setting in files.ReadText(path) is { } text ? SettingsReader.Read(text) : [])
        {
            foreach (var (start, length) in SettingKeys.Names(setting.Keys, setting.Value))
            {
                if (setting.Value.Substring(start, length).Trim() is { Length: > 0 } name)
                {
                    yield return new Reference(Place(shown, setting, start, length), ReferenceHow.Fetched, name) { Key = string.Join(":", setting.Keys) };
                }
            }
        }
    }

    private static Place Place(string path, Setting setting, int start, int length)
    {
        // With escapes, columns behind the first one are not known: the start of the text is.
        var column = setting.Column + (setting.IsPlain ? start : 0);
        return new Place(path, setting.Line, column, setting.Line, column + (setting.IsPlain ? length : 1));
    }
}
