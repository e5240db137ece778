using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>Reads whether a claim in a text without spaces is meant: made, denied, or weakened.</summary>
internal sealed class CharacterPolarity(CharacterScope scope)
{
    private const int NearNegator = 8;
    private readonly CharacterCues cues = scope.Cues;
    private readonly string text = scope.Text;
    private readonly int start = scope.Start;
    private readonly int end = scope.End;
    private readonly int from = scope.From;
    private readonly int to = scope.To;
    private readonly int clause = scope.Clause;
    private readonly int clauseEnd = scope.ClauseEnd;
    private readonly BlockKind block = scope.Block;

    /// <param name="isGiven">Whether the model is named right before the wording: that it is open source is taken for granted.</param>
    public ClaimPolarity Read(bool isGiven)
    {
        for (var i = Math.Max(clause, from - NearNegator - 4); i < from; i++)
        {
            var length = CharacterCues.LengthAt(cues.NotBefore, text, i, from);
            if (length > 0 && CharacterCues.LengthAt(cues.NotNegating, text, i, from) <= length && from - (i + length) <= NearNegator)
            {
                return ClaimPolarity.Negated;
            }
        }

        if (CharacterCues.IsIn(cues.NotAfter, text, to, Math.Min(clauseEnd, to + 24)))
        {
            return ClaimPolarity.Negated;
        }

        var hedged = (!isGiven && CharacterCues.IsIn(cues.HedgeBefore, text, clause, from))
            || CharacterCues.EndsAt(cues.HedgeNear, text, clause, from) || CharacterCues.IsIn(cues.HedgeAfter, text, to, Math.Min(end, to + 30))
            || IsQuoted() || (block & BlockKind.OpenTask) != BlockKind.Paragraph || (end > start && text[end - 1] is '?' or '？');
        return hedged ? ClaimPolarity.Hedged : ClaimPolarity.Asserted;
    }

    private bool IsQuoted() =>
        from > start && to < end && text[from - 1] is '"' or '“' or '「' or '『' or '\'' or '‘'
        && text[to] is '"' or '”' or '」' or '』' or '\'' or '’';
}
