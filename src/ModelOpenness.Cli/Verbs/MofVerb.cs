using System.CommandLine;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness mof</c></summary>
internal static class MofVerb
{
    public static Command Create()
    {
        var command = new Command("mof", "");
        return command;
    }
}
