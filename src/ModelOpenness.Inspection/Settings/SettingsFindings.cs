using ModelOpenness.Code;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Judging;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Settings;

/// <summary>MOP4001 in settings files: a setting names a restricted model, and a label of the project says open source.</summary>
public static class SettingsFindings
{
    private const int MaxPerFile = 200;

    // Nobody names more models in one file; what repeats a key endlessly is no settings file.
    private const int MaxLookedUp = 2000;

    /// <summary>True for the name of a settings file that this looks into: <c>appsettings.json</c>, <c>appsettings.Development.json</c>.</summary>
    /// <param name="path">A path or name.</param>
    public static bool IsSettingsFile(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    }

    internal static IEnumerable<Finding> Of(
        IReadOnlyList<Model> models, IReadOnlyList<Label> labels, InspectionRequest request, SourceFiles files, PolicyBook policy, string column)
    {
        // Nothing is read where nobody says open source.
        if (labels.FirstOrDefault(l => l.ModelId is null) is not { } label)
        {
            yield break;
        }

        var lookup = new ModelLookup(models);
        foreach (var path in request.SettingsFiles)
        {
            var shown = files.Display(path);
            var found = 0;
            var lookedUp = 0;
            foreach (var setting in files.ReadText(path) is { } text ? SettingsReader.Read(text) : [])
            {
                foreach (var (start, length) in SettingKeys.Names(setting.Keys, setting.Value))
                {
                    var name = setting.Value.Substring(start, length).Trim();
                    if (name.Length > 0 && found < MaxPerFile && lookedUp++ < MaxLookedUp && lookup.Find(name, ModelArgumentKind.Path) is { } model
                        && CodeJudge.Setting(label, string.Join(":", setting.Keys), name, model, Place(shown, setting, start, length), column, policy) is { } finding)
                    {
                        found++;
                        yield return finding;
                    }
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
