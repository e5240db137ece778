using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Reading.Documents;

/// <summary>
/// A node of a JSON, YAML or XML document with its place: one shape, so that a reader of a sidecar need not know in which of them
/// it was written. An XML element is a map of its children, its attributes (<c>@name</c>) and its text (<c>#text</c>).
/// </summary>
internal sealed class DocumentNode
{
    /// <summary>What a missing node is: it has nothing, and nothing below it.</summary>
    public static readonly DocumentNode None = new(0, 0);

    private List<DocumentNode>? items;
    private List<KeyValuePair<string, DocumentNode>>? members;

    public DocumentNode(int line, int column)
    {
        Line = line;
        Column = column;
        EndLine = line;
        EndColumn = column;
    }

    public int Line { get; }

    public int Column { get; }

    public int EndLine { get; set; }

    public int EndColumn { get; set; }

    /// <summary>The text of a value; null for a map, a list and <c>null</c>.</summary>
    public string? Text { get; set; }

    public bool IsMap => members is not null;

    public bool IsList => items is not null;

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<DocumentNode> Items => items ?? (IReadOnlyList<DocumentNode>)[];

    /// <summary>The keys and values of a map, in the order of the document.</summary>
    public IReadOnlyList<KeyValuePair<string, DocumentNode>> Members => members ?? (IReadOnlyList<KeyValuePair<string, DocumentNode>>)[];

    /// <summary>The value of a key; <see cref="None"/> where there is none. The first one counts.</summary>
    public DocumentNode this[string key]
    {
        get
        {
            foreach (var member in Members)
            {
                if (string.Equals(member.Key, key, StringComparison.Ordinal))
                {
                    return member.Value;
                }
            }

            return None;
        }
    }

    /// <summary>True where the map has the key, whatever its value.</summary>
    public bool Has(string key) => !ReferenceEquals(this[key], None);

    public void BeMap() => members ??= [];

    public void BeList() => items ??= [];

    public void Add(DocumentNode item) => (items ??= []).Add(item);

    public void Add(string key, DocumentNode value) => (members ??= []).Add(new KeyValuePair<string, DocumentNode>(key, value));

    /// <summary>All values of a key (XML repeats elements where JSON has a list), lists taken apart.</summary>
    public IEnumerable<DocumentNode> All(string key)
    {
        foreach (var member in Members)
        {
            if (!string.Equals(member.Key, key, StringComparison.Ordinal))
            {
                continue;
            }

            if (member.Value.items is null)
            {
                yield return member.Value;
                continue;
            }

            foreach (var item in member.Value.Items)
            {
                yield return item;
            }
        }
    }

    /// <summary>The node below by a path of keys; a list on the way gives its items, one after the other.</summary>
    public IEnumerable<DocumentNode> Find(params string[] path)
    {
        IEnumerable<DocumentNode> nodes = [this];
        foreach (var key in path)
        {
            nodes = nodes.SelectMany(n => n.All(key));
        }

        return nodes;
    }

    /// <summary>The text of the node: of a value, or of an XML element's.</summary>
    public string? Value => Text ?? (IsMap ? this["#text"].Text : null);

    /// <summary>The value with its place, or null where there is no text.</summary>
    public DocumentValue? ValueAt(string path, string key)
    {
        var node = Text is null && IsMap ? this["#text"] : this;
        return string.IsNullOrWhiteSpace(node.Text)
            ? null
            : new DocumentValue(node.Text!.Trim(), new Place(path, node.Line, node.Column, node.EndLine, node.EndColumn), key);
    }
}
