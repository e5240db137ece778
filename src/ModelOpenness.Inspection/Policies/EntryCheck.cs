using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Standards;
using ModelOpenness.Terms;

namespace ModelOpenness.Inspection.Policies;

/// <summary>Gives entries the ids of the licenses that they name; an entry whose license nobody knows could never match.</summary>
internal static class EntryCheck
{
    // A suggestion looks through all names of licenses.
    private const int MostSuggestions = 50;

    private static readonly Lazy<KnownNames> Licenses = new(() => new KnownNames(LicenseCatalog.Default.Licenses.SelectMany(l => new[] { l.Id, l.SpdxId })));

    /// <summary>The entries that can be used.</summary>
    /// <param name="stated">The entries as written.</param>
    /// <param name="own">Licenses of the team's own.</param>
    /// <param name="mistakes">Takes what is wrong with the others.</param>
    public static IReadOnlyList<PolicyEntry> Known(IReadOnlyList<StatedEntry> stated, IReadOnlyList<PolicyLicense> own, List<PolicyMistake> mistakes)
    {
        var known = new List<PolicyEntry>(stated.Count);
        foreach (var (entry, place) in stated)
        {
            if (entry.License is not { } license)
            {
                known.Add(entry);
            }
            else if (IdOf(license, own) is { } id)
            {
                known.Add(string.Equals(id, license, StringComparison.Ordinal) ? entry : entry with { License = id });
            }
            else
            {
                mistakes.Add(new PolicyMistake(Problem(license, isWord: place == entry.Place, mistakes.Count), place));
            }
        }

        return known;
    }

    /// <summary>The id of the license as the catalogue or the policy writes it, or the pattern; null where nothing fits.</summary>
    private static string? IdOf(string license, IReadOnlyList<PolicyLicense> own)
    {
        var catalog = LicenseCatalog.Default;
        if (catalog.Find(license) is { Successor: null } exact)
        {
            return exact.Id;
        }

        if (
            own.FirstOrDefault(l =>
                license.IndexOf('*') < 0
                    ? string.Equals(l.Id, license, StringComparison.OrdinalIgnoreCase)
                    : Knowledge.Glob.Matches(license, l.Id)
            ) is
            { } mine
        )
        {
            return license.IndexOf('*') < 0 ? mine.Id : license;
        }

        return license.IndexOf('*') >= 0
            ? Licenses.Value.Match(license) ? license : null
            : catalog.Resolve(license) is { Id: { } id } && !catalog.IsExpression(id) ? id : null;
    }

    private static string Problem(string license, bool isWord, int mistakes)
    {
        var shown = PolicyJson.Short(license);
        if (license.IndexOf('*') >= 0)
        {
            return $"No license that is known fits '{shown}'; 'model-openness explain ID' shows what is.";
        }

        if (LicenseCatalog.Default.Resolve(license).Id is not null)
        {
            return $"'{shown}' names several licenses; write an entry for each.";
        }

        var known = isWord ? TermKind.All.Select(k => k.Id).Concat(Standard.All.Select(s => s.Id)).Concat(Licenses.Value.All) : Licenses.Value.All;
        return $"There is no license{(isWord ? ", kind of term or standard" : "")} "
            + $"'{shown}'{(mistakes < MostSuggestions ? Suggestions.End(license, known) : ".")} Licenses of your own stand under 'licenses'.";
    }
}
