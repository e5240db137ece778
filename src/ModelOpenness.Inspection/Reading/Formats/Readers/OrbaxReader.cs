using System.Buffers.Binary;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// Orbax, which keeps JAX and Flax models as a folder: the manifest of its database of arrays stands for the folder. Mark and length
/// have their highest byte first.
/// </summary>
internal sealed class OrbaxReader() : MarkedReader("orbax", 0, [[0x0C, 0xDB, 0x3A, 0x2A]])
{
    protected override void ReadMarked(Candidate file, ArtifactBuilder artifact)
    {
        var bytes = file.Bytes;
        var length = BinaryPrimitives.ReadUInt64BigEndian(bytes.Window(4, 8, "length"));
        if (length != (ulong)bytes.Length)
        {
            throw bytes.Malformed("manifest that should have " + length.ToString(System.Globalization.CultureInfo.InvariantCulture) + " bytes", 4);
        }

        artifact.FormatVersion = ArtifactBuilder.Text(bytes.U8(12, "version"));
    }
}
