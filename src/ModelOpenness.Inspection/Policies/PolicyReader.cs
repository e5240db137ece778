using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Policies;

/// <summary>
/// Reads <c>modelopenness.json</c>. Comments, trailing commas and a byte-order mark are fine. Every mistake is one finding with
/// line and column; what can be used beside it is used.
/// </summary>
public sealed class PolicyReader
{
    private static readonly string[] RootKeys = ["$schema", "standard", "require", "waivers", "licenses", "trustedLicenses", "labels"];
    private static readonly string[] WaiverKeys = ["rule", "model", "term", "reason", "until", "approver"];
    private static readonly string[] LicenseKeys = ["id", "name", "terms"];
    private static readonly string[] TrustedKeys = ["license", "reason"];
    private static readonly string[] LabelKeys = ["model", "label"];

    private readonly string path;
    private readonly byte[] bytes;
    private readonly List<int> lineStarts = [0];
    private readonly List<PolicyMistake> mistakes = [];
    private readonly List<PolicyWaiver> waivers = [];
    private readonly List<PolicyLicense> licenses = [];
    private readonly List<TrustedLicense> trusted = [];
    private readonly List<PolicyLabel> labels = [];
    private string? standard;
    private string? require;

    private PolicyReader(byte[] bytes, string path)
    {
        this.path = path;
        this.bytes = bytes;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>Reads a policy.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="path">The path that places carry.</param>
    public static Policy Read(byte[] json, string path)
    {
        var mark = json.Length >= 3 && json[0] == 0xEF && json[1] == 0xBB && json[2] == 0xBF ? 3 : 0;
        var reader = new PolicyReader(json, path);
        reader.ReadDocument(mark);
        return new Policy(path)
        {
            Waivers = reader.waivers,
            Licenses = reader.licenses,
            Trusted = reader.trusted,
            Labels = reader.labels,
            Standard = reader.standard,
            Require = reader.require,
            Mistakes = reader.mistakes,
        };
    }

    private void ReadDocument(int start)
    {
        var json = new Utf8JsonReader(bytes.AsSpan(start), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 });
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                Mistake("The policy must be a JSON object: { \"waivers\": [ … ] }.", start + json.TokenStartIndex);
                return;
            }

            ReadRoot(ref json, start);
        }
        catch (JsonException e)
        {
            // Line and position of the exception count from 0, the position in bytes; what was read before it stays.
            var line = (int)Math.Min(e.LineNumber ?? 0, lineStarts.Count - 1);
            Mistake("The policy is not valid JSON from here on; what stands before it is used.", lineStarts[line] + (line == 0 ? start : 0) + (e.BytePositionInLine ?? 0));
        }
        catch (InvalidOperationException)
        {
            Mistake("The policy holds text that is not valid UTF-8; save it as UTF-8.", start);
        }
    }

    private void ReadRoot(ref Utf8JsonReader json, int start)
    {
        var seen = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = Key(ref json, RootKeys, ref seen, "the policy", start);
            var at = NextValue(ref json, start);
            switch (key)
            {
                case "standard":
                    standard = StandardName(ref json, key, at);
                    break;
                case "require":
                    require = StandardName(ref json, key, at);
                    break;
                case "waivers":
                    ReadList(ref json, key, at, start, ReadWaiver);
                    break;
                case "licenses":
                    ReadList(ref json, key, at, start, ReadLicense);
                    break;
                case "trustedLicenses":
                    ReadList(ref json, key, at, start, ReadTrusted);
                    break;
                case "labels":
                    ReadList(ref json, key, at, start, ReadLabel);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
    }

    private delegate void ReadItem(ref Utf8JsonReader json, int start);

    private void ReadList(ref Utf8JsonReader json, string key, long at, int start, ReadItem readItem)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            Mistake($"'{key}' must be a list: [ … ].", at);
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            readItem(ref json, start);
        }
    }

    private void ReadWaiver(ref Utf8JsonReader json, int start)
    {
        var at = start + json.TokenStartIndex;
        if (Object(ref json, "a waiver", "{ \"rule\": …, \"model\": …, \"reason\": … }", at, WaiverKeys, start) is not { } values)
        {
            return;
        }

        var reason = Text(values, "reason");
        if (string.IsNullOrWhiteSpace(reason))
        {
            Mistake("A waiver needs a 'reason': say why the finding is accepted.", values["reason"]?.At ?? at);
            return;
        }

        var usable = true;
        if (Text(values, "rule") is { } rule && RuleTable.Find(rule) is null)
        {
            Mistake($"There is no rule '{Short(rule)}'{Suggestion(rule, RuleTable.All.Select(r => r.Id))}", values["rule"]!.Value.At);
            usable = false;
        }

        if (Text(values, "term") is { } term && TermKind.Find(term) is null)
        {
            Mistake($"There is no kind of term '{Short(term)}'{Suggestion(term, TermKind.All.Select(k => k.Id))}", values["term"]!.Value.At);
            usable = false;
        }

        if (Text(values, "until") is { } until && !DateTime.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            Mistake($"'until' is '{Short(until)}'; write a date as yyyy-MM-dd.", values["until"]!.Value.At);
            usable = false;
        }

        usable &= IsGlob(values, "model");
        if (usable)
        {
            waivers.Add(new PolicyWaiver(reason!, PlaceAt(at))
            {
                RuleId = Text(values, "rule"),
                Model = Text(values, "model"),
                TermKind = Text(values, "term"),
                Until = Text(values, "until"),
                Approver = Text(values, "approver"),
            });
        }
    }

    private void ReadLicense(ref Utf8JsonReader json, int start)
    {
        var at = start + json.TokenStartIndex;
        if (Object(ref json, "a license", "{ \"id\": …, \"terms\": [ … ] }", at, LicenseKeys, start) is not { } values)
        {
            return;
        }

        if (Text(values, "id") is not { Length: > 0 } id)
        {
            Mistake("A license of your own needs an 'id': the words by which models name it.", values["id"]?.At ?? at);
            return;
        }

        var kinds = new List<string>();
        foreach (var (kind, kindAt) in values["terms"]?.Items ?? [])
        {
            if (TermKind.Find(kind) is null)
            {
                Mistake($"There is no kind of term '{Short(kind)}'{Suggestion(kind, TermKind.All.Select(k => k.Id))}", kindAt);
            }
            else
            {
                kinds.Add(kind);
            }
        }

        licenses.Add(new PolicyLicense(id, PlaceAt(at)) { Name = Text(values, "name"), TermKinds = kinds });
    }

    private void ReadTrusted(ref Utf8JsonReader json, int start)
    {
        var at = start + json.TokenStartIndex;
        string? id;
        string? reason = null;
        if (json.TokenType == JsonTokenType.String)
        {
            id = json.GetString();
        }
        else
        {
            if (Object(ref json, "a trusted license", "\"llama3.2\" or { \"license\": …, \"reason\": … }", at, TrustedKeys, start) is not { } values)
            {
                return;
            }

            id = Text(values, "license");
            reason = Text(values, "reason");
        }

        if (string.IsNullOrWhiteSpace(id))
        {
            Mistake("A trusted license needs an id, as 'model-openness license' shows it.", at);
        }
        else if (LicenseCatalog.Default.Find(id!) is { } license)
        {
            trusted.Add(new TrustedLicense(license.Id, reason, PlaceAt(at)));
        }
        else if (licenses.Exists(l => string.Equals(l.Id, id, StringComparison.OrdinalIgnoreCase)))
        {
            trusted.Add(new TrustedLicense(id!, reason, PlaceAt(at)));
        }
        else
        {
            Mistake($"The license '{Short(id!)}' is not known; use an id of the catalogue, or define it under 'licenses' before.", at);
        }
    }

    private void ReadLabel(ref Utf8JsonReader json, int start)
    {
        var at = start + json.TokenStartIndex;
        if (Object(ref json, "a label", "{ \"model\": …, \"label\": … }", at, LabelKeys, start) is not { } values)
        {
            return;
        }

        if (string.IsNullOrEmpty(Text(values, "model")) || string.IsNullOrWhiteSpace(Text(values, "label")))
        {
            Mistake("A label needs a 'model' (path glob) and a 'label' (what you say about it).", at);
        }
        else if (IsGlob(values, "model"))
        {
            labels.Add(new PolicyLabel(Text(values, "model")!, Text(values, "label")!, PlaceAt(at)));
        }
    }

    /// <summary>A value of an object: a string, or a list of strings.</summary>
    private readonly record struct Value(string? Text, List<(string Text, long At)>? Items, long At);

    /// <summary>The values of one object by key. A policy may hold ten thousand waivers, so no dictionary is made for each.</summary>
    private sealed class Fields(string[] keys)
    {
        private readonly Value?[] values = new Value?[keys.Length];

        public Value? this[string key]
        {
            get => values[Array.IndexOf(keys, key)];
            set => values[Array.IndexOf(keys, key)] = value;
        }
    }

    /// <summary>Reads an object of string values; a mistake in one value leaves the others usable.</summary>
    private Fields? Object(ref Utf8JsonReader json, string what, string example, long at, string[] keys, int start)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Mistake($"{char.ToUpperInvariant(what[0])}{what.Substring(1)} is written as {example}.", at);
            json.Skip();
            return null;
        }

        var values = new Fields(keys);
        var seen = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = Key(ref json, keys, ref seen, what, start);
            var valueAt = NextValue(ref json, start);
            if (key is null)
            {
                json.Skip();
            }
            else if (key == "terms")
            {
                values[key] = new Value(null, Strings(ref json, key, valueAt, start), valueAt);
            }
            else if (json.TokenType == JsonTokenType.String)
            {
                values[key] = new Value(json.GetString(), null, valueAt);
            }
            else
            {
                Mistake($"'{key}' must be a text in quotes.", valueAt);
                json.Skip();
                if (key != "reason")
                {
                    // A waiver without the limit that was meant would cover too much.
                    values[key] = new Value(null, null, valueAt);
                }
            }
        }

        return values;
    }

    private List<(string, long)> Strings(ref Utf8JsonReader json, string key, long at, int start)
    {
        var items = new List<(string, long)>();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            Mistake($"'{key}' must be a list of texts: [ \"non-commercial\" ].", at);
            json.Skip();
            return items;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var itemAt = start + json.TokenStartIndex;
            if (json.TokenType == JsonTokenType.String)
            {
                items.Add((json.GetString()!, itemAt));
            }
            else
            {
                Mistake($"'{key}' must be a list of texts: [ \"non-commercial\" ].", itemAt);
                json.Skip();
            }
        }

        return items;
    }

    /// <summary>The key that the reader stands on, one of the known ones; null with a mistake for any other.</summary>
    // 'seen' has one bit a known key: no set is made for each of ten thousand waivers.
    private string? Key(ref Utf8JsonReader json, string[] known, ref int seen, string of, int start)
    {
        var at = start + json.TokenStartIndex;
        for (var i = 0; i < known.Length; i++)
        {
            if (json.ValueTextEquals(known[i]))
            {
                if ((seen & (1 << i)) != 0)
                {
                    Mistake($"'{known[i]}' stands twice; the last one counts.", at);
                }

                seen |= 1 << i;
                return known[i];
            }
        }

        var key = json.GetString()!;
        Mistake($"'{Short(key)}' is not a key of {of}{Suggestion(key, known)}", at);
        return null;
    }

    private static long NextValue(ref Utf8JsonReader json, int start)
    {
        json.Read();
        return start + json.TokenStartIndex;
    }

    private string? StandardName(ref Utf8JsonReader json, string key, long at)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            Mistake($"'{key}' must be the name of a standard in quotes.", at);
            json.Skip();
            return null;
        }

        var name = json.GetString()!;
        if (Standards.Standard.Find(name) is not null)
        {
            return name;
        }

        Mistake($"There is no standard '{Short(name)}'{Suggestion(name, Standards.Standard.All.Select(s => s.Id))}", at);
        return null;
    }

    private bool IsGlob(Fields values, string key)
    {
        if (values[key] is not { } value)
        {
            return true;
        }

        if (value.Text is null)
        {
            return false;
        }

        var problem = value.Text.Length == 0 ? "is empty"
            : value.Text.IndexOf('\\') >= 0 ? "has a backslash; write paths with '/'"
            : value.Text[0] == '/' || value.Text.IndexOf(":/", StringComparison.Ordinal) == 1 ? "is an absolute path; write it relative to the policy's folder"
            : value.Text.StartsWith("./", StringComparison.Ordinal) ? "starts with './'; write it without"
            : null;
        if (problem is not null)
        {
            Mistake($"'{key}' {problem}.", value.At);
        }

        return problem is null;
    }

    private static string? Text(Fields values, string key) => values[key]?.Text;

    private static string Short(string text) => text.Length <= 60 ? text : text.Substring(0, 60) + "…";

    /// <summary>The end of a sentence: ". Did you mean …?" where one known word is within two slips of the pen.</summary>
    private static string Suggestion(string word, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = 3;
        foreach (var candidate in known)
        {
            var distance = Distance(word, candidate, bestDistance);
            if (distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best is null ? "." : $". Did you mean '{best}'?";
    }

    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }

        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var next = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }

        return row[b.Length];
    }

    private void Mistake(string message, long at) => mistakes.Add(new PolicyMistake(message, PlaceAt(at)));

    private Place PlaceAt(long offset)
    {
        var at = (int)Math.Max(0, Math.Min(offset, bytes.Length));
        var line = lineStarts.BinarySearch(at);
        if (line < 0)
        {
            line = ~line - 1;
        }

        var from = lineStarts[line];
        // A byte-order mark takes no column.
        if (line == 0 && at >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF)
        {
            from = 3;
        }

        var column = Encoding.UTF8.GetCharCount(bytes, from, Math.Min(at - from, 4096)) + 1;
        return new Place(path, line + 1, column, line + 1, column + 1);
    }
}
