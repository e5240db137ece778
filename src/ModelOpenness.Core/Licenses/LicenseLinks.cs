using System.Text;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Licenses;

/// <summary>Knows which license an address stands for, from the data file <c>licenses.links.ini</c>; nothing is fetched.</summary>
internal static class LicenseLinks
{
    private static readonly string[] Schemes = ["https://", "http://", "www."];
    private static readonly string[] Endings = [".en.html", ".html", ".htm", ".php", ".txt", ".json", ".pdf", ".en"];
    private static readonly string[] Pages = ["/legalcode", "/deed", "/legalcode.en", "/deed.en"];

    private static readonly Lazy<Table> Links = new(Table.Load);

    /// <summary>Takes the addresses out of a statement.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="links">The addresses, in order.</param>
    /// <returns>What is left, with brackets that enclosed an address removed.</returns>
    public static string Extract(string text, out IReadOnlyList<string> links)
    {
        var found = new List<string>();
        links = found;
        var rest = new StringBuilder();
        var i = 0;
        while (i < text.Length)
        {
            if (!StartsAt(text, i))
            {
                rest.Append(text[i++]);
                continue;
            }

            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]) && "()<>[]\"'|".IndexOf(text[i]) < 0)
            {
                i++;
            }

            found.Add(text.Substring(start, i - start).TrimEnd('.', ',', ';', ':'));
            if (i < text.Length && text[i] is ')' or '>' or ']' && rest.Length > 0 && rest[rest.Length - 1] is '(' or '<' or '[')
            {
                rest.Length--;
                i++;
            }
        }

        return rest.ToString().Trim(' ', '\t', '\r', '\n', ',', ';', ':', '.', '-');
    }

    /// <summary>What an address stands for, as a license would be written; null where it is not known.</summary>
    /// <param name="link">The address.</param>
    public static string? Name(string link)
    {
        var address = Normalize(link);
        var table = Links.Value;
        if (table.Exact.TryGetValue(address, out var name))
        {
            return name;
        }

        string? best = null;
        var length = 0;
        foreach (var prefix in table.Prefixes)
        {
            if (prefix.Key.Length > length && address.StartsWith(prefix.Key, StringComparison.Ordinal))
            {
                length = prefix.Key.Length;
                best = prefix.Value.Replace("*", address.Substring(length).Replace('/', ' '));
            }
        }

        return best;
    }

    private static bool StartsAt(string text, int i)
    {
        if (i > 0 && char.IsLetterOrDigit(text[i - 1]))
        {
            return false;
        }

        foreach (var scheme in Schemes)
        {
            if (string.Compare(text, i, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Normalize(string link)
    {
        var address = link.ToLowerInvariant();
        foreach (var scheme in Schemes)
        {
            address = address.StartsWith(scheme, StringComparison.Ordinal) ? address.Substring(scheme.Length) : address;
        }

        var end = address.IndexOfAny(['?', '#']);
        address = (end < 0 ? address : address.Substring(0, end)).TrimEnd('/', '.', ',', ';');
        address = Without(address, Endings);
        return Without(address, Pages);
    }

    private static string Without(string address, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (address.EndsWith(ending, StringComparison.Ordinal))
            {
                return address.Substring(0, address.Length - ending.Length);
            }
        }

        return address;
    }

    private sealed record Table(Dictionary<string, string> Exact, List<KeyValuePair<string, string>> Prefixes)
    {
        public static Table Load()
        {
            var table = new Table(new Dictionary<string, string>(StringComparer.Ordinal), []);
            foreach (var entry in KnowledgeFile.Read("licenses.links.ini"))
            {
                var name = entry.Get("is");
                if (entry.Id[entry.Id.Length - 1] == '*')
                {
                    table.Prefixes.Add(new KeyValuePair<string, string>(entry.Id.Substring(0, entry.Id.Length - 1), name));
                }
                else
                {
                    table.Exact[Normalize(entry.Id)] = name;
                }
            }

            return table;
        }
    }
}
