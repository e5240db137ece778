using System.Runtime.InteropServices;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Terms;

/// <summary>
/// The patterns of the knowledge files, compiled: every phrase in one trie over word numbers, every pattern a sequence of
/// phrase classes with bounded gaps. <c>docs/how-terms-are-read.md</c> describes the language.
/// </summary>
internal sealed class PatternBook
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

    private static readonly string[] Special = ["<number>", "<money>", "<start>", "<end>", "<quote>", "<colon>", "<percent>"];

    private static readonly Lazy<PatternBook> Shared = new(() => Read(["term-words.ini", "term-patterns.ini", "term-patterns-zh.ini", "term-patterns-languages.ini"]));

    private readonly Dictionary<string, KnowledgeEntry> classEntries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> classes = new(StringComparer.Ordinal);
    private readonly List<int> exclusions = [];
    private readonly HashSet<int> governing = [];
    private static readonly List<int> None = [];

    private readonly List<List<int>> payload = [None];
    private readonly Dictionary<string, List<UnitName>> units = new(StringComparer.Ordinal);
    private long[] keys = new long[32768];
    private int[] children = new int[32768];
    private int edges;

    private PatternBook()
    {
        foreach (var name in Special)
        {
            classes.Add(name, classes.Count);
            exclusions.Add(-1);
        }
    }

    /// <summary>The book that the assembly carries.</summary>
    public static PatternBook Default => Shared.Value;

    public Vocabulary Vocabulary { get; } = new();

    /// <summary>How many classes there are.</summary>
    public int ClassCount => exclusions.Count;

    /// <summary>The patterns that find a term.</summary>
    public List<TermPattern> Patterns { get; } = [];

    /// <summary>The patterns that say that a sentence is about something else.</summary>
    public List<TermPattern> Skips { get; } = [];

    /// <summary>Patterns by the class that they cannot do without.</summary>
    public List<TermPattern>[] ByAnchor { get; private set; } = [];

    /// <summary>Class of words that are currencies.</summary>
    public int Currency { get; private set; } = -1;

    /// <summary>Values of the words of numbers by word id: 1…99 as such, hundred and up as multipliers.</summary>
    public Dictionary<int, long> NumberWords { get; } = [];

    public static PatternBook Read(IEnumerable<string> files)
    {
        var entries = new List<KnowledgeEntry>();
        foreach (var file in files)
        {
            entries.AddRange(KnowledgeFile.Read(file));
        }

        return Compile(entries);
    }

    public static PatternBook Compile(IReadOnlyList<KnowledgeEntry> entries)
    {
        var book = new PatternBook();
        foreach (var entry in entries)
        {
            if (entry.Id[0] == '@')
            {
                book.classEntries.Add(entry.Id, entry);
            }
            else if (string.Equals(entry.Id, "spelling", StringComparison.Ordinal))
            {
                book.ReadSpellings(entry);
            }
        }

        foreach (var entry in entries)
        {
            if (entry.Id.StartsWith("units.", StringComparison.Ordinal))
            {
                var list = new List<UnitName>();
                foreach (var value in entry.All("unit"))
                {
                    var equals = value.IndexOf('=');
                    list.Add(equals < 0
                        ? new UnitName(value, null)
                        : new UnitName(value.Substring(0, equals).Trim(), book.Sequences([value.Substring(equals + 1)])));
                }

                book.units.Add(entry.Id.Substring(6), list);
            }
            else if (entry.Id[0] != '@' && entry.Find("match") is not null)
            {
                book.AddPattern(entry);
            }
        }

        book.Currency = book.classEntries.ContainsKey("@currency") ? book.ClassNumber("@currency") : -1;
        book.ByAnchor = new List<TermPattern>[book.ClassCount];
        foreach (var pattern in book.Patterns)
        {
            foreach (var sequence in pattern.Matches)
            {
                (book.ByAnchor[sequence.Anchor] ??= []).Add(pattern);
            }
        }

        return book;
    }

    /// <summary>Number of a class by its name, or -1.</summary>
    public int Class(string name) => classes.TryGetValue(name, out var number) ? number : -1;

    /// <summary>The class whose phrases take an occurrence of a class away where they cover it, or -1.</summary>
    public int Exclusion(int @class) => exclusions[@class];

    /// <summary>Whether a class in the sentence that leads into a list governs every item of it.</summary>
    public bool Governs(int @class) => governing.Contains(@class);

    /// <summary>Names of the units that thresholds of a kind count.</summary>
    public IReadOnlyList<UnitName> Units(string kind) => units.TryGetValue(kind, out var list) ? list : [];

    /// <summary>The node behind a word, or 0.</summary>
    public int Child(int node, int word)
    {
        var key = ((long)node << 32) | (uint)word;
        var mask = keys.Length - 1;
        for (var slot = Mix(key) & mask; ; slot = (slot + 1) & mask)
        {
            if (keys[slot] == key)
            {
                return children[slot];
            }

            if (keys[slot] == 0)
            {
                return 0;
            }
        }
    }

    /// <summary>The classes of a phrase that ends at a node.</summary>
    public List<int> At(int node) => payload[node];

    private static int Mix(long key) => unchecked((int)((ulong)(key * -7046029254386353131L) >> 40));

    private void ReadSpellings(KnowledgeEntry entry)
    {
        foreach (var pair in entry.Values)
        {
            switch (pair.Key)
            {
                case "same":
                    var spellings = pair.Value.Split([' '], StringSplitOptions.RemoveEmptyEntries);
                    var first = Vocabulary.Add(spellings[0]);
                    for (var i = 1; i < spellings.Length; i++)
                    {
                        Vocabulary.Add(spellings[i], first);
                    }

                    break;
                case "number":
                    var equals = pair.Value.IndexOf('=');
                    var value = long.Parse(pair.Value.Substring(equals + 1).Trim(), System.Globalization.CultureInfo.InvariantCulture);
                    foreach (var word in pair.Value.Substring(0, equals).Split([' '], StringSplitOptions.RemoveEmptyEntries))
                    {
                        NumberWords[Vocabulary.Add(word)] = value;
                    }

                    break;
            }
        }
    }

    private void AddPattern(KnowledgeEntry entry)
    {
        var skip = entry.Id.StartsWith("skip.", StringComparison.Ordinal);
        var kinds = (entry.Find("kind") ?? "").Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var pattern = new TermPattern(entry.Id, entry.Line, kinds)
        {
            Index = skip ? -1 : Patterns.Count,
            Matches = Sequences(entry.All("match")),
            Needs = [.. entry.All("needs").Select(line => Sequences([line]))],
            Unless = Sequences(entry.All("unless")),
            Under = Sequences(entry.All("under")),
            UnlessUnder = Sequences(entry.All("unless-under")),
            Where = entry.Find("in") switch { "heading" => Where.Heading, "title" => Where.Title, "any" => Where.Any, _ => Where.Text },
            Weight = entry.Find("weight") switch { "high" => 3, "low" => 1, _ => 2 },
        };
        (skip ? Skips : Patterns).Add(pattern);
    }

    private Sequence[] Sequences(IEnumerable<string> lines)
    {
        var sequences = new List<Sequence>();
        foreach (var line in lines)
        {
            foreach (var alternative in Optional(line))
            {
                sequences.Add(Sequence(alternative));
            }
        }

        return [.. sequences];
    }

    /// <summary>Writes out the elements that may be missing (<c>@the?</c>): a line with, a line without.</summary>
    private static IEnumerable<string> Optional(string line)
    {
        var at = line.IndexOf('?');
        if (at < 0)
        {
            return [line];
        }

        var start = line.LastIndexOf(' ', at) + 1;
        var without = line.Substring(0, start) + line.Substring(at + 1).TrimStart();
        var with = line.Remove(at, 1);
        return Optional(with).Concat(Optional(without));
    }

    private Sequence Sequence(string line)
    {
        var elements = new List<Element>();
        var gap = 0;
        var forbidden = -1;
        foreach (var token in Tokens(line))
        {
            if (token.StartsWith("..", StringComparison.Ordinal))
            {
                var bang = token.IndexOf('!');
                var width = bang < 0 ? token : token.Substring(0, bang);
                forbidden = bang < 0 ? -1 : ClassNumber(token.Substring(bang + 1));
                gap = width switch { "..." => int.MaxValue / 2, ".." => 8, _ => int.Parse(width.Substring(2), System.Globalization.CultureInfo.InvariantCulture) };
            }
            else
            {
                elements.Add(new Element(ClassNumber(token), elements.Count == 0 ? 0 : gap, forbidden));
                gap = 0;
                forbidden = -1;
            }
        }

        if (elements.Count == 0)
        {
            throw new FormatException($"'{line}' matches nothing.");
        }

        return new Sequence([.. elements], Anchor(elements));
    }

    /// <summary>The element that is rarest in texts, by guess: phrases written out before classes, special ones last.</summary>
    private int Anchor(List<Element> elements)
    {
        var best = elements[0].Class;
        var bestRank = -1;
        foreach (var element in elements)
        {
            var rank = element.Class switch { Start or End or Quote or Colon => 0, Number => 2, Percent => 4, Money => 5, _ => Rank(element.Class) };
            if (rank > bestRank)
            {
                best = element.Class;
                bestRank = rank;
            }
        }

        return best;
    }

    private readonly Dictionary<int, int> ranks = [];

    private int Rank(int @class) => ranks.TryGetValue(@class, out var rank) ? rank : 4;

    /// <summary>Splits a line into classes, gaps and phrases; words beside each other are one phrase.</summary>
    private static IEnumerable<string> Tokens(string line)
    {
        var phrase = "";
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '(')
            {
                depth++;
            }
            else if (i < line.Length && line[i] == ')')
            {
                depth--;
            }

            if (i < line.Length && (line[i] != ' ' || depth > 0))
            {
                continue;
            }

            var token = line.Substring(start, i - start);
            start = i + 1;
            if (token.Length == 0)
            {
                continue;
            }

            if (token[0] is '@' or '<' || token.StartsWith("..", StringComparison.Ordinal))
            {
                if (phrase.Length > 0)
                {
                    yield return phrase;
                    phrase = "";
                }

                yield return token;
            }
            else
            {
                phrase = phrase.Length == 0 ? token : phrase + " " + token;
            }
        }

        if (phrase.Length > 0)
        {
            yield return phrase;
        }
    }

    private int ClassNumber(string token)
    {
        if (classes.TryGetValue(token, out var number))
        {
            return number;
        }

        if (token[0] == '<')
        {
            throw new FormatException($"No special class '{token}'.");
        }

        number = NewClass(token);
        if (token[0] != '@')
        {
            AddPhrases(token, number);
            return number;
        }

        if (!classEntries.TryGetValue(token, out var entry))
        {
            throw new FormatException($"No class '{token}'.");
        }

        if (entry.Find("common") is not null)
        {
            ranks[number] = 1;
        }

        if (entry.Find("governs") is not null)
        {
            governing.Add(number);
        }

        Fill(entry, "say", number, depth: 0);
        if (entry.Find("not") is not null)
        {
            var exclusion = NewClass("!" + token);
            exclusions[number] = exclusion;
            Fill(entry, "not", exclusion, depth: 0);
        }

        return number;
    }

    private int NewClass(string name)
    {
        var number = exclusions.Count;
        classes.Add(name, number);
        exclusions.Add(-1);
        return number;
    }

    private void Fill(KnowledgeEntry entry, string key, int number, int depth)
    {
        if (depth > 8)
        {
            throw new FormatException($"[{entry.Id}] includes itself.");
        }

        foreach (var line in entry.All(key))
        {
            foreach (var part in Split(line))
            {
                if (part[0] != '@')
                {
                    AddPhrases(part, number);
                }
                else if (classEntries.TryGetValue(part, out var included))
                {
                    Fill(included, "say", number, depth + 1);
                }
                else
                {
                    throw new FormatException($"[{entry.Id}] names '{part}', which is no class.");
                }
            }
        }
    }

    /// <summary>Splits at the bars that stand outside of brackets.</summary>
    private static IEnumerable<string> Split(string line)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == '|' && depth == 0))
            {
                var part = line.Substring(start, i - start).Trim();
                start = i + 1;
                if (part.Length > 0)
                {
                    yield return part;
                }
            }
            else if (line[i] == '(')
            {
                depth++;
            }
            else if (line[i] == ')')
            {
                depth--;
            }
        }
    }

    private void AddPhrases(string phrase, int number)
    {
        var at = 0;
        foreach (var node in ReadPhrase(phrase, ref at, [0]))
        {
            if (node == 0)
            {
                throw new FormatException($"'{phrase}' matches nothing.");
            }

            if (payload[node].Count == 0)
            {
                payload[node] = [number];
            }
            else if (!payload[node].Contains(number))
            {
                payload[node].Add(number);
            }
        }

        if (at < phrase.Length)
        {
            throw new FormatException($"'{phrase}' closes a bracket that it does not open.");
        }
    }

    /// <summary>
    /// Walks a phrase into the trie, growing it: from each of some nodes through the words, and through every alternative
    /// of a bracket ("(shall|may|) not"). The nodes at which the phrase can end are given.
    /// </summary>
    private List<int> ReadPhrase(string phrase, ref int at, List<int> from)
    {
        var nodes = from;
        while (at < phrase.Length && phrase[at] is not ('|' or ')'))
        {
            if (phrase[at] == '(')
            {
                var ends = new List<int>();
                do
                {
                    at++;
                    foreach (var node in ReadPhrase(phrase, ref at, nodes))
                    {
                        if (!ends.Contains(node))
                        {
                            ends.Add(node);
                        }
                    }
                }
                while (at < phrase.Length && phrase[at] == '|');

                if (at == phrase.Length)
                {
                    throw new FormatException($"'{phrase}' opens a bracket that it does not close.");
                }

                at++;
                nodes = ends;
                continue;
            }

            var end = at;
            while (end < phrase.Length && phrase[end] is not ('|' or '(' or ')'))
            {
                end++;
            }

            nodes = ReadWords(phrase, at, end, nodes);
            at = end;
        }

        return nodes;
    }

    private List<int> ReadWords(string phrase, int start, int end, List<int> from)
    {
        // Nearly all phrases are plain words: those are not worth the whole reader.
        var nodes = new List<int>(from);
        var i = start;
        while (i < end && phrase[i] is ' ' or >= 'a' and <= 'z')
        {
            i++;
        }

        if (i < end)
        {
            foreach (var word in Words.Read(phrase.Substring(start, end - start), Vocabulary))
            {
                Advance(nodes, word.Id != 0 ? word.Id : Vocabulary.Add(phrase.Substring(start + word.Start, word.End - word.Start)));
            }

            return nodes;
        }

        for (i = start; i < end; i++)
        {
            var first = i;
            while (i < end && phrase[i] != ' ')
            {
                i++;
            }

            if (i > first)
            {
                var id = Vocabulary.Find(phrase, first, i);
                Advance(nodes, id != 0 ? id : Vocabulary.Add(phrase.Substring(first, i - first)));
            }
        }

        return nodes;
    }

    private void Advance(List<int> nodes, int word)
    {
        for (var k = 0; k < nodes.Count; k++)
        {
            nodes[k] = Grow(nodes[k], word);
        }
    }

    private int Grow(int node, int word)
    {
        var child = Child(node, word);
        if (child != 0)
        {
            return child;
        }

        if (++edges * 2 > keys.Length)
        {
            var oldKeys = keys;
            var oldChildren = children;
            keys = new long[oldKeys.Length * 2];
            children = new int[keys.Length];
            for (var i = 0; i < oldKeys.Length; i++)
            {
                if (oldKeys[i] != 0)
                {
                    Put(oldKeys[i], oldChildren[i]);
                }
            }
        }

        payload.Add(None);
        Put(((long)node << 32) | (uint)word, payload.Count - 1);
        return payload.Count - 1;
    }

    private void Put(long key, int child)
    {
        var mask = keys.Length - 1;
        var slot = Mix(key) & mask;
        while (keys[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        keys[slot] = key;
        children[slot] = child;
    }
}

/// <summary>Which text a pattern looks at.</summary>
internal enum Where
{
    Text,
    Heading,
    Title,
    Any,
}

/// <summary>One element of a sequence: a class, and how many words may stand between it and the element before.</summary>
/// <param name="Class">Number of the class.</param>
/// <param name="Gap">Most words in between.</param>
/// <param name="Forbidden">Class that may not occur in between, or -1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Element(int Class, int Gap, int Forbidden);

/// <summary>Classes that follow each other within a sentence.</summary>
/// <param name="Elements">The elements in order.</param>
/// <param name="Anchor">The class that tells cheaply that the sequence is absent.</param>
internal sealed record Sequence(Element[] Elements, int Anchor);

/// <summary>The name of what a threshold counts, and the sequence that says so; null for the usual one.</summary>
internal sealed record UnitName(string Name, Sequence[]? Said);

/// <summary>One pattern.</summary>
internal sealed record TermPattern(string Id, int Line, string[] Kinds)
{
    /// <summary>Its index among the patterns of the book.</summary>
    public required int Index { get; init; }

    public required Sequence[] Matches { get; init; }

    public required Sequence[][] Needs { get; init; }

    public required Sequence[] Unless { get; init; }

    public required Sequence[] Under { get; init; }

    public required Sequence[] UnlessUnder { get; init; }

    public required Where Where { get; init; }

    public required int Weight { get; init; }
}
