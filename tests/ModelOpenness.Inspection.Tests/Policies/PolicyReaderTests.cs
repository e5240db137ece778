using System.Text;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Policies;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Policies;

public class PolicyReaderTests
{
    [Fact]
    public void A_whole_policy_is_read()
    {
        var policy = Read("""
            {
              "$schema": "x",
              "standard": "osaid", "require": "red-hat",
              "waivers": [ { "rule": "MOP1001", "model": "models/*.gguf", "term": "user-cap", "reason": "We are small.", "until": "2027-01-31", "approver": "Ada" } ],
              "licenses": [ { "id": "Acme 1", "name": "Acme License", "terms": ["non-commercial"] } ],
              "trustedLicenses": [ "llama3.2", { "license": "acme 1", "reason": "Ours." } ],
              "labels": [ { "model": "**/x.gguf", "label": "open weights" } ]
            }
            """);
        policy.Mistakes.ShouldBeEmpty();
        policy.Standard!.Id.ShouldBe("osaid");
        policy.Require!.Id.ShouldBe("red-hat");
        var waiver = policy.Waivers.ShouldHaveSingleItem();
        waiver.ShouldBe(new PolicyWaiver("We are small.", new Place("modelopenness.json", 4, 16, 4, 17)) { RuleId = "MOP1001", Model = "models/*.gguf", TermKind = "user-cap", Until = "2027-01-31", Approver = "Ada" });
        policy.Licenses.ShouldHaveSingleItem().TermKinds.ShouldBe(["non-commercial"]);
        policy.Trusted.Select(t => t.Id).ShouldBe(["llama3.2", "acme 1"]);
        policy.Labels.ShouldHaveSingleItem().Text.ShouldBe("open weights");
    }

    // Thirty ways to write a policy that cannot be used as it stands: one message each, at the place of the mistake (|).
    [Theory]
    [InlineData("|[]", "must be a JSON object")]
    [InlineData("|", "not valid JSON")]
    [InlineData("|null", "must be a JSON object")]
    [InlineData("{ \"waivers\": [ |", "not valid JSON")]
    [InlineData("{ \"waivers\": [] |x }", "not valid JSON")]
    [InlineData("{ |\"waiver\": [] }", "'waiver' is not a key of the policy. Did you mean 'waivers'")]
    [InlineData("{ |\"colour\": 1 }", "'colour' is not a key of the policy.")]
    [InlineData("{ \"waivers\": |{} }", "'waivers' must be a list")]
    [InlineData("{ \"waivers\": |true }", "'waivers' must be a list")]
    [InlineData("{ \"waivers\": [ |\"MOP1001\" ] }", "A waiver is written as")]
    [InlineData("{ \"waivers\": [ |{ \"rule\": \"MOP1001\" } ] }", "needs a 'reason'")]
    [InlineData("{ \"waivers\": [ { \"rule\": \"MOP1001\", \"reason\": |\" \" } ] }", "needs a 'reason'")]
    [InlineData("{ \"waivers\": [ { \"rule\": |\"MOP1099\", \"reason\": \"r\" } ] }", "There is no rule 'MOP1099'. Did you mean 'MOP1009'")]
    [InlineData("{ \"waivers\": [ { \"rule\": |\"users\", \"reason\": \"r\" } ] }", "There is no rule 'users'.")]
    [InlineData("{ \"waivers\": [ { \"rule\": |7, \"reason\": \"r\" } ] }", "'rule' must be a text")]
    [InlineData("{ \"waivers\": [ { \"term\": |\"usercap\", \"reason\": \"r\" } ] }", "did you mean 'user-cap'")]
    [InlineData("{ \"waivers\": [ { \"until\": |\"31.01.2027\", \"reason\": \"r\" } ] }", "write a date as yyyy-MM-dd")]
    [InlineData("{ \"waivers\": [ { \"until\": |\"2027-02-30\", \"reason\": \"r\" } ] }", "write a date as yyyy-MM-dd")]
    [InlineData("{ \"waivers\": [ { \"model\": |\"models\\\\a.gguf\", \"reason\": \"r\" } ] }", "has a backslash")]
    [InlineData("{ \"waivers\": [ { \"model\": |\"/models/a.gguf\", \"reason\": \"r\" } ] }", "is an absolute path")]
    [InlineData("{ \"waivers\": [ { \"model\": |\"C:/a.gguf\", \"reason\": \"r\" } ] }", "is an absolute path")]
    [InlineData("{ \"waivers\": [ { \"model\": |\"./a.gguf\", \"reason\": \"r\" } ] }", "starts with './'")]
    [InlineData("{ \"waivers\": [ { \"model\": |\"\", \"reason\": \"r\" } ] }", "is empty")]
    [InlineData("{ \"waivers\": [ { |\"because\": \"x\", \"reason\": \"r\" } ] }", "'because' is not a key of a waiver")]
    [InlineData("{ \"waivers\": [ { \"reason\": \"r\", |\"reason\": \"s\" } ] }", "'reason' stands twice")]
    [InlineData("{ \"standard\": |\"osaidd\" }", "There is no standard 'osaidd'. Did you mean 'osaid'")]
    [InlineData("{ \"standard\": |[] }", "'standard' must be the name of a standard")]
    [InlineData("{ \"require\": |\"open\" }", "There is no standard 'open'")]
    [InlineData("{ \"licenses\": [ |{ \"name\": \"x\" } ] }", "needs an 'id'")]
    [InlineData("{ \"licenses\": [ { \"id\": \"x\", \"terms\": [ |\"noncommercial\" ] } ] }", "did you mean 'non-commercial'")]
    [InlineData("{ \"licenses\": [ { \"id\": \"x\", \"terms\": |\"non-commercial\" } ] }", "'terms' must be a list")]
    [InlineData("{ \"trustedLicenses\": [ |\"llama9\" ] }", "The license 'llama9' is not known")]
    [InlineData("{ \"trustedLicenses\": [ |7 ] }", "A trusted license is written as")]
    [InlineData("{ \"labels\": [ |{ \"model\": \"a\" } ] }", "A label needs a 'model'")]
    public void Each_mistake_is_one_message_at_its_place(string marked, string message)
    {
        var column = marked.IndexOf('|', StringComparison.Ordinal) + 1;
        var mistake = Read(marked.Remove(column - 1, 1)).Mistakes.ShouldHaveSingleItem();
        mistake.Message.ShouldContain(message);
        mistake.Place.Line.ShouldBe(1);
        mistake.Place.Column.ShouldBe(column);
    }

    [Fact]
    public void A_mistake_is_placed_behind_umlauts_and_a_byte_order_mark()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("{ \"standard\": \"osd\", \"ä€😀\": 1 }")).ToArray();
        PolicyReader.Read(bytes, "p").Mistakes.ShouldHaveSingleItem().Place.Column.ShouldBe(22);
    }

    [Fact]
    public void One_mistake_does_not_lose_the_other_waivers() =>
        Read("{ \"waivers\": [ { \"reason\": \"a\" }, { }, { \"rule\": \"x\", \"reason\": \"b\" }, { \"reason\": \"c\" } ] }").Waivers.Select(w => w.Reason).ShouldBe(["a", "c"]);

    [Fact]
    public void Comments_and_trailing_commas_are_fine() =>
        Read("// why\n{ /* x */ \"waivers\": [ { \"reason\": \"a\", }, ], }").Mistakes.ShouldBeEmpty();

    [Fact]
    public void Five_megabytes_of_waivers_are_read()
    {
        var item = "{ \"rule\": \"MOP1001\", \"model\": \"models/{0}.gguf\", \"reason\": \"" + new string('r', 450) + "\" }";
        var json = "{ \"waivers\": [\n" + string.Join(",\n", Enumerable.Range(0, 10_000).Select(i => item.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture)))) + "\n] }";
        json.Length.ShouldBeGreaterThan(5_000_000);
        var policy = Read(json);
        policy.Waivers.Count.ShouldBe(10_000);
        policy.Waivers[9_999].Place.Line.ShouldBe(10_001);
    }

    [Fact]
    public void No_damaged_policy_breaks_the_reader()
    {
        var good = Encoding.UTF8.GetBytes("{ \"standard\": \"osd\", \"waivers\": [ { \"rule\": \"MOP1001\", \"reason\": \"ä\", \"until\": \"2027-01-01\" } ], \"labels\": [ { \"model\": \"a\", \"label\": \"b\" } ], \"trustedLicenses\": [ \"MIT\" ] }");
        var random = new Random(4711);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var j = random.Next(1, 4); j > 0; j--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Should.NotThrow(() => PolicyReader.Read(bytes[..random.Next(1, bytes.Length + 1)], "p"));
        }
    }

    private static Policy Read(string json) => PolicyReader.Read(Encoding.UTF8.GetBytes(json), "modelopenness.json");
}
