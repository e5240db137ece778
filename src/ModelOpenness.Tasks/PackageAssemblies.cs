using System.Text;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Tasks;

/// <summary>
/// The models that are embedded in the assemblies of packages. A package never changes, so an assembly that holds none is opened
/// once: which those are is kept under obj.
/// </summary>
/// <param name="cacheFile">Full path of the file that keeps them.</param>
internal sealed class PackageAssemblies(string cacheFile)
{
    private static readonly char[] LineEnds = ['\n', '\r'];

    /// <summary>The candidates in the assemblies.</summary>
    /// <param name="assemblies">Full paths.</param>
    /// <param name="files">The disk, which afterwards knows the ways into them.</param>
    public IReadOnlyList<ModelCandidate> Models(IReadOnlyList<string> assemblies, SourceFiles files)
    {
        if (assemblies.Count == 0)
        {
            return [];
        }

        var empty = Read();
        var known = empty.Count;
        var models = new List<ModelCandidate>();
        foreach (var assembly in assemblies)
        {
            if (empty.Contains(assembly))
            {
                continue;
            }

            var found = AssemblyModels.Of(assembly, files);
            models.AddRange(found);
            // A name of two lines would speak for another assembly in the file.
            if (found.Count == 0 && assembly.IndexOfAny(LineEnds) < 0)
            {
                empty.Add(assembly);
            }
        }

        if (empty.Count > known)
        {
            AtomicFile.WriteIfChanged(
                cacheFile,
                Encoding.UTF8.GetBytes(Header + "\n" + string.Join("\n", empty.OrderBy(p => p, StringComparer.Ordinal)) + "\n")
            );
        }

        return models;
    }

    /// <summary>Another version of the product may know more names of models.</summary>
    private static string Header => "ModelOpenness packages " + typeof(Inspector).Module.ModuleVersionId.ToString("N") + KnowledgeFile.DataId;

    private HashSet<string> Read()
    {
        try
        {
            if (File.Exists(cacheFile) && File.ReadAllLines(cacheFile) is { Length: > 0 } lines && lines[0] == Header)
            {
                return new HashSet<string>(lines.Skip(1), StringComparer.Ordinal);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then they are opened again.
        }

        return new HashSet<string>(StringComparer.Ordinal);
    }
}
