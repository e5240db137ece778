using System.Text.Json;

namespace ModelOpenness.Inspection.Reading.Formats.Parsing;

/// <summary>The first members of a JSON object, as far as they are in the head of a file: enough to tell its kind.</summary>
internal sealed class JsonPeek
{
    private readonly Dictionary<string, string?> members = new(StringComparer.Ordinal);

    public JsonPeek(ReadOnlySpan<byte> head)
    {
        var reader = new Utf8JsonReader(head, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 512 }));
        string? key = null;
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    key = reader.GetString()!;
                    this.members[key] = null;
                }
                else if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.String && key is not null)
                {
                    this.members[key] = reader.GetString();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // As far as it went.
        }
    }

    public bool Has(string member) => this.members.ContainsKey(member);

    public string? Value(string member) => this.members.TryGetValue(member, out var value) ? value : null;
}
