using ModelOpenness.Vocabulary;

namespace ModelOpenness.Licenses;

/// <summary>The licenses that the product knows, from the data files <c>Knowledge/licenses*.ini</c>.</summary>
internal sealed class LicenseCatalog
{
    // What is longer is a license text, not the name of one: LicenseRecognizer reads those.
    private const int MaxStatement = 4000;

    private static readonly Lazy<LicenseCatalog> LazyDefault = new(() => new LicenseCatalog(LicenseData.Read()));

    private readonly Dictionary<string, License> byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<LicenseNames> names;

    private LicenseCatalog(IReadOnlyList<License> licenses)
    {
        Licenses = licenses;
        names = new Lazy<LicenseNames>(() => new LicenseNames(licenses));
        foreach (var license in licenses)
        {
            byId[license.Id] = license;
        }

        foreach (var license in licenses)
        {
            AddId(license.SpdxId, license);

            // "LicenseRef-MIT" is somebody's own license, "LicenseRef-llama3.2" can only be this one
            if (!string.Equals(license.SpdxId, license.Id, StringComparison.Ordinal))
            {
                AddId("LicenseRef-" + license.Id, license);
            }

            foreach (var id in license.HuggingFaceIds)
            {
                AddId(id, license);
            }

            foreach (var id in license.OtherIds)
            {
                AddId(id, license);
            }
        }
    }

    /// <summary>The catalogue of this build, read on first use.</summary>
    public static LicenseCatalog Default => LazyDefault.Value;

    /// <summary>All licenses: first those with facts of their own, then the rest of the SPDX list.</summary>
    public IReadOnlyList<License> Licenses { get; }

    /// <summary>The license with this catalogue, SPDX or Hugging Face id, in any case, or null.</summary>
    /// <param name="id">The id.</param>
    public License? Find(string id) => byId.TryGetValue(id, out var license) ? license : null;

    /// <summary>True where an id or name of a license begins with these words, numbers left aside: "apache", "cc by", "llama".</summary>
    /// <param name="words">Words of letters, in lower case.</param>
    public bool StartsName(IReadOnlyList<string> words) => names.Value.StartsName(words);

    /// <summary>False where no id or name of a license begins at a place of a text and ends before another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where a word begins.</param>
    /// <param name="end">Where the name ends at the latest.</param>
    public bool MayBeginName(string text, int at, int end) => names.Value.MayBegin(text, at, end);

    /// <summary>Understands a license as somebody wrote it: an id, a name, an address, a list or an SPDX expression. It never guesses.</summary>
    /// <param name="asWritten">The words, as they stand in the file.</param>
    public LicenseStatement Resolve(string asWritten)
    {
        var text = asWritten.Trim();
        if (text.Length is 0 or > MaxStatement)
        {
            return new LicenseStatement(asWritten);
        }

        var node = Read(text);
        if (!node.IsKnown && names.Value.Vague(text) is { } vague)
        {
            return new LicenseStatement(asWritten) { Family = vague.Family, Name = vague.Name, Terms = vague.Terms };
        }

        return new LicenseStatement(asWritten)
        {
            Id = node.IsKnown ? node.Text : null,
            Name = !node.IsKnown ? null : Find(node.Text)?.Name ?? node.Text,
            Licenses = node.Licenses,
            Terms = node.Terms,
        };
    }

    /// <summary>
    /// Understands a license with the name and address that explain it, as model cards and GGUF files state them: <c>other</c>
    /// points to the name, and where that says nothing to the address.
    /// </summary>
    /// <param name="asWritten">The license.</param>
    /// <param name="name">Its name (<c>license_name</c>), or null.</param>
    /// <param name="link">Its address (<c>license_link</c>), or null.</param>
    public LicenseStatement Resolve(string asWritten, string? name, string? link)
    {
        var statement = Resolve(asWritten);
        foreach (var further in new[] { name, link })
        {
            if (!statement.IsRecognized && !string.IsNullOrWhiteSpace(further) && Resolve(further!) is { IsRecognized: true } better)
            {
                statement = better with { AsWritten = asWritten };
            }
        }

        return statement;
    }

    /// <summary>True where an id is an expression of several licenses.</summary>
    /// <param name="id">The id, as <see cref="LicenseStatement.Id"/>.</param>
    public bool IsExpression(string id) => Parts(id).Parts.Count > 0;

    /// <summary>The parts of a license that <see cref="Resolve(string)"/> understood: which of them may be chosen, which apply together.</summary>
    /// <param name="id">Its id, as <see cref="LicenseStatement.Id"/>.</param>
    internal LicenseNode Parts(string id) => Read(id);

    /// <summary>True for an id by which SPDX expressions name what SPDX does not list.</summary>
    internal static bool IsReference(string id) =>
        id.StartsWith("LicenseRef-", StringComparison.OrdinalIgnoreCase) || id.StartsWith("DocumentRef-", StringComparison.OrdinalIgnoreCase);

    private LicenseNode Read(string text)
    {
        if (One(text) is { } node)
        {
            return node;
        }

        // an address may lack its scheme
        if (text.IndexOf('/') > text.IndexOf('.') && LicenseLinks.Name(text) is { } name && One(name) is { } linked)
        {
            return linked;
        }

        var rest = LicenseLinks.Extract(text, out var links);
        if (links.Count == 0)
        {
            return LicenseExpression.Parse(text, Operand, With) ?? NameAndId(text) ?? LicenseNode.Unknown(text);
        }

        return Linked(rest, links) ?? LicenseNode.Unknown(text);
    }

    /// <summary>A name with addresses: the address may be unknown, but may not name another license.</summary>
    private LicenseNode? Linked(string rest, IReadOnlyList<string> links)
    {
        var node = rest.Length == 0 ? null : Read(rest);
        if (node is { IsKnown: false })
        {
            return null;
        }

        foreach (var link in links)
        {
            if (LicenseLinks.Name(link) is not { } name || One(name) is not { } linked)
            {
                continue;
            }

            if (node is not null && !string.Equals(node.Text, linked.Text, StringComparison.Ordinal) && !SameText(node, linked))
            {
                return null;
            }

            node ??= linked;
        }

        return node;
    }

    /// <summary>"Apache License 2.0 (Apache-2.0)": a name and, in parentheses, the same license again.</summary>
    private LicenseNode? NameAndId(string text)
    {
        var open = text.LastIndexOf('(');
        return open > 0 && text[text.Length - 1] == ')'
            && One(text.Substring(0, open)) is { } name
            && One(text.Substring(open + 1, text.Length - open - 2)) is { } id
            && (string.Equals(name.Text, id.Text, StringComparison.Ordinal) || SameText(name, id))
            ? name
            : null;
    }

    /// <summary>True for "only" and "or later" of one license: an address of the text says nothing of that choice.</summary>
    private static bool SameText(LicenseNode a, LicenseNode b) => string.Equals(Text(a), Text(b), StringComparison.Ordinal);

    private static string Text(LicenseNode node) => node.Text.Replace("-or-later", "-only");

    private LicenseNode Operand(string text) => One(text) ?? LicenseNode.Unknown(text);

    /// <summary>A single license, or null.</summary>
    private LicenseNode? One(string text)
    {
        if ((Find(text) ?? names.Value.Find(text)) is { } license)
        {
            return license.Successor is { } successor ? Find(successor) is { } current ? LicenseNode.Of(current) : Read(successor) : LicenseNode.Of(license);
        }

        // "Apache-2.0+": this version or a later one
        var word = text.TrimEnd();
        return word.Length > 1 && word[word.Length - 1] == '+' && One(word.Substring(0, word.Length - 1)) is { } atLeast && word[word.Length - 2] != '+'
            ? atLeast with { Text = atLeast.Text + "+" }
            : null;
    }

    /// <summary>An SPDX exception permits more, so the terms stay; a license condition written as an exception adds its terms.</summary>
    private LicenseNode? With(LicenseNode license, string exception)
    {
        if (names.Value.Exception(exception) is { } id)
        {
            return license with { Text = license.Text + " WITH " + id };
        }

        return One(exception) is { } condition ? LicenseNode.And([license, condition]) : null;
    }

    private void AddId(string id, License license)
    {
        if (!byId.ContainsKey(id))
        {
            byId.Add(id, license);
        }
    }
}
