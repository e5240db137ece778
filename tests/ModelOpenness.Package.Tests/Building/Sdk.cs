using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ModelOpenness.Package.Tests.Building;

/// <summary>The SDK that built the tests also runs their builds.</summary>
internal static class Sdk
{
    public static string Folder { get; } = Metadata("SdkFolder").TrimEnd('/', '\\');

    public static string DotnetHost { get; } = Path.Combine(Metadata("DotnetHost"), OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string PackagesOfMachine { get; } = Metadata("PackagesOfMachine");

    private static string Metadata(string key) =>
        typeof(Sdk).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;

    /// <summary>Lets MSBuild be found, before any type of it is touched.</summary>
#pragma warning disable CA2255 // A test assembly is an application, and this must come before the runtime compiles the first test.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        Environment.SetEnvironmentVariable("MSBUILD_EXE_PATH", Path.Combine(Folder, "MSBuild.dll"));
        Environment.SetEnvironmentVariable("MSBuildExtensionsPath", Folder + Path.DirectorySeparatorChar);
        Environment.SetEnvironmentVariable("MSBuildSDKsPath", Path.Combine(Folder, "Sdks"));
        Environment.SetEnvironmentVariable("DOTNET_HOST_PATH", DotnetHost);
        Environment.SetEnvironmentVariable("MSBUILDDISABLENODEREUSE", "1");
        // The projects of the tests have a packages folder of their own.
        Environment.SetEnvironmentVariable("NUGET_PACKAGES", null);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(Folder, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
