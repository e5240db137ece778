namespace ModelOpenness.Core.Tests.Rooms;

/// <summary>Which rooms of a project the files of it use: by using directives, by qualified names, and by names that a room within another sees without either.</summary>
internal sealed class Arrows
{
    private readonly string project;
    private readonly RoomTable table;
    private readonly List<Source> sources;
    private readonly Dictionary<string, Dictionary<string, int>> typesOfNamespaces;

    public Arrows(string project, RoomTable table, IEnumerable<Source> sources)
    {
        this.project = project;
        this.table = table;
        this.sources = [.. sources.Where(s => s.Path.StartsWith(project + "/", StringComparison.Ordinal))];
        typesOfNamespaces = this.sources.GroupBy(s => s.Namespace, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => g.SelectMany(s => s.Types.Select(t => (Type: t, Row: RowOf(s)))).DistinctBy(t => t.Type).ToDictionary(t => t.Type, t => t.Row, StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    /// <summary>Files that no row of the table holds.</summary>
    public IEnumerable<string> Homeless => sources.Where(s => RowOf(s) < 0).Select(s => s.Path);

    /// <summary>Rows of the table that hold no file.</summary>
    public IEnumerable<string> Empty => table.Names.Where(n => !sources.Exists(s => s.Path == project + "/" + n || s.Folder == project + "/" + n));

    /// <summary>Arrows to a room further down: "Terms → Judging (TermDetector.cs)".</summary>
    public IEnumerable<string> Upwards =>
        from source in sources
        let row = RowOf(source)
        where row >= 0
        from to in Used(source).Distinct()
        where to > row
        select $"{table.NameOf(row)} → {table.NameOf(to)} ({source.Path.Substring(source.Path.LastIndexOf('/') + 1)})";

    private int RowOf(Source source) => table.RowOf(source.Path.Substring(project.Length + 1));

    private IEnumerable<int> Used(Source source)
    {
        foreach (var name in source.Usings)
        {
            // "using static" and an alias name a type in the namespace.
            var known = name;
            while (!typesOfNamespaces.ContainsKey(known) && known.Contains('.'))
            {
                known = known.Substring(0, known.LastIndexOf('.'));
            }

            if (typesOfNamespaces.TryGetValue(known, out var types) && types.Count > 0)
            {
                yield return types.Values.Min();
            }
        }

        foreach (var chain in Names(source.Code))
        {
            var parts = chain.Split('.');
            for (var space = source.Namespace; space.Length > 0; space = space.Contains('.') ? space.Substring(0, space.LastIndexOf('.')) : "")
            {
                // Its own namespace aside, a file sees the types of those around it.
                if (space != source.Namespace && typesOfNamespaces.TryGetValue(space, out var around) && around.TryGetValue(parts[0], out var row))
                {
                    yield return row;
                }

                for (var i = 1; i < parts.Length; i++)
                {
                    var qualified = string.Join('.', parts.Take(i));
                    if ((typesOfNamespaces.TryGetValue(space + "." + qualified, out var within) || typesOfNamespaces.TryGetValue(qualified, out within))
                        && within.TryGetValue(parts[i], out row))
                    {
                        yield return row;
                    }
                }
            }
        }
    }

    /// <summary>Names in the place of a type or a namespace, with what dots join to them: members of an object and what is declared are left out.</summary>
    private static IEnumerable<string> Names(string code)
    {
        for (var at = 0; at < code.Length; at++)
        {
            if (!IsName(code[at]))
            {
                continue;
            }

            var start = at;
            while (at < code.Length && (IsName(code[at]) || code[at] == '.'))
            {
                at++;
            }

            var next = at;
            while (next < code.Length && code[next] == ' ')
            {
                next++;
            }

            var isMember = start > 0 && code[start - 1] is '.' or '?' && start > 1 && (IsName(code[start - 2]) || code[start - 2] is ')' or ']');
            if (!isMember && next < code.Length && !code[next..].StartsWith("is ", StringComparison.Ordinal) && (IsName(code[next]) || code[next] is '.' or '<' or '>' or '?' or ')' or '(' or '[' or ',' or ';'))
            {
                yield return code[start..at].TrimEnd('.');
            }
        }
    }

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';
}
