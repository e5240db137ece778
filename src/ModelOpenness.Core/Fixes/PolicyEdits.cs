using System.Globalization;
using System.Text;

namespace ModelOpenness.Fixes;

/// <summary>Writes waivers into the text of a policy; its comments and layout stay.</summary>
internal static class PolicyEdits
{
    /// <summary>The reason that a waiver starts with: it is to be replaced.</summary>
    public const string Reason = "TODO: say why this is accepted";

    /// <summary>Adds waivers to a policy.</summary>
    /// <param name="json">The policy's text, which may have comments and commas too many.</param>
    /// <param name="waivers">The waivers: rule and model.</param>
    /// <param name="reason">Their reason.</param>
    /// <returns>The edit; null where the text has no object to write into.</returns>
    public static TextEdit? AddWaivers(string json, IReadOnlyList<(string Rule, string Model)> waivers, string reason = Reason)
    {
        if (Find(json) is not { } spot)
        {
            return null;
        }

        var line = TextEdit.LineEnd(json);
        var items = string.Join(
            "," + line,
            waivers.Select(w => $"    {{ \"rule\": {Quote(w.Rule)}, \"model\": {Quote(w.Model)}, \"reason\": {Quote(reason)} }}")
        );
        // The new text goes right behind the last item; a comma that stood there comes to stand behind the new text.
        var rest = json.Substring(spot.At);
        var blank = rest.Length - rest.TrimStart().Length;
        var lineEnd = blank == rest.Length ? "" : rest[blank] == ']' ? line + "  " : rest[blank] == '}' ? line : "";
        var comma = spot.NeedsComma ? "," : "";
        var text = spot.InList ? comma + line + items + lineEnd : comma + line + "  \"waivers\": [" + line + items + line + "  ]" + lineEnd;
        return new TextEdit(spot.At, lineEnd.Length > 0 ? blank : 0, text);
    }

    private sealed record Spot(int At, bool InList, bool NeedsComma);

    /// <summary>Where new waivers go: behind the last one of the list, or behind the last member where there is no list.</summary>
    private static Spot? Find(string json)
    {
        var at = Blank(json, json.Length > 0 && json[0] == '\uFEFF' ? 1 : 0);
        if (Peek(json, at) != '{')
        {
            return null;
        }

        at++;
        var last = at;
        var any = false;
        while (true)
        {
            at = Blank(json, at);
            switch (Peek(json, at))
            {
                case '}':
                    return new Spot(last, InList: false, NeedsComma: any);
                case ',':
                    at++;
                    continue;
                case '"':
                    break;
                default:
                    return null;
            }

            var name = at;
            at = Skip(json, at);
            var isWaivers = at > 0 && string.CompareOrdinal(json, name, "\"waivers\"", 0, at - name) == 0 && at - name == "\"waivers\"".Length;
            at = at < 0 ? -1 : Blank(json, at);
            if (at < 0 || Peek(json, at) != ':')
            {
                return null;
            }

            at = Blank(json, at + 1);
            if (isWaivers && Peek(json, at) == '[')
            {
                return List(json, at + 1);
            }

            at = Skip(json, at);
            if (at < 0)
            {
                return null;
            }

            (last, any) = (at, true);
        }
    }

    private static Spot? List(string json, int at)
    {
        var last = at;
        var any = false;
        while (true)
        {
            at = Blank(json, at);
            switch (Peek(json, at))
            {
                case ']':
                    return new Spot(last, InList: true, NeedsComma: any);
                case ',':
                    at++;
                    continue;
            }

            at = Skip(json, at);
            if (at < 0)
            {
                return null;
            }

            (last, any) = (at, true);
        }
    }

    /// <summary>The end of the value that begins here; -1 where it does not end.</summary>
    private static int Skip(string json, int at)
    {
        var depth = 0;
        do
        {
            at = Blank(json, at);
            switch (Peek(json, at))
            {
                case '\0':
                    return -1;
                case '"':
                    for (at++; at < json.Length && json[at] != '"'; at++)
                    {
                        at += json[at] == '\\' ? 1 : 0;
                    }

                    at++;
                    break;
                case '{' or '[':
                    depth++;
                    at++;
                    break;
                case '}' or ']':
                    depth--;
                    at++;
                    break;
                case ',' or ':':
                    at++;
                    break;
                default:
                    for (at++; at < json.Length && (char.IsLetterOrDigit(json[at]) || json[at] is '.' or '+' or '-'); at++)
                    {
                    }

                    break;
            }
        }
        while (depth > 0);
        return depth < 0 || at > json.Length ? -1 : at;
    }

    /// <summary>Passes over white space and comments.</summary>
    private static int Blank(string json, int at)
    {
        while (at < json.Length)
        {
            if (char.IsWhiteSpace(json[at]))
            {
                at++;
            }
            else if (string.CompareOrdinal(json, at, "//", 0, 2) == 0)
            {
                at = json.IndexOf('\n', at) is >= 0 and var end ? end : json.Length;
            }
            else if (string.CompareOrdinal(json, at, "/*", 0, 2) == 0)
            {
                at = json.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : json.Length;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static char Peek(string json, int at) => at < json.Length ? json[at] : '\0';

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (char.IsControl(c) || char.IsSurrogate(c))
            {
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('"').ToString();
    }
}
