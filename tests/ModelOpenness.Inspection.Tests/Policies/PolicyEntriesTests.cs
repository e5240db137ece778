using System.Globalization;
using System.Text;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Policies;

public class PolicyEntriesTests
{
    [Fact]
    public void Words_are_terms_standards_or_licenses_and_objects_name_what_must_fit_together()
    {
        var policy = Read("""
            {
              "extends": "../shared/base.json",
              "allow": [ "osd", "Apache 2.0", "cc-by-*", "naming" ],
              "deny": [
                "non-commercial",
                { "license": "llama3.2", "model": "models/**", "for": [ "shipped", "mentioned" ], "reason": "Ours is bigger." },
                { "family": "llama*" }
              ],
              "unknown": "deny"
            }
            """);
        policy.Mistakes.ShouldBeEmpty();
        policy.Extends!.File.ShouldBe("../shared/base.json");
        policy.Allow.Select(e => e.Standard ?? e.License ?? e.TermKind).ShouldBe(["osd", "Apache-2.0", "cc-by-*", "naming"]);
        policy.AllowPlace.ShouldBe(new Place("modelopenness.json", 3, 3, 3, 4));
        policy.Unknown.ShouldBe(new UnknownLicenses(true, new Place("modelopenness.json", 9, 14, 9, 15)));
        policy.Deny[0].ShouldBe(new PolicyEntry(new Place("modelopenness.json", 5, 5, 5, 6)) { TermKind = "non-commercial" });
        policy.Deny[1].ShouldBe(new PolicyEntry(new Place("modelopenness.json", 6, 5, 6, 6))
        {
            License = "llama3.2",
            Model = "models/**",
            Uses = ModelUses.Shipped | ModelUses.Mentioned,
            Reason = "Ours is bigger.",
        });
        policy.Deny[1].ToString().ShouldBe("license llama3.2, model models/**");
        policy.Deny[2].Family.ShouldBe("llama*");
    }

    // Forty ways to write an allow or deny that cannot be used as it stands: one message each, at the place of the mistake (|).
    [Theory]
    [InlineData("{ \"allow\": |\"MIT\" }", "'allow' must be a list")]
    [InlineData("{ \"deny\": |{} }", "'deny' must be a list")]
    [InlineData("{ \"deny\": |true }", "'deny' must be a list")]
    [InlineData("{ |\"denny\": [ \"MIT\" ] }", "'denny' is not a key of the policy. Did you mean 'deny'")]
    [InlineData("{ \"allow\": [ \"MIT\" ], |\"allow\": [ \"MIT\" ] }", "'allow' stands twice")]
    [InlineData("{ \"deny\": [ |7 ] }", "An entry of 'deny' is written as")]
    [InlineData("{ \"allow\": [ |null ] }", "An entry of 'allow' is written as")]
    [InlineData("{ \"deny\": [ |[ \"MIT\" ] ] }", "An entry of 'deny' is written as")]
    [InlineData("{ \"deny\": [ |\"\" ] }", "An entry is empty")]
    [InlineData("{ \"deny\": [ |\" \" ] }", "An entry is empty")]
    [InlineData("{ \"deny\": [ |\"noncommercial\" ] }", "Did you mean 'non-commercial'")]
    [InlineData("{ \"deny\": [ |\"user-caps\" ] }", "Did you mean 'user-cap'")]
    [InlineData("{ \"deny\": [ |\"osd\" ] }", "'osd' is a standard")]
    [InlineData("{ \"allow\": [ |\"osaidd\" ] }", "Did you mean 'osaid'")]
    [InlineData("{ \"allow\": [ |\"Apache-2.1\" ] }", "There is no license, kind of term or standard 'Apache-2.1'. Did you mean")]
    [InlineData("{ \"deny\": [ |\"Frobnitz Public License\" ] }", "There is no license, kind of term or standard 'Frobnitz Public License'.")]
    [InlineData("{ \"deny\": [ |\"frobnitz-*\" ] }", "No license that is known fits 'frobnitz-*'")]
    [InlineData("{ \"allow\": [ |\"MIT OR Apache-2.0\" ] }", "names several licenses")]
    [InlineData("{ \"allow\": [ \"MIT\" |\"Apache-2.0\" ] }", "not valid JSON")]
    [InlineData("{ \"deny\": [ \"MIT\"|", "not valid JSON")]
    [InlineData("{ \"deny\": [ |{} ] }", "An entry must name")]
    [InlineData("{ \"deny\": [ |{ \"reason\": \"r\" } ] }", "An entry must name")]
    [InlineData("{ \"deny\": [ |{ \"for\": [ \"shipped\" ] } ] }", "An entry must name")]
    [InlineData("{ \"deny\": [ { |\"licence\": \"MIT\" } ] }", "'licence' is not a key of an entry of 'deny'. Did you mean 'license'")]
    [InlineData("{ \"allow\": [ { |\"rule\": \"MOP1001\", \"license\": \"MIT\" } ] }", "'rule' is not a key of an entry of 'allow'")]
    [InlineData("{ \"deny\": [ { \"license\": |7 } ] }", "'license' must be a text")]
    [InlineData("{ \"deny\": [ { \"license\": |\"\" } ] }", "'license' is empty")]
    [InlineData("{ \"deny\": [ { \"license\": |\"llama3.9\" } ] }", "There is no license 'llama3.9'")]
    [InlineData("{ \"deny\": [ { \"license\": \"MIT\", |\"license\": \"ISC\" } ] }", "'license' stands twice")]
    [InlineData("{ \"deny\": [ { \"term\": |\"usercap\" } ] }", "There is no kind of term 'usercap'. Did you mean 'user-cap'")]
    [InlineData("{ \"deny\": [ { \"term\": |[ \"user-cap\" ] } ] }", "'term' must be a text")]
    [InlineData("{ \"allow\": [ { \"standard\": |\"osadi\" } ] }", "There is no standard 'osadi'")]
    [InlineData("{ \"deny\": [ { \"standard\": |\"osaid\" } ] }", "'osaid' is a standard")]
    [InlineData("{ \"deny\": [ { \"model\": |\"models\\\\a.gguf\" } ] }", "has a backslash")]
    [InlineData("{ \"deny\": [ { \"model\": |\"/models/a.gguf\" } ] }", "is an absolute path")]
    [InlineData("{ \"deny\": [ { \"model\": |\"./a.gguf\" } ] }", "starts with './'")]
    [InlineData("{ \"deny\": [ { \"family\": |\"Lamma 2\" } ] }", "No family of models is called 'Lamma 2'. Did you mean 'Gemma 2'")]
    [InlineData("{ \"deny\": [ { \"license\": \"MIT\", \"for\": |\"shipped\" } ] }", "'for' must be a list")]
    [InlineData("{ \"deny\": [ { \"license\": \"MIT\", \"for\": |[] } ] }", "'for' is empty")]
    [InlineData("{ \"deny\": [ { \"license\": \"MIT\", \"for\": [ |\"ship\" ] } ] }", "'ship' is not a use of a model")]
    [InlineData("{ \"unknown\": |\"block\" }", "'unknown' is \"allow\" or \"deny\"")]
    [InlineData("{ \"unknown\": |[ \"deny\" ] }", "'unknown' is \"allow\" or \"deny\"")]
    [InlineData("{ \"extends\": |[ \"a.json\" ] }", "'extends' must be the path of one policy file")]
    [InlineData("{ \"extends\": |\"https://example.org/a.json\" }", "'extends' is an address")]
    [InlineData("{ \"extends\": |\"/etc/a.json\" }", "'extends' is an absolute path")]
    public void Each_mistake_is_one_message_at_its_place(string marked, string message)
    {
        var column = marked.IndexOf('|', StringComparison.Ordinal) + 1;
        var mistake = Read(marked.Remove(column - 1, 1)).Mistakes.ShouldHaveSingleItem();
        mistake.Message.ShouldContain(message);
        mistake.Message.Length.ShouldBeLessThanOrEqualTo(200);
        mistake.Place.ShouldBe(new Place("modelopenness.json", 1, column, 1, column + 1));
    }

    [Fact]
    public void One_mistake_does_not_lose_the_other_entries() =>
        Read("{ \"deny\": [ \"usercap\", \"territory\", { \"license\": \"x\" }, \"CC-BY-NC-4.0\" ] }").Deny.Select(e => e.ToString()).ShouldBe(["territory", "CC-BY-NC-4.0"]);

    [Fact]
    public void A_license_of_the_teams_own_may_be_defined_below_the_entry_that_names_it() =>
        Read("{ \"deny\": [ \"acme 1\" ], \"licenses\": [ { \"id\": \"Acme 1\" } ] }").Deny.ShouldHaveSingleItem().License.ShouldBe("Acme 1");

    [Fact]
    public void Ten_thousand_wrong_entries_are_read_in_no_time()
    {
        var json = "{ \"deny\": [" + string.Join(",", Enumerable.Range(0, 10_000).Select(i => "\"no-such-" + i.ToString(CultureInfo.InvariantCulture) + "\"")) + "] }";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Read(json).Mistakes.Count.ShouldBe(10_000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    private static Policy Read(string json) => PolicyReader.Read(Encoding.UTF8.GetBytes(json), "modelopenness.json");
}
