using System.CommandLine;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness inspect</c></summary>
internal static class InspectVerb
{
    public static Command Create()
    {
        var command = new Command("inspect", "");
        return command;
    }
}
