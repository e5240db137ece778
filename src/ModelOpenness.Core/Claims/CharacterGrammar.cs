namespace ModelOpenness.Claims;

/// <summary>Reads a claim in a language without spaces between words.</summary>
internal static class CharacterGrammar
{
    public static bool Reads(string language) => language is "zh" or "ja" or "ko" or "th";

    public static Reading Read(ProseBlock block, int start, int end, WordingMatch match, string language, ClaimSubject contextSubject) =>
        new(ClaimPolarity.Asserted, ClaimSubject.Other);
}
