namespace ModelOpenness.Cli.Worker;

/// <summary>
/// The environment of a worker. MSBuild makes a property of every variable, and takes from some of them what to load; so a worker gets
/// those by which a system says where things are and which CI it is, and no other.
/// </summary>
internal static class WorkerEnvironment
{
    private static readonly string[] Kept =
    [
        // Where things are.
        "PATH", "HOME", "USER", "LOGNAME", "USERNAME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "ALLUSERSPROFILE",
        "PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "COMMONPROGRAMFILES", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "XDG_DATA_HOME", "NUGET_PACKAGES",
        // Which projects ask, to build otherwise in CI.
        "CI", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "APPVEYOR", "TEAMCITY_VERSION", "JENKINS_URL",
    ];

    private static readonly (string Name, string Value)[] Given =
    [
        ("MSBUILDDISABLENUGETSDKRESOLVER", "1"),
        ("MSBUILDFAILONDRIVEENUMERATINGWILDCARD", "1"),
        ("MSBUILDDISABLENODEREUSE", "1"),
        ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        ("DOTNET_NOLOGO", "1"),
        ("DOTNET_EnableDiagnostics", "0"),
        ("DOTNET_gcServer", "0"),
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_TieredPGO", "0"),
    ];

    /// <summary>Makes the environment of a process that of a worker.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="folder">The worker's own folder, for temporary files.</param>
    /// <param name="host">The command that starts .NET programs.</param>
    public static void Apply(IDictionary<string, string?> environment, string folder, string host)
    {
        foreach (var name in environment.Keys.Where(name => !Kept.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }

        foreach (var (name, value) in Given)
        {
            environment[name] = value;
        }

        environment["TMPDIR"] = environment["TEMP"] = environment["TMP"] = folder;
        environment["DOTNET_HOST_PATH"] = host;
        environment["DOTNET_ROOT"] = Path.GetDirectoryName(host);
    }
}
