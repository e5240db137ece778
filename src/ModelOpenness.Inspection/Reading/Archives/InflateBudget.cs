using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Archives;

/// <summary>How much may be unpacked of one archive: a bomb costs seconds, not hours.</summary>
/// <param name="limit">Bytes.</param>
internal sealed class InflateBudget(long limit)
{
    /// <summary>For one package.</summary>
    public const long OfPackage = 2L << 30;

    private long left = limit;

    /// <summary>Counts what was unpacked.</summary>
    /// <exception cref="IOException">It is too much.</exception>
    public void Take(int count)
    {
        if ((left -= count) < 0)
        {
            throw new UnreadableException("the package unpacks to more than is read of one");
        }
    }
}
