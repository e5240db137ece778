using System.Text;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Standards;

/// <summary>
/// Tells from the name of a file beside a model which component it is, and what a license file covers. The names are the data
/// file <c>Knowledge/mof-files.ini</c>.
/// </summary>
internal static class ComponentFileRules
{
    private static readonly Lazy<Rules> Loaded = new(Rules.Load);

    /// <summary>Folders that are not looked into.</summary>
    /// <param name="name">Name of the folder.</param>
    public static bool IsSkippedFolder(string name) => Loaded.Value.Skipped.Contains(name);

    /// <summary>The component that a file is, or null.</summary>
    /// <param name="relativePath">The file relative to the model's folder, with forward slashes.</param>
    public static MofComponent? ComponentOf(string relativePath)
    {
        var file = new FileName(relativePath);
        foreach (var rule in Loaded.Value.Components)
        {
            if (rule.Matches(file))
            {
                return rule.Component;
            }
        }

        return null;
    }

    /// <summary>What a license file covers, or null for a file that is no license.</summary>
    /// <param name="fileName">Name of the file, without folder.</param>
    public static LicenseFileScope? ScopeOf(string fileName)
    {
        var file = new FileName(fileName);
        return Loaded.Value.IsProgram(file.Extension) ? null : Loaded.Value.Licenses.ScopeOf(file.Whole);
    }

    /// <summary>What the name of a license file or use policy says beside that it is one.</summary>
    /// <param name="fileName">Name of the file, without folder.</param>
    public static LicenseFileSubject SubjectOf(string fileName) =>
        TextFileNames.StemOf(fileName) is { } stem ? Loaded.Value.Licenses.SubjectOf(stem) : LicenseFileSubject.Nothing;

    /// <summary>True where a file is a license of all that lies in and below its folder: of no part, no other party and no one thing.</summary>
    /// <param name="fileName">Name of the file, without folder.</param>
    public static bool IsLicenseOfAll(string fileName) =>
        TextFileNames.StemOf(fileName) is { } stem && TextFileNames.NamesLicense(stem)
        && ScopeOf(fileName) is null or LicenseFileScope.Distribution && !SubjectOf(fileName).NamesThing;

    /// <summary>True for a word that tells no thing from another: "the", "model", "agreement".</summary>
    /// <param name="word">In lower case.</param>
    public static bool IsAboutAnything(string word) => Loaded.Value.Licenses.IsAboutAnything(word);

    /// <summary>True for a word for weights: "model", "checkpoint".</summary>
    /// <param name="word">In lower case.</param>
    public static bool IsAboutWeights(string word) => Loaded.Value.Licenses.IsAboutWeights(word);

    /// <summary>The component that a section of a model card stands for, by its heading, or null.</summary>
    /// <param name="heading">The heading without its marks.</param>
    public static MofComponent? ComponentOfHeading(string heading)
    {
        // "4. Data" and "📊 Data" are "Data".
        var from = 0;
        while (from < heading.Length && !char.IsLetter(heading[from]))
        {
            from++;
        }

        var folded = heading.Substring(from).Trim().TrimEnd(':', '.', '*', '_').ToLowerInvariant();
        foreach (var card in Loaded.Value.Headings)
        {
            if (card.Value.Exists(p => p.Matches(folded)))
            {
                return card.Key;
            }
        }

        return null;
    }

    private readonly struct FileName
    {
        public FileName(string relativePath)
        {
            var parts = relativePath.Split('/');
            var name = parts[parts.Length - 1];
            var dot = name.LastIndexOf('.');
            Whole = Fold(name);
            Stem = Fold(dot > 0 ? name.Substring(0, dot) : name);
            Extension = dot > 0 ? name.Substring(dot + 1).ToLowerInvariant() : "";
            Folders = [.. parts.Take(parts.Length - 1).Select(Fold)];
        }

        public string Whole { get; }

        public string Stem { get; }

        public string Extension { get; }

        public string[] Folders { get; }

        public static string Fold(string name)
        {
            var folded = new StringBuilder(name.Length);
            foreach (var c in name)
            {
                folded.Append(c is ' ' or '_' or '.' ? '-' : char.ToLowerInvariant(c));
            }

            return folded.ToString();
        }
    }

    private sealed class Pattern
    {
        private readonly string text;
        private readonly bool fromStart;
        private readonly bool toEnd;

        public Pattern(string pattern)
        {
            fromStart = !pattern.StartsWith("*", StringComparison.Ordinal);
            toEnd = !pattern.EndsWith("*", StringComparison.Ordinal);
            text = pattern.Trim('*');
        }

        public bool Matches(string name) => (fromStart, toEnd) switch
        {
            (true, true) => string.Equals(name, text, StringComparison.Ordinal),
            (true, false) => name.StartsWith(text, StringComparison.Ordinal),
            (false, true) => name.EndsWith(text, StringComparison.Ordinal),
            _ => name.IndexOf(text, StringComparison.Ordinal) >= 0,
        };
    }

    private sealed class ComponentRule(MofComponent component, HashSet<string>? extensions, List<Pattern> patterns, bool isFolder, bool isWhole)
    {
        public MofComponent Component { get; } = component;

        public bool Matches(FileName file)
        {
            if (extensions is not null && !extensions.Contains(file.Extension))
            {
                return false;
            }

            if (isFolder)
            {
                return Array.Exists(file.Folders, folder => patterns.Exists(p => p.Matches(folder)));
            }

            var name = isWhole ? file.Whole : file.Stem;
            return patterns.Exists(p => p.Matches(name));
        }
    }

    private sealed class Rules
    {
        private const string InFolder = "in-folder-";

        public List<ComponentRule> Components { get; } = [];

        public LicenseFileNames Licenses { get; private set; } = null!;

        public List<KeyValuePair<MofComponent, List<Pattern>>> Headings { get; } = [];

        /// <summary>Extensions of files that hold no prose, whatever their names.</summary>
        private readonly HashSet<string> programs = new(StringComparer.Ordinal);

        public bool IsProgram(string extension) => programs.Contains(extension);

        public HashSet<string> Skipped { get; } = new(StringComparer.OrdinalIgnoreCase);

        public static Rules Load()
        {
            var rules = new Rules();
            var groups = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
            foreach (var entry in KnowledgeFile.Read("mof-files.ini"))
            {
                if (string.Equals(entry.Id, ".licenses", StringComparison.Ordinal))
                {
                    rules.Licenses = new LicenseFileNames(entry);
                    continue;
                }

                foreach (var pair in entry.Values)
                {
                    switch (entry.Id)
                    {
                        case ".groups":
                            groups.Add(pair.Key, new HashSet<string>(StandardsData.Words(pair.Value), StringComparer.Ordinal));
                            break;
                        case ".skip":
                            rules.Skipped.UnionWith(StandardsData.Words(pair.Value));
                            break;
                        case ".card":
                            rules.Headings.Add(new(Known(pair.Key), Patterns([pair.Value])));
                            break;
                        default:
                            rules.Components.Add(Rule(Known(entry.Id), pair.Key, pair.Value, groups));
                            break;
                    }
                }
            }

            rules.programs.UnionWith(groups.Where(g => g.Key is "code" or "data" or "table" or "weights").SelectMany(g => g.Value));
            rules.programs.ExceptWith(groups["document"]);
            return rules;
        }

        private static ComponentRule Rule(MofComponent component, string key, string value, Dictionary<string, HashSet<string>> groups)
        {
            var patterns = Patterns(StandardsData.Words(value));
            if (string.Equals(key, "file", StringComparison.Ordinal))
            {
                return new ComponentRule(component, extensions: null, patterns, isFolder: false, isWhole: true);
            }

            var isFolder = key.StartsWith(InFolder, StringComparison.Ordinal);
            var group = isFolder ? key.Substring(InFolder.Length) : key;
            return groups.TryGetValue(group, out var extensions)
                ? new ComponentRule(component, extensions, patterns, isFolder, isWhole: false)
                : throw new FormatException($"'{group}' is no group of extensions.");
        }

        private static MofComponent Known(string id) => MofComponent.Find(id) ?? throw new FormatException($"'{id}' is no component.");

        private static List<Pattern> Patterns(IEnumerable<string> patterns) => [.. patterns.Select(p => new Pattern(p))];
    }
}
