using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Standards;

/// <summary>What the Model Openness Framework makes of a license.</summary>
/// <param name="Id">The id that the statement was read as, or the statement itself.</param>
/// <param name="IsOpen">True where a component under it counts.</param>
internal sealed record MofLicense(string Id, bool IsOpen)
{
    private static readonly Lazy<IReadOnlyDictionary<string, Facts>> Table = new(Load);

    /// <summary>The types of content that it is apt for; an open license of another type counts, with a warning.</summary>
    public IReadOnlyList<ContentType> Types { get; init; } = [];

    /// <summary>Ids that the Model Openness Tool knows as open or as apt for a type, in the order of the data.</summary>
    public static IEnumerable<string> KnownIds => Table.Value.Keys;

    /// <summary>Reads a license id as the Model Openness Tool does: as it stands, case and spaces and all.</summary>
    /// <param name="id">The id.</param>
    public static MofLicense ReadStrict(string id) =>
        Table.Value.TryGetValue(id, out var facts)
            ? new MofLicense(id, facts.IsOpen) { Types = facts.Types }
            : new MofLicense(id, IsOpen: false);

    /// <summary>
    /// Reads a license as a person means it: spellings, names and SPDX expressions. Of an expression every license that applies
    /// must be open, and a type counts where all of them are apt for it.
    /// </summary>
    /// <param name="asWritten">The statement.</param>
    /// <param name="catalog">Understands the spellings.</param>
    public static MofLicense Read(string asWritten, LicenseCatalog catalog)
    {
        var trimmed = asWritten.Trim();
        if (Table.Value.TryGetValue(trimmed, out var known))
        {
            return known.AsRead(trimmed);
        }

        var statement = catalog.Resolve(trimmed);
        return statement.Id is null ? new MofLicense(trimmed, IsOpen: false) : Read(statement);
    }

    /// <summary>Reads a license statement that is understood already.</summary>
    /// <param name="statement">The statement.</param>
    public static MofLicense Read(LicenseStatement statement)
    {
        IReadOnlyList<ContentType>? types = null;
        var open = statement.Licenses.Count > 0;
        foreach (var license in statement.Licenses)
        {
            var read = Facts.Of(license) is { } facts
                ? facts.AsRead(license.SpdxId)
                : new MofLicense(license.SpdxId, license.IsOsiApproved || license.IsFsfLibre);
            open &= read.IsOpen;
            types = types is null ? read.Types : [.. types.Intersect(read.Types)];
        }

        return new MofLicense(statement.Id ?? statement.AsWritten, open) { Types = types ?? [] };
    }

    private static IReadOnlyDictionary<string, Facts> Load()
    {
        var table = new Dictionary<string, Facts>(StringComparer.Ordinal);
        foreach (var entry in KnowledgeFile.Read("mof-licenses.ini"))
        {
            var flags = entry.Get("flags");
            table.Add(entry.Id, new Facts(
                !string.Equals(flags, "none", StringComparison.Ordinal),
                ReadTypes(entry.Find("types")),
                entry.Find("read-open") is { } open && StandardsData.YesOrNo(open),
                ReadTypes(entry.Find("read-types"))));
        }

        return table;
    }

    private static List<ContentType> ReadTypes(string? value) => [.. StandardsData.Words(value).Select(StandardsData.Type)];

    private sealed record Facts(
        bool IsOpen, IReadOnlyList<ContentType> Types, bool IsReadOpen, IReadOnlyList<ContentType> ReadTypes)
    {
        public static Facts? Of(License license) =>
            Table.Value.TryGetValue(license.SpdxId, out var facts) || Table.Value.TryGetValue(license.Id, out facts) ? facts : null;

        public MofLicense AsRead(string id) =>
            new(id, IsOpen || IsReadOpen) { Types = [.. Types.Union(ReadTypes)] };
    }
}
