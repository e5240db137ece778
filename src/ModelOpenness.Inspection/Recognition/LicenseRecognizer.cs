using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>
/// Says which license a text is, by its words: candidates by sampled fingerprints, each laid beside the text, the one that
/// leaves least unexplained wins. What is left over is quoted. Thread-safe; the index is read on first use.
/// </summary>
internal static class LicenseRecognizer
{
    /// <summary>How many characters of a text are looked at. The longest license known has 100,000.</summary>
    public const int LongestText = 2 * 1024 * 1024;

    private static readonly Lazy<RecognizerEngine> LazyEngine = new(() => new RecognizerEngine(LoadIndex(), Wording.Default));

    /// <summary>Recognises a text.</summary>
    /// <param name="text">The whole text: plain, Markdown or HTML.</param>
    public static LicenseMatch Recognize(string text)
    {
        if (text.Length <= LongestText)
        {
            return LazyEngine.Value.Recognize(text);
        }

        return LazyEngine.Value.Recognize(text.Substring(0, LongestText)) with { IsTextCut = true };
    }

    /// <summary>Reads the index of the product.</summary>
    internal static FingerprintIndex LoadIndex()
    {
        using var stream = KnowledgeData.Open("Recognition/fingerprints.bin");
        return FingerprintIndex.Read(stream);
    }
}
