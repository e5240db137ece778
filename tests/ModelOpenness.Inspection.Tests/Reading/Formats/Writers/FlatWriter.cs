using System.Text;

namespace ModelOpenness.Inspection.Tests.Reading.Formats.Writers;

/// <summary>
/// Writes flatbuffers front to back: a table right behind its vtable, then what it points to. Slots are given in order; null leaves
/// one out.
/// </summary>
internal static class FlatWriter
{
    /// <summary>A table: uint, ulong, byte, string, byte[], another table, or a list of tables in each slot.</summary>
    public sealed record Table(params object?[] Slots);

    public static byte[] File(string? identifier, Table root)
    {
        var file = new List<byte>();
        file.AddRange(new byte[4]);
        if (identifier is not null)
        {
            file.AddRange(Encoding.ASCII.GetBytes(identifier));
        }

        var at = Write(file, root);
        Put(file, 0, (uint)at);
        return [.. file];
    }

    private static int Write(List<byte> file, Table table)
    {
        Align(file);
        var vtable = file.Count;
        var size = 4;
        var offsets = new int[table.Slots.Length];
        for (var i = 0; i < offsets.Length; i++)
        {
            var width = Width(table.Slots[i]);
            if (width > 0)
            {
                size = (size + width - 1) / width * width;
                offsets[i] = size;
                size += width;
            }
        }

        Add(file, (ushort)(4 + (2 * offsets.Length)));
        Add(file, (ushort)size);
        foreach (var offset in offsets)
        {
            Add(file, (ushort)offset);
        }

        Align(file);
        var start = file.Count;
        file.AddRange(new byte[size]);
        Put(file, start, (uint)(start - vtable));
        for (var i = 0; i < offsets.Length; i++)
        {
            if (offsets[i] > 0)
            {
                Fill(file, start + offsets[i], table.Slots[i]!);
            }
        }

        return start;
    }

    private static void Fill(List<byte> file, int at, object value)
    {
        switch (value)
        {
            case byte number:
                file[at] = number;
                return;
            case uint number:
                Put(file, at, number);
                return;
            case ulong number:
                Put(file, at, (uint)number);
                Put(file, at + 4, (uint)(number >> 32));
                return;
        }

        int target;
        switch (value)
        {
            case string text:
                target = Data(file, Encoding.UTF8.GetBytes(text));
                file.Add(0);
                break;
            case byte[] data:
                target = Data(file, data);
                break;
            case Table table:
                target = Write(file, table);
                break;
            case Table[] tables:
                Align(file);
                target = file.Count;
                file.AddRange(new byte[4 + (4 * tables.Length)]);
                Put(file, target, (uint)tables.Length);
                for (var i = 0; i < tables.Length; i++)
                {
                    var place = target + 4 + (4 * i);
                    Put(file, place, (uint)(Write(file, tables[i]) - place));
                }

                break;
            default:
                throw new ArgumentException("cannot be written: " + value, nameof(value));
        }

        Put(file, at, (uint)(target - at));
    }

    private static int Data(List<byte> file, byte[] data)
    {
        Align(file);
        var at = file.Count;
        file.AddRange(new byte[4]);
        Put(file, at, (uint)data.Length);
        file.AddRange(data);
        return at;
    }

    private static int Width(object? value) => value switch
    {
        null => 0,
        byte => 1,
        ulong => 8,
        _ => 4,
    };

    private static void Align(List<byte> file)
    {
        while (file.Count % 8 != 0)
        {
            file.Add(0);
        }
    }

    private static void Add(List<byte> file, ushort value)
    {
        file.Add((byte)value);
        file.Add((byte)(value >> 8));
    }

    private static void Put(List<byte> file, int at, uint value)
    {
        for (var i = 0; i < 4; i++)
        {
            file[at + i] = (byte)(value >> (8 * i));
        }
    }
}
