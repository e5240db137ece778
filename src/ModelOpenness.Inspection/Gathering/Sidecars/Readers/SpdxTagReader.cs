using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>SPDX 2.x as tags and values: one a line, long values in <c>&lt;text&gt;</c>.</summary>
internal sealed class SpdxTagReader : ISidecarReader
{
    private const string Open = "<text>";
    private const string Close = "</text>";

    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var elements = new List<Element>();
        var texts = new Dictionary<string, Element>(StringComparer.Ordinal);
        Element? current = null;
        var isSpdx = false;
        foreach (var (tag, value) in Tags(content))
        {
            isSpdx |= tag is "SPDXVersion";
            switch (tag)
            {
                case "PackageName" or "FileName":
                    elements.Add(current = new Element(value.Text, tag is "FileName"));
                    break;
                case "LicenseID":
                    current = new Element(value.Text, IsFile: false);
                    texts[value.Text] = current;
                    break;
                case "SnippetSPDXID" or "Relationship":
                    current = null;
                    break;
                case "PackageFileName":
                    current?.Paths.Add(value.Text);
                    break;
                case "ExternalRef" when current is not null && Bom.IsSoftware(value.Text.Substring(value.Text.LastIndexOf(' ') + 1)):
                    elements.Remove(current);
                    break;
                case "ExternalRef" when Bom.IdOfPurl(value.Text.Substring(value.Text.LastIndexOf(' ') + 1)) is { } id:
                    current?.Names.Add(id);
                    break;
                case "PackageLicenseConcluded" or "LicenseConcluded" when current is not null:
                    current.Concluded ??= Bom.Asserted(value);
                    break;
                case "PackageLicenseDeclared" or "LicenseInfoInFile" when current is not null && Bom.Asserted(value) is { } declared:
                    current.Declared.Add(declared);
                    break;
                case "ExtractedText" when current is not null:
                    current.Text = value;
                    break;
                case "LicenseName" when current is not null:
                    current.Title = Bom.Asserted(value);
                    break;
                case "PackageChecksum" or "FileChecksum" when value.Text.StartsWith("SHA256:", StringComparison.Ordinal):
                    current?.Hashes.Add(value.Text.Substring(7).Trim());
                    break;
            }
        }

        return isSpdx ? elements.Where(e => e.Concluded is not null || e.Declared.Count > 0).Select(e => Statement(e, texts)) : [];
    }

    private static SidecarStatement Statement(Element element, Dictionary<string, Element> texts)
    {
        IReadOnlyList<DocumentValue> licenses = element.Concluded is not null ? [element.Concluded] : element.Declared;
        var subject = new SidecarSubject
        {
            Names = element.IsFile ? [] : [element.Name, .. element.Names],
            Paths = element.IsFile ? [element.Name] : element.Paths,
            Hashes = element.Hashes,
        };
        return licenses.Count == 1 && texts.TryGetValue(licenses[0].Text, out var own)
            ? new SidecarStatement(subject) { Licenses = own.Title is null ? licenses : [own.Title with { Place = licenses[0].Place }], LicenseText = own.Text }
            : new SidecarStatement(subject) { Licenses = licenses };
    }

    private static IEnumerable<(string Tag, DocumentValue Value)> Tags(SidecarContent content)
    {
        var text = content.Text;
        var line = 0;
        for (var at = 0; at < text.Length;)
        {
            line++;
            var lineStart = at;
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            at = end + 1;
            var colon = text.IndexOf(':', lineStart, end - lineStart);
            if (colon <= lineStart || text[lineStart] == '#')
            {
                continue;
            }

            var value = colon + 1;
            while (value < end && char.IsWhiteSpace(text[value]))
            {
                value++;
            }

            var first = line;
            var stop = end;
            if (string.CompareOrdinal(text, value, Open, 0, Open.Length) == 0)
            {
                value += Open.Length;
                stop = text.IndexOf(Close, value, StringComparison.Ordinal);
                if (stop < 0)
                {
                    yield break;
                }

                for (var i = value; i < stop; i++)
                {
                    line += text[i] == '\n' ? 1 : 0;
                }

                var rest = text.IndexOf('\n', stop);
                at = rest < 0 ? text.Length : rest + 1;
            }

            var words = text.Substring(value, stop - value);
            if (words.Trim().Length > 0)
            {
                var column = value - lineStart + 1;
                var endColumn = line == first ? column + words.TrimEnd().Length : stop - text.LastIndexOf('\n', stop - 1);
                yield return (
                    text.Substring(lineStart, colon - lineStart).Trim(),
                    new DocumentValue(
                        words.Trim(),
                        new Place(content.Path, first, column, line, endColumn),
                        text.Substring(lineStart, colon - lineStart).Trim()
                    )
                );
            }
        }
    }

    private sealed record Element(string Name, bool IsFile)
    {
        public List<string> Names { get; } = [];

        public List<string> Paths { get; } = [];

        public List<string> Hashes { get; } = [];

        public List<DocumentValue> Declared { get; } = [];

        public DocumentValue? Concluded { get; set; }

        public DocumentValue? Text { get; set; }

        public DocumentValue? Title { get; set; }
    }
}
