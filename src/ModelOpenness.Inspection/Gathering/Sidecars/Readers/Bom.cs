using ModelOpenness.Inspection.Reading.Documents;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>What bills of materials have in common.</summary>
internal static class Bom
{
    /// <summary>The document begins with a tag.</summary>
    public static bool IsXml(SidecarContent content)
    {
        foreach (var letter in content.Bytes)
        {
            if (letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF))
            {
                return letter == '<';
            }
        }

        return false;
    }

    /// <summary>A package URL of a kind that holds programs: what it names is no model, whatever its name.</summary>
    public static bool IsSoftware(string? purl)
    {
        if (purl is null || !purl.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase) || purl.IndexOf('/') is not (> 0 and var slash))
        {
            return false;
        }

        // Models come from their hub, from a registry of images, or from a place without kind.
        return purl.Substring(4, slash - 4).ToLowerInvariant()
            is not ("huggingface" or "mlflow" or "generic" or "oci" or "docker" or "ollama" or "modelscope" or "kaggle");
    }

    /// <summary>The id in a package URL, without type, version and qualifiers (<c>pkg:huggingface/org/name@rev</c>), or null.</summary>
    public static string? IdOfPurl(string? purl)
    {
        if (purl is null || !purl.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase) || purl.IndexOf('/') is not (> 0 and var slash))
        {
            return null;
        }

        var end = purl.IndexOfAny(['?', '#'], slash);
        var id = end < 0 ? purl.Substring(slash + 1) : purl.Substring(slash + 1, end - slash - 1);
        var version = id.LastIndexOf('@');
        id = (version > 0 ? id.Substring(0, version) : id).Trim('/').Replace("%2F", "/").Replace("%2f", "/").Replace("%20", " ");
        return id.Length == 0 ? null : id;
    }

    /// <summary>A license that says something: not "no assertion", not "none".</summary>
    public static DocumentValue? Asserted(DocumentValue? license) =>
        license is null
        || string.Equals(license.Text, "NOASSERTION", StringComparison.OrdinalIgnoreCase)
        || string.Equals(license.Text, "NONE", StringComparison.OrdinalIgnoreCase)
            ? null
            : license;
}
