using System.Text;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>The recogniser's knowledge of words, from the data file <c>wording.ini</c> beside this class.</summary>
internal sealed class Wording
{
    private static readonly Lazy<Wording> LazyDefault = new(Load);
    private readonly Lazy<NoticeExceptions> exceptions;
    private readonly Dictionary<string, WordSet> lists = new(StringComparer.Ordinal);

    private Wording(IReadOnlyList<KnowledgeEntry> entries)
    {
        exceptions = new(() => NoticeExceptions.Load(this));
        foreach (var entry in entries)
        {
            if (string.Equals(entry.Id, "equivalent", StringComparison.Ordinal))
            {
                Equivalents = new EquivalentWords(entry.All("group"));
            }
        }

        Equivalents ??= new EquivalentWords([]);
        foreach (var entry in entries)
        {
            lists[entry.Id] = WordsOf([entry], null);
        }

        Commanding = lists["commanding"];
        Topical = lists["topical"];
        Empty = lists["empty"];
        Heading = lists["heading"];
        Provenance = lists["provenance"];
        Copyright = lists["copyright"];
        Licensing = lists["licensing"];
        NamePart = lists["name-part"];
        Operative = WordsOf(entries.Where(e => e.Id is "commanding" or "topical" or "deed"), lists["role"]);
        Unit = lists["unit"];
        Title = lists["title"];
        Purpose = lists["purpose"];
        Acceptance = lists["acceptance"];
        Accepting = lists["accepting"];
        Denying = lists["denying"];
        OperativeSpellings =
        [
            .. entries
                .Where(e => e.Id is "commanding" or "topical" or "deed")
                .SelectMany(e => e.All("words"))
                .SelectMany(w => w.Split(' '))
                .Where(w => w.Length >= 5),
        ];
        Sentence = lists["sentence"];
        Generic = lists["generic"];
        Months = [.. entries.First(e => string.Equals(e.Id, "month", StringComparison.Ordinal)).Get("words").Split(' ').Select(WordReader.HashOf)];
        Notices =
        [
            .. entries
                .First(e => string.Equals(e.Id, "notice", StringComparison.Ordinal))
                .Values.Select(v => new NoticePhrase("-" + v.Key, Read(v.Value))),
        ];
    }

    public static Wording Default => LazyDefault.Value;

    public EquivalentWords Equivalents { get; }

    public WordSet Commanding { get; }

    public WordSet Topical { get; }

    public WordSet Empty { get; }

    public WordSet Heading { get; }

    public WordSet Provenance { get; }

    public WordSet Copyright { get; }

    public WordSet Licensing { get; }

    public WordSet NamePart { get; }

    public WordSet Operative { get; }

    public WordSet Unit { get; }

    /// <summary>Words of which a title has one.</summary>
    public WordSet Title { get; }

    /// <summary>Words that no title has.</summary>
    public WordSet Sentence { get; }

    /// <summary>Words of a title that do not tell one license from another.</summary>
    public WordSet Generic { get; }

    public ulong[] Months { get; }

    public ulong Version { get; } = WordReader.HashOf("version");

    public ulong Release { get; } = WordReader.HashOf("release");

    public ulong If { get; } = WordReader.HashOf("if");

    /// <summary>What a restriction is about: a passage beside a license that has one of these is no mere notice.</summary>
    public WordSet Purpose { get; }

    /// <summary>The only words of a sentence that says no more than that the license applies.</summary>
    public WordSet Acceptance { get; }

    /// <summary>Words of which such a sentence has one.</summary>
    public WordSet Accepting { get; }

    /// <summary>Words that such a sentence has in a condition only.</summary>
    public WordSet Denying { get; }

    /// <summary>The operative words as they are spelt.</summary>
    public IReadOnlyList<string> OperativeSpellings { get; }

    public IReadOnlyList<NoticePhrase> Notices { get; }

    public NoticeExceptions Exceptions => exceptions.Value;

    /// <summary>The words of a text, as the recogniser sees them.</summary>
    public LicenseWords Read(string text) => WordReader.Read(text, Equivalents);

    /// <summary>True for a word by which a sentence says what one may, must or must not do, and for an amount: "40 million", "$500".</summary>
    public bool IsOperative(LicenseWords words, int i) =>
        (Operative.Contains(words.Hashes[i]) && !(words.Hashes[i] == Months[4] && words.HasNumberBeside(i)))
        || (
            (words.Traits[i] & WordTraits.Number) != WordTraits.None
            && (
                words.IsAmount(i)
                || (i + 1 < words.Count && Unit.Contains(words.Hashes[i + 1]))
                || (i + 2 < words.Count && Unit.Contains(words.Hashes[i + 2]))
            )
        );

    /// <summary>True where one of the words from <paramref name="start"/> to before <paramref name="end"/> is of the list.</summary>
    public bool Has(WordSet list, LicenseWords words, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (list.Contains(words.Hashes[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where one of the words from <paramref name="start"/> to before <paramref name="end"/> is operative.</summary>
    public bool HasOperative(LicenseWords words, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (IsOperative(words, i))
            {
                return true;
            }
        }

        return false;
    }

    private WordSet WordsOf(IEnumerable<KnowledgeEntry> entries, WordSet? without)
    {
        var list = new WordSet();
        foreach (var word in entries.SelectMany(e => e.All("words")).SelectMany(w => w.Split([' '], StringSplitOptions.RemoveEmptyEntries)))
        {
            var hash = Equivalents.Map(WordReader.HashOf(word));
            if (without is null || !without.Contains(hash))
            {
                list.Add(hash);
            }
        }

        return list;
    }

    private static Wording Load()
    {
        using var stream = KnowledgeData.Open("Recognition/wording.ini");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new Wording(KnowledgeFile.Parse(reader.ReadToEnd(), "wording.ini"));
    }
}
