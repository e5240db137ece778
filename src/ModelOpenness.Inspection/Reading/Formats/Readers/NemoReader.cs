using System.IO.Compression;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// NVIDIA NeMo: a tar file of a configuration as YAML and weights as a pickle, at first compressed as a whole. Of the configuration
/// only the plain values at its root are taken; of a compressed one only as much is unpacked as tells the kind.
/// </summary>
internal sealed class NemoReader : IFormatReader
{
    private const int Unpacked = 16 << 10;
    private const int MaxConfiguration = 256 << 10;
    private const string Configuration = "model_config.yaml";

    public string Format => "nemo";

    public bool Recognizes(Candidate file) => IsNemo(TarMembers.Of(file.Bytes)) || (IsCompressed(file) && InCompressed(file, IsNemo) is true);

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (IsCompressed(file))
        {
            if (InCompressed(file, IsNemo) is not true)
            {
                throw file.Bytes.Malformed("no NeMo archive behind the compression", 0);
            }

            artifact.Add("compression", "gzip");
            return;
        }

        var members = TarMembers.Of(file.Bytes);
        if (!IsNemo(members))
        {
            throw file.Bytes.Malformed("no tar file with " + Configuration, 0);
        }

        foreach (var member in members)
        {
            file.Bytes.Check(member.Start, member.Size, member.Name);
            if (string.Equals(member.Name, Configuration, StringComparison.Ordinal) && member.Size <= MaxConfiguration)
            {
                var properties = Properties(file.Bytes.Text(member.Start, (int)member.Size, Configuration), file.Bytes);
                artifact.FormatVersion = properties.Find(pair => string.Equals(pair.Key, "nemo_version", StringComparison.Ordinal)).Value;
                MetadataProps.Take(properties, artifact);
            }
        }
    }

    private static bool IsNemo(List<TarMember> members) => members.Exists(member => string.Equals(member.Name, Configuration, StringComparison.Ordinal));

    private static bool IsCompressed(Candidate file) => file.Extension is ".nemo" or ".gz" && file.StartsWith([0x1F, 0x8B, 8]);

    private static List<KeyValuePair<string, string>> Properties(string yaml, ByteRange bytes)
    {
        var properties = new List<KeyValuePair<string, string>>();
        foreach (var line in yaml.Split('\n'))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon <= 0 || line[0] is ' ' or '#' or '-' || properties.Count >= Limits.Values)
            {
                continue;
            }

            var value = line.Substring(colon + 2).Trim().Trim('"', '\'');
            if (value.Length > 0 && MetadataProps.Takes(bytes, line.Substring(0, colon), value.Length, 0))
            {
                properties.Add(new KeyValuePair<string, string>(line.Substring(0, colon), value));
            }
        }

        return properties;
    }

    private static bool? InCompressed(Candidate file, Func<List<TarMember>, bool> isSo)
    {
        var start = GzipStart.Of(file.Bytes, Unpacked);
        if (start is null)
        {
            return null;
        }

        // The first headers are what is looked for: a member that goes beyond what was unpacked ends the list.
        using var stream = new MemoryStream(start, writable: false);
        using var bytes = new FileBytes(stream);
        return isSo(TarMembers.Of(new ByteRange(bytes)));
    }
}
