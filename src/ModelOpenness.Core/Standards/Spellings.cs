using System.Text;

namespace ModelOpenness.Standards;

/// <summary>Compares names as people write them.</summary>
internal static class Spellings
{
    /// <summary>The letters and digits of a name, in lower case: case, spaces and punctuation do not count.</summary>
    public static string Letters(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }
}
