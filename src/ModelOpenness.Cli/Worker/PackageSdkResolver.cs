using System.Text.Json;
using Microsoft.Build.Framework;
using ModelOpenness.Inspection.Discovery;

namespace ModelOpenness.Cli.Worker;

/// <summary>
/// Finds an SDK that is a package where the package lies in the user's packages folder already. NuGet's own resolver, which would fetch
/// it from where the tree says, is switched off. MSBuild loads this one by <c>resolvers/ModelOpenness/ModelOpenness.xml</c>, and only
/// where it is public.
/// </summary>
public sealed class PackageSdkResolver : SdkResolver
{
    private const int First = 1000;
    private const int MaxBytes = 1 << 20;
    private const string Versions = "msbuild-sdks";

    /// <inheritdoc/>
    public override string Name => "ModelOpenness.PackageSdkResolver";

    /// <inheritdoc/>
    public override int Priority => First;

    /// <inheritdoc/>
    public override SdkResult Resolve(SdkReference sdkReference, SdkResolverContext resolverContext, SdkResultFactory factory)
    {
        var version = sdkReference.Version is { Length: > 0 } written ? written : VersionOf(sdkReference.Name, resolverContext.ProjectFilePath);
        return
            version is not null
            && IsName(sdkReference.Name)
            && IsName(version)
            && Path.Combine(PackagesFolder(), sdkReference.Name.ToLowerInvariant(), version.ToLowerInvariant(), "Sdk") is var folder
            && File.Exists(Path.Combine(folder, "Sdk.props"))
            ? factory.IndicateSuccess(folder, version)
            : factory.IndicateFailure([]);
    }

    /// <summary>The version that the nearest global.json upwards gives; it is read as data.</summary>
    private static string? VersionOf(string name, string? projectFile)
    {
        for (var folder = Path.GetDirectoryName(projectFile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (new SourceFiles(folder).ReadBytes(Path.Combine(folder, "global.json"), MaxBytes) is not { } bytes)
            {
                continue;
            }

            try
            {
                using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
                return json.RootElement.GetProperty(Versions).GetProperty(name).GetString();
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                return null;
            }
        }

        return null;
    }

    private static string PackagesFolder() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>A name, and no way to another folder.</summary>
    private static bool IsName(string text) => text.Trim('.').Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+');
}
