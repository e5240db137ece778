using System.Text;
using ModelOpenness.Code;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.References;

/// <summary>Finds the models that a document names: JSON, YAML or XML, as texts with the keys that lead to them.</summary>
internal static class DocumentReferences
{
    private const string Download = "DownloadFile";

    /// <summary>The references of a document, in its order.</summary>
    /// <param name="path">Its path, as places carry it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="kind">How it is read.</param>
    public static IEnumerable<Reference> In(string path, string text, ReferenceFileKind kind)
    {
        var isSettings = kind is ReferenceFileKind.Settings or ReferenceFileKind.Yaml;
        var found = Texts(text, kind).SelectMany(t => Named(path, t, kind)).ToList();
        // One entry is what is used; several under one key are there to choose from.
        var entries = found.Where(f => f.How is null && f.Kind != NamingKind.None).ToLookup(f => f.Group, f => f.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (setting, name, place, how, group, _) in found)
        {
            var key =
                kind == ReferenceFileKind.Project
                    ? string.Join(":", setting.Keys.Skip(Math.Max(0, setting.Keys.Count - 2)))
                    : string.Join(":", setting.Keys);
            var isChosen = isSettings && !SettingKeys.IsListed(setting.Keys);
            yield return new Reference(
                place,
                how ?? (isChosen || !entries[group].Any() ? ReferenceHow.Fetched : SourceReferences.Entry(entries[group])),
                name
            )
            {
                Key = key,
            };
        }
    }

    private static IEnumerable<Found> Named(string path, Setting setting, ReferenceFileKind kind)
    {
        var value = setting.Value;
        if (value.Length is < 2 or > 4096 || setting.Keys.Count == 0)
        {
            yield break;
        }

        if (kind == ReferenceFileKind.Project)
        {
            if (
                ModelNaming.Of(value) is var named
                && (
                    named == NamingKind.Address
                    || (named == NamingKind.Page && setting.Keys.Contains(Download, StringComparer.OrdinalIgnoreCase))
                )
            )
            {
                yield return Of(path, setting, 0, value.Length, named, ReferenceHow.Fetched);
            }

            yield break;
        }

        var last = setting.Keys[setting.Keys.Count - 1];
        if (ReferenceWords.Is("other-keys", last.Replace("_", "").Replace("-", "")))
        {
            yield break;
        }

        if (value.IndexOf(' ') >= 0 && ReferenceWords.Is("scripts", setting.Keys.LastOrDefault(k => !k.All(char.IsDigit)) ?? ""))
        {
            foreach (var (start, length, how) in ScriptReferences.Read(value))
            {
                yield return Of(path, setting, start, length, NamingKind.Id, how);
            }

            yield break;
        }

        // "- MODEL=llama3.2" in a list of variables.
        var equal = last.All(char.IsDigit) && value.IndexOf(' ') < 0 ? value.IndexOf('=') : -1;
        IReadOnlyList<string> keys = equal > 0 ? [.. setting.Keys, value.Substring(0, equal)] : setting.Keys;
        var parts = SettingKeys.Names(keys, value.Substring(equal + 1)).Select(p => (Start: p.Start + equal + 1, p.Length)).ToList();
        foreach (var (start, length) in parts)
        {
            if (value.Substring(start, length).Trim() is { Length: > 0 } name)
            {
                var named = ModelNaming.Of(name, mayBeOwn: true);
                yield return Of(path, setting with { Keys = keys }, start, length, named, named == NamingKind.Address ? ReferenceHow.Fetched : null);
            }
        }

        if (parts.Count == 0 && ModelNaming.Of(value) is var plain && plain is not (NamingKind.None or NamingKind.Word))
        {
            yield return Of(
                path, setting, 0, value.Length, plain,
                plain switch
                {
                    NamingKind.Address => ReferenceHow.Fetched,
                    NamingKind.Page => null,
                    _ => ReferenceHow.Mentioned,
                }
            );
        }
    }

    private static Found Of(string path, Setting setting, int start, int length, NamingKind kind, ReferenceHow? how)
    {
        // With escapes, columns behind the first one are not known: the start of the text is.
        var column = setting.Column + (setting.IsPlain ? start : 0);
        var place = new Place(path, setting.Line, column, setting.Line, column + (setting.IsPlain ? length : 1));
        return new Found(setting, setting.Value.Substring(start, length).Trim(), place, how, setting.Keys.LastOrDefault(k => !k.All(char.IsDigit)) ?? "", kind);
    }

    private static IEnumerable<Setting> Texts(string text, ReferenceFileKind kind) => kind switch
    {
        ReferenceFileKind.Yaml => Texts(YamlTree.Read(text), []),
        ReferenceFileKind.Xml or ReferenceFileKind.Project => Texts(XmlTree.Read(Encoding.UTF8.GetBytes(text)), []),
        _ => SettingsReader.Read(text),
    };

    /// <summary>The readers bound the depth of what they read.</summary>
    private static IEnumerable<Setting> Texts(DocumentNode? node, IReadOnlyList<string> keys)
    {
        if (node?.Text is { Length: > 0 } text)
        {
            yield return new Setting(keys, text, node.Line, node.Column, IsPlain: node.EndLine == node.Line && node.EndColumn - node.Column == text.Length);
        }

        foreach (var member in node?.Members ?? [])
        {
            var below = member.Key == "#text" ? keys : [.. keys, member.Key.TrimStart('@')];
            foreach (var inner in Texts(member.Value, below))
            {
                yield return inner;
            }
        }

        for (var i = 0; i < (node?.Items.Count ?? 0); i++)
        {
            foreach (var inner in Texts(node!.Items[i], [.. keys, i.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
                yield return inner;
            }
        }
    }

    private sealed record Found(Setting Setting, string Name, Place Place, ReferenceHow? How, string Group, NamingKind Kind);
}
