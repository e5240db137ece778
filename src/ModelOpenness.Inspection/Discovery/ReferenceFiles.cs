using ModelOpenness.Code;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>How a file that may name models is read.</summary>
internal enum ReferenceFileKind
{
    /// <summary>It is not read.</summary>
    None,

    /// <summary>Settings of .NET: a key that is known says that its value is used.</summary>
    Settings,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>YAML.</summary>
    Yaml,

    /// <summary>XML: resources, configuration.</summary>
    Xml,

    /// <summary>A project file: what its targets download.</summary>
    Project,

    /// <summary>Commands: a script, the recipe of an image.</summary>
    Script,

    /// <summary>Markup with C# in it.</summary>
    Razor,
}

/// <summary>Which files are read for the models that they name, by their names.</summary>
internal static class ReferenceFiles
{
    /// <summary>How a file is read.</summary>
    /// <param name="path">A path or name.</param>
    public static ReferenceFileKind Of(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        var dot = name.LastIndexOf('.');
        var kind = (dot < 0 ? "" : name.Substring(dot).ToLowerInvariant()) switch
        {
            ".json" => IsSettings(name) ? ReferenceFileKind.Settings : ReferenceFileKind.Json,
            ".yaml" or ".yml" => ReferenceFileKind.Yaml,
            ".xml" or ".resx" or ".config" => ReferenceFileKind.Xml,
            ".csproj" or ".fsproj" or ".vbproj" or ".props" or ".targets" => ReferenceFileKind.Project,
            ".sh" or ".ps1" or ".bat" or ".cmd" or ".dockerfile" => ReferenceFileKind.Script,
            ".razor" or ".cshtml" => ReferenceFileKind.Razor,
            _ => name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Containerfile", StringComparison.OrdinalIgnoreCase)
                ? ReferenceFileKind.Script
                : ReferenceFileKind.None,
        };
        return
            kind is ReferenceFileKind.Json or ReferenceFileKind.Xml or ReferenceFileKind.Yaml
            && ReferenceWords.Is("skipped", name.Substring(0, dot))
            ? ReferenceFileKind.None
            : kind;
    }

    /// <summary>True for an item of a project that is read. The project file is none of its items.</summary>
    /// <param name="path">A path or name.</param>
    public static bool MayName(string path) => Of(path) is not (ReferenceFileKind.None or ReferenceFileKind.Project);

    private static bool IsSettings(string name) =>
        name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "launchSettings.json", StringComparison.OrdinalIgnoreCase);
}
