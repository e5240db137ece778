namespace ModelOpenness.Claims;

/// <summary>Reads the phrase around a wording: what stands before its noun, which noun it is, and a name behind it.</summary>
internal sealed class NounPhraseReader
{
    private const int MaxNounPhrase = 14;
    private const int MaxLeft = 9;
    private readonly SentenceWalk walk;
    private readonly List<Token> tokens;

    public NounPhraseReader(Sentence sentence, SentenceWalk walk)
    {
        this.walk = walk;
        tokens = sentence.Tokens;
    }

    /// <summary>The noun that a wording before it belongs to: the last noun before the phrase ends.</summary>
    public NounPhrase After(int start)
    {
        var head = -1;
        var name = -1;
        var handled = false;
        var i = start;
        for (; i < tokens.Count && i - start < MaxNounPhrase; i++)
        {
            var token = tokens[i];
            if (token.Word is "(")
            {
                var close = i + 1;
                while (close < tokens.Count && close - i < 8 && tokens[close].Word is not ")")
                {
                    close++;
                }

                var closes = close < tokens.Count && tokens[close].Word is ")";
                var nounFollows = closes && close + 1 < tokens.Count && tokens[close + 1].Is(WordRole.Noun);
                if ((head >= 0 && !nounFollows) || !closes)
                {
                    // "the model (Foo-7B, Apache-2.0)"
                    name = head >= 0 && !tokens[head].Is(WordRole.Models) && IsCalled(i) ? i + 1 : name;
                    break;
                }

                i = close;
                continue;
            }

            if (token.Is(WordRole.Punctuation))
            {
                if (token.Word is "\"" or "/" or "&" or "'" or "-" or "‑" || (token.Word is "," && head < 0 && name < 0 && i > start && IsAdjectiveList(i)))
                {
                    if (token.Word is "-" && walk.IsSpaced(i))
                    {
                        break;
                    }

                    continue;
                }

                break;
            }

            if (token.Is(WordRole.Wording))
            {
                continue;
            }

            if (token.Is(WordRole.AnyBe | WordRole.Have | WordRole.Relative | WordRole.We | WordRole.Clause | WordRole.Such | WordRole.Compare) && !token.Is(WordRole.Noun))
            {
                break;
            }

            if (token.Is(WordRole.ModelName))
            {
                if (head >= 0)
                {
                    name = i;
                    i++;
                    break;
                }

                head = i;
                continue;
            }

            var isVerb = token.Is(WordRole.Use | WordRole.Release | WordRole.Compare) && !token.Is(WordRole.Gerund);
            if (token.Is(WordRole.Thing) && token.Is(WordRole.Capital) && head == i - 1 && tokens[head].Is(WordRole.ModelName))
            {
                // "Foo Audio": part of the name.
                head = i - 1;
                name = i;
                continue;
            }

            if (token.Is(WordRole.Noun) && !(isVerb && head >= 0))
            {
                head = i;
                handled = false;
                continue;
            }

            if (token.Is(WordRole.Conjunction))
            {
                if (head >= 0 || name >= 0)
                {
                    break;
                }

                continue;
            }

            if (token.Is(WordRole.Preposition | WordRole.Pronoun | WordRole.Determiner | WordRole.Modal | WordRole.Negator))
            {
                break;
            }

            if (token.Is(WordRole.Name) && !(head >= 0 && token.Is(WordRole.Agent)))
            {
                name = i;
                if (head >= 0)
                {
                    i++;
                    break;
                }

                continue;
            }

            if (head >= 0)
            {
                if (token.Is(WordRole.Agent) && !tokens[head].Is(WordRole.Models))
                {
                    // "open-source model explorer": the model is not meant, unless another noun follows.
                    handled = !tokens[head].Is(WordRole.Thing);
                    head = handled ? head : i;
                    continue;
                }

                if (token.Is(WordRole.Gerund) && i + 1 < tokens.Count && tokens[i + 1].Is(WordRole.Conjunction))
                {
                    // "open-source model engineering and monitoring platform"
                    handled = true;
                    break;
                }

                if (!token.Is(WordRole.Size | WordRole.Number))
                {
                    break;
                }
            }
        }

        if (head < 0 && i > start && name < 0 && tokens[i - 1].Is(WordRole.Agent))
        {
            // A tool that no list knows: "log shipper".
            head = i - 1;
        }

        return new NounPhrase(head, name, i, ListsExamples(i)) { IsHandled = handled };
    }

    private bool IsAdjectiveList(int comma)
    {
        // A noun must follow before anything else ends the phrase.
        for (var i = comma + 1; i < tokens.Count && i < comma + 6; i++)
        {
            if (tokens[i].Is(WordRole.Noun))
            {
                return true;
            }

            if (tokens[i].Is(WordRole.AnyBe | WordRole.Have | WordRole.Preposition | WordRole.Pronoun | WordRole.We | WordRole.Relative | WordRole.Determiner))
            {
                return false;
            }
        }

        return false;
    }

    public bool ListsExamples(int i)
    {
        if (i < tokens.Count && tokens[i].Word is "," or "(")
        {
            i++;
        }

        return i < tokens.Count && tokens[i].Is(WordRole.Such);
    }

    /// <summary>Where the noun phrase of the wording starts, and what stands before its noun.</summary>
    public NounPhraseStart Before(int at, int clause)
    {
        var result = new NounPhraseStart { Start = at, ModelName = -1 };
        for (var i = at - 1; i >= clause && at - i <= MaxLeft; i--)
        {
            var token = tokens[i];
            if (token.Is(WordRole.Generic))
            {
                result.IsGeneric = true;
            }

            result.HasSuperlative |= token.Is(WordRole.Superlative);
            result.HasOther |= token.Is(WordRole.Other);
            result.HasNumber |= token.Is(WordRole.Number);
            if (token.Is(WordRole.Determiner))
            {
                result.Determiner = token.Roles & WordRole.Determiner;
                result.IsGeneric &= token.Is(WordRole.Definite | WordRole.Generic);
                result.Start = i;
                if (i > clause && tokens[i - 1].Is(WordRole.Definite))
                {
                    result.Start = i - 1;
                }

                break;
            }

            if (token.Word is ")" && OpeningBefore(i, clause) is var opening && opening >= 0)
            {
                i = opening;
                continue;
            }

            if (token.Is(WordRole.Punctuation))
            {
                if (token.Word is "\"" or "/" or "'" or "‑" || (token.Word is "-" && !walk.IsSpaced(i)) || (token.Word is "," && i > clause && (IsAdjective(tokens[i - 1]) || (i - 1 > clause && tokens[i - 2].Is(WordRole.Indefinite)))))
                {
                    result.Start = i;
                    continue;
                }

                break;
            }

            if (token.Is(WordRole.ModelName))
            {
                result.ModelName = i;
                result.Start = i;
                break;
            }

            if (token.Is(WordRole.Conjunction) && i > clause && IsAdjective(tokens[i - 1]))
            {
                result.Start = i;
                continue;
            }

            if (token.Is(WordRole.AnyBe | WordRole.Have | WordRole.Preposition | WordRole.We | WordRole.Pronoun | WordRole.Relative | WordRole.Conjunction | WordRole.Such | WordRole.Among | WordRole.Compare | WordRole.Negator | WordRole.Modal) && !token.Is(WordRole.Generic | WordRole.Superlative | WordRole.Adverb))
            {
                break;
            }

            if (token.Is(WordRole.Use | WordRole.Release) && !token.Is(WordRole.Adverb) && !HasDeterminerBefore(i, clause))
            {
                break;
            }

            if (token.Is(WordRole.Noun) && !token.Is(WordRole.Generic | WordRole.Superlative | WordRole.Adverb) && !(tokens[i + 1].Word is "," && HasDeterminerBefore(i, clause)))
            {
                break;
            }

            result.StartsWithVerb = token.Is(WordRole.Gerund) && !token.Is(WordRole.Superlative);
            result.Start = i;
        }

        return result;
    }

    private int OpeningBefore(int closing, int clause)
    {
        for (var i = closing - 1; i >= clause && closing - i < 6; i--)
        {
            if (tokens[i].Word is "(")
            {
                return i;
            }
        }

        return -1;
    }

    private bool HasDeterminerBefore(int at, int clause)
    {
        for (var i = at - 1; i >= clause && at - i < 5; i--)
        {
            if (tokens[i].Is(WordRole.Determiner))
            {
                return true;
            }

            if (tokens[i].Is(WordRole.Punctuation | WordRole.AnyBe | WordRole.Have | WordRole.Preposition | WordRole.We | WordRole.Noun | WordRole.Relative))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsAdjective(Token token) =>
        !token.Is(WordRole.Noun | WordRole.Name | WordRole.AnyBe | WordRole.Preposition | WordRole.Pronoun | WordRole.Punctuation | WordRole.Have | WordRole.Use | WordRole.Determiner | WordRole.Conjunction)
        || token.Is(WordRole.Adverb | WordRole.Superlative | WordRole.Generic);

    /// <summary>"the open-source model, Foo-7B, …", "… (Foo-7B)": the name of a model behind the noun, and no list.</summary>
    public bool IsCalled(int at)
    {
        if (at + 1 >= tokens.Count || tokens[at].Word is not "," and not "(" || !tokens[at + 1].Is(WordRole.ModelName))
        {
            return false;
        }

        var end = at + 2;
        while (end < tokens.Count && tokens[end].Is(WordRole.Name | WordRole.Size | WordRole.Number | WordRole.Capital))
        {
            end++;
        }

        return end >= tokens.Count || (tokens[end].Word is "," or "(" or ")" or "." && !(end + 1 < tokens.Count && tokens[end + 1].Is(WordRole.ModelName | WordRole.Conjunction)));
    }

    /// <summary>The noun before the wording that it belongs to: "modelo de lenguaje de código abierto"; -1 if none.</summary>
    public int NounBefore(int at, int clause)
    {
        for (var i = at - 1; i >= clause && at - i < 7; i--)
        {
            if (tokens[i].Is(WordRole.Noun))
            {
                return i;
            }

            if (tokens[i].Is(WordRole.AnyBe | WordRole.Punctuation | WordRole.We | WordRole.Relative | WordRole.Conjunction) && tokens[i].Word is not "\"" and not "-" and not "‑")
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The name behind the wording; a model's name before the name of who made it ("Meta Llama 3").</summary>
    public int NameAfter(int at)
    {
        for (var i = at + 1; i < tokens.Count && i < at + 4 && tokens[i].Is(WordRole.Name); i++)
        {
            if (tokens[i].Is(WordRole.ModelName))
            {
                return i;
            }
        }

        return at + 1 < tokens.Count && tokens[at + 1].Is(WordRole.Name) ? at + 1 : -1;
    }
}
