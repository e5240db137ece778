namespace ModelOpenness.Core.Tests.Rooms;

/// <summary>The rooms of a project in the order in which they may use each other, as CONTRIBUTING.md has them.</summary>
internal sealed class RoomTable
{
    private readonly List<IReadOnlyList<string>> rows = [];

    private RoomTable(string heading)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "CONTRIBUTING.md"));
        foreach (var line in lines.SkipWhile(l => l != heading).Skip(1).TakeWhile(l => l.Length == 0 || l[0] == '|'))
        {
            // What stands between backticks in the first cell.
            var names = line.Split('|').ElementAtOrDefault(1)?.Split('`').Where((_, i) => i % 2 == 1).ToList() ?? [];
            if (names.Count > 0)
            {
                rows.Add(names);
            }
        }
    }

    public static RoomTable Core { get; } = new("### Folders of ModelOpenness.Core");

    public static RoomTable Inspection { get; } = new("### Folders of ModelOpenness.Inspection");

    public IEnumerable<string> Names => rows.SelectMany(r => r);

    /// <summary>The row of a file, or of its folder; -1 where neither stands in the table.</summary>
    /// <param name="path">Relative to the project's folder.</param>
    public int RowOf(string path)
    {
        var file = rows.FindIndex(r => r.Contains(path, StringComparer.Ordinal));
        var slash = path.LastIndexOf('/');
        return file >= 0 || slash < 0 ? file : rows.FindIndex(r => r.Contains(path.Substring(0, slash), StringComparer.Ordinal));
    }

    public string NameOf(int row) => rows[row][0];
}
