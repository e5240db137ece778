namespace ModelOpenness.Claims;

/// <summary>A word, a punctuation mark or a wording in a sentence.</summary>
/// <param name="Start">Start in the block's text.</param>
/// <param name="End">End in the block's text, exclusive.</param>
/// <param name="Word">In lower case; several words where they are a phrase.</param>
/// <param name="Roles">What it can do.</param>
/// <param name="Wording">Index of the wording that it is, or -1.</param>
internal readonly record struct Token(int Start, int End, string Word, WordRole Roles, int Wording)
{
    public bool Is(WordRole any) => (Roles & any) != WordRole.None;
}

/// <summary>One sentence of a block, cut into tokens for a language.</summary>
internal sealed class Sentence
{
    private const int MaxWord = 80;

    private Sentence(ProseBlock block, int start, int end, LanguageWords words, List<Token> tokens)
    {
        Block = block;
        Start = start;
        End = end;
        Words = words;
        Tokens = tokens;
    }

    public ProseBlock Block { get; }

    public int Start { get; }

    public int End { get; }

    public LanguageWords Words { get; }

    public List<Token> Tokens { get; }

    public bool IsQuestion { get; private set; }

    /// <summary>Whether it is a cell of a table, and the row's first cell names a model.</summary>
    public bool RowNamesModel => Block.RowNamesModel(Start);

    public static Sentence Read(ProseBlock block, int start, int end, IReadOnlyList<WordingMatch> wordings, int firstWording,
        int lastWording, LanguageWords words, ClaimLexicon lexicon)
    {
        var tokens = new List<Token>();
        var text = block.Text;
        var next = firstWording;
        var i = start;
        while (i < end)
        {
            if (next <= lastWording && i == wordings[next].Start)
            {
                tokens.Add(new Token(i, wordings[next].End, text.Substring(i, wordings[next].End - i), WordRole.Wording | MarkRoles(block, i), next));
                i = wordings[next].End;
                next++;
                if (i < end && WordingScanner.IsSeparator(text[i]) && text[i] != ' ' && i + 1 < end && WordingScanner.IsWordChar(text[i + 1]))
                {
                    // "open-source-based", "Open-Source-Modell": the part behind is a word of its own.
                    tokens.Add(new Token(i, i + 1, "‑", WordRole.None, -1));
                    i++;
                }

                continue;
            }

            var c = text[i];
            if (c == ' ' || char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var limit = next <= lastWording ? Math.Min(end, wordings[next].Start) : end;
            var stop = WordEnd(text, i, limit);
            if (stop == i)
            {
                tokens.Add(new Token(i, i + 1, Quote(c), Punctuation(c), -1));
                i++;
                continue;
            }

            var isFirst = tokens.Count == 0 || (tokens[tokens.Count - 1].Is(WordRole.Punctuation) && tokens[tokens.Count - 1].Word is not ",");
            tokens.Add(Word(block, i, stop, words, lexicon, isFirst));
            i = stop;
        }

        Merge(tokens, words);
        NameFirst(tokens);
        var sentence = new Sentence(block, start, end, words, tokens);
        for (var t = tokens.Count - 1; t >= 0 && t >= tokens.Count - 3; t--)
        {
            sentence.IsQuestion |= tokens[t].Word is "?" or "？" or "؟";
        }

        return sentence;
    }

    /// <summary>A capital at the start proves nothing, but "Foo is …" does.</summary>
    private static void NameFirst(List<Token> tokens)
    {
        if (tokens.Count > 1 && tokens[0].Is(WordRole.Capital)
            && (tokens[0].Roles & ~(WordRole.Capital | WordRole.Acronym | WordRole.Agent | WordRole.Link)) == WordRole.None
            && tokens[1].Is(WordRole.AnyBe | WordRole.Have | WordRole.Release | WordRole.Use))
        {
            tokens[0] = tokens[0] with { Roles = tokens[0].Roles | WordRole.Name };
        }
    }

    /// <summary>The end of the word that starts here: letters and digits, and what joins them.</summary>
    private static int WordEnd(string text, int start, int limit)
    {
        var i = start;
        limit = Math.Min(limit, start + MaxWord);
        while (i < limit)
        {
            var c = text[i];
            if (WordingScanner.IsWordChar(c))
            {
                i++;
                continue;
            }

            var joins = c is '-' or '.' or '\'' or '’' or '_' or '+' or '\u2011' or '\u200C' or '&' or '%' or '#';
            if (joins && i > start && i + 1 < limit && WordingScanner.IsWordChar(text[i + 1]) && c is not ('%' or '#'))
            {
                i++;
                continue;
            }

            if (i > start && c is '%' or '+' or '#')
            {
                i++;
            }

            break;
        }

        return i;
    }

    private static Token Word(ProseBlock block, int start, int end, LanguageWords words, ClaimLexicon lexicon, bool isFirst)
    {
        var raw = block.Text.Substring(start, end - start).Replace('’', '\'').Replace('\u2011', '-');
        var roles = MarkRoles(block, start);
        var lower = raw.ToLowerInvariant();
        var known = words.Find(lower);
        known |= known == WordRole.None ? WordRole.None : words.FindByAffix(lower) & (WordRole.Gerund | WordRole.Participle);
        var owner = raw.EndsWith("'s", StringComparison.Ordinal) || raw.EndsWith("s'", StringComparison.Ordinal);
        if (known == WordRole.None && owner)
        {
            raw = raw.Substring(0, raw.EndsWith("'s", StringComparison.Ordinal) ? raw.Length - 2 : raw.Length - 1);
            known = words.Find(raw.ToLowerInvariant()) & ~WordRole.Noun;
            roles |= WordRole.Possessive;
        }

        var hyphen = lower.LastIndexOf('-');
        if (known == WordRole.None && hyphen > 0)
        {
            // "assistant-style" is an adjective, "chat-model" a model.
            var part = lower.Substring(hyphen + 1);
            known = (words.Find(part) | words.FindByAffix(part)) & (words.CompoundIsNoun ? WordRole.Noun : WordRole.AnyModel);
        }

        known |= (known & ~WordRole.Stop) == WordRole.None && !owner ? words.FindByAffix(lower) : WordRole.None;

        roles |= known;
        if (ClaimLexicon.IsSize(raw))
        {
            roles |= WordRole.Size;
        }
        else if ((known & (WordRole.Project | WordRole.Thing | WordRole.Model | WordRole.Models)) == WordRole.None && !owner && lexicon.IsModelName(raw))
        {
            roles = (roles & (WordRole.Code | WordRole.Link)) | WordRole.ModelName | WordRole.Name;
        }
        else if (owner && lexicon.IsModelName(raw))
        {
            roles |= WordRole.Name;
        }

        return new Token(start, end, lower, Shape(raw, roles, known, isFirst), -1);
    }

    /// <summary>The roles of a word with those that its letters tell: capitals, digits, code.</summary>
    private static WordRole Shape(string raw, WordRole roles, WordRole known, bool isFirst)
    {
        if (raw.Length > 1 && IsUpper(raw))
        {
            roles |= WordRole.Acronym;
        }

        if (raw[0] is >= '0' and <= '9')
        {
            roles |= WordRole.Number;
        }

        if (HasCapital(raw, isFirst))
        {
            roles |= WordRole.Capital;
            if ((roles & WordRole.Code) != WordRole.None || ((!isFirst || HasInnerCapital(raw))
                && (known & ~(WordRole.Agent | WordRole.Participle | WordRole.Gerund)) == WordRole.None && raw.Length > 1))
            {
                roles |= WordRole.Name;
            }
        }

        if (known == WordRole.None && raw.Length > 2 && IsMixed(raw))
        {
            roles |= WordRole.Name;
        }

        if ((roles & WordRole.Code) != WordRole.None)
        {
            // Code is a name, whatever its words.
            roles = (roles & (WordRole.Code | WordRole.Link | WordRole.ModelName | WordRole.Number)) | WordRole.Name;
        }

        return roles;
    }

    private static bool IsUpper(string raw)
    {
        foreach (var c in raw)
        {
            if (!char.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasInnerCapital(string raw)
    {
        for (var i = 1; i < raw.Length; i++)
        {
            if (char.IsUpper(raw[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Letters and digits in one word, as in "wav2lip".</summary>
    private static bool IsMixed(string raw)
    {
        var letters = false;
        var digits = false;
        foreach (var c in raw)
        {
            letters |= char.IsLetter(c);
            digits |= c is >= '0' and <= '9';
        }

        return letters && digits && !ClaimLexicon.IsSize(raw);
    }

    /// <summary>A capital that is not just the sentence's first.</summary>
    private static bool HasCapital(string raw, bool isFirst)
    {
        for (var i = isFirst ? 1 : 0; i < raw.Length; i++)
        {
            if (char.IsUpper(raw[i]) || (isFirst && char.IsDigit(raw[i])))
            {
                return true;
            }
        }

        return isFirst && char.IsUpper(raw[0]);
    }

    private static WordRole MarkRoles(ProseBlock block, int at)
    {
        var mark = block.Marks[at];
        return ((mark & ProseMark.Code) != ProseMark.None ? WordRole.Code : WordRole.None)
            | ((mark & ProseMark.Link) != ProseMark.None ? WordRole.Link : WordRole.None);
    }

    private static string Quote(char c) => c switch
    {
        '“' or '”' or '„' or '«' or '»' or '‟' => "\"",
        '（' => "(",
        '）' => ")",
        '，' => ",",
        '：' => ":",
        '；' => ";",
        '–' or '―' => "—",
        _ => c.ToString(),
    };

    private static WordRole Punctuation(char c) =>
        c is ';' or ':' or '!' or '?' or '•' or '·' or '—' or '–' or '(' or ')' or '|' or '：' or '；' or '（' or '）' or '→' or '…'
            ? WordRole.Punctuation | WordRole.Break
            : WordRole.Punctuation;

    private static void Merge(List<Token> tokens, LanguageWords words)
    {
        var write = 0;
        var read = 0;
        while (read < tokens.Count)
        {
            var token = tokens[read];
            var length = 1;
            var roles = token.Roles;
            if (token.Wording < 0 && (roles & (WordRole.Punctuation | WordRole.Code)) == WordRole.None)
            {
                foreach (var phrase in words.PhrasesFrom(token.Word))
                {
                    if (Matches(tokens, read, phrase.Key))
                    {
                        length = phrase.Key.Length;
                        roles = phrase.Value;
                        break;
                    }
                }
            }

            tokens[write++] = length == 1 ? token : new Token(token.Start, tokens[read + length - 1].End, token.Word + " …", roles, -1);
            read += length;
        }

        tokens.RemoveRange(write, tokens.Count - write);
    }

    private static bool Matches(List<Token> tokens, int at, string[] phrase)
    {
        if (at + phrase.Length > tokens.Count)
        {
            return false;
        }

        for (var i = 1; i < phrase.Length; i++)
        {
            if (!string.Equals(tokens[at + i].Word, phrase[i], StringComparison.Ordinal) || tokens[at + i].Wording >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
