using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Policies;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Policies;

/// <summary>Finds and reads policies: the nearest <c>modelopenness.json</c> upwards, and those of the folders above it.</summary>
internal static class PolicyFile
{
    /// <summary>Name of the policy file.</summary>
    public const string Name = "modelopenness.json";

    /// <summary>Largest policy that is read, in bytes.</summary>
    public const int MaxBytes = 32 << 20;

    private const int MaxFoldersAbove = 64;

    /// <summary>The nearest policy file at or above a folder, or null. Every place looked at is remembered.</summary>
    /// <param name="folder">Full path to start from.</param>
    /// <param name="files">The disk.</param>
    public static string? FindUpwards(string folder, SourceFiles files) => Upwards(folder, files).FirstOrDefault();

    /// <summary>The policies that hold for what a request asks about.</summary>
    /// <param name="request">The request; its policy file and its properties count before what is found.</param>
    /// <param name="files">The disk.</param>
    public static PoliciesInForce InForce(InspectionRequest request, SourceFiles files)
    {
        var found = Upwards(request.BaseFolder, files).ToList();
        var nearest = request.PolicyFile ?? found.FirstOrDefault();
        var above = found.Where(f => !string.Equals(f, nearest, StringComparison.Ordinal));
        return new PoliciesInForce(nearest, Read(nearest, files, policy => PolicyProperties.Add(policy, request)), [.. above.Select(f => Read(f, files))]);
    }

    private static IEnumerable<string> Upwards(string folder, SourceFiles files)
    {
        var current = folder;
        for (var step = 0; current is not null && step < MaxFoldersAbove; step++, current = Path.GetDirectoryName(current))
        {
            var candidate = Path.Combine(current, Name);
            if (files.Exists(candidate))
            {
                yield return candidate;
            }
        }
    }

    /// <summary>Reads a policy and makes it ready for the models of an inspection.</summary>
    /// <param name="fullPath">The policy file; null for none.</param>
    /// <param name="files">The disk.</param>
    /// <param name="add">Adds what stands elsewhere, or null.</param>
    public static PolicyBook Read(string? fullPath, SourceFiles files, Func<Policy, Policy>? add = null)
    {
        var policy = fullPath is null ? Policy.None : ExtendedPolicy.Read(fullPath, files);
        policy = add is null ? policy : add(policy);
        var folder = fullPath is null ? files.BaseFolder : Path.GetDirectoryName(fullPath)!;
        return new PolicyBook(policy, id => Place.IsInPackage(id)
            ? id
            : DisplayPath.Of(Path.GetFullPath(Path.Combine(files.BaseFolder, id)), folder, files.PackageRoots));
    }
}

/// <summary>The policies that hold for a project.</summary>
/// <param name="File">Full path of the nearest one, or null.</param>
/// <param name="Nearest">The nearest, with what properties add to it.</param>
/// <param name="Above">Those of the folders above, the nearest first: what they bar is barred here too.</param>
internal sealed record PoliciesInForce(string? File, PolicyBook Nearest, IReadOnlyList<PolicyBook> Above)
{
    /// <summary>The policies, the nearest first.</summary>
    public IEnumerable<Policy> All => Above.Prepend(Nearest).Select(b => b.Policy);

    /// <summary>The policy whose list of what is allowed counts: the nearest that has one.</summary>
    public Policy? Allowing => All.FirstOrDefault(p => p.AllowPlace is not null);

    /// <summary>True where models that are only named may be barred: then it has to be read where they are.</summary>
    public bool AskForReferences =>
        All.Any(p => p.Unknown is { IsDenied: true } || p.Deny.Any(e => e.Uses != ModelUses.Shipped))
        || (Allowing?.Allow.Any(e => e.Uses != ModelUses.Shipped) ?? false);

    /// <summary>True where what lies beside the weights decides: then it has to be read.</summary>
    public bool AskForReleases => Allowing?.Allow.Any(e => e.Standard is { } id && Standard.Find(id) is { ConcernsWeightsOnly: false }) ?? false;
}
