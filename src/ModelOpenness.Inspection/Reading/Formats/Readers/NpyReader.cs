
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>NumPy array: version, length of its header, header.</summary>
internal sealed class NpyReader() : MarkedReader("npy", 0, [[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y']])
{
    protected override void ReadMarked(Candidate file, ArtifactBuilder artifact)
    {
        var major = file.Bytes.U8(6, "version");
        var minor = file.Bytes.U8(7, "version");
        if (major is < 1 or > 3)
        {
            throw file.Bytes.Malformed("npy version " + ArtifactBuilder.Text(major), 6);
        }

        // Version 1 has two bytes for the length, later ones four.
        long length = major == 1 ? file.Bytes.U8(8, "header length") + (256L * file.Bytes.U8(9, "header length")) : file.Bytes.U32(8, "header length");
        file.Bytes.Check(major == 1 ? 10 : 12, length, "header");
        artifact.FormatVersion = ArtifactBuilder.Text(major) + "." + ArtifactBuilder.Text(minor);
    }
}
