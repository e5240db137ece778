using System.CommandLine;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection.Policies;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness init</c>: the files and lines with which a repository starts.</summary>
internal static class InitVerb
{
    private const string SchemaName = "modelopenness.schema.json";
    private const string ConfigName = "ModelOpenness.globalconfig";

    private const string Config = """
        # Severities of ModelOpenness rules. Findings stand in files that are not C#, where .editorconfig does not count.
        is_global = true
        global_level = 0

        # dotnet_diagnostic.MOP1001.severity = error
        # dotnet_diagnostic.MOP1010.severity = warning

        """;

    private const string Lines = """

        Add to Directory.Build.props, or to one project:

          <ItemGroup>
            <PackageReference Include="ModelOpenness" Version="VERSION" PrivateAssets="all" />
            <GlobalAnalyzerConfigFiles Include="$(MSBuildThisFileDirectory)ModelOpenness.globalconfig" />
          </ItemGroup>

        Then build. To accept what stands today and fail on what comes new:

          model-openness baseline .

        """;

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the repository or project.", DefaultValueFactory = _ => "." };
        var schema = new Option<bool>("--schema-file") { Description = "Writes the policy's schema beside it, for editors without network; else the policy names its address." };
        var command = new Command("init", "Writes modelopenness.json and a .globalconfig, and shows the lines to add.") { folder, schema };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder)!;
            if (!Directory.Exists(path))
            {
                return CommonOptions.Usage(path, "no such folder");
            }

            var isWritten = !parsed.GetValue(schema) || Write(Path.Combine(path, SchemaName), Schema());
            isWritten &= Write(Path.Combine(path, PolicyFile.Name), parsed.GetValue(schema) ? PolicyWriter.Empty("./" + SchemaName) : PolicyWriter.Empty());
            isWritten &= Write(Path.Combine(path, ConfigName), Config);
            Console.Out.Write(Lines.Replace("VERSION", JsonOutput.ToolVersion, StringComparison.Ordinal));
            return isWritten ? 0 : CommonOptions.UsageError;
        });
        return command;
    }

    private static string Schema()
    {
        using var stream = typeof(InitVerb).Assembly.GetManifestResourceStream(SchemaName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static bool Write(string path, string text)
    {
        if (File.Exists(path))
        {
            Console.Out.WriteLine($"kept     {Printable.Text(path)}");
            return true;
        }

        var isWritten = CommonOptions.TryWrite(() => File.WriteAllText(path, text), path);
        if (isWritten)
        {
            Console.Out.WriteLine($"written  {Printable.Text(path)}");
        }

        return isWritten;
    }
}
