using System.Text;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Syntax;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace ModelOpenness.Cli.Tests.Docs;

/// <summary>A page for users, as GitHub renders it: its code blocks, links and headings.</summary>
internal sealed class DocPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument document;

    private DocPage(string path)
    {
        Path = path;
        document = Markdown.Parse(File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n"), Pipeline);
    }

    /// <summary>The pages, but for the history and the generated pages of rules, which have tests of their own.</summary>
    public static IReadOnlyList<DocPage> All { get; } =
    [
        .. new[] { "README.md", "CONTRIBUTING.md", "SECURITY.md" }
            .Concat(Directory.GetFiles(System.IO.Path.Combine(Repository.Root, "docs"), "*.md").Select(f => "docs/" + System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal))
            .Select(p => new DocPage(p)),
    ];

    /// <summary>The pages and those of the rules.</summary>
    public static IEnumerable<DocPage> WithRules =>
        All.Concat(Directory.GetFiles(System.IO.Path.Combine(Repository.Root, "docs", "rules"), "*.md").Select(f => new DocPage("docs/rules/" + System.IO.Path.GetFileName(f))));

    /// <summary>Path from the repository's root.</summary>
    public string Path { get; }

    /// <summary>The fenced code blocks.</summary>
    public IEnumerable<CodeBlockOfPage> Code => document.Descendants<FencedCodeBlock>()
        .Select(b => new CodeBlockOfPage($"{Path}:{b.Line + 1}", b.Info ?? "", b.Lines.ToString()));

    /// <summary>Where links and pictures lead.</summary>
    public IEnumerable<string> Links => document.Descendants<LinkInline>().Select(l => l.Url ?? "");

    /// <summary>The anchors of its headings.</summary>
    public IEnumerable<string> Anchors => document.Descendants<HeadingBlock>().Select(h => h.TryGetAttributes()?.Id ?? "");
}

/// <summary>A code block.</summary>
/// <param name="Where">File and line.</param>
/// <param name="Language">What stands behind its fence.</param>
/// <param name="Text">What it holds.</param>
internal sealed record CodeBlockOfPage(string Where, string Language, string Text)
{
    /// <summary>Commands of the tool in a block of shell lines, or in the steps of a CI service.</summary>
    public IEnumerable<string> Commands => Text.Split('\n').Select(Command).OfType<string>();

    private static string? Command(string line)
    {
        var text = line.Trim();
        foreach (var step in new[] { "- run: ", "- script: ", "- ", "\"command\": \"" })
        {
            text = text.StartsWith(step, StringComparison.Ordinal) ? text[step.Length..] : text;
        }

        text = text.StartsWith(".tools/", StringComparison.Ordinal) ? text[".tools/".Length..] : text;
        return text.StartsWith("model-openness ", StringComparison.Ordinal) ? WithoutRemark(text).TrimEnd('"', ',', ' ') : null;
    }

    private static string WithoutRemark(string text)
    {
        var remark = text.IndexOf(" #", StringComparison.Ordinal);
        return remark < 0 ? text : text[..remark].TrimEnd();
    }

    /// <inheritdoc/>
    public override string ToString() => new StringBuilder(Where).Append(' ').Append(Language).ToString();
}
