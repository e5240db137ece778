using ModelOpenness.Knowledge;

namespace ModelOpenness.Licenses;

/// <summary>What goes with copies of a work, and which uses its license grants, from the data file <c>Knowledge/obligations.ini</c>.</summary>
internal sealed class LicenseDuties
{
    private static readonly Lazy<IReadOnlyDictionary<string, DutyKind>> LazyKinds = new(ReadKinds);
    private static readonly Lazy<IReadOnlyList<LicenseDuties>> Profiles = new(ReadProfiles);

    private readonly IReadOnlyList<string> patterns;

    private LicenseDuties(IReadOnlyList<string> patterns, IReadOnlyList<Duty> duties, IReadOnlyList<UseGrant> grants, IReadOnlyList<UseGrant> bars)
    {
        this.patterns = patterns;
        Duties = duties;
        Grants = grants;
        Bars = bars;
    }

    /// <summary>The kinds of duties, by id.</summary>
    public static IReadOnlyDictionary<string, DutyKind> Kinds => LazyKinds.Value;

    /// <summary>What is to be done.</summary>
    public IReadOnlyList<Duty> Duties { get; }

    /// <summary>The uses that it grants.</summary>
    public IReadOnlyList<UseGrant> Grants { get; }

    /// <summary>The uses that a clause rules out which is no term of the catalogue.</summary>
    public IReadOnlyList<UseGrant> Bars { get; }

    /// <summary>What is known of a license; null where nothing is.</summary>
    /// <param name="licenseId">Catalogue id.</param>
    public static LicenseDuties? Of(string licenseId)
    {
        foreach (var profile in Profiles.Value)
        {
            foreach (var pattern in profile.patterns)
            {
                if (Glob.Matches(pattern, licenseId))
                {
                    return profile;
                }
            }
        }

        return null;
    }

    private static IReadOnlyDictionary<string, DutyKind> ReadKinds()
    {
        var kinds = new Dictionary<string, DutyKind>(StringComparer.Ordinal);
        foreach (var entry in KnowledgeFile.Read("duties.ini"))
        {
            kinds.Add(entry.Id, new DutyKind(entry.Id, entry.Get("asks"), entry.Find("packed") is "yes"));
        }

        return kinds;
    }

    private static IReadOnlyList<LicenseDuties> ReadProfiles()
    {
        var profiles = new List<LicenseDuties>();
        foreach (var entry in KnowledgeFile.Read("obligations.ini"))
        {
            profiles.Add(new LicenseDuties(
                [.. entry.All("license")],
                [.. entry.All("duty").Select(d => ReadDuty(d, entry.Id))],
                [.. entry.All("grant").SelectMany(g => ReadGrants(g, entry.Id))],
                [.. entry.All("bar").SelectMany(g => ReadGrants(g, entry.Id))]));
        }

        return profiles;
    }

    /// <summary><c>display; section 1.b.i; when host; words Built with Llama</c>.</summary>
    private static Duty ReadDuty(string line, string profile)
    {
        var (kind, parts) = Split(line);
        return Kinds.TryGetValue(kind, out var known)
            ? new Duty(
                known,
                Part(parts, "section", profile),
                parts.TryGetValue("when", out var when) ? Moment(when) : DutyMoment.Copy,
                parts.TryGetValue("words", out var words) ? words : null
            )
            : throw new FormatException($"obligations.ini: [{profile}]: '{kind}' is not a duty.");
    }

    /// <summary>The moment that a data file names.</summary>
    internal static DutyMoment Moment(string name) => (DutyMoment)Enum.Parse(typeof(DutyMoment), name, ignoreCase: true);

    private static IEnumerable<UseGrant> ReadGrants(string line, string profile)
    {
        var (uses, parts) = Split(line);
        return uses.Split(' ').Select(use => new UseGrant(use, Part(parts, "section", profile)));
    }

    private static (string Head, Dictionary<string, string> Parts) Split(string line)
    {
        var parts = line.Split(';');
        var rest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1).Select(p => p.Trim()))
        {
            var space = part.IndexOf(' ');
            rest.Add(part.Substring(0, Math.Max(space, 0)), part.Substring(space + 1));
        }

        return (parts[0].Trim(), rest);
    }

    private static string Part(Dictionary<string, string> parts, string name, string profile) =>
        parts.TryGetValue(name, out var value) ? value : throw new FormatException($"obligations.ini: [{profile}]: a line lacks '{name}'.");
}
