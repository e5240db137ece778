using System.CommandLine;
using System.CommandLine.Parsing;
using ModelOpenness.Cli.Output;
using ModelOpenness.Cli.Verbs;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Cli;

/// <summary>The verbs of <c>model-openness</c>, and what running one comes to.</summary>
internal static class CommandLine
{
    private const string IssuesUrl = "https://github.com/modelopenness/modelopenness/issues";

    /// <summary>The verbs.</summary>
    public static RootCommand Create()
    {
        var root = Verbs();
        foreach (var command in root.Subcommands)
        {
            foreach (var argument in command.Arguments)
            {
                argument.Validators.Add(result =>
                {
                    NotEmpty(argument.Name.ToUpperInvariant(), result.Tokens, result.AddError);
                    // A misspelt option would else be looked for as a file.
                    foreach (var token in result.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal) && !Path.Exists(t.Value)))
                    {
                        result.AddError($"There is no option '{token.Value}'.");
                    }
                });
            }

            foreach (var option in command.Options)
            {
                option.Validators.Add(result => NotEmpty(option.Name, result.Tokens, result.AddError));
            }
        }

        return root;
    }

    /// <summary>Runs a verb.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>
    /// 0 done, 1 findings at or above <c>--fail-on</c>, 2 wrong usage or something that could not be looked at or written, 3 an error of
    /// the tool itself (docs/command-line.md).
    /// </returns>
    public static int Run(string[] args)
    {
        try
        {
            // "@FILE" is the verb model's own: a list of ids, not a response file of arguments.
            var parsed = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
            {
                var verb = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
                var lines = parsed.Errors.SelectMany(e => e.Message.Split('\n')).Select(line => line.Trim()).Distinct(StringComparer.Ordinal);
                Console.Error.WriteLine($"model-openness: {Printable.Text(string.Join(" ", lines))} See 'model-openness {verb}--help'.");
                return CommonOptions.UsageError;
            }

            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e)
        {
            return Unforeseen(e is AggregateException { InnerException: { } inner } ? inner : e);
        }
    }

    private static void NotEmpty(string name, IEnumerable<Token> tokens, Action<string> addError)
    {
        if (tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
        {
            addError($"{name} must not be empty.");
        }
    }

    /// <summary>What no verb has an answer to. A full or closed output is the machine's affair; anything else is a fault of the tool.</summary>
    private static int Unforeseen(Exception e)
    {
        if (Unreadable.Is(e))
        {
            return CommonOptions.Usage("cannot go on", e.Message);
        }

        var place = e.StackTrace?.Split('\n', 2)[0].Trim() ?? "an unknown place";
        Console.Error.WriteLine(
            $"model-openness: error of the tool itself, please report this line and the arguments at {IssuesUrl}: "
            + $"{JsonOutput.ToolVersion}, {e.GetType().Name}, {Printable.Text(e.Message)}, {Printable.Text(place)}"
        );
        return CommonOptions.ToolError;
    }

    private static RootCommand Verbs() =>
        new(
            "Says which license covers an AI model, which terms restrict it, and whether \"open source\" is true. Evidence, not legal advice."
        )
        {
            InspectVerb.Create(),
            MergeVerb.Create(),
            BadgeVerb.Create(),
            LicenseVerb.Create(),
            ClaimsVerb.Create(),
            ArtifactVerb.Create(),
            MofVerb.Create(),
            ModelVerb.Create(),
            NoticesVerb.Create(),
            CanVerb.Create(),
            ExplainVerb.Create(),
            InitVerb.Create(),
            BaselineVerb.Create(),
            PolicyVerb.Create(),
            FixVerb.Create(),
        };
}
