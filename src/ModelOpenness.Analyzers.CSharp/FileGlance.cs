using Microsoft.CodeAnalysis;
using ModelOpenness.Code;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>What the characters of a file tell before anything is bound: hardly any file holds what counts.</summary>
/// <param name="HasApiWord">True where a word stands in it that may be the use of an API.</param>
/// <param name="MayName">True where a text in it may name a model.</param>
/// <param name="HasAddress">True where a text in it is the address of a place of models, with a hole.</param>
/// <param name="GlobalUsings">The namespaces that it makes every file use.</param>
internal sealed record FileGlance(bool HasApiWord, bool MayName, bool HasAddress, IReadOnlyList<string> GlobalUsings)
{
    /// <summary>Looks at a file.</summary>
    public static FileGlance Of(SyntaxTree tree)
    {
        var text = tree.GetText().ToString();
        return new FileGlance(
            ApiPatterns.Words.Next(text, 0) >= 0,
            SourceReferences.Naming(text, SourceLanguage.CSharp, Symbols(tree)).Any(),
            Wrappers.Addresses(text).Any(),
            [.. SourceReferences.GlobalUsings(text)]
        );
    }

    /// <summary>The symbols that are defined for <c>#if</c> in a file.</summary>
    public static IReadOnlyCollection<string> Symbols(SyntaxTree tree) => [.. tree.Options.PreprocessorSymbolNames];
}
