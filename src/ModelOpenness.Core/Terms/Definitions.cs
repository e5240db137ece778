using System.Runtime.InteropServices;

namespace ModelOpenness.Terms;

/// <summary>
/// The words that a text defines ("Excluded Purpose" means …), and under which force it uses each: a definition restricts
/// where the word that it explains stands in a ban or in a limit.
/// </summary>
internal sealed class Definitions
{
    /// <summary>Most definitions that are followed, and the longest name in words.</summary>
    private const int MostDefinitions = 64;
    private const int LongestName = 6;

    /// <summary>Words between the start of a definition and its verb.</summary>
    private const int FarthestVerb = 10;

    private static readonly List<Use> NoUses = [];

    private readonly string text;
    private readonly List<Word> words;
    private readonly Dictionary<string, Definition> byFirstWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Unit, Definition> byUnit = [];
    private readonly List<Use> uses = [];

    public Definitions(string text, List<Word> words, List<Unit> units, PatternBook book)
    {
        this.text = text;
        this.words = words;
        var count = 0;
        foreach (var unit in units)
        {
            if (unit.Lead is { } lead && byUnit.TryGetValue(lead, out var around))
            {
                byUnit.Add(unit, around);
                Units.Add(unit);
            }
            else if (count < MostDefinitions && NameOf(unit, book) is { Count: > 0 } name)
            {
                byUnit.Add(unit, Define(name, ref count));
                Units.Add(unit);
            }
        }
    }

    /// <summary>The sentences that explain a word, in the order of the text.</summary>
    public List<Unit> Units { get; } = [];

    /// <summary>Whether a sentence explains a word.</summary>
    public bool Explains(Unit unit) => byUnit.Count > 0 && byUnit.ContainsKey(unit);

    /// <summary>The force that the text gives to the word that a sentence explains.</summary>
    public Force ForceOf(Unit unit) => byUnit[unit].Force;

    /// <summary>Where a sentence uses defined words.</summary>
    public List<Use> UsesIn(Unit unit)
    {
        if (byFirstWord.Count == 0)
        {
            return NoUses;
        }

        uses.Clear();
        for (var i = unit.FirstWord; i < unit.EndWord; i++)
        {
            if (!char.IsUpper(text[words[i].Start]) || words[i].End - words[i].Start > 40 || !byFirstWord.TryGetValue(Text(i), out var definition))
            {
                continue;
            }

            for (var candidate = definition; candidate is not null; candidate = candidate.Next)
            {
                if (i + candidate.Name.Count <= unit.EndWord && Same(candidate.Name, i) && !(byUnit.TryGetValue(unit, out var own) && own == candidate))
                {
                    uses.Add(new Use(candidate, i - unit.FirstWord));
                }
            }
        }

        return uses;
    }

    /// <summary>Notes the force under which a sentence uses a word. What is granted "for" a purpose is granted for no other.</summary>
    public static void Note(Use use, Frame frame, Sentence sentence)
    {
        var at = sentence.Own + use.At;
        foreach (var force in (Force[])[Force.Banned, Force.Limited])
        {
            use.Definition.Force |= frame.Has(at, at + 1, force) ? force : Force.None;
        }

        if (frame.Has(at, at + 1, Force.Granted) && sentence.Is(at, "Permitted", "Licensed", "Allowed", "Approved", "Authorized"))
        {
            use.Definition.Force |= Force.Limited;
        }
    }

    /// <summary>The definition of a name: the one that is there, or a new one.</summary>
    private Definition Define(Name name, ref int count)
    {
        var first = Text(name.First);
        byFirstWord.TryGetValue(first, out var next);
        for (var known = next; known is not null; known = known.Next)
        {
            if (known.Name.Count == name.Count && Same(known.Name, name.First))
            {
                return known;
            }
        }

        count++;
        return byFirstWord[first] = new Definition(name, next);
    }

    private string Text(int word) => text.Substring(words[word].Start, words[word].End - words[word].Start);

    private bool Same(Name name, int at)
    {
        for (var k = 0; k < name.Count; k++)
        {
            var (one, other) = (words[name.First + k], words[at + k]);
            if (
                one.End - one.Start != other.End - other.Start
                || string.Compare(text, one.Start, text, other.Start, one.End - one.Start, StringComparison.OrdinalIgnoreCase) != 0
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The word that a sentence explains: what it quotes before "means", or what it writes with a capital.</summary>
    private Name NameOf(Unit unit, PatternBook book)
    {
        var verb = unit.FirstWord;
        while (verb < unit.EndWord && verb - unit.FirstWord <= FarthestVerb && !book.DefiningWords.Contains(words[verb].Id))
        {
            verb++;
        }

        if (verb == unit.EndWord || verb - unit.FirstWord > FarthestVerb)
        {
            return default;
        }

        var first = unit.FirstWord;
        while (first < verb && !IsQuoted(first) && !(char.IsUpper(text[words[first].Start]) && words[first].End - words[first].Start > 3))
        {
            first++;
        }

        var end = first;
        while (
            end < verb
            && end - first < LongestName
            && (end == first || text[words[end].Start - 1] is ' ' or '-' or '\n')
            && char.IsUpper(text[words[end].Start])
        )
        {
            end++;
        }

        return end > first + 1 && book.PurposeWords.Contains(words[end - 1].Id) ? new Name(first, end - first) : default;
    }

    private bool IsQuoted(int word) => words[word].Start > 0 && text[words[word].Start - 1] is '"' or '“';

    /// <summary>Words of the text that make a name.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Name(int First, int Count);

    /// <summary>A place of a sentence where it uses a defined word.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Use(Definition Definition, int At);

    /// <summary>A defined word.</summary>
    internal sealed class Definition(Name name, Definition? next)
    {
        public Name Name { get; } = name;

        public Definition? Next { get; } = next;

        public Force Force { get; set; }
    }
}
