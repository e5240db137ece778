using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// The free properties that ONNX and ORT files carry. The specification names <c>model_license</c> and <c>model_author</c>, and
/// says that case does not count; converters write <c>license</c> and <c>author</c>.
/// </summary>
internal static class MetadataProps
{
    private const int MaxProperties = 4096;
    private static readonly string[] License = ["license", "model_license", "licence", "model_licence"];
    private static readonly string[] LicenseLink = ["license_link", "license_url", "model_license_url"];
    private static readonly string[] LicenseName = ["license_name"];
    private static readonly string[] Author = ["author", "model_author", "authors"];
    private static readonly string[] Name = ["model_name", "name", "title"];
    private static readonly string[] Source = ["source", "source_url", "repo_url", "url"];
    private static readonly string[] Base = ["base_model", "base_models"];

    public static bool IsLicense(string key) => IndexOf(License, key) >= 0;

    /// <summary>Reads one StringStringEntryProto: 1 key, 2 value.</summary>
    public static void Read(ByteRange bytes, Protobuf entry, List<KeyValuePair<string, string>> into)
    {
        string? key = null;
        long start = 0;
        long length = 0;
        while (entry.Next())
        {
            if (entry.Field == 1 && entry.WireType == 2)
            {
                key = entry.Text(Limits.Key);
            }
            else if (entry.Field == 2 && entry.WireType == 2)
            {
                start = entry.Start;
                length = entry.Length;
            }
        }

        if (key is not null && into.Count < MaxProperties && Takes(bytes, key, length, start))
        {
            into.Add(new KeyValuePair<string, string>(key, bytes.Text(start, (int)length, "property")));
        }
    }

    /// <summary>Whether a value of this length is taken. A license beyond the limit is a problem, anything else is left out.</summary>
    public static bool Takes(ByteRange bytes, string key, long length, long at)
    {
        if (!IsLicense(key))
        {
            return bytes.TakesText(length, Limits.Value);
        }

        return length <= Limits.License
            ? true
            : throw bytes.Malformed("license of " + ArtifactBuilder.Text(length) + " bytes, " + ArtifactBuilder.Text(Limits.License) + " are the limit,", at);
    }

    /// <summary>Gives the properties their meaning.</summary>
    /// <param name="properties">The keys and values.</param>
    /// <param name="artifact">Takes them.</param>
    /// <param name="isUnique">They come from one place, where a key can have one value only.</param>
    public static void Take(IReadOnlyList<KeyValuePair<string, string>> properties, ArtifactBuilder artifact, bool isUnique = true)
    {
        LicenseKeys.Take(properties, License, artifact, isUnique);

        artifact.LicenseLink = First(properties, LicenseLink);
        artifact.LicenseName = First(properties, LicenseName);
        artifact.Author ??= First(properties, Author);
        artifact.Name ??= First(properties, Name);
        artifact.SourceUrl = First(properties, Source);
        foreach (var key in Base)
        {
            artifact.AddBaseModel(Find(properties, key)?.Value);
        }

        foreach (var pair in properties)
        {
            if (!IsLicense(pair.Key))
            {
                artifact.Add(pair.Key, pair.Value);
            }
        }
    }

    private static string? First(IReadOnlyList<KeyValuePair<string, string>> properties, string[] keys)
    {
        foreach (var key in keys)
        {
            if (Find(properties, key) is { } pair)
            {
                return pair.Value;
            }
        }

        return null;
    }

    private static KeyValuePair<string, string>? Find(IReadOnlyList<KeyValuePair<string, string>> properties, string key)
    {
        foreach (var pair in properties)
        {
            if (string.Equals(pair.Key, key, StringComparison.OrdinalIgnoreCase) && ArtifactBuilder.Trimmed(pair.Value) is not null)
            {
                return pair;
            }
        }

        return null;
    }

    private static int IndexOf(string[] keys, string key)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (string.Equals(keys[i], key, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
