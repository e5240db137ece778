using ModelOpenness.Knowledge;

namespace ModelOpenness;

/// <summary>The licenses that the product knows, from the data files <c>Knowledge/licenses*.ini</c>.</summary>
public sealed class LicenseCatalog
{
    // What is longer is a license text, not the name of one: LicenseRecognizer reads those.
    private const int MaxStatement = 4000;

    private static readonly Lazy<LicenseCatalog> LazyDefault = new(() => new LicenseCatalog(LicenseData.Read()));

    private readonly Dictionary<string, License> byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<Dictionary<string, License?>> byName;
    private readonly Lazy<Dictionary<string, string>> exceptions = new(ReadExceptions);

    private LicenseCatalog(IReadOnlyList<License> licenses)
    {
        Licenses = licenses;
        byName = new Lazy<Dictionary<string, License?>>(NamesOf);
        foreach (var license in licenses)
        {
            byId[license.Id] = license;
        }

        foreach (var license in licenses)
        {
            AddId(license.SpdxId, license);
            foreach (var id in license.HuggingFaceIds)
            {
                AddId(id, license);
            }
        }
    }

    /// <summary>The catalogue of this build, read on first use.</summary>
    public static LicenseCatalog Default => LazyDefault.Value;

    /// <summary>All licenses, in the order of the data.</summary>
    public IReadOnlyList<License> Licenses { get; }

    /// <summary>The license with this catalogue, SPDX or Hugging Face id, in any case, or null.</summary>
    /// <param name="id">The id.</param>
    public License? Find(string id) => byId.TryGetValue(id, out var license) ? license : null;

    /// <summary>Understands a license as somebody wrote it: an id, a name, a URL or an SPDX expression.</summary>
    /// <param name="asWritten">The words, as they stand in the file.</param>
    public LicenseStatement Resolve(string asWritten)
    {
        var text = asWritten.Trim();
        if (text.Length is 0 or > MaxStatement)
        {
            return new LicenseStatement(asWritten);
        }

        var node = Named(text) is { } license
            ? LicenseNode.Of(license)
            : LicenseExpression.Parse(text, Operand, With) ?? Operand(text);
        return new LicenseStatement(asWritten)
        {
            Id = node.IsKnown ? node.Text : null,
            Name = !node.IsKnown ? null : Find(node.Text)?.Name ?? node.Text,
            Licenses = node.Licenses,
            Terms = node.Terms,
        };
    }

    /// <summary>True for an id by which SPDX expressions name what SPDX does not list.</summary>
    internal static bool IsReference(string id) =>
        id.StartsWith("LicenseRef-", StringComparison.OrdinalIgnoreCase) || id.StartsWith("DocumentRef-", StringComparison.OrdinalIgnoreCase);

    private LicenseNode Operand(string text)
    {
        if (Named(text) is { } license)
        {
            return LicenseNode.Of(license);
        }

        // "Apache-2.0+": this version or a later one
        if (text.Length > 1 && text[text.Length - 1] == '+' && Named(text.Substring(0, text.Length - 1)) is { } atLeast)
        {
            return LicenseNode.Of(atLeast) with { Text = atLeast.Id + "+" };
        }

        return LicenseNode.Unknown(text);
    }

    /// <summary>An SPDX exception permits more, so the terms stay; a license condition written as an exception adds its terms.</summary>
    private LicenseNode? With(LicenseNode license, string exception)
    {
        if (exceptions.Value.TryGetValue(exception, out var id))
        {
            return license with { Text = license.Text + " WITH " + id };
        }

        return Named(exception) is { } condition ? LicenseNode.And([license, LicenseNode.Of(condition)]) : null;
    }

    private License? Named(string text)
    {
        if (!byId.TryGetValue(text, out var license))
        {
            byName.Value.TryGetValue(LicenseName.Fold(text), out license);
        }

        return license?.Successor is { } successor ? Find(successor) : license;
    }

    private void AddId(string id, License license)
    {
        if (!byId.ContainsKey(id))
        {
            byId.Add(id, license);
        }
    }

    /// <summary>Folded names. A name that two licenses share names neither, except that an id names its own license.</summary>
    private Dictionary<string, License?> NamesOf()
    {
        var names = new Dictionary<string, License?>(StringComparer.Ordinal);
        foreach (var license in Licenses)
        {
            names[LicenseName.Fold(license.Id)] = license;
        }

        var ids = new HashSet<string>(names.Keys, StringComparer.Ordinal);
        foreach (var license in Licenses)
        {
            AddName(license.Name, license);
            foreach (var name in license.Names)
            {
                AddName(name, license);
            }
        }

        names.Remove("");
        return names;

        void AddName(string name, License license)
        {
            var key = LicenseName.Fold(name);
            if (ids.Contains(key))
            {
                return;
            }

            // SPDX gives a deprecated id and its successor one name: the current one is meant
            names[key] = !names.TryGetValue(key, out var other) || ReferenceEquals(other, license) || other is { IsDeprecated: true } ? license
                : license.IsDeprecated ? other
                : null;
        }
    }

    private static Dictionary<string, string> ReadExceptions()
    {
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in KnowledgeFile.Read("licenses.exceptions.ini"))
        {
            foreach (var id in entry.All("id"))
            {
                ids[id] = id;
            }
        }

        return ids;
    }
}
