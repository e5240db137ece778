using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ModelOpenness.Inspection.Policies;

/// <summary>Writes policies: a new file, or waivers into an existing one, whose comments and layout stay.</summary>
public static class PolicyWriter
{
    /// <summary>The published JSON schema.</summary>
    public const string SchemaUrl = "https://raw.githubusercontent.com/modelopenness/modelopenness/main/docs/schemas/modelopenness.schema.json";

    /// <summary>The reason that a baseline waiver starts with: it is to be replaced.</summary>
    public const string BaselineReason = "TODO: say why this is accepted (baseline)";

    private static readonly JsonSerializerOptions Text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A policy without any decision.</summary>
    /// <param name="schema">Where editors find the schema: an address, or a path relative to the policy.</param>
    public static string Empty(string schema = SchemaUrl) =>
        "{\n  \"$schema\": \"" + schema + "\",\n  \"waivers\": []\n}\n";

    /// <summary>Adds waivers to a policy.</summary>
    /// <param name="json">The policy's text.</param>
    /// <param name="waivers">The waivers: rule and model.</param>
    /// <returns>The policy with the waivers; null where the text has no object to write into.</returns>
    public static string? Add(string json, IReadOnlyList<(string Rule, string Model)> waivers)
    {
        var start = json.Length > 0 && json[0] == '\uFEFF' ? 1 : 0;
        if (Find(Encoding.UTF8.GetBytes(json.Substring(start))) is not { } spot)
        {
            return null;
        }

        // Offsets are in bytes; the text is cut in bytes too.
        var bytes = Encoding.UTF8.GetBytes(json.Substring(start));
        var items = string.Join(",\n", waivers.Select(w => "    { \"rule\": " + Quote(w.Rule) + ", \"model\": " + Quote(w.Model) + ", \"reason\": " + Quote(BaselineReason) + " }"));
        var before = Encoding.UTF8.GetString(bytes, 0, spot.At);
        var after = Encoding.UTF8.GetString(bytes, spot.At, bytes.Length - spot.At);
        // The new text goes right behind the last item; a comma that stood there comes to stand behind the new text.
        var comma = spot.NeedsComma ? "," : "";
        var rest = after.TrimStart();
        var lineEnd = rest.StartsWith("]", StringComparison.Ordinal) ? "\n  " : rest.StartsWith("}", StringComparison.Ordinal) ? "\n" : "";
        return spot.InList
            ? before + comma + "\n" + items + (lineEnd.Length > 0 ? lineEnd + rest : after)
            : before + comma + "\n  \"waivers\": [\n" + items + "\n  ]" + (lineEnd.Length > 0 ? lineEnd + rest : after);
    }

    private sealed record Spot(int At, bool InList, bool NeedsComma);

    /// <summary>Where new waivers go: before the end of the list, or of the object where there is no list.</summary>
    private static Spot? Find(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            var end = (int)reader.BytesConsumed;
            var any = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                any = true;
                var isList = reader.ValueTextEquals("waivers");
                reader.Read();
                if (isList && reader.TokenType == JsonTokenType.StartArray)
                {
                    var last = (int)reader.BytesConsumed;
                    var items = false;
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        items = true;
                        reader.Skip();
                        last = (int)reader.BytesConsumed;
                    }

                    return new Spot(last, InList: true, NeedsComma: items);
                }

                reader.Skip();
                end = (int)reader.BytesConsumed;
            }

            return new Spot(end, InList: false, NeedsComma: any);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, Text);
}
