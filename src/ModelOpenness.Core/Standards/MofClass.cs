using ModelOpenness.Knowledge;

namespace ModelOpenness.Standards;

/// <summary>A class of the Model Openness Framework; the data file is <c>Knowledge/mof-classes.ini</c>.</summary>
/// <param name="Number">1 (most open), 2, 3, or 0 for none.</param>
/// <param name="Name">The name: "Open Model".</param>
/// <param name="Label">Number and name: "Class III - Open Model".</param>
internal sealed record MofClass(int Number, string Name, string Label)
{
    private static readonly Lazy<IReadOnlyList<MofClass>> Table = new(() =>
        [.. KnowledgeFile.Read("mof-classes.ini").Select(e => new MofClass(StandardsData.Number(e.Id), e.Get("name"), e.Get("label")))]);

    /// <summary>The classes, most open first.</summary>
    public static IReadOnlyList<MofClass> All => Table.Value;

    /// <summary>The class with this number.</summary>
    /// <param name="number">0 to 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static MofClass Find(int number) =>
        All.FirstOrDefault(c => c.Number == number) ?? throw new ArgumentOutOfRangeException(nameof(number));
}
