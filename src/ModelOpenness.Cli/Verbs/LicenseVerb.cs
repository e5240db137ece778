using System.CommandLine;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness license</c></summary>
internal static class LicenseVerb
{
    public static Command Create()
    {
        var command = new Command("license", "");
        return command;
    }
}
