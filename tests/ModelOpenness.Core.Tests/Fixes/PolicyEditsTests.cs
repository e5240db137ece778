using ModelOpenness.Fixes;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Core.Tests.Fixes;

public sealed class PolicyEditsTests
{
    private const string Waiver = "    { \"rule\": \"MOP1001\", \"model\": \"a.gguf\", \"reason\": \"why\" }";

    [Theory]
    [InlineData("{}", "{\n  \"waivers\": [\n" + Waiver + "\n  ]\n}")]
    [InlineData("{ \"standard\": \"osd\" }\n", "{ \"standard\": \"osd\",\n  \"waivers\": [\n" + Waiver + "\n  ]\n}\n")]
    [InlineData("{\r\n  \"waivers\": []\r\n}\r\n", "{\r\n  \"waivers\": [\r\n" + Waiver + "\r\n  ]\r\n}\r\n")]
    [InlineData("{\n  \"waivers\": [\n    { \"rule\": \"]\" }, // kept\n  ]\n}\n", "{\n  \"waivers\": [\n    { \"rule\": \"]\" },\n" + Waiver + ", // kept\n  ]\n}\n")]
    public void A_waiver_is_added_and_the_rest_stays(string policy, string expected) => Add(policy).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"waivers\": [ {")]
    [InlineData("{ \"a\": \"")]
    public void What_is_no_policy_stays_as_it_is(string policy) => PolicyEdits.AddWaivers(policy, [("MOP1001", "a.gguf")], "why").ShouldBeNull();

    [Fact]
    public void Names_of_every_shape_are_written_as_JSON()
    {
        const string Name = "a \"b\" \\ \n \u2028 😀 é";
        var added = PolicyEdits.AddWaivers("{}", [("MOP1001", Name)])!;
        var root = (Dictionary<string, object?>)PlainJson.Parse(TextEdit.Apply("{}", [added]))!;
        ((Dictionary<string, object?>)((List<object?>)root["waivers"]!)[0]!)["model"].ShouldBe(Name);
    }

    private static string Add(string policy) => TextEdit.Apply(policy, [PolicyEdits.AddWaivers(policy, [("MOP1001", "a.gguf")], "why")!]);
}
