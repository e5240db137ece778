namespace ModelOpenness.Knowledge;

/// <summary>
/// How files are called that hold words for people: licenses, notices, use policies, cards. The lists stand in code, because every build
/// asks for them, and a data file would have to be read first.
/// </summary>
public static class TextFileNames
{
    private static readonly string[] ProseExtensions = ["", ".txt", ".md", ".rst", ".html", ".htm"];
    private static readonly string[] OtherExtensions = [".cs", ".json", ".xml", ".py", ".js", ".ts", ".yml", ".yaml", ".resx", ".license", ".csproj", ".ini", ".dll", ".exe", ".png", ".pdf"];
    private static readonly string[] LicenseNames = ["LICENSE", "LICENCE", "COPYING", "TERMS_OF_USE", "TERMS-OF-USE"];
    private static readonly string[] PolicyNames = ["USE_POLICY", "USE-POLICY", "USEPOLICY", "ACCEPTABLE_USE", "ACCEPTABLE-USE", "PROHIBITED_USE", "USAGE_POLICY"];
    private static readonly string[] PackedNames = ["LICEN", "COPYING", "NOTICE", "THIRD", "EULA", "TERMS"];
    private static readonly string[] CardNames = ["README", "MODEL_CARD", "MODEL-CARD", "MODELCARD", "MODEL_README"];

    /// <summary>Words in the name of a license file that say which kind of license it is, not whose.</summary>
    public static IReadOnlyList<string> WordsAboutAnything { get; } = ["model", "models", "weights", "weight", "license", "agreement", "of", "use", "the", "en", "zh"];

    /// <summary>True for the extension of a text that people read.</summary>
    /// <param name="extension">With its dot, or empty.</param>
    public static bool IsProse(string extension) => ProseExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the extension of code, data and programs, which a license word in the name makes no license of.</summary>
    /// <param name="extension">With its dot, or empty.</param>
    public static bool IsCodeOrData(string extension) => OtherExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the name of a model card without its extension, in upper case.</summary>
    /// <param name="stem">The name.</param>
    public static bool IsCard(string stem) => CardNames.Contains(stem, StringComparer.Ordinal);

    /// <summary>True where the name holds a word for a license.</summary>
    /// <param name="name">The name.</param>
    public static bool NamesLicense(string name) => Holds(name, LicenseNames);

    /// <summary>True where the name begins with a word for a license.</summary>
    /// <param name="name">The name.</param>
    public static bool BeginsAsLicense(string name) => Array.Exists(LicenseNames, w => name.StartsWith(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>True where the name holds a word for a use policy.</summary>
    /// <param name="name">The name.</param>
    public static bool NamesUsePolicy(string name) => Holds(name, PolicyNames);

    /// <summary>True where the name holds a word for a license or notice as packages call them.</summary>
    /// <param name="name">The name.</param>
    public static bool NamesPackedLicense(string name) => Holds(name, PackedNames);

    /// <summary>The name without the word that makes it that of a license or use policy.</summary>
    /// <param name="name">The name.</param>
    public static string WithoutLicenseWord(string name)
    {
        foreach (var word in PolicyNames.Concat(LicenseNames))
        {
            var at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return name.Remove(at, word.Length);
            }
        }

        return name;
    }

    private static bool Holds(string name, string[] words) => Array.Exists(words, w => name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}
