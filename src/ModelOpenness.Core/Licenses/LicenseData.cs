using System.Globalization;
using ModelOpenness.Knowledge;

namespace ModelOpenness;

/// <summary>Reads the data files of the catalogue into records: <c>licenses.ini</c> and <c>licenses.spdx.ini</c>.</summary>
internal static class LicenseData
{
    /// <summary>All licenses: first those with facts of their own, then the rest of the SPDX list, each in the order of its file.</summary>
    /// <exception cref="FormatException">A data file breaks its format; a test reads them all, so no user sees this.</exception>
    public static IReadOnlyList<License> Read()
    {
        var spdx = new Dictionary<string, License>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var flags in KnowledgeFile.Read("licenses.spdx.ini"))
        {
            foreach (var row in flags.Values)
            {
                order.Add(row.Key);
                spdx.Add(row.Key, new License(row.Key, row.Value)
                {
                    SpdxId = row.Key,
                    IsOsiApproved = Has(flags.Id, "osi"),
                    IsFsfLibre = Has(flags.Id, "fsf"),
                    IsDeprecated = Has(flags.Id, "deprecated"),
                });
            }
        }

        var licenses = new List<License>(spdx.Count + 200);
        foreach (var entry in KnowledgeFile.Read("licenses.ini"))
        {
            var isSpdx = spdx.TryGetValue(entry.Id, out var license);
            license ??= new License(entry.Id, entry.Get("name")) { SpdxId = entry.Find("spdx") ?? "LicenseRef-" + entry.Id };
            if (isSpdx)
            {
                spdx.Remove(entry.Id);
            }

            licenses.Add(license with
            {
                Steward = entry.Find("steward"),
                Family = entry.Find("family"),
                Version = entry.Find("version"),
                HuggingFaceIds = All(entry, "hf"),
                OtherIds = All(entry, "also"),
                Names = All(entry, "written"),
                Policies = All(entry, "policy"),
                Successor = entry.Find("successor"),
                Terms = Terms(entry),
                Source = entry.Find("source"),
                Sha256 = entry.Find("sha256"),
            });
        }

        foreach (var id in order)
        {
            if (spdx.TryGetValue(id, out var license))
            {
                licenses.Add(license);
            }
        }

        return licenses;
    }

    private static bool Has(string flags, string flag) => Array.IndexOf(flags.Split(' '), flag) >= 0;

    private static IReadOnlyList<string> All(KnowledgeEntry entry, string key) => [.. entry.All(key)];

    /// <summary>The terms of an entry.</summary>
    internal static IReadOnlyList<Term> Terms(KnowledgeEntry entry)
    {
        var terms = new List<Term>();
        foreach (var line in entry.All("term"))
        {
            terms.Add(ParseTerm(line, entry.Id));
        }

        return terms;
    }

    /// <summary><c>user-cap; section 2; clause a; value 700000000 monthly-active-users</c>: the kind, then what is known, in any order.</summary>
    private static Term ParseTerm(string line, string license)
    {
        var parts = line.Split(';');
        var term = new Term(parts[0].Trim());
        for (var i = 1; i < parts.Length; i++)
        {
            var part = parts[i].Trim();
            var space = part.IndexOf(' ');
            var value = part.Substring(space + 1);
            term = part.Substring(0, Math.Max(space, 0)) switch
            {
                "section" => term with { Section = value },
                // the key is unique in the whole catalogue, so that terms of two licenses can stand in one list
                "clause" => term with { Clause = license + "#" + value },
                "value" when value.IndexOf(' ') is > 0 and var unit => term with
                {
                    Value = long.Parse(value.Substring(0, unit), NumberStyles.None, CultureInfo.InvariantCulture),
                    Unit = value.Substring(unit + 1),
                },
                _ => throw new FormatException($"licenses.ini: [{license}]: '{part}' is no section, clause or value."),
            };
        }

        return term;
    }
}
