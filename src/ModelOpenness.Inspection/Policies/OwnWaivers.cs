using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Knowledge;
using ModelOpenness.Policies;

namespace ModelOpenness.Inspection.Policies;

/// <summary>Tells which waivers of a policy can only be meant for one project.</summary>
internal static class OwnWaivers
{
    /// <summary>Those whose model lies in the project's folder, or all where the policy does.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="policyFile">Full path of the policy file, or null.</param>
    /// <param name="files">Knows the project's folder.</param>
    public static IReadOnlyList<PolicyWaiver> Of(Policy policy, string? policyFile, SourceFiles files)
    {
        var folder = Path.GetDirectoryName(policyFile);
        if (folder is null || string.Equals(folder, files.BaseFolder, StringComparison.Ordinal))
        {
            return policy.Waivers;
        }

        var project = DisplayPath.Of(Path.Combine(files.BaseFolder, "x"), folder, files.PackageRoots);
        project = project.Substring(0, project.Length - 1);
        return [.. policy.Waivers.Where(w => w.Model is not null && PathGlob.LiteralFolder(w.Model).StartsWith(project, StringComparison.Ordinal))];
    }
}
