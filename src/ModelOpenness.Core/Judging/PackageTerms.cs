using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>What the license of a package says about what is in it.</summary>
internal sealed class PackageTerms
{
    private readonly LicenseCatalog catalog;
    private readonly List<string> named = [];
    private readonly List<string> listed = [];
    private readonly HashSet<string> kinds = new(StringComparer.Ordinal);
    private readonly bool coversAnything;

    public PackageTerms(PackedContent package, LicenseCatalog catalog)
    {
        this.catalog = catalog;
        if (package.Expression is { } expression)
        {
            var statement = catalog.Resolve(expression);
            Name = expression;
            kinds.UnionWith(statement.Terms.Select(t => t.Kind));
            foreach (var id in Ids(expression))
            {
                var known = catalog.Find(id);
                named.Add(known?.Id ?? id);
                if (known is not null && !LicenseCatalog.IsReference(known.SpdxId))
                {
                    listed.Add(known.Id);
                }

                // A reference that nobody knows is there for something; nobody can say that it is not for the model.
                coversAnything |= known is null;
            }
        }
        else if (package.LicenseFile is { } file)
        {
            Name = file.Name;
            named.AddRange(file.Holds);
            named.AddRange(file.Mentions);
            kinds.UnionWith(named.Select(catalog.Find).OfType<License>().SelectMany(l => l.Terms).Select(t => t.Kind));
            // What was written into a known text may be about the model.
            coversAnything = file.Holds.Count == 0 || file.IsChanged;
        }
        else
        {
            // Nothing is promised, so nothing is promised wrongly.
            Name = "";
            coversAnything = true;
        }
    }

    /// <summary>The license as the package names it.</summary>
    public string Name { get; }

    /// <summary>True where the package's license has a term of this kind.</summary>
    public bool Has(string kind) => kinds.Contains(kind);

    /// <summary>True where the package's license names the model's, or may be meant for it.</summary>
    public bool Covers(EffectiveLicense license) =>
        coversAnything || (license.Id is not null && Ids(license.Id).All(id => named.Exists(n => Same(n, id))));

    /// <summary>True where the expression names this license and SPDX lists it.</summary>
    public bool NamesListed(string id) => listed.Exists(n => Same(n, id));

    /// <summary>True where two ids may mean one license.</summary>
    public bool Same(string a, string b) => EvidenceFindings.SameLicense(a, b, catalog);

    /// <summary>True where a text names a license or has its address.</summary>
    public bool IsNamedIn(PackedText text, string id)
    {
        if (text.Mentions.Any(m => Same(m, id)))
        {
            return true;
        }

        var license = catalog.Find(id);
        if (license is not null && new[] { license.SpdxId, license.Name }.Any(n => text.Folded.IndexOf(n, StringComparison.OrdinalIgnoreCase) >= 0))
        {
            return true;
        }

        LicenseLinks.Extract(text.Folded, out var links);
        return links.Any(l => LicenseLinks.Name(l) is { } name && catalog.Resolve(name).Id is { } linked && Same(linked, id));
    }

    /// <summary>The ids of an expression.</summary>
    public static IEnumerable<string> Ids(string expression)
    {
        var isException = false;
        foreach (var word in expression.Split([' ', '(', ')', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.ToUpperInvariant() is "AND" or "OR" or "WITH")
            {
                isException = string.Equals(word, "WITH", StringComparison.OrdinalIgnoreCase);
                continue;
            }

            if (!isException)
            {
                yield return word;
            }

            isException = false;
        }
    }
}
