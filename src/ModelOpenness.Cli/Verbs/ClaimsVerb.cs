using System.CommandLine;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness claims</c></summary>
internal static class ClaimsVerb
{
    public static Command Create()
    {
        var command = new Command("claims", "");
        return command;
    }
}
