using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Knowledge;
using ModelOpenness.Standards;

namespace ModelOpenness.Inspection.Gathering.Sidecars;

/// <summary>A file that speaks about models.</summary>
/// <param name="Kind">What its name says that it is.</param>
/// <param name="Path">Full path.</param>
/// <param name="Folder">Full path of the folder that paths in it are relative to.</param>
internal sealed record SidecarDocument(SidecarKind Kind, string Path, string Folder);

/// <summary>The files of a folder that speak about models beside them, by name.</summary>
/// <param name="Folder">Full path of the folder.</param>
/// <param name="Cards">Full paths of model cards and READMEs.</param>
/// <param name="Licenses">Full paths of license files that cover everything, weights included.</param>
/// <param name="WeightLicenses">Full paths of those that cover the weights alone; where there are any, the others cover the rest.</param>
/// <param name="UsePolicies">Full paths of use policies.</param>
/// <param name="Documents">Files of the other kinds, in the order of their names.</param>
internal sealed record SidecarFiles(
    string Folder,
    IReadOnlyList<string> Cards,
    IReadOnlyList<string> Licenses,
    IReadOnlyList<string> WeightLicenses,
    IReadOnlyList<string> UsePolicies,
    IReadOnlyList<SidecarDocument> Documents)
{
    private const int MaxOfOneKind = 8;
    private const int MaxDocuments = 64;

    /// <summary>Finds the sidecars of a folder.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="files">The disk.</param>
    public static SidecarFiles Of(string folder, SourceFiles files)
    {
        var cards = new List<string>();
        var licenses = new List<string>();
        var forWeights = new List<string>();
        var policies = new List<string>();
        var documents = new List<SidecarDocument>();
        foreach (var name in files.FileNames(folder))
        {
            var kinds = SidecarKinds.Of(name);
            foreach (var kind in kinds)
            {
                if (documents.Count < MaxDocuments)
                {
                    documents.Add(new SidecarDocument(kind, Path.Combine(folder, name), folder));
                }
            }

            if (kinds.Count > 0)
            {
                continue;
            }

            if (TextFileNames.StemOf(name) is not { } stem)
            {
                continue;
            }

            var path = Path.Combine(folder, name);
            if (TextFileNames.NamesUsePolicy(stem))
            {
                Add(policies, path);
            }
            else if (TextFileNames.NamesLicense(stem))
            {
                // LICENSE-CODE and the like cover what came with the weights, not the weights.
                switch (ComponentFileRules.ScopeOf(name))
                {
                    case LicenseFileScope.Parameters:
                        Add(forWeights, path);
                        break;
                    case LicenseFileScope.Distribution:
                    case null when stem.IndexOf("THIRD", StringComparison.OrdinalIgnoreCase) < 0:
                        Add(licenses, path);
                        break;
                }
            }
            else if (TextFileNames.IsCard(stem) && string.Equals(Path.GetExtension(name), ".md", StringComparison.OrdinalIgnoreCase))
            {
                Add(cards, path);
            }
        }

        return new SidecarFiles(folder, cards, licenses, forWeights, policies, documents);
    }

    /// <summary>The words of a license file's name that are about something else: "heron" of <c>LICENSE.heron</c> or <c>heron_LICENSE.txt</c>.</summary>
    /// <param name="name">Name of a license file or use policy.</param>
    public static IReadOnlyList<string> WordsBesideLicense(string name)
    {
        var stem = TextFileNames.IsProse(Path.GetExtension(name)) ? Path.GetFileNameWithoutExtension(name) : name;
        return [.. ModelFamilies.Default.WordsIn(TextFileNames.WithoutLicenseWord(stem)).Where(w => !TextFileNames.WordsAboutAnything.Contains(w, StringComparer.Ordinal))];
    }

    private static void Add(List<string> list, string path)
    {
        if (list.Count < MaxOfOneKind)
        {
            list.Add(path);
        }
    }
}
