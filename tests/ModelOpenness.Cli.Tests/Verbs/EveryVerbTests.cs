using System.CommandLine;
using System.Text.Json;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Tests.Verbs;

/// <summary>What holds for every verb: schemas, exit statuses, wrong usage, hostile names, the same bytes every time.</summary>
[Collection(ConsoleTests.Name)]
public sealed class EveryVerbTests : IDisposable
{
    // What a terminal would act on, and marks that turn a line round.
    private const string Hostile = "\u001b[31mred\u0007\u202egnp";

    private readonly TempFolder folder = new();

    public EveryVerbTests()
    {
        folder.Write("m/tern.gguf", GgufBytes.With(("general.license", "llama3.2"), ("general.name", "Tern " + Hostile)));
        folder.Write("m/LICENSE", "Tern License\n\nYou may use the Model for non-commercial purposes only " + Hostile + ".\n");
        folder.Write("m/\u202egnp.md", "# Tern\n\nTern " + Hostile + " is an open source model.\n");
        folder.Write("m/MOF.yml", "release:\n  name: \"Tern \\e[31m\"\n  components:\n  - {name: \"Secret \\e[31m sauce\"}\n  - {name: Datasets, license: \"MIT \\e[31m\"}\n");
    }

    public static TheoryData<string> Reading => ["inspect", "license", "claims", "artifact", "mof", "badge"];

    public static TheoryData<string> All => [.. CommandLine.Create().Subcommands.Select(c => c.Name)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("license")]
    [InlineData("claims")]
    [InlineData("artifact")]
    [InlineData("mof")]
    [InlineData("inspect")]
    public void JSON_holds_to_its_schema(string verb) =>
        Problems(verb, InProcess.Run(verb, "--format", "json", M).Done()).ShouldBeEmpty();

    [Fact]
    public void Inventories_alone_and_merged_hold_to_their_schema()
    {
        var one = folder.Write("a.inventory.json", InProcess.Run("inspect", M, "--format", "inventory").Done());
        var other = folder.Write("b.inventory.json", InProcess.Run("inspect", folder.Path, "--format", "inventory").Done());
        foreach (var json in new[] { File.ReadAllText(one), InProcess.Run("merge", one, other).Done() })
        {
            SchemaCheck.Problems(Path.Combine(Repository.Root, "docs", "schemas", "inventory.schema.json"), json).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_schemas_do_refuse()
    {
        var json = InProcess.Run("inspect", "--format", "json", M).Done();
        Problems("inspect", json.Replace("\"limited\"", "\"narrow\"", StringComparison.Ordinal)).ShouldNotBeEmpty();
        Problems("inspect", json.Replace("\"asWritten\"", "\"written\"", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public void JSON_of_models_holds_to_its_schema() =>
        Problems("model", InProcess.Run("model", "--format", "json", "llama3.2:3b", "no/such", Hostile).Done()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Reading))]
    public void Two_runs_give_the_same_bytes(string verb)
    {
        var once = InProcess.Run(verb, M);
        once.Text.ShouldNotBeEmpty();
        InProcess.Run(verb, M).ShouldBe(once);
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public void Nothing_of_a_file_reaches_the_terminal_as_a_control(string verb)
    {
        var outcome = InProcess.Run(verb, M);
        foreach (var c in outcome.Text + outcome.Errors)
        {
            (c == '\n' || (!char.IsControl(c) && c != '\u202e')).ShouldBeTrue($"U+{(int)c:X4} in {outcome.Text}");
        }
    }

    [Fact]
    public void Nothing_of_an_argument_reaches_the_terminal_as_a_control()
    {
        foreach (var verb in new[] { "model", "explain", "license", "merge", "init", "baseline" })
        {
            var outcome = InProcess.Run(verb, Hostile);
            (outcome.Text + outcome.Errors).ShouldNotContain('\u001b');
            // merge writes JSON, which names the argument as it is.
            (verb == "merge" ? outcome.Errors : outcome.Text + outcome.Errors).ShouldNotContain('\u202e');
        }
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public void A_path_that_is_not_there_is_named_and_the_others_are_done(string verb)
    {
        var outcome = InProcess.Run(verb, Path.Combine(folder.Path, "nowhere"), M);
        outcome.Status.ShouldBe(2);
        outcome.Errors.ShouldContain("nowhere: no such file");
        outcome.Text.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Wrong_usage_is_2_and_one_line_that_says_where_it_is_explained(string verb)
    {
        var outcome = InProcess.Run(verb, "--no-such-option", "x");
        outcome.Status.ShouldBe(2);
        outcome.Errors.ShouldEndWith($" See 'model-openness {verb} --help'.\n");
        outcome.Errors.Count(c => c == '\n').ShouldBe(1);
        outcome.Text.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_empty_argument_is_wrong_usage(string verb)
    {
        foreach (var empty in new[] { "", " " })
        {
            var outcome = InProcess.Run(verb, empty);
            outcome.Status.ShouldBe(2);
            outcome.Errors.ShouldContain("must not be empty");
            outcome.Errors.Count(c => c == '\n').ShouldBe(1);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_option_without_or_with_an_empty_value_is_wrong_usage(string verb)
    {
        foreach (var option in CommandLine.Create().Subcommands.Single(c => c.Name == verb).Options.Where(o => o.ValueType != typeof(bool)))
        {
            InProcess.Run(verb, M, option.Name).Status.ShouldBe(2, option.Name);
            var outcome = InProcess.Run(verb, M, option.Name, "");
            outcome.Status.ShouldBe(2, option.Name);
            outcome.Errors.Count(c => c == '\n').ShouldBe(1, outcome.Errors);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Help_is_0_and_describes_every_option(string verb)
    {
        var text = InProcess.Run(verb, "--help").Done();
        foreach (var option in CommandLine.Create().Subcommands.Single(c => c.Name == verb).Options)
        {
            text.ShouldContain(option.Name);
            option.Description.ShouldNotBeNullOrEmpty(option.Name);
        }
    }

    [Theory]
    [InlineData("inspect", "--format", "yaml")]
    [InlineData("inspect", "--fail-on", "often")]
    [InlineData("inspect", "--standard", "best")]
    [InlineData("merge", "--format", "pdf")]
    [InlineData("badge", "--format", "gif")]
    [InlineData("mof", "--format", "xml")]
    public void A_value_that_an_option_does_not_take_is_wrong_usage(string verb, string option, string value) =>
        InProcess.Run(verb, M, option, value).Status.ShouldBe(2);

    [Fact]
    public void Without_a_verb_or_with_an_unknown_one_it_is_wrong_usage()
    {
        InProcess.Run().Status.ShouldBe(2);
        InProcess.Run("judge").Status.ShouldBe(2);
        InProcess.Run("--version").Status.ShouldBe(0);
    }

    private string M => Path.Combine(folder.Path, "m");

    private static IReadOnlyList<string> Problems(string verb, string json) =>
        JsonDocument.Parse(json).RootElement.GetProperty("results").GetArrayLength() == 0
            ? ["no results"]
            : SchemaCheck.Problems(Path.Combine(Repository.Root, "docs", "schemas", verb + ".schema.json"), json);
}
