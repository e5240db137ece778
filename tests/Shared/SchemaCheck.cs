using System.Text.Json;
using System.Text.RegularExpressions;

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
        Check(document.RootElement, schema.RootElement, new Source(schemaPath, schema.RootElement), "$", problems);
        return problems;
    }

    /// <summary>A schema and where it stands, for references within it and to its neighbors.</summary>
    private sealed record Source(string Path, JsonElement Root);

    private static void Check(JsonElement value, JsonElement schema, Source root, string at, List<string> problems)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var rule = keyword.Value;
            switch (keyword.Name)
            {
                case "$ref":
                    var (referred, source) = Find(root, rule.GetString()!);
                    Check(value, referred, source, at, problems);
                    break;
                case "anyOf" or "oneOf":
                    var tries = rule.EnumerateArray().Select(option =>
                    {
                        var faults = new List<string>();
                        Check(value, option, root, at, faults);
                        return faults;
                    }).ToList();
                    var fitting = tries.Count(t => t.Count == 0);
                    Expect(fitting == 1 || (fitting > 1 && keyword.Name == "anyOf"), $"{at}: {fitting} of {keyword.Name} fit: {string.Join(", ", tries.SelectMany(t => t).Take(3))}");
                    break;
                case "minLength":
                    Expect(value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() >= rule.GetInt32(), $"{at}: shorter than {rule}");
                    break;
                case "maxLength":
                    Expect(value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() <= rule.GetInt32(), $"{at}: longer than {rule}");
                    break;
                case "pattern":
                    Expect(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.ECMAScript), $"{at}: {value} is not like {rule}");
                    break;
                case "minItems":
                    Expect(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(), $"{at}: fewer than {rule}");
                    break;
                case "uniqueItems":
                    Expect(value.ValueKind != JsonValueKind.Array || !rule.GetBoolean() || value.EnumerateArray().Select(v => v.GetRawText()).Distinct(StringComparer.Ordinal).Count() == value.GetArrayLength(), $"{at}: one item stands twice");
                    break;
                case "dependentRequired" when value.ValueKind == JsonValueKind.Object:
                    foreach (var dependent in rule.EnumerateObject().Where(d => value.TryGetProperty(d.Name, out _)))
                    {
                        foreach (var name in dependent.Value.EnumerateArray())
                        {
                            Expect(value.TryGetProperty(name.GetString()!, out _), $"{at}: {name} is missing beside {dependent.Name}");
                        }
                    }

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
                case "required" or "properties" or "additionalProperties" or "items" or "dependentRequired":
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

    private static (JsonElement Schema, Source Source) Find(Source source, string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? reference : reference[..hash];
        if (file.Length > 0)
        {
            var path = Path.Combine(Path.GetDirectoryName(source.Path)!, file);
            source = new Source(path, JsonDocument.Parse(File.ReadAllBytes(path)).RootElement);
        }

        var within = hash < 0 ? "" : reference[(hash + 1)..];
        return (within.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(source.Root, (at, name) => at.GetProperty(name)), source);
    }
}
