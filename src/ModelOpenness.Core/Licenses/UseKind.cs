using ModelOpenness.Knowledge;

namespace ModelOpenness.Licenses;

/// <summary>A use that somebody asks about, and which facts of a license decide it, from the data file <c>Knowledge/uses.ini</c>.</summary>
/// <param name="Id">Its id: <c>ship</c>, <c>sell</c> …</param>
/// <param name="Means">What it is, in words.</param>
internal sealed record UseKind(string Id, string Means)
{
    /// <summary>The use that needs another license's id: <c>relicense:MIT</c>.</summary>
    public const string Relicense = "relicense";

    private static readonly Lazy<IReadOnlyList<UseKind>> LazyAll = new(Read);

    /// <summary>All uses.</summary>
    public static IReadOnlyList<UseKind> All => LazyAll.Value;

    /// <summary>When duties come up with it.</summary>
    public IReadOnlyList<DutyMoment> Moments { get; private init; } = [];

    /// <summary>Kinds of terms that rule it out.</summary>
    public IReadOnlyList<string> Bars { get; private init; } = [];

    /// <summary>Kinds of terms that are a condition of it.</summary>
    public IReadOnlyList<string> Asks { get; private init; } = [];

    /// <summary>Kinds of terms of which licenses do not say whether they reach it.</summary>
    public IReadOnlyList<string> Unsettled { get; private init; } = [];

    /// <summary>The clauses of the Open Source Definition that grant it in every approved license, or null.</summary>
    public string? OsdClauses { get; private init; }

    /// <summary>The use with this id, or null.</summary>
    /// <param name="id">The id.</param>
    public static UseKind? Find(string id) => All.FirstOrDefault(u => string.Equals(u.Id, id, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<UseKind> Read() =>
    [
        .. KnowledgeFile.Read("uses.ini").Select(e => new UseKind(e.Id, e.Get("means"))
        {
            Moments = [.. Words(e, "moments").Select(LicenseDuties.Moment)],
            Bars = Words(e, "bars"),
            Asks = Words(e, "asks"),
            Unsettled = Words(e, "unsettled"),
            OsdClauses = e.Find("osd"),
        }),
    ];

    private static string[] Words(KnowledgeEntry entry, string key) => entry.Find(key)?.Split(' ') ?? [];
}
