using System.CommandLine;
using ModelOpenness.Cli.Output;
using ModelOpenness.Cli.Verbs;

namespace ModelOpenness.Cli;

/// <summary>The verbs of <c>model-openness</c>, and what running one comes to.</summary>
internal static class CommandLine
{
    /// <summary>The verbs.</summary>
    public static RootCommand Create()
    {
        var root = Verbs();
        foreach (var argument in root.Subcommands.SelectMany(c => c.Arguments))
        {
            // A misspelt option would else be looked for as a file.
            argument.Validators.Add(result =>
            {
                foreach (var token in result.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal) && !Path.Exists(t.Value)))
                {
                    result.AddError($"There is no option '{Printable.Text(token.Value)}'.");
                }
            });
        }

        return root;
    }

    /// <summary>Runs a verb.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>0 done, 1 findings at or above <c>--fail-on</c>, 2 wrong usage or a path that cannot be read (docs/command-line.md).</returns>
    public static int Run(string[] args)
    {
        // "@FILE" is the verb model's own: a list of ids, not a response file of arguments.
        var parsed = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var status = parsed.Invoke();
        return parsed.Errors.Count > 0 ? CommonOptions.UsageError : status;
    }

    private static RootCommand Verbs() => new("Says which license covers an AI model, which terms restrict it, and whether \"open source\" is true. Evidence, not legal advice.")
    {
        InspectVerb.Create(),
        MergeVerb.Create(),
        BadgeVerb.Create(),
        LicenseVerb.Create(),
        ClaimsVerb.Create(),
        ArtifactVerb.Create(),
        MofVerb.Create(),
        ModelVerb.Create(),
        ExplainVerb.Create(),
        InitVerb.Create(),
        BaselineVerb.Create(),
    };
}
