namespace ModelOpenness.Knowledge;

/// <summary>How files are called that hold words for people: licenses, notices, use policies, cards. The names are <c>Knowledge/text-files.ini</c>.</summary>
internal static class TextFileNames
{
    private static readonly Lazy<ILookup<(string Entry, string Key), string>> Loaded = new(() => KnowledgeFile.Read("text-files.ini")
        .SelectMany(e => e.Values.SelectMany(v => v.Value.Split(' ').Select(word => (e.Id, v.Key, word))))
        .ToLookup(v => (v.Id, v.Key), v => v.word));

    private static readonly string[] ProseExtensions = [.. Loaded.Value[("extensions", "prose")]];
    private static readonly string[] OtherExtensions = [.. Loaded.Value[("extensions", "other")]];
    private static readonly string[] LicenseNames = [.. Loaded.Value[("words", "license")]];
    private static readonly string[] PolicyNames = [.. Loaded.Value[("words", "policy")]];
    private static readonly string[] PackedNames = [.. Loaded.Value[("words", "packed")]];
    private static readonly string[] CardNames = [.. Loaded.Value[("words", "card")]];
    private static readonly string[] DocumentNames = [.. Loaded.Value[("words", "document")]];
    private static readonly string[] RootNames = [.. Loaded.Value[("root", "name")]];

    /// <summary>True for the extension of a text that people read.</summary>
    /// <param name="extension">With its dot, or empty.</param>
    public static bool IsProse(string extension) => extension.Length == 0 || ProseExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the extension of code, data and programs, which a license word in the name makes no license of.</summary>
    /// <param name="extension">With its dot, or empty.</param>
    public static bool IsCodeOrData(string extension) => OtherExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the name of a model card without its extension.</summary>
    /// <param name="stem">The name.</param>
    public static bool IsCard(string stem) => CardNames.Contains(stem, StringComparer.OrdinalIgnoreCase);

    /// <summary>The part of a name that may hold a word for a license or policy, or null for a name that is no text's.</summary>
    /// <param name="name">The name of a file.</param>
    public static string? StemOf(string name)
    {
        var extension = Path.GetExtension(name);
        // "LICENSE-2.0" and "LICENSE.Llama" have no extension in the usual sense.
        return IsProse(extension) ? Path.GetFileNameWithoutExtension(name)
            : !IsCodeOrData(extension) && Array.Exists(LicenseNames, w => name.StartsWith(w, StringComparison.OrdinalIgnoreCase)) ? name
            : null;
    }

    /// <summary>True where the name holds a word for a license.</summary>
    /// <param name="stem">A name as <see cref="StemOf"/> gives it.</param>
    public static bool NamesLicense(string stem) => Holds(stem, LicenseNames);

    /// <summary>True where the name holds a word for a use policy.</summary>
    /// <param name="stem">A name as <see cref="StemOf"/> gives it.</param>
    public static bool NamesUsePolicy(string stem) => Holds(stem, PolicyNames);

    /// <summary>True where the name begins as that of a text.</summary>
    /// <param name="name">The name of a file.</param>
    public static bool BeginsAsDocument(string name) => Array.Exists(DocumentNames, w => name.StartsWith(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>True where the name holds a word for a license or notice as packages call them.</summary>
    /// <param name="name">The name.</param>
    public static bool NamesPackedLicense(string name) => Holds(name, PackedNames);

    /// <summary>True for what stands at the root of a repository beside its license.</summary>
    /// <param name="name">The name of a file.</param>
    public static bool MarksRoot(string name) => Array.Exists(RootNames, pattern => Glob.Matches(pattern, name));

    /// <summary>The name without the word that makes it that of a license or use policy.</summary>
    /// <param name="stem">A name as <see cref="StemOf"/> gives it.</param>
    public static string WithoutLicenseWord(string stem)
    {
        foreach (var word in PolicyNames.Concat(LicenseNames))
        {
            var at = stem.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return stem.Remove(at, word.Length);
            }
        }

        return stem;
    }

    private static bool Holds(string name, string[] words) => Array.Exists(words, w => name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}
