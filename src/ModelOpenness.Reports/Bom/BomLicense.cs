using ModelOpenness.Licenses;

namespace ModelOpenness.Reports.Bom;

/// <summary>A license as bills of materials write it.</summary>
/// <param name="Expression">An SPDX expression: an id of the SPDX list, or <c>LicenseRef-…</c> for what the list does not have.</param>
/// <param name="Name">Its name.</param>
internal sealed record BomLicense(string Expression, string Name)
{
    private const string Reference = "LicenseRef-";
    private const int HashLength = 16;
    private static readonly string[] Operators = ["AND", "OR", "WITH"];

    /// <summary>The id, where it is one license of the SPDX list, unchanged.</summary>
    public string? Id { get; init; }

    /// <summary>True for several licenses of the SPDX list, joined by AND, OR or WITH.</summary>
    public bool IsCompound { get; init; }

    /// <summary>Who publishes it, where the catalogue knows.</summary>
    public string? Licensor { get; init; }

    /// <summary>Where its text was read, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The parts of the expression that the SPDX list does not have, with their names.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> References { get; init; } = [];

    /// <summary>What a license is called in a bill; one with words added or removed is not the one of that id.</summary>
    public static BomLicense Of(string? id, string name, bool isModified)
    {
        if (isModified)
        {
            return Unlisted(name + " (modified)");
        }

        var catalog = LicenseCatalog.Default;
        if (id is not null && catalog.Find(id) is { } known)
        {
            var expression = Written(known.SpdxId);
            return IsReference(expression)
                ? new BomLicense(expression, known.Name) { Licensor = known.Steward, Source = known.Source, References = [new(expression, known.Name)] }
                : new BomLicense(expression, known.Name) { Id = expression, Licensor = known.Steward };
        }

        return id is not null && catalog.Resolve(id) is { IsRecognized: true } statement ? Compound(statement.Id!, catalog) : Unlisted(name);
    }

    private static BomLicense Compound(string expression, LicenseCatalog catalog)
    {
        var references = new List<KeyValuePair<string, string>>();
        var parts = expression.Replace("(", "( ").Replace(")", " )").Split([' '], StringSplitOptions.RemoveEmptyEntries).Select((part, i) =>
        {
            if (part is "(" or ")" || Operators.Contains(part, StringComparer.Ordinal) || catalog.Find(part) is not { } license)
            {
                return part;
            }

            var id = Written(license.SpdxId);
            if (IsReference(id))
            {
                references.Add(new(id, license.Name));
            }

            return id;
        });
        var text = string.Join(" ", parts).Replace("( ", "(").Replace(" )", ")");
        return new BomLicense(text, expression) { IsCompound = true, References = references };
    }

    /// <summary>A license that only its name is known of: the name makes the id, so that it is the same in every bill.</summary>
    private static BomLicense Unlisted(string name)
    {
        var id = Reference + ContentHash.Of(name).Substring(0, HashLength);
        return new BomLicense(id, name) { References = [new(id, name)] };
    }

    /// <summary>A reference may hold letters, digits, points and hyphens, whatever the license is called ("openrail++").</summary>
    private static string Written(string id) =>
        IsReference(id) ? string.Concat(id.Select(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' ? c : '-')) : id;

    private static bool IsReference(string id) => id.StartsWith(Reference, StringComparison.Ordinal);
}
