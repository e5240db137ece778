using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>Licenses among free keys and values.</summary>
internal static class LicenseKeys
{
    /// <summary>
    /// Takes the values of these keys, whatever their case; the first key of the list comes first.
    /// </summary>
    /// <param name="properties">The keys and values.</param>
    /// <param name="keys">Those that stand for a license, best first.</param>
    /// <param name="artifact">Takes them.</param>
    /// <param name="isUnique">
    /// A key that comes twice with two values is a flaw: loaders take the one or the other, and the other is hidden. Not where the values
    /// come from several files of a container.
    /// </param>
    public static void Take(IReadOnlyList<KeyValuePair<string, string>> properties, string[] keys, ArtifactBuilder artifact, bool isUnique = true)
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

                if (isUnique && first is not null && !string.Equals(first, value, StringComparison.Ordinal))
                {
                    artifact.Flaw(new MalformedException("key " + key + " a second time, with another value"));
                }

                first ??= value;
                artifact.SetLicense(pair.Key, value);
            }
        }
    }
}
