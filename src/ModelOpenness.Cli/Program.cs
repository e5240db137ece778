using System.CommandLine;
using ModelOpenness.Cli.Verbs;

var root = new RootCommand("Says which license covers an AI model, which terms restrict it, and whether \"open source\" is true. Evidence, not legal advice.")
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

// "@FILE" is the verb model's own: a list of ids, not a response file of arguments.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0)
{
    // 1 stands for findings, so wrong usage is 2 (docs/command-line.md).
    parsed.Invoke();
    return 2;
}

return parsed.Invoke();
