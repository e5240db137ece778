namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>What torch.save wrote before 0.1.12: a tar file of pickles.</summary>
internal sealed class PyTorchTarReader : IFormatReader
{
    public string Format => "pytorch-tar";

    public bool Recognizes(Candidate file)
    {
        var names = TarMembers.Of(file.Bytes).ConvertAll(member => member.Name);
        return names.Contains("sys_info") && names.Contains("pickle") && (names.Contains("storages") || names.Contains("tensors"));
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        // Nothing in it is readable without unpickling.
    }
}
