using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Archives;

namespace ModelOpenness.Inspection.Packages;

/// <summary>Finds models that are embedded in assemblies.</summary>
internal static class AssemblyModels
{
    /// <summary>True for a file that may be an assembly, by its name. Satellite assemblies hold words, not models.</summary>
    /// <param name="path">Path or name.</param>
    public static bool MayBeAssembly(string path) =>
        (path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
        && !path.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>The candidates in an assembly; their paths lead into it.</summary>
    /// <param name="assembly">Full path.</param>
    /// <param name="files">The disk, which afterwards knows the way into the assembly.</param>
    public static IReadOnlyList<ModelCandidate> Of(string assembly, SourceFiles files)
    {
        if (AssemblyTree.Read(() => files.OpenRead(assembly), ModelFileNames.IsCandidate) is not { } tree)
        {
            return [];
        }

        files.Mount(assembly, tree, files.Display(assembly));
        return [.. tree.Paths.Select(p => new ModelCandidate(Path.Combine(assembly, p)) { Ships = true })];
    }
}
