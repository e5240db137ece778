namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// HDF5, in which Keras kept its models (with the extension .keras, too). The mark may stand behind a block of the user's own.
/// </summary>
internal sealed class Hdf5Reader : IFormatReader
{
    private static readonly byte[] Mark = [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public string Format => "keras-hdf5";

    public bool Recognizes(Candidate file) => Place(file) >= 0;

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        var version = file.Bytes.U8(Place(file) + Mark.Length, "superblock version");
        if (version > 3)
        {
            throw file.Bytes.Malformed("HDF5 superblock version " + ArtifactBuilder.Text(version), Place(file) + Mark.Length);
        }

        artifact.FormatVersion = ArtifactBuilder.Text(version);
    }

    private static long Place(Candidate file)
    {
        if (file.StartsWith(Mark))
        {
            return 0;
        }

        // 512, 1024, 2048 …; beyond the head nobody has put it.
        if (file.Extension is ".h5" or ".hdf5" or ".keras")
        {
            for (var place = 512; place <= Candidate.HeadSize * 4; place *= 2)
            {
                if (file.Bytes.HasAt(place, Mark))
                {
                    return place;
                }
            }
        }

        return -1;
    }
}
