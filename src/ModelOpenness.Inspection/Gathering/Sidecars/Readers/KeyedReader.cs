using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>
/// A JSON or YAML document in which everything stands at fixed keys: <c>Knowledge/sidecars.ini</c> says where (<c>license</c>,
/// <c>base</c>, <c>hint</c>; parts of a key are parted by dots).
/// </summary>
internal sealed class KeyedReader(KnowledgeEntry entry) : ISidecarReader
{
    private readonly string[][] licenses = Keys(entry, "license");
    private readonly string[][] bases = Keys(entry, "base");
    private readonly string[][] hints = Keys(entry, "hint");

    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var root = entry.Find("format") is "yaml" ? YamlTree.Read(content.Text) : JsonTree.Read(content.Bytes);
        if (root is null)
        {
            yield break;
        }

        var stated = Values(root, licenses, content).ToList();
        if (stated.Count > 0)
        {
            yield return new SidecarStatement(SidecarSubject.Folder) { Licenses = stated };
        }

        var named = Values(root, bases, content).Select(v => v.Text).ToList();
        if (named.Count > 0)
        {
            yield return new SidecarStatement(SidecarSubject.Folder) { Bases = named };
        }

        var hinted = Values(root, hints, content).Select(v => v.Text).ToList();
        if (hinted.Count > 0)
        {
            yield return new SidecarStatement(SidecarSubject.Folder) { Bases = hinted, IsHint = true };
        }
    }

    private static IEnumerable<DocumentValue> Values(DocumentNode root, string[][] keys, SidecarContent content) =>
        keys.SelectMany(k => root.Find(k).Select(n => n.ValueAt(content.Path, string.Join(".", k))).OfType<DocumentValue>());

    private static string[][] Keys(KnowledgeEntry entry, string name) => [.. entry.All(name).Select(k => k.Split('.'))];
}
