using System.CommandLine;
using ModelOpenness.Cli.Output;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness license</c></summary>
internal static class LicenseVerb
{
    public static Command Create()
    {
        var paths = CommonOptions.Paths("License texts, or folders of them.");
        var format = CommonOptions.Format();
        var blind = new Option<bool>("--blind") { Description = "Read the terms from the words alone." };
        var command = new Command("license", "Which license a text is, and the terms in it.") { paths, format, blind };
        command.SetAction(parsed =>
        {
            var failed = false;
            var files = CommonOptions.Files(parsed.GetValue(paths)!, _ => true, ref failed);
            JsonOutput.Write(writer =>
            {
                foreach (var file in files)
                {
                    writer.WriteStartObject();
                    writer.WriteString("path", file);
                    writer.WriteNull("license");
                    writer.WriteString("match", "none");
                    writer.WriteStartArray("terms");
                    foreach (var term in TermDetector.Detect(File.ReadAllText(file), file))
                    {
                        writer.WriteStartObject();
                        writer.WriteString("kind", term.Kind);
                        writer.WriteNumber("line", term.Place!.Line);
                        writer.WriteNumber("endLine", term.Place.EndLine);
                        writer.WriteString("quote", term.Quote);
                        if (term.Value is { } value)
                        {
                            writer.WriteNumber("value", value);
                            writer.WriteString("unit", term.Unit);
                        }

                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }
            });
            return failed ? CommonOptions.UsageError : 0;
        });
        return command;
    }
}
