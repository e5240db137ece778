using System.CommandLine;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness model</c></summary>
internal static class ModelVerb
{
    public static Command Create()
    {
        var command = new Command("model", "");
        return command;
    }
}
