using System.Text.Json;
using ModelOpenness.Standards;
using ModelOpenness.Terms;

namespace ModelOpenness.Inspection.Tests.Policies;

/// <summary>The published schema and the reader say the same: editors offer what the build takes.</summary>
public class PolicySchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "modelopenness.schema.json"))).RootElement;

    [Fact]
    public void It_lists_every_kind_of_term() =>
        Enumeration("termKind").ShouldBe(TermKind.All.Select(k => k.Id), ignoreOrder: true);

    [Fact]
    public void It_lists_every_standard() =>
        Enumeration("standard").ShouldBe(Standard.All.Select(s => s.Id), ignoreOrder: true);

    [Fact]
    public void Every_property_has_a_description() =>
        Schema.GetProperty("properties").EnumerateObject().ShouldAllBe(p => p.Value.GetProperty("description").GetString()!.Length > 10);

    private static IEnumerable<string> Enumeration(string name) =>
        Schema.GetProperty("$defs").GetProperty(name).GetProperty("enum").EnumerateArray().Select(e => e.GetString()!);
}
