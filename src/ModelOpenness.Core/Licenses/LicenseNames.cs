using ModelOpenness.Knowledge;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Licenses;

/// <summary>The names of all licenses, of families and of SPDX exceptions, made comparable. Built when a statement is no plain id.</summary>
internal sealed class LicenseNames
{
    // What is named so may stand in an expression before the name of a license.
    private static readonly string[] References = ["LicenseRef", "DocumentRef"];
    private readonly Dictionary<string, License?> licenses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LicenseStatement> vague = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> exceptions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<HashSet<string>> starts;
    private readonly Lazy<NameKeys> keys;

    /// <summary>Folds the names of the licenses given; families and exceptions come from their data files.</summary>
    public LicenseNames(IReadOnlyList<License> all)
    {
        starts = new(() =>
            [
                .. all.SelectMany(l => new[] { l.Id, l.Name }.Concat(l.HuggingFaceIds).Concat(l.Names))
                    .Concat(vague.Values.Select(v => v.Family!))
                    .SelectMany(StartsOf),
            ]
        );
        keys = new(() => new NameKeys(all.SelectMany(l => l.HuggingFaceIds.Concat(l.OtherIds).Append(l.SpdxId)).Concat(licenses.Keys).Concat(References)));
        foreach (var license in all)
        {
            licenses[LicenseName.Fold(license.Id)] = license;
        }

        var ids = new HashSet<string>(licenses.Keys, StringComparer.Ordinal);
        foreach (var license in all)
        {
            Add(license.Name, license, ids);
            foreach (var name in license.Names)
            {
                Add(name, license, ids);
            }
        }

        foreach (var family in KnowledgeFile.Read("licenses.vague.ini"))
        {
            var statement = new LicenseStatement(family.Id) { Family = family.Id, Name = family.Get("name"), Terms = LicenseData.Terms(family) };
            vague[LicenseName.Fold(family.Id)] = statement;
            foreach (var name in family.All("written"))
            {
                vague[LicenseName.Fold(name)] = statement;
            }
        }

        foreach (var entry in KnowledgeFile.Read("licenses.exceptions.ini"))
        {
            foreach (var id in entry.All("id"))
            {
                exceptions[id] = id;
            }
        }
    }

    /// <summary>The license that has this name, or null.</summary>
    public License? Find(string name) => LicenseName.Fold(name) is { Length: > 0 } key && licenses.TryGetValue(key, out var license) ? license : null;

    /// <summary>The family of licenses that has this name, or null.</summary>
    public LicenseStatement? Vague(string name) => vague.TryGetValue(LicenseName.Fold(name), out var family) ? family : null;

    /// <summary>The SPDX exception of this id, as SPDX writes it, or null.</summary>
    public string? Exception(string id) => exceptions.TryGetValue(id, out var exact) ? exact : null;

    /// <summary>True where a name begins with these words, numbers left aside.</summary>
    public bool StartsName(IReadOnlyList<string> words) => starts.Value.Contains(string.Join(" ", words));

    /// <summary>False where no name or id begins at a place of a text and ends before another.</summary>
    public bool MayBegin(string text, int at, int end) => keys.Value.MayBegin(text, at, end);

    private static IEnumerable<string> StartsOf(string name)
    {
        var start = "";
        foreach (var word in LicenseName.Split(name).Where(w => char.IsLetter(w[0])))
        {
            start = start.Length == 0 ? word : start + " " + word;
            yield return start;
        }
    }

    /// <summary>A name that two licenses share names neither, except that an id names its own license.</summary>
    private void Add(string name, License license, HashSet<string> ids)
    {
        var key = LicenseName.Fold(name);
        if (ids.Contains(key))
        {
            return;
        }

        // SPDX gives a deprecated id and its successor one name: the current one is meant
        licenses[key] = !licenses.TryGetValue(key, out var other) || ReferenceEquals(other, license) || other is { IsDeprecated: true } ? license
            : license.IsDeprecated ? other
            : null;
    }
}
