using System.CommandLine;
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
            var failed = false;
            if (!Directory.Exists(path))
            {
                CommonOptions.Fail(path, "no such folder", ref failed);
                return CommonOptions.UsageError;
            }

            if (parsed.GetValue(schema))
            {
                Write(Path.Combine(path, SchemaName), Schema(), ref failed);
            }

            Write(Path.Combine(path, PolicyFile.Name), parsed.GetValue(schema) ? PolicyWriter.Empty("./" + SchemaName) : PolicyWriter.Empty(), ref failed);
            Write(Path.Combine(path, ConfigName), Config, ref failed);
            Console.Out.Write(Lines.Replace("VERSION", Output.JsonOutput.ToolVersion, StringComparison.Ordinal));
            return failed ? CommonOptions.UsageError : 0;
        });
        return command;
    }

    private static string Schema()
    {
        using var stream = typeof(InitVerb).Assembly.GetManifestResourceStream(SchemaName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void Write(string path, string text, ref bool failed)
    {
        if (File.Exists(path))
        {
            Console.Out.WriteLine($"kept     {path}");
            return;
        }

        try
        {
            File.WriteAllText(path, text);
            Console.Out.WriteLine($"written  {path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            CommonOptions.Fail(path, e.Message, ref failed);
        }
    }
}
