namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// Which of the free keys in a safetensors file say what: ModelSpec's (all with its prefix), those of kohya's trainers, and plain
/// ones.
/// </summary>
internal static class SafetensorsMetadata
{
    private static readonly string[] License = ["modelspec.license", "license", "model_license"];
    private static readonly string[] LicenseName = ["modelspec.license_name", "license_name"];
    private static readonly string[] LicenseLink = ["modelspec.license_link", "license_link", "license_url"];
    private static readonly string[] Name = ["modelspec.title", "name", "title", "model_name", "ss_output_name"];
    private static readonly string[] Author = ["modelspec.author", "author"];
    private static readonly string[] Source = ["source", "source_url", "repo_url", "url", "homepage"];
    private static readonly string[] Base =
    [
        "base_model", "base_model_name_or_path", "modelspec.base_model", "modelspec.merged_from", "ss_base_model_version",
        "ss_sd_model_name",
    ];

    public static bool IsLicense(string key) => Contains(License, key);

    public static void Take(IReadOnlyList<KeyValuePair<string, string>> metadata, ArtifactBuilder artifact)
    {
        LicenseKeys.Take(metadata, License, artifact);

        artifact.LicenseName = Find(metadata, LicenseName)?.Value;
        artifact.LicenseLink = Find(metadata, LicenseLink)?.Value;
        artifact.Name = Find(metadata, Name)?.Value;
        artifact.Author = Find(metadata, Author)?.Value;
        artifact.SourceUrl = Find(metadata, Source)?.Value;
        foreach (var key in Base)
        {
            if (Find(metadata, [key]) is { } model)
            {
                // Mergers write several, with commas between.
                foreach (var one in model.Value.Split(','))
                {
                    artifact.AddBaseModel(one);
                }
            }
        }

        foreach (var pair in metadata)
        {
            if (!IsLicense(pair.Key))
            {
                artifact.Add(pair.Key, pair.Value);
            }
        }
    }

    // The first key of the list that has a value, whatever its case.
    private static KeyValuePair<string, string>? Find(IReadOnlyList<KeyValuePair<string, string>> metadata, string[] keys)
    {
        foreach (var key in keys)
        {
            foreach (var pair in metadata)
            {
                if (string.Equals(pair.Key, key, StringComparison.OrdinalIgnoreCase) && ArtifactBuilder.Trimmed(pair.Value) is not null)
                {
                    return pair;
                }
            }
        }

        return null;
    }

    private static bool Contains(string[] keys, string key)
    {
        foreach (var one in keys)
        {
            if (string.Equals(one, key, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
