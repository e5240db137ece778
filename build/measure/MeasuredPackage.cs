namespace ModelOpenness.Measure;

/// <summary>The package under a version of its own, in a feed of its own.</summary>
internal sealed record MeasuredPackage(string Version)
{
    public static MeasuredPackage Pack(string root, string work)
    {
        var version = "0.1.0-measure." + Guid.NewGuid().ToString("N")[..8];
        Dotnet.Run(root, "dotnet", "pack", "src/ModelOpenness", "-c", "Release", "-o", Path.Combine(work, "feed"), "-p:PackageVersion=" + version, "-v:q");
        File.WriteAllText(Path.Combine(work, "NuGet.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{Path.Combine(work, "feed")}" />
              </packageSources>
              <config><add key="globalPackagesFolder" value="{Path.Combine(work, "packages")}" /></config>
            </configuration>
            """);
        return new MeasuredPackage(version);
    }
}
