using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Rules;

namespace ModelOpenness.Analyzers;

/// <summary>The compiler's memory of what was read from a text: <c>TryGetValue</c> of the analysis context.</summary>
internal delegate bool ReadOnce<T>(SourceText text, SourceTextValueProvider<T> provider, [NotNullWhen(true)] out T? value)
    where T : class;

/// <summary>The small file that a build writes for the analyzers: what is to be said, and whether code may say more.</summary>
internal static class FindingsFile
{
    private static readonly SourceTextValueProvider<FindingList> Provider = new(t => FindingList.Parse(t.ToString()));

    /// <summary>What it says, read once for all analyzers; null where the build did not write it.</summary>
    public static FindingList? Read(ImmutableArray<AdditionalText> files, ReadOnce<FindingList> read, CancellationToken cancellation) =>
        Find(files, FindingList.FileName)?.GetText(cancellation) is { } text && read(text, Provider, out var list) ? list : null;

    /// <summary>The file of a name among those that the compiler was given.</summary>
    public static AdditionalText? Find(ImmutableArray<AdditionalText> files, string name)
    {
        foreach (var file in files)
        {
            if (file.Path.EndsWith(name, StringComparison.Ordinal))
            {
                return file;
            }
        }

        return null;
    }
}
