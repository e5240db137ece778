using System.CommandLine;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness explain</c></summary>
internal static class ExplainVerb
{
    public static Command Create()
    {
        var command = new Command("explain", "");
        return command;
    }
}
