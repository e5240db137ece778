namespace ModelOpenness.Claims;

/// <summary>The noun that a wording before it belongs to.</summary>
/// <param name="Head">Its last noun, or -1.</param>
/// <param name="Name">A name that belongs to it, or -1.</param>
/// <param name="End">Where the phrase ends, exclusive.</param>
/// <param name="ListsExamples">Whether examples follow: "models such as …".</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct NounPhrase(int Head, int Name, int End, bool ListsExamples)
{
    /// <summary>What follows the noun handles it: "model explorer".</summary>
    public bool IsHandled { get; init; }

    /// <summary>The last word that no list knows, where there is no head; -1 if none.</summary>
    public int Unknown { get; init; }

    public bool HasHead => Head >= 0;
}

/// <summary>What stands before the noun of a wording: article, name, superlative.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal record struct NounPhraseStart
{
    public int Start;
    public int ModelName;
    public WordRole Determiner;
    public bool IsGeneric;
    public bool HasSuperlative;
    public bool HasOther;
    public bool StartsWithVerb;
}
