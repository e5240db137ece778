using System.Text.RegularExpressions;

namespace ModelOpenness.LicenseFacts;

/// <summary>
/// Finds, for an offset in a license text, the section as the text itself numbers it: "2", "1.b.iv", "Attachment A". A license numbers
/// its sections with markers at the start of a line. From the offset the lines are read backwards: the nearest marker is the innermost
/// level; the first marker of another shape above the beginning of that level's list is the next level out, until one needs no parent.
/// </summary>
internal sealed partial class SectionFinder
{
    private const string Chinese = "一二三四五六七八九十";
    private const int LongestHeading = 10;
    private static readonly string[] Romans =
    [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    private readonly string text;
    private readonly List<Marker> markers = [];

    public SectionFinder(string text)
    {
        this.text = text;
        var previous = new Dictionary<string, string>(StringComparer.Ordinal);
        var offset = 0;
        foreach (var line in text.Split('\n'))
        {
            if (MarkerOf(line, previous) is var (shape, label))
            {
                markers.Add(new Marker(offset, line.Length - line.TrimStart().Length, shape, label));
            }

            offset += line.Length + 1;
        }
    }

    /// <summary>The section that the offset stands in, or null where the text does not number it so that a reader finds it.</summary>
    public string? Find(int offset)
    {
        var above = markers.Where(m => m.Offset <= offset).ToList();
        var at = above.Count - 1;
        if (at >= 0 && above[at].Shape != "part" && IsUnnumberedHeading(above[at].Offset, offset))
        {
            return null;
        }

        at = LeaveIndentedList(above, at, offset);
        var chain = Chain(above, at);
        return chain switch
        {
            null or [] => null,
            [{ Length: 1 } bare] when char.IsAsciiLetterLower(bare[0]) => null,
            [var part, .. var inner] when part.Contains(' ', StringComparison.Ordinal) && inner.Length > 0 => part + ", " + string.Join('.', inner),
            _ => string.Join('.', chain),
        };
    }

    private static string[]? Chain(List<Marker> above, int at)
    {
        var chain = new List<string>();
        while (at >= 0)
        {
            var (_, indent, shape, label) = above[at];
            if (IsWrapped(above, at))
            {
                at--;
                continue;
            }

            chain.Insert(0, label);
            if (shape is "part" or "named" or "zh" or "dotted")
            {
                break;
            }

            at = FirstOfList(above, at) - 1;
            if (shape is "number." or "number、" && (indent == 0 || !above.Take(at + 1).Any(m => m.Indent < indent)))
            {
                if (above.Take(at + 1).LastOrDefault(m => m.Shape == "part") is { } part)
                {
                    chain.Insert(0, part.Label);
                }

                break;
            }

            while (at >= 0 && (above[at].Shape == shape || above[at].Indent > indent))
            {
                at--;
            }
        }

        return [.. chain];
    }

    /// <summary>"(ii)" that only begins a line because the line was wrapped there: nothing of its list stands above.</summary>
    private static bool IsWrapped(List<Marker> above, int at)
    {
        var (_, _, shape, label) = above[at];
        var own = Ordinals(label);
        return (shape.StartsWith("letter", StringComparison.Ordinal) || shape.StartsWith("roman", StringComparison.Ordinal)) && !own.Contains(1)
            && !above.Take(at).Any(m => m.Shape == shape && Ordinals(m.Label).Overlaps(own.Select(o => o - 1)));
    }

    private static int FirstOfList(List<Marker> above, int at)
    {
        var (_, indent, shape, label) = above[at];
        var want = Ordinals(label);
        var position = at;
        while (!want.Contains(1) && position > 0)
        {
            var other = above[--position];
            if (other.Shape == "part")
            {
                return position + 1;
            }

            var lower = want.Select(o => o - 1).ToHashSet();
            lower.IntersectWith(Ordinals(other.Label));
            if (other.Shape == shape && lower.Count > 0 && Math.Abs(other.Indent - indent) <= 1)
            {
                want = lower;
            }
        }

        return position;
    }

    /// <summary>An unindented paragraph after an indented list has left the list; a wrapped line belongs to the paragraph above.</summary>
    private int LeaveIndentedList(List<Marker> above, int at, int offset)
    {
        var start = StartOfLine(offset);
        while (start > 0 && text[StartOfLine(start - 1)..start].Trim().Length > 0 && !above.Exists(m => m.Offset == start))
        {
            start = StartOfLine(start - 1);
        }

        var end = text.IndexOf('\n', start);
        var line = text[start..(end < 0 ? text.Length : end)];
        var indent = line.Length - line.TrimStart().Length;
        while (at >= 0 && above[at].Offset != start && above[at].Indent > indent && above[at].Shape != "part")
        {
            at--;
        }

        return at;
    }

    private int StartOfLine(int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    private bool IsUnnumberedHeading(int from, int to) => BareHeading().IsMatch(text[from..Math.Max(from, to)]);

    private static (string Shape, string Label)? MarkerOf(string line, Dictionary<string, string> previous)
    {
        if (
            Part().Match(line) is { Success: true } part
            && part.Groups["rest"].Value is var rest
            && rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= LongestHeading
            && !rest.TrimEnd().EndsWith('.')
            && !rest.TrimEnd().EndsWith(',')
            && !rest.TrimEnd().EndsWith(';')
        )
        {
            var name = part.Groups[1].Value;
            return ("part", char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant() + " " + part.Groups[2].Value.ToUpperInvariant());
        }

        if (Named().Match(line) is { Success: true } named && !Continues().IsMatch(line[named.Length..]))
        {
            return ("named", named.Groups[1].Value);
        }

        if (Dotted().Match(line) is { Success: true } dotted)
        {
            return ("dotted", dotted.Groups[1].Value);
        }

        if (Number().Match(line) is { Success: true } number)
        {
            return ("number" + number.Groups[1].Value + number.Groups[3].Value, number.Groups[2].Value);
        }

        if (Letter().Match(line) is { Success: true } letter)
        {
            return LetterOrRoman(letter, previous);
        }

        return ChinesePart().Match(line) is { Success: true } chinese ? ("zh", chinese.Groups[1].Value) : null;
    }

    /// <summary>"i." after "h." is a letter; elsewhere it is the roman one.</summary>
    private static (string Shape, string Label) LetterOrRoman(Match match, Dictionary<string, string> previous)
    {
        var label = match.Groups[2].Value;
        var style = match.Groups[1].Value + match.Groups[3].Value + (label.All(char.IsUpper) ? "U" : "");
        var low = label.ToLowerInvariant();
        var follows = low.Length == 1 && previous.TryGetValue("letter" + style, out var before) && before.Length == 1 && before[0] == low[0] - 1;
        var shape = (Array.IndexOf(Romans, low) >= 0 && !follows ? "roman" : "letter") + style;
        previous[shape] = low;
        return (shape, label);
    }

    /// <summary>What the label may count as: "c" is 3 among letters; "i" is 9 or roman 1.</summary>
    private static HashSet<int> Ordinals(string label)
    {
        if (label.All(char.IsAsciiDigit))
        {
            return [int.Parse(label, System.Globalization.CultureInfo.InvariantCulture)];
        }

        var low = label.ToLowerInvariant();
        var found = new HashSet<int>();
        if (Array.IndexOf(Romans, low) is >= 0 and var roman)
        {
            found.Add(roman + 1);
        }

        if (low.Length == 1 && char.IsAsciiLetterLower(low[0]))
        {
            found.Add(low[0] - 'a' + 1);
        }

        if (label.All(c => Chinese.Contains(c, StringComparison.Ordinal)))
        {
            found.Add(Chinese.IndexOf(label[^1], StringComparison.Ordinal) + 1 + (label[0] == '十' && label.Length > 1 ? 10 : 0));
        }

        return found;
    }

    [GeneratedRegex(
        @"^[\s#*_>=-]*(attachment|appendix|exhibit|annex|schedule|part|chapter)\s+([A-Z]|\d+|[IVX]+)\b[\s:.*_)–—-]*(?<rest>.*)$",
        RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Part();

    [GeneratedRegex(@"^[\s#*_>-]*(?:section|article|clause|§)\s*(\d+(?:\.\d+)*|[IVX]+)\b[\s.:*_)–—-]*", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[\s]*(of|and|or|shall|hereof|above|below|,)", RegexOptions.None, 2000)]
    private static partial Regex Continues();

    [GeneratedRegex(@"^[\s#*_>-]*\(?(\d{1,2}(?:\.\d{1,2})+)\)?[.):]?(?=[\s*_A-Z一-鿿]|$)", RegexOptions.None, 2000)]
    private static partial Regex Dotted();

    [GeneratedRegex("^[\\s#*_>-]*(\\(?)(\\d{1,2})([.)、:])(?=[\\s*_A-Z“\"一-鿿]|$)", RegexOptions.None, 2000)]
    private static partial Regex Number();

    [GeneratedRegex("^[\\s#*_>-]*(\\(?)([A-Za-z]|[ivx]{2,5}|[IVX]{2,5})([.)])(?=[\\s*_“\"]|$)", RegexOptions.None, 2000)]
    private static partial Regex Letter();

    [GeneratedRegex(
        @"\n[ \t]*\r?\n(?:#+ *|\*\*)?[A-Z][A-Za-z&/-]*(?: (?:[A-Z][A-Za-z&/-]*|of|and|the|for|to|on|in))*(?:\*\*)?[ \t]*\r?\n[ \t]*\r?\n",
        RegexOptions.None,
        2000
    )]
    private static partial Regex BareHeading();

    [GeneratedRegex("^[\\s#*_>-]*第?([一二三四五六七八九十]{1,3})[、条章]", RegexOptions.None, 2000)]
    private static partial Regex ChinesePart();

    private sealed record Marker(int Offset, int Indent, string Shape, string Label);
}
