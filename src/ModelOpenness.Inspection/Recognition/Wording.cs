using System.Text;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Recognition;

/// <summary>The recogniser's knowledge of words, from the data file <c>wording.ini</c> beside this class.</summary>
internal sealed class Wording
{
    private static readonly Lazy<Wording> LazyDefault = new(Load);
    private readonly Dictionary<string, WordSet> lists = new(StringComparer.Ordinal);

    private Wording(IReadOnlyList<KnowledgeEntry> entries)
    {
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
            var list = new WordSet();
            foreach (var words in entry.All("words"))
            {
                foreach (var word in words.Split([' '], StringSplitOptions.RemoveEmptyEntries))
                {
                    list.Add(Equivalents.Map(WordReader.HashOf(word)));
                }
            }

            lists[entry.Id] = list;
        }

        Commanding = lists["commanding"];
        Topical = lists["topical"];
        Empty = lists["empty"];
        Heading = lists["heading"];
        Provenance = lists["provenance"];
        Copyright = lists["copyright"];
        Licensing = lists["licensing"];
        NamePart = lists["name-part"];
        LaterVersion = [.. entries.First(e => string.Equals(e.Id, "later-version", StringComparison.Ordinal)).All("phrase").Select(Read)];
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

    public IReadOnlyList<LicenseWords> LaterVersion { get; }

    /// <summary>The words of a text, as the recogniser sees them.</summary>
    public LicenseWords Read(string text) => WordReader.Read(text, Equivalents);

    private static Wording Load()
    {
        using var stream = typeof(Wording).Assembly.GetManifestResourceStream("Recognition/wording.ini")
            ?? throw new InvalidDataException("The resource Licenses/wording.ini is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new Wording(KnowledgeFile.Parse(reader.ReadToEnd(), "wording.ini"));
    }
}
