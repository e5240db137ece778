using System.Text;
using System.Text.Json;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Core.Tests.Knowledge;

/// <summary>The reader of JSON that analyzers use, held against that of the framework.</summary>
public class PlainJsonTests
{
    private const string Seed = "{ \"a\": [ 1, -2.5e3, 9223372036854775807, true, false, null, \"x\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é😀\" ], \"b\": { \"\": {}, \"c\": [] } }";
    private const string Marks = "{}[]\",:\\u0t-e. \n";

    [Fact]
    public void Values_have_the_types_of_the_text()
    {
        var root = (Dictionary<string, object?>)PlainJson.Parse(Seed)!;

        ((List<object?>)root["a"]!).ShouldBe([1L, -2500d, long.MaxValue, true, false, null, "x\"\\/\b\f\n\r\téé😀"]);
        ((Dictionary<string, object?>)root["b"]!).Keys.ShouldBe(["", "c"]);
    }

    [Fact]
    public void Damaged_text_is_refused_and_nothing_else_is_thrown()
    {
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 5000; i++)
        {
            var text = new StringBuilder(Seed);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                text[random.Next(text.Length)] = Marks[random.Next(Marks.Length)];
            }

            try
            {
                PlainJson.Parse(text.ToString());
            }
            catch (FormatException)
            {
                refused++;

                // What this refuses the framework refuses too: nothing valid is lost.
                Should.Throw<JsonException>(() => JsonDocument.Parse(Encoding.UTF8.GetBytes(text.ToString())).Dispose());
            }
        }

        refused.ShouldBeGreaterThan(2500);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("[1] 2")]
    [InlineData("\"")]
    [InlineData("nul")]
    public void What_is_no_JSON_is_refused(string text) => Should.Throw<FormatException>(() => PlainJson.Parse(text));

    [Fact]
    public void Depth_is_bounded() => Should.Throw<FormatException>(() => PlainJson.Parse(new string('[', 100_000)));
}
