using System.CommandLine;
using System.Text;
using System.Text.Json;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection.Packing;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Reports.Notices;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness notices</c>: what must go with the models that ship.</summary>
internal static class NoticesVerb
{
    private const int Incomplete = 1;

    public static Command Create()
    {
        var paths = CommonOptions.Paths("Model files, folders that hold models, packages (.nupkg), projects, solutions.");
        var format = CommonOptions.Format("markdown");
        var output = CommonOptions.Output();
        var command = new Command(
            "notices",
            "Writes what must go with the models that ship: license texts, notices, and what the licenses ask for, each with its section."
        )
        {
            paths,
            format,
            output,
        };
        command.SetAction(parsed =>
        {
            var missed = new Missed();
            var notices = InspectVerb
                .Inspect(parsed.GetRequiredValue(paths), missed)
                .Where(i => i.Files is not null)
                .SelectMany(
                    i => ModelNotices.Of(ShippedTexts.Shipped(i.Inventory.Models, i.Files!), LicenseCatalog.Default),
                    (i, n) => (Identity: i.Identity(n.Model), i.Path, Notice: n)
                )
                // A file that two projects link is one model.
                .DistinctBy(n => n.Identity, StringComparer.Ordinal)
                .ToList();
            var file = parsed.GetValue(output);
            var isWritten = CommonOptions.TryWrite(
                () =>
                    CommonOptions.WriteBytes(
                        ToBytes(
                            [.. notices.Select(n => (n.Path, n.Notice))],
                            Kind(parsed.GetRequiredValue(format), file),
                            file is null,
                            missed
                        ),
                        file
                    ),
                file
            );
            foreach (var (_, _, notice) in notices.Where(n => n.Notice.IsIncomplete))
            {
                CommonOptions.Say(notice.Model.Id, "something that must go with it is not there or not known; the document says what");
            }

            return !isWritten || missed.Any ? CommonOptions.UsageError : notices.Exists(n => n.Notice.IsIncomplete) ? Incomplete : 0;
        });
        return command;
    }

    /// <summary>Markdown for a file that is called so.</summary>
    private static string Kind(string format, string? file) =>
        format is "text" && file?.EndsWith(".md", StringComparison.OrdinalIgnoreCase) is true ? "markdown" : format;

    private static byte[] ToBytes(IReadOnlyList<(string Path, ModelNotice Notice)> notices, string format, bool isShown, Missed missed)
    {
        if (format is "json")
        {
            using var stream = new MemoryStream();
            JsonOutput.Write(writer => WriteJson(writer, notices), missed, stream);
            return stream.ToArray();
        }

        var all = notices.Select(n => n.Notice).ToList();
        var text = format is "markdown" ? NoticesDocument.Markdown(all) : NoticesDocument.Text(all);
        return Encoding.UTF8.GetBytes(isShown ? Shown(text) : text);
    }

    /// <summary>The document as a terminal may show it; in a file it is as it is.</summary>
    private static string Shown(string text) =>
        string.Join(
            '\n',
            text.Replace("\t", "    ", StringComparison.Ordinal)
                .Replace("\f", "", StringComparison.Ordinal)
                .Split('\n')
                .Select(l => Printable.Text(l))
        );

    private static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<(string Path, ModelNotice Notice)> notices)
    {
        foreach (var (path, notice) in notices)
        {
            writer.WriteStartObject();
            writer.WriteString("path", path);
            writer.WriteString("model", notice.Model.Id);
            writer.WriteString("license", notice.Model.License?.Id);
            writer.WriteString("name", notice.LicenseName);
            writer.WriteString("origin", notice.Origin);
            writer.WriteBoolean("complete", !notice.IsIncomplete);
            writer.WriteBoolean("known", !notice.IsUnknown);
            writer.WriteString("notice", notice.NoticeWords);
            writer.WriteStartArray("texts");
            foreach (var text in new[] { notice.Text, notice.OwnNotice, notice.Policy }.OfType<PackedSource>())
            {
                writer.WriteStringValue(text.Place.Path);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("duties");
            foreach (var duty in notice.Duties)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", duty.Duty.Kind.Id);
                writer.WriteString("asks", duty.Duty.Asks);
                writer.WriteString("section", duty.Duty.Section);
                writer.WriteString("when", duty.Duty.Moment.ToString().ToLowerInvariant());
                writer.WriteString("state", duty.State switch { DutyState.Here => "here", DutyState.Missing => "missing", _ => "to-do" });
                writer.WriteString("note", duty.Note);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}
