using System.Runtime.Loader;

namespace ModelOpenness.Cli.Worker;

/// <summary>
/// The .NET SDK beside the runtime that runs this very process. Neither the host nor a <c>global.json</c> is asked: what is inspected
/// must not choose what is run.
/// </summary>
internal static class Sdk
{
    // From 8 on the resolver that restores packages can be switched off.
    private const int Oldest = 8;

    /// <summary>The folder that holds the host, the SDKs and the reference packs: <c>dotnet</c>. Null in a process that brings its own runtime.</summary>
    public static string? Root { get; } = FindRoot();

    /// <summary>The command that starts a .NET program; null where there is none.</summary>
    public static string? Host => Root is null ? null : Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>The folder of the newest SDK that runs on this runtime; null where there is none.</summary>
    public static string? Folder { get; } = Root is null ? null : Newest(Path.Combine(Root, "sdk"));

    /// <summary>Lets assemblies that this process does not bring come from a folder of the SDK.</summary>
    /// <param name="folder">Full path.</param>
    public static void LoadFrom(string folder) => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Path.Combine(folder, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;

    /// <summary>The highest stable version among folders named by versions, of those that this runtime can run; a preview where there is no other.</summary>
    /// <param name="folder">The folder that holds them.</param>
    internal static string? Newest(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        return Directory
            .EnumerateDirectories(folder)
            .Select(path => (Path: path, Name: Path.GetFileName(path)))
            .Select(sdk =>
                (
                    sdk.Path,
                    IsStable: !sdk.Name.Contains('-', StringComparison.Ordinal),
                    Version: Version.TryParse(sdk.Name.Split('-')[0], out var version) ? version : null
                )
            )
            .Where(sdk =>
                sdk.Version is not null
                && sdk.Version.Major >= Oldest
                && sdk.Version.Major <= Environment.Version.Major
                && File.Exists(Path.Combine(sdk.Path, "Microsoft.Build.dll"))
            )
            .OrderByDescending(sdk => sdk.IsStable)
            .ThenByDescending(sdk => sdk.Version)
            .Select(sdk => sdk.Path)
            .FirstOrDefault();
    }

    private static string? FindRoot()
    {
        // .../dotnet/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var root = string.IsNullOrEmpty(framework) ? null : Path.GetFullPath(Path.Combine(framework, "..", "..", ".."));
        return root is not null && File.Exists(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")) ? root : null;
    }

    /// <summary>The newest folder of a pack of reference assemblies for a version of .NET; where there is none, the newest of all.</summary>
    /// <param name="folder">The folder of the pack, which holds its versions.</param>
    /// <param name="version">As in <c>10.0</c>.</param>
    internal static string? Pack(string folder, string version) => !Directory.Exists(folder) ? null : Directory.EnumerateDirectories(folder)
        .Select(path => (Path: path, Version: Version.TryParse(Path.GetFileName(path).Split('-')[0], out var found) ? found : null))
        .Where(pack => pack.Version is not null)
        .OrderByDescending(pack => Path.GetFileName(pack.Path).StartsWith(version + ".", StringComparison.Ordinal))
        .ThenByDescending(pack => pack.Version)
        .Select(pack => pack.Path)
        .FirstOrDefault();
}
