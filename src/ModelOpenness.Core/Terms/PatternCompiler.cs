using ModelOpenness.Knowledge;

namespace ModelOpenness.Terms;

/// <summary>Compiles the entries of the pattern files into a <see cref="PatternBook"/>.</summary>
internal sealed class PatternCompiler
{
    private static readonly string[] Special = ["<number>", "<money>", "<start>", "<end>", "<quote>", "<colon>", "<percent>"];

    private static readonly Dictionary<string, Force> Forces = new(StringComparer.Ordinal)
    {
        ["match"] = Force.None,
        ["banned"] = Force.Banned,
        ["barred"] = Force.Banned | Force.Plain,
        ["limited"] = Force.Limited,
        ["granted"] = Force.Granted,
        ["due"] = Force.Due,
        ["reserved"] = Force.Reserved,
        ["if"] = Force.Condition,
        ["except"] = Force.Excepted,
        ["outside"] = Force.Outside,
    };

    private readonly Dictionary<string, List<KnowledgeEntry>> classEntries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> classes = new(StringComparer.Ordinal);
    private readonly List<int> exclusions = [];
    private readonly List<Part> parts = [];
    private readonly Dictionary<int, int> ranks = [];
    private readonly Dictionary<string, List<UnitName>> units = new(StringComparer.Ordinal);
    private readonly Dictionary<int, long> numberWords = [];
    private readonly HashSet<int> definingWords = [];
    private readonly HashSet<int> purposeWords = [];
    private readonly List<TermPattern> patterns = [];
    private readonly List<TermPattern> skips = [];
    private readonly TermVocabulary vocabulary = new();
    private readonly PhraseTrie phrases;

    private PatternCompiler()
    {
        phrases = new PhraseTrie(vocabulary);
        foreach (var name in Special)
        {
            classes.Add(name, classes.Count);
            exclusions.Add(-1);
            parts.Add(Part.None);
        }
    }

    /// <summary>Compiles entries: classes and spellings first, wherever they stand, then the patterns in their order.</summary>
    /// <exception cref="FormatException">A pattern breaks the language; a test compiles every file, so no user sees this.</exception>
    public static PatternBook Compile(IReadOnlyList<KnowledgeEntry> entries)
    {
        var compiler = new PatternCompiler();
        foreach (var entry in entries)
        {
            if (entry.Id[0] == '@')
            {
                // A class goes on in the file of another language.
                if (!compiler.classEntries.TryGetValue(entry.Id, out var parts))
                {
                    compiler.classEntries.Add(entry.Id, parts = []);
                }

                parts.Add(entry);
            }
            else if (string.Equals(entry.Id, "spelling", StringComparison.Ordinal))
            {
                compiler.ReadSpellings(entry);
            }
        }

        foreach (var entry in entries)
        {
            if (entry.Find("reads") is not null)
            {
                compiler.ClassNumber(entry.Id);
            }

            if (entry.Id.StartsWith("units.", StringComparison.Ordinal))
            {
                compiler.AddUnits(entry);
            }
            else if (entry.Id[0] != '@' && entry.Find("kind") is not null)
            {
                compiler.AddPattern(entry);
            }
        }

        return compiler.Book();
    }

    private PatternBook Book()
    {
        var currency = classEntries.ContainsKey("@currency") ? ClassNumber("@currency") : -1;
        var byAnchor = patterns
            .SelectMany(pattern => pattern.Matches.Select(sequence => new Anchored(pattern, sequence)))
            .ToLookup(anchored => anchored.Sequence.Anchor);

        return new PatternBook(exclusions, parts, units)
        {
            Vocabulary = vocabulary,
            Phrases = phrases,
            Patterns = patterns,
            Skips = skips,
            ByAnchor = [.. Enumerable.Range(0, exclusions.Count).Select(anchor => byAnchor[anchor].ToArray())],
            Currency = currency,
            NumberWords = [.. Enumerable.Range(0, vocabulary.Count).Select(word => numberWords.TryGetValue(word, out var value) ? value : 0)],
            DefiningWords = definingWords,
            PurposeWords = purposeWords,
        };
    }

    private void AddUnits(KnowledgeEntry entry)
    {
        var list = new List<UnitName>();
        foreach (var value in entry.All("unit"))
        {
            var equals = value.IndexOf('=');
            list.Add(equals < 0
                ? new UnitName(value, null)
                : new UnitName(value.Substring(0, equals).Trim(), Sequences([value.Substring(equals + 1)])));
        }

        units.Add(entry.Id.Substring(6), list);
    }

    private void ReadSpellings(KnowledgeEntry entry)
    {
        foreach (var pair in entry.Values)
        {
            switch (pair.Key)
            {
                case "same":
                    var spellings = pair.Value.Split([' '], StringSplitOptions.RemoveEmptyEntries);
                    var first = vocabulary.Add(spellings[0]);
                    for (var i = 1; i < spellings.Length; i++)
                    {
                        vocabulary.Add(spellings[i], first);
                    }

                    break;
                case "means" or "purpose":
                    (pair.Key is "means" ? definingWords : purposeWords).UnionWith(
                        pair.Value.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(word => vocabulary.Add(word))
                    );
                    break;
                case "number":
                    var equals = pair.Value.IndexOf('=');
                    var value = long.Parse(pair.Value.Substring(equals + 1).Trim(), System.Globalization.CultureInfo.InvariantCulture);
                    foreach (var word in pair.Value.Substring(0, equals).Split([' '], StringSplitOptions.RemoveEmptyEntries))
                    {
                        numberWords[vocabulary.Add(word)] = value;
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
            Index = skip ? -1 : patterns.Count,
            Matches = Matches(entry),
            Needs = Needs(entry),
            Unless = Sequences(entry.All("unless")),
            Where = entry.Find("in") switch { "title" => Where.Title, "any" => Where.Any, _ => Where.Text },
            Weight = entry.Find("weight") switch { "high" => TermPattern.Heaviest, "low" => 1, _ => 2 },
        };
        (skip ? skips : patterns).Add(pattern);
    }

    private Sequence[] Matches(KnowledgeEntry entry)
    {
        var sequences = new List<Sequence>();
        foreach (var pair in entry.Values)
        {
            if (Forces.TryGetValue(pair.Key, out var force))
            {
                sequences.Add(Sequence(pair.Value) with { Force = force });
            }
        }

        return [.. sequences];
    }

    private Sequence[] Sequences(IEnumerable<string> lines)
    {
        var sequences = new List<Sequence>();
        foreach (var line in lines)
        {
            sequences.Add(Sequence(line));
        }

        return [.. sequences];
    }

    /// <summary>Each line for itself: all must stand in the sentence.</summary>
    private Sequence[][] Needs(KnowledgeEntry entry)
    {
        var needs = new List<Sequence[]>();
        foreach (var line in entry.All("needs"))
        {
            needs.Add([Sequence(line)]);
        }

        return [.. needs];
    }

    private Sequence Sequence(string line)
    {
        var elements = new List<Element>();
        var gap = 0;
        var forbidden = -1;
        foreach (var token in PatternSyntax.Tokens(line))
        {
            if (token.StartsWith("..", StringComparison.Ordinal))
            {
                var bang = token.IndexOf('!');
                var width = bang < 0 ? token : token.Substring(0, bang);
                forbidden = bang < 0 ? -1 : ClassNumber(token.Substring(bang + 1));
                gap = width switch
                {
                    "..." => int.MaxValue / 2,
                    ".." => 8,
                    _ => int.Parse(width.Substring(2), System.Globalization.CultureInfo.InvariantCulture),
                };
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

        return new Sequence([.. elements], Anchor(elements), Force.None);
    }

    /// <summary>The element that is rarest in texts, by guess: phrases written out before classes, special ones last.</summary>
    private int Anchor(List<Element> elements)
    {
        var best = elements[0].Class;
        var bestRank = -1;
        foreach (var element in elements)
        {
            var rank = element.Class switch
            {
                PatternBook.Start or PatternBook.End or PatternBook.Quote or PatternBook.Colon => 0,
                PatternBook.Number => 2,
                PatternBook.Percent => 4,
                PatternBook.Money => 5,
                _ => Rank(element.Class),
            };
            if (rank > bestRank)
            {
                best = element.Class;
                bestRank = rank;
            }
        }

        return best;
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
            phrases.Add(token, number);
            return number;
        }

        if (!classEntries.TryGetValue(token, out var entries))
        {
            throw new FormatException($"No class '{token}'.");
        }

        var entry = entries[0];
        if (entry.Find("common") is not null)
        {
            ranks[number] = 1;
        }

        if (entry.Find("reads") is { } part)
        {
            parts[number] = (Part)Enum.Parse(typeof(Part), part, ignoreCase: true);
        }

        Fill(entries, "say", number, depth: 0);
        if (entries.Exists(part => part.Find("not") is not null))
        {
            var exclusion = NewClass("!" + token);
            exclusions[number] = exclusion;
            Fill(entries, "not", exclusion, depth: 0);
        }

        return number;
    }

    private int NewClass(string name)
    {
        var number = exclusions.Count;
        classes.Add(name, number);
        exclusions.Add(-1);
        parts.Add(Part.None);
        return number;
    }

    private void Fill(List<KnowledgeEntry> entries, string key, int number, int depth)
    {
        if (depth > 8)
        {
            throw new FormatException($"[{entries[0].Id}] includes itself.");
        }

        foreach (var line in entries.SelectMany(entry => entry.All(key)))
        {
            foreach (var part in PatternSyntax.Split(line))
            {
                if (part[0] != '@')
                {
                    phrases.Add(part, number);
                }
                else if (classEntries.TryGetValue(part, out var included))
                {
                    Fill(included, "say", number, depth + 1);
                }
                else
                {
                    throw new FormatException($"[{entries[0].Id}] names '{part}', which is no class.");
                }
            }
        }
    }

    private int Rank(int @class) => ranks.TryGetValue(@class, out var rank) ? rank : 4;
}
