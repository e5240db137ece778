using ModelOpenness.Knowledge;

namespace ModelOpenness.Terms;

/// <summary>
/// The patterns of the knowledge files, compiled: every phrase in one trie over word numbers, every pattern a sequence of
/// phrase classes with bounded gaps. <c>docs/how-terms-are-read.md</c> describes the language.
/// </summary>
internal sealed class PatternBook(List<int> exclusions, List<Part> parts, Dictionary<string, List<UnitName>> units)
{
    /// <summary>Class of numbers that count things ("700 million", "1,000,000", "100万"): neither amounts of money nor percentages.</summary>
    public const int Number = 0;

    /// <summary>Class of numbers with a currency beside them.</summary>
    public const int Money = 1;

    /// <summary>Empty class at the start of a sentence or list item.</summary>
    public const int Start = 2;

    /// <summary>Empty class at its end.</summary>
    public const int End = 3;

    /// <summary>Empty class in front of a word that follows an opening quote.</summary>
    public const int Quote = 4;

    /// <summary>Empty class at the end of a sentence that leads into a list: it ends with a colon.</summary>
    public const int Colon = 5;

    /// <summary>Class of numbers with a percent sign behind them.</summary>
    public const int Percent = 6;

    /// <summary>The knowledge files that the book is compiled from.</summary>
    internal static readonly string[] Files = ["term-words.ini", "term-words-languages.ini", "term-patterns.ini", "term-patterns-zh.ini"];

    private static readonly Lazy<PatternBook> Shared = new(Load);

    /// <summary>The book that the assembly carries.</summary>
    public static PatternBook Default => Shared.Value;

    /// <summary>The words that the phrases are made of.</summary>
    public required TermVocabulary Vocabulary { get; init; }

    /// <summary>The phrases of all classes.</summary>
    public required PhraseTrie Phrases { get; init; }

    /// <summary>The patterns that find a term.</summary>
    public required List<TermPattern> Patterns { get; init; }

    /// <summary>The patterns that say that a sentence is about something else.</summary>
    public required List<TermPattern> Skips { get; init; }

    /// <summary>Patterns by the class that one of their sequences cannot do without.</summary>
    public required Anchored[][] ByAnchor { get; init; }

    /// <summary>Class of words that are currencies; -1 where the entries have none.</summary>
    public required int Currency { get; init; }

    /// <summary>Values of the words of numbers by word id, 0 for others.</summary>
    public required long[] NumberWords { get; init; }

    /// <summary>The words that explain a defined word: "means".</summary>
    public required HashSet<int> DefiningWords { get; init; }

    /// <summary>The words with which the name of a defined purpose ends.</summary>
    public required HashSet<int> PurposeWords { get; init; }

    /// <summary>What a word of a number means, 0 for others: 1…99 as such, hundred and up as multipliers.</summary>
    public long NumberOf(int word) => NumberWords[word];

    /// <summary>How many classes there are.</summary>
    public int ClassCount => exclusions.Count;

    /// <summary>The class whose phrases take an occurrence of a class away where they cover it, or -1.</summary>
    public int Exclusion(int @class) => exclusions[@class];

    /// <summary>What a class does in the frame of a sentence.</summary>
    public Part Part(int @class) => parts[@class];

    /// <summary>Names of the units that thresholds of a kind count.</summary>
    public IReadOnlyList<UnitName> Units(string kind) => units.TryGetValue(kind, out var list) ? list : [];

    private static PatternBook Load()
    {
        var entries = new List<KnowledgeEntry>();
        foreach (var file in Files)
        {
            entries.AddRange(KnowledgeFile.Read(file));
        }

        return PatternCompiler.Compile(entries);
    }
}
