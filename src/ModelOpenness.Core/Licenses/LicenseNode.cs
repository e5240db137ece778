using ModelOpenness.Vocabulary;

namespace ModelOpenness.Licenses;

/// <summary>A part of a license statement and what it comes to.</summary>
/// <param name="Text">Normal form of the part: an id or an expression of ids.</param>
/// <param name="IsKnown">True where the license that applies is known.</param>
/// <param name="Licenses">The licenses that apply.</param>
/// <param name="Terms">The terms that apply.</param>
internal sealed record LicenseNode(string Text, bool IsKnown, IReadOnlyList<License> Licenses, IReadOnlyList<Term> Terms)
{
    /// <summary>True where one of <see cref="Parts"/> may be chosen; else all of them apply.</summary>
    public bool IsOr { get; private init; }

    /// <summary>The parts of an expression; none of a single license.</summary>
    public IReadOnlyList<LicenseNode> Parts { get; private init; } = [];

    /// <summary>A single license.</summary>
    public static LicenseNode Of(License license) => new(license.Id, true, [license], license.Terms);

    /// <summary>A part that nothing is known of.</summary>
    public static LicenseNode Unknown(string text) => new(text, false, [], []);

    /// <summary>All parts apply: their terms unite. With an unknown part the whole is unknown, but the others' terms stand.</summary>
    public static LicenseNode And(IReadOnlyList<LicenseNode> parts)
    {
        var licenses = new List<License>();
        var terms = new List<Term>();
        var known = true;
        foreach (var part in parts)
        {
            known &= part.IsKnown;
            Add(licenses, part.Licenses);
            Add(terms, part.Terms);
        }

        return new LicenseNode(Join(parts, " AND ", part => part.IsOr), known, licenses, terms) { Parts = parts };
    }

    /// <summary>
    /// One part may be chosen: the statement is as free as its freest part. A part that is known and free settles it, whatever
    /// an unknown one named by id says; where the known ones restrict, an unknown one might not, so nothing is said.
    /// </summary>
    public static LicenseNode Or(IReadOnlyList<LicenseNode> parts)
    {
        LicenseNode? freest = null;
        var allKnown = true;
        var allNamed = true;
        foreach (var part in parts)
        {
            allKnown &= part.IsKnown;
            allNamed &= part.IsKnown || LicenseCatalog.IsReference(part.Text);
            if (part.IsKnown && (freest is null || Freedom.Compare(part.Terms, freest.Terms) < 0))
            {
                freest = part;
            }
        }

        var text = Join(parts, " OR ", _ => false);
        var settled = freest is not null && (allKnown || (allNamed && Freedom.IsFree(freest.Terms)));
        return settled
            ? new LicenseNode(text, true, freest!.Licenses, freest.Terms) { IsOr = true, Parts = parts }
            : Unknown(text) with { IsOr = true, Parts = parts };
    }

    private static string Join(IReadOnlyList<LicenseNode> parts, string separator, Func<LicenseNode, bool> inParentheses)
    {
        var texts = new string[parts.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = inParentheses(parts[i]) ? "(" + parts[i].Text + ")" : parts[i].Text;
        }

        return string.Join(separator, texts);
    }

    private static void Add<T>(List<T> list, IReadOnlyList<T> items)
    {
        foreach (var item in items)
        {
            if (!list.Contains(item))
            {
                list.Add(item);
            }
        }
    }
}
