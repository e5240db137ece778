using System.Text.Json;

namespace ModelOpenness.Tests;

/// <summary>
/// Holds a JSON document against a JSON schema: the keywords that the schemas in <c>docs/schemas</c> use. A keyword that is not
/// known here fails, so that no schema is thought to be checked that is not.
/// </summary>
internal static class SchemaCheck
{
    private static readonly HashSet<string> Annotations = ["$schema", "$id", "$defs", "title", "description", "examples", "default", "format"];

    /// <summary>What is wrong with the document, one line each; empty where it is valid.</summary>
    public static IReadOnlyList<string> Problems(string schemaPath, string json)
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(schemaPath));
        using var document = JsonDocument.Parse(json);
        var problems = new List<string>();
        Check(document.RootElement, schema.RootElement, schema.RootElement, "$", problems);
        return problems;
    }

    private static void Check(JsonElement value, JsonElement schema, JsonElement root, string at, List<string> problems)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var rule = keyword.Value;
            switch (keyword.Name)
            {
                case "$ref":
                    Check(value, Find(root, rule.GetString()!), root, at, problems);
                    break;
                case "type":
                    Expect(Types(rule).Any(t => IsOf(value, t)), $"{at}: {value.ValueKind} is not {rule}");
                    break;
                case "const":
                    Expect(JsonElement.DeepEquals(value, rule), $"{at}: {value} is not {rule}");
                    break;
                case "enum":
                    Expect(rule.EnumerateArray().Any(v => JsonElement.DeepEquals(value, v)), $"{at}: {value} is none of {rule}");
                    break;
                case "minimum":
                    Expect(value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(), $"{at}: {value} is below {rule}");
                    break;
                case "maximum":
                    Expect(value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(), $"{at}: {value} is above {rule}");
                    break;
                case "required" when value.ValueKind == JsonValueKind.Object:
                    foreach (var name in rule.EnumerateArray())
                    {
                        Expect(value.TryGetProperty(name.GetString()!, out _), $"{at}: {name} is missing");
                    }

                    break;
                case "properties" when value.ValueKind == JsonValueKind.Object:
                    foreach (var property in rule.EnumerateObject())
                    {
                        if (value.TryGetProperty(property.Name, out var child))
                        {
                            Check(child, property.Value, root, $"{at}.{property.Name}", problems);
                        }
                    }

                    break;
                case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                    foreach (var property in value.EnumerateObject())
                    {
                        var isNamed = schema.TryGetProperty("properties", out var named) && named.TryGetProperty(property.Name, out _);
                        if (!isNamed && rule.ValueKind == JsonValueKind.Object)
                        {
                            Check(property.Value, rule, root, $"{at}.{property.Name}", problems);
                        }

                        Expect(isNamed || rule.ValueKind != JsonValueKind.False, $"{at}: {property.Name} is not in the schema");
                    }

                    break;
                case "items" when value.ValueKind == JsonValueKind.Array:
                    var index = 0;
                    foreach (var item in value.EnumerateArray())
                    {
                        Check(item, rule, root, $"{at}[{index++}]", problems);
                    }

                    break;
                case "required" or "properties" or "additionalProperties" or "items":
                    break;
                default:
                    Expect(Annotations.Contains(keyword.Name), $"{at}: the schema's keyword {keyword.Name} is not checked");
                    break;
            }
        }

        void Expect(bool isMet, string problem)
        {
            if (!isMet)
            {
                problems.Add(problem);
            }
        }
    }

    private static IEnumerable<string> Types(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(t => t.GetString()!) : [rule.GetString()!];

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => false,
    };

    private static JsonElement Find(JsonElement root, string reference) =>
        reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (at, name) => at.GetProperty(name));
}
