using System.CommandLine;
using System.Text;
using ModelOpenness.Cli.Output;
using ModelOpenness.Reports.Badges;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness badge</c>: words and a badge for a README that say no more than is true.</summary>
internal static class BadgeVerb
{
    public static Command Create()
    {
        var paths = CommonOptions.Paths("Model files, or folders that hold models.");
        var format = new Option<string>("--format")
        {
            Description = "The sentence as text, the badge as SVG, or a line of Markdown that shows openness.svg.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "svg", "markdown");
        var subject = new Option<string>("--subject") { Description = "The left field of the badge.", DefaultValueFactory = _ => "model" };
        var output = CommonOptions.Output();
        var command = new Command("badge", "Gives a README the words that are true of its models, and a badge (SVG) that shows them.")
        {
            paths, format, subject, output,
        };
        command.SetAction(parsed =>
        {
            var missed = new Missed();
            var inventories = InspectVerb.Inspect(parsed.GetRequiredValue(paths), missed);
            var sentence = OpennessSentence.Of([.. inventories.SelectMany(i => i.Inventory.Models)]);
            var bytes = parsed.GetValue(format) switch
            {
                "svg" => Badge.ToSvg(sentence, parsed.GetValue(subject) ?? "model"),
                "markdown" => Encoding.UTF8.GetBytes($"![{Markdown(sentence.Text)}](openness.svg)\n"),
                _ => Encoding.UTF8.GetBytes(Printable.Text(sentence.Text) + "\n"),
            };
            return
                CommonOptions.TryWrite(() => CommonOptions.WriteBytes(bytes, parsed.GetValue(output)), parsed.GetValue(output))
                && !missed.Any
                ? 0
                : CommonOptions.UsageError;
        });
        return command;
    }

    /// <summary>The words of a file inside an image's brackets.</summary>
    private static string Markdown(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in Printable.Text(text))
        {
            escaped.Append(c is '\\' or '[' or ']' or '`' or '*' or '_' or '<' or '>' or '&' or '!' ? "\\" : "").Append(c);
        }

        return escaped.ToString();
    }
}
