using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Licenses among free keys and values.</summary>
internal static class LicenseKeys
{
    /// <summary>
    /// Takes the values of these keys, whatever their case; the first key of the list comes first. A key that comes twice with two
    /// values is a flaw: loaders take the one or the other, and the other is hidden.
    /// </summary>
    public static void Take(IReadOnlyList<KeyValuePair<string, string>> properties, string[] keys, ArtifactBuilder artifact)
    {
        foreach (var key in keys)
        {
            string? first = null;
            foreach (var pair in properties)
            {
                if (!string.Equals(pair.Key, key, StringComparison.OrdinalIgnoreCase) || ArtifactBuilder.Trimmed(pair.Value) is not { } value)
                {
                    continue;
                }

                if (first is not null && !string.Equals(first, value, StringComparison.Ordinal))
                {
                    artifact.Flaw(new MalformedException("key " + key + " a second time, with another value"));
                }

                first ??= value;
                artifact.SetLicense(pair.Key, value);
            }
        }
    }
}
