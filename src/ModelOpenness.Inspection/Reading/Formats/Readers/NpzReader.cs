
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>NumPy's ZIP of arrays.</summary>
internal sealed class NpzReader : IFormatReader
{
    public string Format => "npz";

    public bool Recognizes(Candidate file)
    {
        if (file.PlainZip is not { } zip || zip.Entries.Count == 0)
        {
            return false;
        }

        foreach (var entry in zip.Entries)
        {
            if (!entry.Name.EndsWith(".npy", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    public void Read(Candidate file, ArtifactBuilder artifact) => artifact.Add("arrays", ArtifactBuilder.Text(file.RequireZip().Entries.Count));
}
