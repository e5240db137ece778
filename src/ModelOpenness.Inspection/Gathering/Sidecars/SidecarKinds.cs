using ModelOpenness.Inspection.Gathering.Sidecars.Readers;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Gathering.Sidecars;

/// <summary>A kind of sidecar: how its files are called and who reads them.</summary>
internal sealed class SidecarKind
{
    private readonly Lazy<ISidecarReader> reader;

    public SidecarKind(KnowledgeEntry entry)
    {
        Id = entry.Id;
        IsFoundAbove = entry.Find("where") is "above";
        reader = new Lazy<ISidecarReader>(() => entry.Find("reader") switch
        {
            "keys" => new KeyedReader(entry),
            "kitfile" => new KitfileReader(),
            "modelfile" => new ModelfileReader(),
            "oci" => new OciManifestReader(),
            "cyclonedx" => new CycloneDxReader(),
            "spdx" => new SpdxReader(),
            "croissant" => new CroissantReader(),
            "mof" => new MofReader(),
            "nuspec" => new NuspecReader(),
            "reuse" => new ReuseReader(),
            "notice" => new NoticeReader(),
            var other => throw new FormatException($"[{entry.Id}] names no reader that is known: '{other}'."),
        });
    }

    /// <summary>The heading in <c>sidecars.ini</c>.</summary>
    public string Id { get; }

    /// <summary>True where a file of this kind in a folder above may name the model.</summary>
    public bool IsFoundAbove { get; }

    /// <summary>Made when the first file of the kind is there: a build without any need not compile it.</summary>
    public ISidecarReader Reader => reader.Value;
}

/// <summary>The kinds of sidecars, from <c>Knowledge/sidecars.ini</c>; asked by the name of a file.</summary>
internal static class SidecarKinds
{
    private static readonly Lazy<Table> Loaded = new(Table.Load);

    /// <summary>The kinds that a file of this name may be: several, where names are shared.</summary>
    public static IReadOnlyList<SidecarKind> Of(string name) => Loaded.Value.Of(name);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<SidecarKind> All => Loaded.Value.Kinds;

    private sealed class Table
    {
        private static readonly IReadOnlyList<SidecarKind> None = [];
        private readonly Dictionary<string, List<SidecarKind>> names = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<(string Ending, SidecarKind Kind)> endings = [];
        private readonly List<(string Beginning, SidecarKind Kind)> beginnings = [];

        public List<SidecarKind> Kinds { get; } = [];

        public static Table Load()
        {
            var table = new Table();
            foreach (var entry in KnowledgeFile.Read("sidecars.ini"))
            {
                var kind = new SidecarKind(entry);
                table.Kinds.Add(kind);
                foreach (var pattern in entry.All("name").SelectMany(n => n.Split(' ')))
                {
                    if (pattern[0] == '*')
                    {
                        table.endings.Add((pattern.Substring(1), kind));
                    }
                    else if (pattern[pattern.Length - 1] == '*')
                    {
                        table.beginnings.Add((pattern.Substring(0, pattern.Length - 1), kind));
                    }
                    else
                    {
                        if (!table.names.TryGetValue(pattern, out var list))
                        {
                            table.names.Add(pattern, list = []);
                        }

                        list.Add(kind);
                    }
                }
            }

            return table;
        }

        public IReadOnlyList<SidecarKind> Of(string name)
        {
            if (names.TryGetValue(name, out var exact))
            {
                return exact;
            }

            foreach (var (ending, kind) in endings)
            {
                if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                {
                    return [kind];
                }
            }

            foreach (var (beginning, kind) in beginnings)
            {
                if (name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                {
                    return [kind];
                }
            }

            return None;
        }
    }
}
