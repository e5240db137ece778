using System.Globalization;
using System.Text;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Notices;

/// <summary>
/// What must go with the models that ship, as a document to ship: Markdown or plain text, and the "Notice" file that some licenses ask
/// for. The same bytes for the same models.
/// </summary>
internal static class NoticesDocument
{
    /// <summary>Name of the documents, without extension.</summary>
    public const string Name = "THIRD-PARTY-MODELS";

    private const string MarkdownFile = Name + ".md";
    private const string TextFile = Name + ".txt";
    private const string NoticeFile = Name + ".NOTICE.txt";

    /// <summary>The files that a build writes: both documents, and the notice file where a license asks for one; null for a file that is not to be
    /// there.</summary>
    /// <param name="notices">What must go with each model.</param>
    public static IReadOnlyList<(string Name, byte[]? Content)> Files(IReadOnlyList<ModelNotice> notices) =>
    [
        (MarkdownFile, Encoding.UTF8.GetBytes(Markdown(notices))),
        (TextFile, Encoding.UTF8.GetBytes(Text(notices))),
        (NoticeFile, NoticeFileText(notices) is { Length: > 0 } text ? Encoding.UTF8.GetBytes(text) : null),
    ];

    /// <summary>The document as Markdown.</summary>
    /// <param name="notices">What must go with each model.</param>
    public static string Markdown(IReadOnlyList<ModelNotice> notices) => Write(notices, isMarkdown: true);

    /// <summary>The document as plain text.</summary>
    /// <param name="notices">What must go with each model.</param>
    public static string Text(IReadOnlyList<ModelNotice> notices) => Write(notices, isMarkdown: false);

    private static string Write(IReadOnlyList<ModelNotice> notices, bool isMarkdown)
    {
        var page = new NoticePage(isMarkdown);
        page.Heading(1, "Third-party models");
        page.Paragraph(
            notices.Count == 0
                ? "No model ships."
                : "Models that ship with this work, their licenses, and what the licenses ask of whoever passes copies on. Evidence, not legal advice."
        );
        var texts = new List<PackedSource>();
        foreach (var notice in notices)
        {
            WriteModel(page, notice, texts);
        }

        for (var i = 0; i < texts.Count; i++)
        {
            page.Heading(2, $"Text {Number(i + 1)}: {texts[i].Place.Path}");
            page.Verbatim(texts[i].Text);
        }

        return page.ToString();
    }

    private static void WriteModel(NoticePage page, ModelNotice notice, List<PackedSource> texts)
    {
        var model = notice.Model;
        page.Heading(2, model.Name);
        page.Item("File: " + page.Inline(model.Id));
        page.Item(
            "License: "
                + page.Inline(notice.LicenseName)
                + (model.License?.Id is { } id && id != notice.LicenseName ? " (" + page.Inline(id) + ")" : "")
        );
        if (notice.Origin is { } origin)
        {
            page.Item("Origin: " + page.Inline(origin));
        }

        if (notice.Text is { } text)
        {
            page.Item($"License text: text {Index(text, texts)} below");
        }

        if (notice.OwnNotice is { } own)
        {
            page.Item($"NOTICE file of the model: text {Index(own, texts)} below");
        }

        if (notice.Policy is { } policy)
        {
            page.Item($"Use policy: text {Index(policy, texts)} below");
        }

        if (notice.NoticeWords is { } words)
        {
            page.Item("Notice: " + page.Inline(words));
        }

        if (notice.IsUnknown)
        {
            page.Item("Still missing: what this license asks for is not recorded. Read it before you pass the model on.");
        }

        foreach (var duty in notice.Duties)
        {
            var when = duty.Duty.Moment == DutyMoment.Change ? "If you changed the model: " : "";
            var state = duty.State switch { DutyState.Missing => "Still missing: ", DutyState.ToDo => "To do: ", _ => "Included: " };
            page.Item(
                $"{(duty.Duty.Moment == DutyMoment.Change ? when : state)}{page.Inline(duty.Duty.Asks)} "
                + $"({duty.Duty.Where}){(duty.Note is null ? "" : " " + page.Inline(duty.Note))}"
            );
        }

        page.End();
    }

    private static string Index(PackedSource text, List<PackedSource> texts)
    {
        var index = texts.FindIndex(t => string.Equals(t.Folded, text.Folded, StringComparison.Ordinal));
        if (index < 0)
        {
            index = texts.Count;
            texts.Add(text);
        }

        return Number(index + 1);
    }

    /// <summary>The words that licenses want in a "Notice" file, and the models' own NOTICE files; empty where none is asked for.</summary>
    private static string NoticeFileText(IReadOnlyList<ModelNotice> notices)
    {
        var lines = notices.Select(n => n.NoticeWords).OfType<string>().Distinct(StringComparer.Ordinal)
            .Concat(notices.Select(n => n.OwnNotice?.Text.Replace("\r\n", "\n").Trim('\n', '\uFEFF')).OfType<string>().Distinct(StringComparer.Ordinal));
        var text = string.Join("\n\n", lines);
        return text.Length == 0 ? "" : text + "\n";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Markdown or plain text.</summary>
    private sealed class NoticePage(bool isMarkdown)
    {
        private readonly StringBuilder text = new();

        public void Heading(int level, string words)
        {
            var line = Inline(words);
            text.Append(isMarkdown ? new string('#', level) + " " + line : line).Append('\n');
            text.Append(isMarkdown ? "" : new string(level == 1 ? '=' : '-', Math.Min(line.Length, 80)) + "\n").Append('\n');
        }

        public void Paragraph(string words) => text.Append(words).Append("\n\n");

        public void Item(string words) => text.Append(isMarkdown ? "- " : "* ").Append(words).Append('\n');

        public void End() => text.Append('\n');

        /// <summary>A text as it stands; its fence is longer than any in it.</summary>
        public void Verbatim(string words)
        {
            var body = words.Replace("\r\n", "\n").Replace('\r', '\n').Trim('\n', '\uFEFF');
            var fence = "```";
            while (body.Contains(fence))
            {
                fence += "`";
            }

            text.Append(isMarkdown ? fence + "text\n" : "").Append(body).Append('\n').Append(isMarkdown ? fence + "\n" : "").Append('\n');
        }

        /// <summary>Words of a file, which must not become markup.</summary>
        public string Inline(string words)
        {
            var line = string.Join(" ", new string([.. words.Select(c => char.IsControl(c) ? ' ' : c)]).Split([' '], StringSplitOptions.RemoveEmptyEntries));
            if (!isMarkdown)
            {
                return line;
            }

            var escaped = new StringBuilder(line.Length);
            foreach (var c in line)
            {
                escaped.Append(c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' ? "\\" : "").Append(c);
            }

            return escaped.ToString();
        }

        public override string ToString() => text.ToString();
    }
}
