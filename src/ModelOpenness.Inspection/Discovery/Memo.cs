namespace ModelOpenness.Inspection.Discovery;

/// <summary>Makes what belongs to a path once, when it is first asked for.</summary>
internal sealed class Memo<T>(Func<string, T> make)
{
    private readonly Dictionary<string, T> made = new(StringComparer.Ordinal);

    public T this[string path]
    {
        get
        {
            if (!made.TryGetValue(path, out var value))
            {
                made.Add(path, value = make(path));
            }

            return value;
        }
    }
}
