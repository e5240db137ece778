namespace ModelOpenness.Inspection.Recognition;

/// <summary>
/// The fingerprints of all texts one after the other, in which stretches that stood before are written as how far back they stood: licenses
/// have much in common, and a ZIP sees 32 KB back.
/// </summary>
internal static class Repeats
{
    /// <summary>Reads fingerprints; <c>build/licenses</c> writes them.</summary>
    /// <param name="reader">From where.</param>
    /// <param name="length">How many there are.</param>
    public static ushort[] Read(BinaryReader reader, int length)
    {
        var count = reader.ReadInt32();
        var before = Shorts(reader, count);
        var lengths = Shorts(reader, count);
        var distances = new int[count];
        Buffer.BlockCopy(reader.ReadBytes(count * 4), 0, distances, 0, count * 4);
        var own = Shorts(reader, reader.ReadInt32());
        var all = new ushort[length];
        var at = 0;
        var ownAt = 0;
        for (var i = 0; i < count; i++)
        {
            Array.Copy(own, ownAt, all, at, before[i]);
            ownAt += before[i];
            at += before[i];
            Array.Copy(all, at - distances[i], all, at, lengths[i]);
            at += lengths[i];
        }

        Array.Copy(own, ownAt, all, at, own.Length - ownAt);
        return all;
    }

    private static ushort[] Shorts(BinaryReader reader, int count)
    {
        var shorts = new ushort[count];
        Buffer.BlockCopy(reader.ReadBytes(count * 2), 0, shorts, 0, count * 2);
        return shorts;
    }
}
