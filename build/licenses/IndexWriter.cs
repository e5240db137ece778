using System.Text;
using ModelOpenness.Inspection.Recognition;

namespace ModelOpenness.LicenseFacts;

/// <summary>Writes what <see cref="FingerprintIndex"/> reads.</summary>
internal static class IndexWriter
{
    private const int Shortest = 3;
    private const int MostTried = 64;

    /// <summary>Writes an index.</summary>
    public static void Write(Stream stream, IReadOnlyList<Fingerprint> all)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(FingerprintIndex.Magic);
        writer.Write(all.Count);
        foreach (var fingerprint in all)
        {
            writer.Write(fingerprint.Id);
            writer.Write(fingerprint.Shingles.Length);
            writer.Write(fingerprint.Codes.Length);
        }

        WriteRepeats(writer, [.. all.SelectMany(f => f.Shingles)]);
        foreach (var bytes in all.Select(f => f.Optional).Concat(all.Select(f => f.Operative)).Concat(all.Select(f => f.Codes)))
        {
            writer.Write(bytes);
        }
    }

    private static void WriteRepeats(BinaryWriter writer, ushort[] all)
    {
        var repeats = Find(all);
        var own = new List<ushort>();
        var at = 0;
        foreach (var (start, length, _) in repeats.Append((Start: all.Length, Length: 0, Distance: 0)))
        {
            own.AddRange(all.Skip(at).Take(start - at));
            at = start + length;
        }

        writer.Write(repeats.Count);
        at = 0;
        foreach (var (start, length, _) in repeats)
        {
            writer.Write(checked((ushort)(start - at)));
            at = start + length;
        }

        repeats.ForEach(r => writer.Write((ushort)r.Length));
        repeats.ForEach(r => writer.Write(r.Distance));
        writer.Write(own.Count);
        own.ForEach(writer.Write);
    }

    /// <summary>Stretches that stood before as a whole; of those that begin alike the longest of the last.</summary>
    private static List<(int Start, int Length, int Distance)> Find(ushort[] all)
    {
        var repeats = new List<(int Start, int Length, int Distance)>();
        var places = new Dictionary<(ushort, ushort, ushort), List<int>>();
        for (var at = 0; at + Shortest <= all.Length;)
        {
            var (length, distance) = Longest(all, at, places.TryGetValue((all[at], all[at + 1], all[at + 2]), out var known) ? known : []);
            if (length >= Shortest)
            {
                repeats.Add((at, length, distance));
            }

            for (var end = at + (length >= Shortest ? length : 1); at < end; at++)
            {
                if (at + Shortest <= all.Length)
                {
                    var key = (all[at], all[at + 1], all[at + 2]);
                    if (!places.TryGetValue(key, out var list))
                    {
                        places.Add(key, list = []);
                    }

                    list.Add(at);
                }
            }
        }

        return repeats;
    }

    private static (int Length, int Distance) Longest(ushort[] all, int at, List<int> places)
    {
        var best = (Length: 0, Distance: 0);
        foreach (var place in places.Skip(places.Count - MostTried).Reverse())
        {
            var most = Math.Min(Math.Min(all.Length - at, at - place), ushort.MaxValue);
            var length = 0;
            while (length < most && all[place + length] == all[at + length])
            {
                length++;
            }

            best = length > best.Length ? (length, at - place) : best;
        }

        return best;
    }
}
