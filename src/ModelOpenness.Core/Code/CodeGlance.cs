using ModelOpenness.Claims;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Code;

/// <summary>
/// One pass over the characters of a project's source files, which tells whether the analyzer can find anything in them (MOP4001,
/// MOP4002). It may say yes where the analyzer then finds nothing, and must not say no where it would.
/// </summary>
/// <remarks>
/// A reference needs an API that names models: its assembly is referenced, or its namespace stands in a source file; and the name of
/// the method or property, or of the type that is created, stands in one. An escaped identifier (<c>\u0041</c>) is not read.
/// </remarks>
internal sealed class CodeGlance
{
    private const string Constructor = ApiPattern.Constructor;
    private const int VendorSegments = 3;

    private readonly List<Use> uses = [];
    private readonly Dictionary<int, List<string>> words = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>Prepares for a project.</summary>
    /// <param name="references">Names of the assemblies that it references, without ending.</param>
    public CodeGlance(IEnumerable<string> references)
    {
        var referenced = references.ToList();
        foreach (var entry in KnowledgeFile.Read("api-patterns.ini"))
        {
            var isNamespace = entry.Id.EndsWith(".*", StringComparison.Ordinal);
            var segments = (isNamespace ? entry.Id.Substring(0, entry.Id.Length - 2) : entry.Id).Split('.');
            var (space, package) = (Root(entry.Id), Root(entry.Find("package") ?? entry.Id));
            var isReferenced = referenced.Exists(r => IsOf(r, space) || IsOf(r, package));
            foreach (var text in entry.All("id").Concat(entry.All("path")))
            {
                var member = text.Split([' '], 2)[0];
                var name = member != Constructor ? member : isNamespace ? null : segments[segments.Length - 1];
                uses.Add(new Use(segments, isReferenced, name));
            }
        }

        foreach (var word in uses.SelectMany(u => u.Segments.Concat(u.Name is null ? [] : [u.Name])).Distinct(StringComparer.Ordinal))
        {
            var hash = Hash(word, 0, word.Length);
            if (!words.TryGetValue(hash, out var list))
            {
                words.Add(hash, list = []);
            }

            list.Add(word);
        }
    }

    /// <summary>True where what was read so far may refer to a model.</summary>
    public bool MayRefer => uses.Exists(u => (u.IsReferenced || Array.TrueForAll(u.Segments, seen.Contains)) && (u.Name is null || seen.Contains(u.Name)));

    /// <summary>Whether a source file may claim openness of a model.</summary>
    /// <param name="source">Its text.</param>
    public static bool MayClaim(string source)
    {
        // The comment that a file starts with says whose it is, often of an "open source project"; it is no documentation.
        var start = EndOfHeader(source);
        return ClaimDetector.MayContain(start == 0 ? source : source.Substring(start));
    }

    /// <summary>Reads a source file.</summary>
    /// <param name="source">Its text.</param>
    public void Read(string source)
    {
        var i = 0;
        while (i < source.Length)
        {
            if (!IsWord(source[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < source.Length && IsWord(source[i]))
            {
                i++;
            }

            if (words.TryGetValue(Hash(source, start, i), out var list))
            {
                foreach (var word in list)
                {
                    if (word.Length == i - start && string.CompareOrdinal(source, start, word, 0, word.Length) == 0)
                    {
                        seen.Add(word);
                    }
                }
            }
        }
    }

    /// <summary>Where comments end that stand before everything else and are no documentation.</summary>
    internal static int EndOfHeader(string source)
    {
        var i = 0;
        while (i < source.Length)
        {
            if (char.IsWhiteSpace(source[i]))
            {
                i++;
            }
            else if (At(source, i, "//") && !At(source, i, "///"))
            {
                var end = source.IndexOfAny(['\n', '\r', '\u0085', '\u2028', '\u2029'], i);
                i = end < 0 ? source.Length : end;
            }
            else if (At(source, i, "/*") && !At(source, i, "/**"))
            {
                var end = source.IndexOf("*/", i + 2, StringComparison.Ordinal);
                i = end < 0 ? source.Length : end + 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private static bool At(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private static bool IsWord(char c) => c == '_' || char.IsLetterOrDigit(c);

    private static int Hash(string text, int start, int end)
    {
        var hash = 17;
        for (var i = start; i < end; i++)
        {
            hash = unchecked((hash * 31) + text[i]);
        }

        return hash;
    }

    /// <summary>Whether an assembly is one of a product, or of the larger one that the product is a part of.</summary>
    private static bool IsOf(string reference, string product) =>
        reference.StartsWith(product, StringComparison.OrdinalIgnoreCase)
        || (reference.IndexOf('.') > 0 && product.StartsWith(reference + ".", StringComparison.OrdinalIgnoreCase));

    /// <summary>The part of a name that the assemblies, packages and namespaces of one product share.</summary>
    private static string Root(string name)
    {
        name = name.EndsWith(".*", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name;
        var dot = name.IndexOf('.');
        if (dot < 0)
        {
            return name;
        }

        // "Microsoft" and "System" are no product.
        var segments =
            name.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("System.", StringComparison.OrdinalIgnoreCase)
                ? VendorSegments
                : 1;
        for (var i = 1; i < segments && dot >= 0; i++)
        {
            dot = name.IndexOf('.', dot + 1);
        }

        return dot < 0 ? name : name.Substring(0, dot);
    }

    /// <summary>One use of an API.</summary>
    /// <param name="Segments">Its namespace and type.</param>
    /// <param name="IsReferenced">True where an assembly of its product is referenced.</param>
    /// <param name="Name">The identifier that stands in code; null where it can be any.</param>
    private sealed record Use(string[] Segments, bool IsReferenced, string? Name);
}
