using System.CommandLine;
using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Tests;

/// <summary>docs/command-line.md says what the verbs take.</summary>
public sealed class CommandLinePageTests
{
    private const string Start = "--filter CommandLinePage -->\n";
    private const string End = "<!-- end of generated -->";

    private static readonly string File = Path.Combine(Repository.Root, "docs", "command-line.md");

    [Fact]
    public void The_page_lists_every_verb_with_its_arguments_and_options()
    {
        var page = System.IO.File.ReadAllText(File).ReplaceLineEndings("\n");
        var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
        var wanted = page[..from] + Verbs() + page[to..];
        if (Environment.GetEnvironmentVariable("MODELOPENNESS_UPDATE_DOCS") == "1")
        {
            System.IO.File.WriteAllText(File, wanted);
        }

        System.IO.File.ReadAllText(File).ReplaceLineEndings("\n").ShouldBe(wanted, "stale: run with MODELOPENNESS_UPDATE_DOCS=1");
    }

    [Fact]
    public void The_README_names_every_verb()
    {
        var readme = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        foreach (var verb in CommandLine.Create().Subcommands)
        {
            readme.ShouldMatch($@"(?m)^model-openness ({verb.Name}|\w+, {verb.Name})\b");
        }
    }

    private static string Verbs()
    {
        var text = new StringBuilder();
        foreach (var verb in CommandLine.Create().Subcommands)
        {
            text.Append($"### {verb.Name}\n{verb.Description}\n\n```\nmodel-openness {verb.Name}");
            foreach (var argument in verb.Arguments)
            {
                text.Append(argument.Arity.MaximumNumberOfValues > 1 ? $" {argument.Name.ToUpperInvariant()}..."
                    : argument.Arity.MinimumNumberOfValues > 0 ? $" {argument.Name.ToUpperInvariant()}" : $" [{argument.Name.ToUpperInvariant()}]");
            }

            text.Append(verb.Options.Count == 0 ? "\n```\n\n" : " [options]\n```\n\n| | |\n| --- | --- |\n");
            foreach (var argument in verb.Arguments)
            {
                text.Append(verb.Options.Count == 0 ? "" : $"| `{argument.Name.ToUpperInvariant()}` | {argument.Description} |\n");
            }

            foreach (var option in verb.Options)
            {
                var names = string.Join(", ", new[] { option.Name }.Concat(option.Aliases).Select(n => $"`{n}`"));
                text.Append($"| {names}{Values(option)} | {option.Description} |\n");
            }

            text.Append(verb.Options.Count == 0 ? $"{verb.Arguments[0].Description}\n\n" : "\n");
        }

        return text.ToString();
    }

    private static string Values(Option option)
    {
        var values = option.ValueType == typeof(bool)
            ? []
            : option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(c => c.Label).ToList();
        return values.Count > 0 ? " " + string.Join(" \\| ", values) : option.HelpName is { } name ? " " + name : "";
    }
}
