using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Policies;

/// <summary>A policy file together with those that it builds on (<c>extends</c>), as if what they say stood at its end.</summary>
internal static class ExtendedPolicy
{
    // Whoever needs more layers has lost sight of what holds.
    private const int MostLayers = 8;

    /// <summary>Reads a policy file. What it says itself counts before what the files that it extends say.</summary>
    /// <param name="fullPath">The file.</param>
    /// <param name="files">The disk.</param>
    public static Policy Read(string fullPath, SourceFiles files)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { fullPath };
        var policy = ReadOne(fullPath, files);
        var current = fullPath;
        for (var extends = policy.Extends; extends is not null;)
        {
            var next = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(current)!, extends.File));
            var problem =
                seen.Count > MostLayers ? "extends more than eight files one after the other"
                : !seen.Add(next) ? "extends itself"
                : RepositoryRoot.Of(files.BaseFolder, files) is { } root && !IsBelow(next, root)
                    ? $"extends '{PolicyJson.Short(extends.File)}', which is outside the repository"
                : !files.Exists(next) ? $"extends '{PolicyJson.Short(extends.File)}', and there is no such file"
                : null;
            if (problem is not null)
            {
                return policy with { Mistakes = [.. policy.Mistakes, new PolicyMistake($"The policy {problem}.", extends.Place)] };
            }

            var layer = ReadOne(next, files);
            policy = With(policy, layer);
            (current, extends) = (next, layer.Extends);
        }

        return policy;
    }

    private static Policy ReadOne(string fullPath, SourceFiles files)
    {
        var path = files.Display(fullPath);
        return files.ReadBytes(fullPath, PolicyFile.MaxBytes) is { } bytes
            ? PolicyReader.Read(bytes, path)
            : new Policy(path)
            {
                Mistakes =
                [
                    new PolicyMistake(
                        "The policy cannot be read; check that the file is there, readable and below 32 MB.",
                        new Place(path, 1, 1, 1, 1)
                    ),
                ],
            };
    }

    private static Policy With(Policy policy, Policy layer) => policy with
    {
        Waivers = [.. policy.Waivers, .. layer.Waivers],
        Licenses = [.. policy.Licenses, .. layer.Licenses],
        Trusted = [.. policy.Trusted, .. layer.Trusted],
        Labels = [.. policy.Labels, .. layer.Labels],
        Allow = [.. policy.Allow, .. layer.Allow],
        Deny = [.. policy.Deny, .. layer.Deny],
        AllowPlace = policy.AllowPlace ?? layer.AllowPlace,
        Unknown = policy.Unknown ?? layer.Unknown,
        Standard = policy.Standard ?? layer.Standard,
        Require = policy.Require ?? layer.Require,
        Mistakes = [.. policy.Mistakes, .. layer.Mistakes],
    };

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
