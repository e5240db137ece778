namespace ModelOpenness.Package.Tests.Building;

/// <summary>
/// The package as users get it: packed once a test run, under a version that no packages folder can know, into a feed of its own.
/// </summary>
internal static class PackedPackage
{
    private static readonly Lazy<string> Packed = new(Pack);

    /// <summary>Holds everything that the tests of this run write: feed, packages folder, projects.</summary>
    public static string Root { get; } = Directory.CreateTempSubdirectory("mop-tests-").FullName;

    public static string Version { get; } = "0.1.0-test." + Guid.NewGuid().ToString("N")[..8];

    private static readonly Lazy<string> PackedTool = new(() => Pack("ModelOpenness.Cli", Path.Combine(Root, "tool-feed")));

    /// <summary>The .nupkg of the package or the tool.</summary>
    public static string FileOf(string id) => id == "ModelOpenness" ? File : PackedTool.Value;

    /// <summary>The .nupkg.</summary>
    public static string File => Packed.Value;

    /// <summary>Where restored projects find the package's content.</summary>
    public static string InstalledFolder => Path.Combine(PackagesFolder, "modelopenness", Version);

    public static string PackagesFolder => Path.Combine(Root, "packages");

    /// <summary>Packs a project of the repository.</summary>
    /// <returns>The .nupkg.</returns>
    public static string Pack(string id, string feed) => Pack(id, feed, Version);

    /// <summary>Packs a project of the repository, as that version of its package.</summary>
    public static string Pack(string id, string feed, string version)
    {
        var (exitCode, output) = DotnetCommand.Run(
            Path.Combine(Repository.Root, "src", id), "pack", "--no-build", "-c", Sdk.Configuration, "-o", feed, "-p:PackageVersion=" + version, "-nologo", "-v:q");
        exitCode.ShouldBe(0, output);
        return Path.Combine(feed, $"{id}.{version}.nupkg");
    }

    private static string Pack()
    {
        var feed = Path.Combine(Root, "feed");
        var packed = Pack("ModelOpenness", feed);

        // Found by every project below: this feed, a packages folder of its own (what the SDK itself needs may come from the machine's), and nothing of folders above.
        System.IO.File.WriteAllText(Path.Combine(Root, "NuGet.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{Sdk.PackagesOfMachine}" />
              </fallbackPackageFolders>
              <config>
                <add key="globalPackagesFolder" value="{PackagesFolder}" />
              </config>
            </configuration>
            """);
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            System.IO.File.WriteAllText(Path.Combine(Root, name), "<Project />");
        }

        System.IO.File.WriteAllText(Path.Combine(Root, ".editorconfig"), "root = true\n");
        return packed;
    }

    /// <summary>Removes all of it, unless it is to be looked at.</summary>
    public static void CleanUp()
    {
        if (Environment.GetEnvironmentVariable("MODELOPENNESS_KEEP_TEST_PROJECTS") is null && Directory.Exists(Root))
        {
            try
            {
                Directory.Delete(Root, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The task's assembly is still loaded here, which Windows does not let go; the folder is a temporary one.
            }
        }
    }
}
