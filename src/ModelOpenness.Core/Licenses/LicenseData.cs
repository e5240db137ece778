using System.Globalization;
using ModelOpenness.Knowledge;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Licenses;

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
            var names = flags.Id.Split(' ');
            var isOsiApproved = Array.IndexOf(names, "osi") >= 0;
            var isFsfLibre = Array.IndexOf(names, "fsf") >= 0;
            var isDeprecated = Array.IndexOf(names, "deprecated") >= 0;
            foreach (var row in flags.Values)
            {
                order.Add(row.Key);
                spdx.Add(row.Key, new License(row.Key, row.Value)
                {
                    SpdxId = row.Key,
                    IsOsiApproved = isOsiApproved,
                    IsFsfLibre = isFsfLibre,
                    IsDeprecated = isDeprecated,
                });
            }
        }

        var licenses = new List<License>(spdx.Count + 200);
        foreach (var entry in KnowledgeFile.Read("licenses.ini"))
        {
            var known = spdx.TryGetValue(entry.Id, out var listed);
            licenses.Add(Own(entry, listed));
            if (known)
            {
                spdx.Remove(entry.Id);
            }
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

    /// <summary>A license with facts of its own, which SPDX may list.</summary>
    private static License Own(KnowledgeEntry entry, License? listed)
    {
        var license = new License(entry.Id, listed?.Name ?? entry.Get("name"))
        {
            SpdxId = listed?.Id ?? entry.Find("spdx") ?? "LicenseRef-" + entry.Id,
            Steward = entry.Find("steward"),
            Family = entry.Find("family"),
            Version = entry.Find("version"),
            IsOsiApproved = listed?.IsOsiApproved ?? false,
            IsFsfLibre = listed?.IsFsfLibre ?? false,
            IsDeprecated = listed?.IsDeprecated ?? false,
            HuggingFaceIds = All(entry, "hf"),
            OtherIds = All(entry, "also"),
            Names = All(entry, "written"),
            Policies = All(entry, "policy"),
            Successor = entry.Find("successor"),
            Terms = Terms(entry),
            Source = entry.Find("source"),
            Sha256 = entry.Find("sha256"),
        };
        return license;
    }

    private static IReadOnlyList<string> All(KnowledgeEntry entry, string key)
    {
        List<string>? found = null;
        foreach (var pair in entry.Values)
        {
            if (string.Equals(pair.Key, key, StringComparison.Ordinal))
            {
                (found ??= []).Add(pair.Value);
            }
        }

        return found is null ? Array.Empty<string>() : found;
    }

    /// <summary>The terms of an entry.</summary>
    internal static IReadOnlyList<Term> Terms(KnowledgeEntry entry)
    {
        var terms = new List<Term>();
        foreach (var line in All(entry, "term"))
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
