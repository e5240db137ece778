using System.Text.Json;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Inventories;

/// <summary>Reads an inventory back from its JSON.</summary>
internal static class InventoryReader
{
    /// <summary>Parses an inventory.</summary>
    /// <param name="json">UTF-8 JSON as <see cref="InventoryWriter"/> writes it.</param>
    /// <exception cref="FormatException">It is no inventory of this version.</exception>
    public static Inventory Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (Text(root, "schemaVersion") != Inventory.SchemaVersion)
            {
                throw new FormatException("The inventory is of another version.");
            }

            return new Inventory(Required(root, "project"), Required(root, "standard"))
            {
                Folder = Text(root, "folder"),
                RepositoryPath = Text(root, "repositoryPath") ?? "",
                Findings = List(root, "findings", Finding),
                Labels = List(root, "labels", Label),
                Models = List(root, "models", Model),
                Named = root.TryGetProperty("named", out _) ? List(root, "named", Model) : [],
                CodeWaivers = root.TryGetProperty("codeWaivers", out _) ? List(root, "codeWaivers", w => new CodeWaiver
                    {
                        RuleId = Text(w, "rule"),
                        Model = Text(w, "model"),
                        TermKind = Text(w, "term"),
                        LicenseId = Text(w, "license"),
                    }) : [],
                NotLookedAt = root.TryGetProperty("notLookedAt", out _)
                    ? List(root, "notLookedAt", n => new NotLookedAt(Required(n, "path"), Required(n, "why")))
                    : [],
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentOutOfRangeException)
        {
            throw new FormatException("The inventory is damaged: " + e.Message, e);
        }
    }

    private static Finding Finding(JsonElement json) =>
        new(Required(json, "rule"), Names.Parse<FindingSeverity>(Text(json, "severity")), Required(json, "message"), Place(json.GetProperty("location")))
        {
            Related = List(json, "related", r => new RelatedPlace(Place(r.GetProperty("location")), Required(r, "message"))),
            Models = Strings(json, "models"),
            LicenseId = Text(json, "license"),
            TermKinds = Strings(json, "terms"),
            Waiver = json.TryGetProperty("waiver", out var waiver)
                ? new Waiver(Required(waiver, "reason"), Text(waiver, "until"), Text(waiver, "approver"), Place(waiver.GetProperty("location")))
                : null,
        };

    private static Label Label(JsonElement json) =>
        new(Names.Parse<LabelSource>(Text(json, "source")), Required(json, "name"), Required(json, "wording"), Place(json.GetProperty("location")))
        {
            ModelId = Text(json, "model"),
            Sentence = Text(json, "sentence"),
            Language = Text(json, "language") ?? "en",
            Standard = Text(json, "standard"),
            IsPlural = json.TryGetProperty("plural", out var plural) && plural.GetBoolean(),
        };

    private static Model Model(JsonElement json)
    {
        var evidence = List(json, "licenseEvidence", Evidence);
        var license = json.GetProperty("license");
        return new Model(Required(json, "id"), Required(json, "name"))
        {
            HubId = Text(json, "hubId"),
            Ships = json.GetProperty("shipped").GetBoolean(),
            Artifacts = List(json, "artifacts", Artifact),
            Evidence = evidence,
            BaseModels = Strings(json, "baseModels"),
            References = json.TryGetProperty("references", out _)
                ? List(json, "references", r => new Reference(
                    Place(r.GetProperty("place")),
                    Names.Parse<ReferenceHow>(Text(r, "how")),
                    Required(r, "asWritten")
                )
                {
                    Key = Text(r, "key"),
                    IsSuppressed = r.TryGetProperty("suppressed", out var suppressed) && suppressed.GetBoolean(),
                })
                : [],
            Release = json.TryGetProperty("release", out _)
                ? List(json, "release", c => new ReleaseComponent(
                    Required(c, "component"),
                    Text(c, "license"),
                    c.TryGetProperty("location", out var place) ? Place(place) : null
                ))
                : null,
            License =
                license.ValueKind == JsonValueKind.Object
                    ? new EffectiveLicense(
                        Text(license, "id"),
                        Required(license, "name"),
                        evidence[license.GetProperty("evidence").GetInt32()],
                        List(json, "terms", Term)
                    )
                    : null,
        };
    }

    private static Artifact Artifact(JsonElement json) => new(Required(json, "path"), Required(json, "format"))
    {
        FormatVersion = Text(json, "formatVersion"),
        Size = json.GetProperty("size").GetInt64(),
        Access = json.TryGetProperty("access", out _) ? Names.Parse<ArtifactAccess>(Text(json, "access")) : ArtifactAccess.Read,
        Problem = Text(json, "problem"),
        License = Text(json, "license"),
        LicenseName = Text(json, "licenseName"),
        LicenseLink = Text(json, "licenseLink"),
        LicenseKey = Text(json, "licenseKey"),
        Name = Text(json, "name"),
        Author = Text(json, "author"),
        SourceUrl = Text(json, "sourceUrl"),
        BaseModels = Strings(json, "baseModels"),
        PointerOid = Text(json, "oid"),
        PointerSize = json.TryGetProperty("pointerSize", out var size) ? size.GetInt64() : null,
    };

    private static Evidence Evidence(JsonElement json) =>
        new(
            Names.Parse<EvidenceSource>(Text(json, "source")),
            Required(json, "asWritten"),
            json.TryGetProperty("location", out var place) ? Place(place) : null
        )
        {
            Key = Text(json, "key"),
            LicenseId = Text(json, "license"),
            LicenseName = Text(json, "licenseName"),
            IsModified = json.TryGetProperty("modified", out var modified) && modified.GetBoolean(),
            IsBelieved = json.TryGetProperty("believed", out var believed) && believed.GetBoolean(),
            Note = Text(json, "note"),
        };

    private static Term Term(JsonElement json) => new(Required(json, "kind"))
    {
        Quote = Text(json, "quote"),
        Value = json.TryGetProperty("value", out var value) ? value.GetInt64() : null,
        Unit = Text(json, "unit"),
        Section = Text(json, "section"),
        Clause = Text(json, "clause"),
        Place = json.TryGetProperty("location", out var place) ? Place(place) : null,
    };

    private static Place Place(JsonElement json) =>
        json.TryGetProperty("line", out var line)
            ? new Place(
                Required(json, "path"),
                line.GetInt32(),
                json.GetProperty("column").GetInt32(),
                json.GetProperty("endLine").GetInt32(),
                json.GetProperty("endColumn").GetInt32()
            )
            : new Place(Required(json, "path"));

    private static List<T> List<T>(JsonElement json, string name, Func<JsonElement, T> read)
    {
        var list = new List<T>();
        foreach (var item in json.GetProperty(name).EnumerateArray())
        {
            list.Add(read(item));
        }

        return list;
    }

    private static IReadOnlyList<string> Strings(JsonElement json, string name) =>
        json.TryGetProperty(name, out var array) ? [.. array.EnumerateArray().Select(e => e.GetString() ?? "")] : [];

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Required(JsonElement json, string name) =>
        Text(json, name) ?? throw new FormatException($"The inventory lacks '{name}'.");
}
