using System.Text;
using ModelOpenness.Knowledge;

namespace ModelOpenness.LicenseFacts;

/// <summary>The file licenses.ini as lines, so that what nobody changes stays as it is.</summary>
internal sealed class Catalogue(string text)
{
    private static readonly (string Element, string Kind)[] Elements = [("NC", "non-commercial"), ("ND", "no-derivatives"), ("SA", "share-alike")];
    private readonly IReadOnlyList<KnowledgeEntry> entries = KnowledgeFile.Parse(text, "licenses.ini");

    public bool Has(string id) => entries.Any(e => string.Equals(e.Id, id, StringComparison.Ordinal));

    public string With(LicenseEntry entry) => text.TrimEnd() + "\n\n" + entry;

    /// <summary>The terms of licenses that are named by their terms or are another one with "or later", where the file has others.</summary>
    public IEnumerable<(KnowledgeEntry Entry, string[] Terms)> Derived()
    {
        var byId = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        foreach (var entry in entries.Where(e => e.Find("sha256") is null))
        {
            var terms = ByElements(entry.Id)
                ?? (FingerprintBuilder.OnlyOf(entry.Id) is { } only && byId.TryGetValue(only, out var same) ? [.. same.All("term")] : null);
            if (terms is not null && !terms.SequenceEqual(entry.All("term"), StringComparer.Ordinal))
            {
                yield return (entry, terms);
            }
        }
    }

    /// <summary>The file with the derived terms in place.</summary>
    public string WithDerived()
    {
        var lines = text.Split('\n').ToList();
        foreach (var (entry, terms) in Derived().Reverse())
        {
            var end = lines.FindIndex(entry.Line, l => l.Length == 0 || l[0] == '[');
            end = end < 0 ? lines.Count : end;
            var kept = lines.GetRange(entry.Line, end - entry.Line).Where(l => !l.StartsWith("term:", StringComparison.Ordinal)).ToList();
            lines.RemoveRange(entry.Line, end - entry.Line);
            lines.InsertRange(entry.Line, kept.Concat(terms.Select(t => "term: " + t)));
        }

        return string.Join('\n', lines);
    }

    /// <summary>A Creative Commons license is named by its elements, so the terms of every version and port stand in its id.</summary>
    private static string[]? ByElements(string id) =>
        id.Split('-') is ["CC", "BY", .. var elements]
            ? [.. Elements.Where(e => elements.Contains(e.Element, StringComparer.Ordinal)).Select(e => e.Kind)]
            : null;
}

/// <summary>An entry of licenses.ini.</summary>
internal sealed class LicenseEntry
{
    private static readonly string[] Order =
    [
        "name", "successor", "spdx", "steward", "family", "version", "hf", "also", "written", "policy", "term", "see", "source", "sha256",
        "text",
    ];
    private readonly string id;
    private readonly IReadOnlyList<(string Key, string Value)> values;

    private LicenseEntry(string id, IEnumerable<(string Key, string Value)> values)
    {
        this.id = id;
        this.values = [.. values.OrderBy(v => Array.IndexOf(Order, v.Key))];
    }

    /// <summary>The entry of a text: what was given, its hash, and the terms that its words say.</summary>
    public static LicenseEntry Of(LicenseText text, IReadOnlyList<(string Key, string Value)> given)
    {
        IEnumerable<(string, string)> all = [.. given, .. TermLines.Of(text.Text).Select(t => ("term", t)), ("sha256", text.Sha256)];
        all = given.Any(g => g.Key == "name") ? all : all.Prepend(("name", TermLines.TitleOf(text.Text) ?? text.Id));
        return new LicenseEntry(text.Id, given.Any(g => g.Key == "source") ? all : all.Append(("source", text.Source)));
    }

    public string? Find(string key) => values.Where(v => v.Key == key).Select(v => v.Value).FirstOrDefault();

    public override string ToString() =>
        values.Aggregate(new StringBuilder($"[{id}]\n"), (entry, v) => entry.Append(v.Key).Append(": ").Append(v.Value).Append('\n')).ToString();
}
