using ModelOpenness.Vocabulary;

namespace ModelOpenness.Terms;

/// <summary>Offsets to lines and columns.</summary>
internal sealed class LineMap
{
    private readonly List<int> starts = [0];

    public LineMap(string text)
    {
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }
    }

    public int Line(int offset)
    {
        var at = starts.BinarySearch(offset);
        return at >= 0 ? at + 1 : ~at;
    }

    public Place Place(string path, int start, int end)
    {
        var line = Line(start);
        var endLine = Line(Math.Max(start, end - 1));
        return new Place(path, line, start - starts[line - 1] + 1, endLine, end - starts[endLine - 1] + 1);
    }
}
