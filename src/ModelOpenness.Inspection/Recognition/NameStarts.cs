using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>With which letters the name, id or address of a license may begin: most words of a text need not be looked up.</summary>
internal sealed class NameStarts
{
    private const int Letters = 3;
    private const int Base = 37;
    private readonly bool[] starts = new bool[Base * Base * Base];
    private readonly bool[] shortNames = new bool[Base * Base];

    private NameStarts()
    {
        foreach (var license in LicenseCatalog.Default.Licenses)
        {
            foreach (var name in license.Names.Concat(license.HuggingFaceIds).Append(license.Name).Append(license.Id).Append(license.SpdxId))
            {
                Add(name);
            }
        }

        foreach (
            var phrase in KnowledgeFile
                .Read("licenses.words.ini")
                .Where(e => !string.Equals(e.Id, "drop", StringComparison.Ordinal))
                .SelectMany(e => e.All("as").Append(e.Id))
        )
        {
            Add(phrase);
        }

        foreach (var address in KnowledgeFile.Read("licenses.links.ini"))
        {
            Add(address.Id);
        }

        Add("http");
        Add("www");
    }

    public static Lazy<NameStarts> Default { get; } = new(() => new NameStarts());

    /// <summary>False where no name begins as the text does at this place.</summary>
    public bool MayStart(string text, int at) => Key(text, at, Letters) is var key && (key < 0 || starts[key] || shortNames[key / Base]);

    private void Add(string name)
    {
        const string The = "the ";
        if (name.StartsWith(The, StringComparison.OrdinalIgnoreCase))
        {
            Add(name.Substring(The.Length));
        }

        if (Key(name, 0, Letters) is >= 0 and var key)
        {
            starts[key] = true;
        }
        else if (Key(name, 0, Letters - 1) is >= 0 and var shorter)
        {
            shortNames[shorter] = true;
        }
    }

    /// <summary>The first letters and digits as a number; below 0 where there are fewer, or others than of ASCII.</summary>
    private static int Key(string text, int at, int letters)
    {
        var key = 0;
        var found = 0;
        for (; at < text.Length && found < letters; at++)
        {
            var c = text[at] | 0x20;
            var digit = c is >= 'a' and <= 'z' ? c - 'a' + 10 : text[at] is >= '0' and <= '9' ? text[at] - '0' : -1;
            if (digit >= 0)
            {
                key = (key * Base) + digit;
                found++;
            }
            else if (text[at] >= 128)
            {
                return -1;
            }
        }

        return found == letters ? key : -1;
    }
}
