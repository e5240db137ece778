using System.CommandLine;
using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Tests;

/// <summary>docs/command-line.md says what the verbs take.</summary>
public sealed class CommandLinePageTests
{
    [Fact]
    public void The_page_lists_every_verb_with_its_arguments_and_options() =>
        Snapshot.ShouldBeInSection("docs/command-line.md", "<!-- generated from the verbs", "<!-- end of generated -->", Verbs());

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
