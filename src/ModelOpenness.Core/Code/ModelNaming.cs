using ModelOpenness.Families;

namespace ModelOpenness.Code;

/// <summary>How a text names a model.</summary>
internal enum NamingKind
{
    /// <summary>It names none.</summary>
    None,

    /// <summary>A name of one word ("falcon"): only what it is given to tells whether a model is meant.</summary>
    Word,

    /// <summary>An id: "owner/name", "name:tag", "name3.2".</summary>
    Id,

    /// <summary>The page of a model.</summary>
    Page,

    /// <summary>The address of a model's files.</summary>
    Address,

    /// <summary>A file or folder of the project's own.</summary>
    Path,
}

/// <summary>Tells whether a whole text names a model, and how.</summary>
internal static class ModelNaming
{
    private const int MaxLength = 512;

    /// <summary>How a text names a model.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mayBeOwn">Whether a file with the ending of a model counts whose name is not known: it may be the project's own.</param>
    public static NamingKind Of(string text, bool mayBeOwn = false)
    {
        if (text.Length is < 2 or > MaxLength || text.IndexOf(' ') >= 0)
        {
            return NamingKind.None;
        }

        if (ReferenceWords.IsAddress(text))
        {
            if (HasEnding(text, "documents"))
            {
                // A license or a card on a hub is a page for people.
                return NamingKind.None;
            }

            var known = ModelFamilies.Default.Resolve(text) is not null;
            var isFile = Has("revisions", text) || HasEnding(text);
            return known || ((isFile || Has("lists", text)) && ModelFamilies.Default.HubId(text) is not null)
                ? isFile
                    ? NamingKind.Address
                    : NamingKind.Page
                : NamingKind.None;
        }

        if (text.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            return NamingKind.None;
        }

        if (HasEnding(text))
        {
            return mayBeOwn || ModelFamilies.Default.Resolve(text) is not null ? NamingKind.Path : NamingKind.None;
        }

        if (text.Count(c => c is '/' or '\\') > 1 || text[0] is '/' or '.' or '-' || ModelFamilies.Default.Resolve(text) is null)
        {
            return NamingKind.None;
        }

        return text.IndexOf('/') > 0 || text.IndexOf(':') > 0 || text.Any(char.IsDigit) ? NamingKind.Id : NamingKind.Word;
    }

    /// <summary>"/resolve/", "/tree/": a page of a repository's files.</summary>
    private static bool Has(string list, string text)
    {
        foreach (var revision in ReferenceWords.Of(list))
        {
            if (text.IndexOf("/" + revision + "/", StringComparison.OrdinalIgnoreCase) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasEnding(string text, string list = "endings")
    {
        var end = text.IndexOf('?');
        var dot = text.LastIndexOf('.', (end < 0 ? text.Length : end) - 1);
        return dot > 0 && ReferenceWords.Is(list, text.Substring(dot + 1, (end < 0 ? text.Length : end) - dot - 1));
    }
}
