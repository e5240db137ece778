using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Policies;

/// <summary>Finds and reads the policy of a project: the nearest <c>modelopenness.json</c> upwards.</summary>
public static class PolicyFile
{
    /// <summary>Name of the policy file.</summary>
    public const string Name = "modelopenness.json";

    /// <summary>Largest policy that is read, in bytes.</summary>
    public const int MaxBytes = 32 << 20;

    private const int MaxFoldersAbove = 64;

    /// <summary>The nearest policy file at or above a folder, or null. Every place looked at is remembered.</summary>
    /// <param name="folder">Full path to start from.</param>
    /// <param name="files">The disk.</param>
    public static string? FindUpwards(string folder, SourceFiles files)
    {
        var current = folder;
        for (var step = 0; current is not null && step < MaxFoldersAbove; step++, current = Path.GetDirectoryName(current))
        {
            var candidate = Path.Combine(current, Name);
            if (files.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Reads a policy and makes it ready for the models of an inspection.</summary>
    /// <param name="fullPath">The policy file; null for none.</param>
    /// <param name="files">The disk.</param>
    public static PolicyBook Read(string? fullPath, SourceFiles files)
    {
        if (fullPath is null)
        {
            return PolicyBook.Empty();
        }

        var path = files.Display(fullPath);
        var folder = Path.GetDirectoryName(fullPath)!;
        var policy = files.ReadBytes(fullPath, MaxBytes) is { } bytes
            ? PolicyReader.Read(bytes, path)
            : new Policy(path) { Mistakes = [new PolicyMistake("The policy cannot be read; check that the file is there, readable and below 32 MB.", new Place(path, 1, 1, 1, 1))] };
        return new PolicyBook(policy, id => Place.IsInPackage(id)
            ? id
            : DisplayPath.Of(Path.GetFullPath(Path.Combine(files.BaseFolder, id)), folder, files.PackageRoots));
    }
}
