using System.CommandLine;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness artifact</c></summary>
internal static class ArtifactVerb
{
    public static Command Create()
    {
        var command = new Command("artifact", "");
        return command;
    }
}
