using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>
/// REUSE.toml, and the older <c>.reuse/dep5</c>: patterns of paths with a license each, of which the last one that matches counts.
/// A pattern for everything speaks of the whole, not of a model in it.
/// </summary>
internal sealed class ReuseReader : ISidecarReader
{
    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var rules = content.Path.EndsWith(".toml", StringComparison.OrdinalIgnoreCase) ? Annotations(content) : Paragraphs(content);
        for (var i = 0; i < rules.Count; i++)
        {
            var later = i + 1;
            var (patterns, license) = rules[i];
            yield return new SidecarStatement(new SidecarSubject
            {
                Covers = path => patterns.Any(p => p.Matches(path)) && !rules.Skip(later).Any(r => r.Patterns.Any(p => p.Matches(path))),
            })
            {
                Licenses = license,
                Source = patterns.All(p => p.IsEverything) ? EvidenceSource.FolderAbove : EvidenceSource.LicenseFile,
            };
        }
    }

    private static List<(List<ReusePattern> Patterns, List<DocumentValue> License)> Annotations(SidecarContent content)
    {
        var rules = new List<(List<ReusePattern>, List<DocumentValue>)>();
        foreach (var table in ReuseToml.Read(content.Text) ?? [])
        {
            var paths = table.All("path").Select(p => p.Text).OfType<string>().Select(p => new ReusePattern(p, isDebian: false)).ToList();
            var licenses = table
                .All("SPDX-License-Identifier")
                .Select(l => l.ValueAt(content.Path, "SPDX-License-Identifier"))
                .OfType<DocumentValue>()
                .ToList();
            if (paths.Count > 0 && licenses.Count > 0)
            {
                rules.Add((paths, licenses));
            }
        }

        return rules;
    }

    /// <summary>Paragraphs of a Debian copyright file: fields, continued on lines that begin with white space.</summary>
    private static List<(List<ReusePattern> Patterns, List<DocumentValue> License)> Paragraphs(SidecarContent content)
    {
        var rules = new List<(List<ReusePattern>, List<DocumentValue>)>();
        var files = new List<ReusePattern>();
        var licenses = new List<DocumentValue>();
        string? field = null;
        var number = 0;
        foreach (var line in content.Text.Split('\n').Append(""))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                if (files.Count > 0 && licenses.Count > 0)
                {
                    rules.Add((files, licenses));
                }

                files = [];
                licenses = [];
                field = null;
                continue;
            }

            if (line[0] == '#')
            {
                continue;
            }

            var value = line;
            if (!char.IsWhiteSpace(line[0]))
            {
                var colon = line.IndexOf(':');
                field = colon > 0 ? line.Substring(0, colon) : null;
                value = line.Substring(colon + 1);
                if (string.Equals(field, "License", StringComparison.OrdinalIgnoreCase) && value.Trim() is { Length: > 0 } license)
                {
                    var column = line.IndexOf(license, colon, StringComparison.Ordinal) + 1;
                    licenses.Add(new DocumentValue(license, new Place(content.Path, number, column, number, column + license.Length), "License"));
                }
            }

            if (string.Equals(field, "Files", StringComparison.OrdinalIgnoreCase))
            {
                files.AddRange(value.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(p => new ReusePattern(p, isDebian: true)));
            }
        }

        return rules;
    }
}

/// <summary>
/// A pattern of paths. In REUSE.toml a star stays within a folder and two do not; in dep5 a star goes across folders and a question mark
/// is any character. A backslash takes the meaning from what follows.
/// </summary>
internal sealed class ReusePattern
{
    private readonly List<Part> parts = [];

    public ReusePattern(string pattern, bool isDebian)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                parts.Add(new Part(Kind.Letter, pattern[++i]));
            }
            else if (c == '*')
            {
                var deep = isDebian || (i + 1 < pattern.Length && pattern[i + 1] == '*');
                while (i + 1 < pattern.Length && pattern[i + 1] == '*')
                {
                    i++;
                }

                parts.Add(new Part(deep ? Kind.Anything : Kind.Name, '*'));
            }
            else
            {
                parts.Add(new Part(c == '?' && isDebian ? Kind.One : Kind.Letter, c));
            }
        }
    }

    private enum Kind
    {
        Letter,
        One,
        Name,
        Anything,
    }

    /// <summary>True where the pattern names no file, folder or ending: only wildcards and slashes.</summary>
    public bool IsEverything => parts.TrueForAll(p => p.Kind is Kind.Name or Kind.Anything || p.Letter == '/');

    /// <summary>True where the path matches. Linear in pattern times path.</summary>
    public bool Matches(string path)
    {
        var reachable = new bool[path.Length + 1];
        reachable[0] = true;
        foreach (var part in parts)
        {
            if (part.Kind is Kind.Name or Kind.Anything)
            {
                for (var at = 1; at <= path.Length; at++)
                {
                    reachable[at] |= reachable[at - 1] && (part.Kind == Kind.Anything || path[at - 1] != '/');
                }

                continue;
            }

            for (var at = path.Length; at > 0; at--)
            {
                reachable[at] = reachable[at - 1] && (part.Kind == Kind.One || path[at - 1] == part.Letter);
            }

            reachable[0] = false;
        }

        return reachable[path.Length];
    }

    private readonly record struct Part(Kind Kind, char Letter);
}
