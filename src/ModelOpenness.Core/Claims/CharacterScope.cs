using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>The stretch of a text around one wording in which a claim is read, and the cues of its language.</summary>
internal sealed class CharacterScope
{
    /// <summary>Sentences are read no further than this on either side of the wording.</summary>
    private const int MaxSide = 160;

    public CharacterScope(CharacterCues cues, ProseBlock block, int start, int end, WordingMatch match, ClaimSubject contextSubject)
    {
        Cues = cues;
        Text = block.Text;
        Block = block.Kind;
        RowNamesModel = block.RowNamesModel(start);
        IsProse = (block.Marks[match.Start] & ProseMark.Link) == ProseMark.None;
        From = match.Start;
        To = match.End;
        Start = Math.Max(start, From - MaxSide);
        End = Math.Min(end, To + MaxSide);
        ContextSubject = contextSubject;
        Clause = From;
        while (Clause > Start && !IsBoundary(Text[Clause - 1]))
        {
            Clause--;
        }

        ClauseEnd = To;
        while (ClauseEnd < End && (!IsBoundary(Text[ClauseEnd]) || IsAbbreviation(ClauseEnd, out _)))
        {
            ClauseEnd += IsAbbreviation(ClauseEnd, out var length) ? length : 1;
        }
    }

    public CharacterCues Cues { get; }

    public string Text { get; }

    /// <summary>Start of the sentence.</summary>
    public int Start { get; }

    /// <summary>End of the sentence, exclusive.</summary>
    public int End { get; }

    /// <summary>Start of the wording.</summary>
    public int From { get; }

    /// <summary>End of the wording, exclusive.</summary>
    public int To { get; }

    /// <summary>Start of the clause.</summary>
    public int Clause { get; }

    /// <summary>End of the clause, exclusive.</summary>
    public int ClauseEnd { get; }

    public ClaimSubject ContextSubject { get; }

    public BlockKind Block { get; }

    /// <summary>Whether it is a cell of a table whose row is about a model.</summary>
    public bool RowNamesModel { get; }

    /// <summary>Whether the wording is no text of a link.</summary>
    public bool IsProse { get; }

    /// <summary>"（LLM）": an abbreviation in parentheses ends no clause.</summary>
    private bool IsAbbreviation(int at, out int length)
    {
        length = 0;
        var i = at + 1;
        while (Text[at] is '（' or '(' && i < End && Text[i] is >= 'A' and <= 'Z')
        {
            i++;
        }

        length = i + 1 - at;
        return i > at + 1 && i < End && Text[i] is '）' or ')';
    }

    private static bool IsBoundary(char c) =>
        c is '，' or ',' or '；' or ';' or '：' or ':' or '。' or '！' or '？' or '\n' or '（' or '）' or '(' or ')' or '|' or '—';
}
