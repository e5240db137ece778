using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Claims;

/// <summary>Finds claims of openness in prose: what is claimed, of what, and whether it is meant.</summary>
internal static class ClaimDetector
{
    private const int MaxQuote = 400;

    /// <summary>Nobody claims more often in one sentence; what repeats a wording endlessly is no prose.</summary>
    private const int MaxClaimsPerSentence = 12;

    /// <summary>Finds the claims in plain text, in the order of the text: a description, a comment, the value of a setting.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="path">The path that the places of the claims carry.</param>
    /// <param name="context">What kind of document it is.</param>
    public static IReadOnlyList<Claim> Detect(string text, string path, ClaimContext context = ClaimContext.Prose) =>
        string.IsNullOrEmpty(text) ? [] : Detect(text, PlainProse.Read(text, 0, text.Length), path, context);

    /// <summary>Finds the claims in the blocks of a document whose markup has been read.</summary>
    /// <param name="text">The whole document.</param>
    /// <param name="blocks">Its blocks, in the order of the document.</param>
    /// <param name="path">The path that the places of the claims carry.</param>
    /// <param name="context">What kind of document it is.</param>
    public static IReadOnlyList<Claim> Detect(string text, IEnumerable<ProseBlock> blocks, string path, ClaimContext context)
    {
        var claims = new List<Claim>();
        var lines = new LineCounter(text);
        foreach (var block in blocks)
        {
            var wordings = WordingScanner.Default.FindAll(block.Text);
            if (wordings.Count > 0)
            {
                ReadBlock(block, wordings, path, context, lines, claims);
            }
        }

        return claims;
    }

    /// <summary>
    /// Whether a text may contain a claim at all: about one table look-up a character, no allocation. May say yes where there is
    /// none, never no where there is one.
    /// </summary>
    /// <param name="text">The whole text.</param>
    public static bool MayContain(string text) => MayContain(text, 0, text.Length);

    /// <summary>The same for a stretch of a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    public static bool MayContain(string text, int start, int end) => WordingScanner.Default.MayContain(text, start, end);

    /// <summary>The next place where a claim's words may begin, or -1; for readers of texts that are mostly something else, such as source code.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where to start.</param>
    public static int NextCandidate(string text, int start) => WordingScanner.Default.Next(text, start, text.Length);

    /// <summary>Whether a package tag or repository topic says that the project is open source: <c>open-source</c>, <c>foss</c>.</summary>
    /// <param name="tag">One tag.</param>
    public static bool DetectTag(string tag) => ClaimTags.Claims(tag);

    private static void ReadBlock(ProseBlock block, List<WordingMatch> wordings, string path, ClaimContext context, LineCounter lines, List<Claim> claims)
    {
        var contextSubject = context == ClaimContext.ModelCard ? ClaimSubject.Model : ClaimSubject.Project;
        var first = 0;
        var done = 0;
        while (first < wordings.Count)
        {
            SentenceBounds.Around(block.Text, done, wordings[first].Start, wordings[first].End, out var start, out var end);
            var last = first;
            while (last + 1 < wordings.Count && wordings[last + 1].End <= end)
            {
                last++;
            }

            if (last + 1 < wordings.Count && wordings[last + 1].Start < end)
            {
                end = wordings[last + 1].Start;
            }

            var reader = new SentenceReader(block, start, end, wordings, first, last, context, contextSubject);
            string? quote = null;
            for (var w = first; w <= last && w - first < MaxClaimsPerSentence; w++)
            {
                var wording = wordings[w];
                if (reader.Read(w) is not { } reading)
                {
                    continue;
                }

                quote ??= Fold(block.Text, start, end);
                var from = block.Offsets[wording.Start];
                var to = block.Offsets[wording.End - 1] + 1;
                claims.Add(new Claim(
                    Fold(block.Text, wording.Start, wording.End),
                    quote,
                    reading.Polarity,
                    reading.Subject,
                    reader.Language(w),
                    wording.Wording.IsSoft,
                    lines.Place(path, from, to))
                {
                    Standard = reader.Standard(w),
                    UsesModel = reading.UsesModel,
                    OffersModels = reading.OffersModels,
                });
            }

            first = last + 1;
            done = end;
        }
    }

    /// <summary>White space folded, at most <see cref="MaxQuote"/> characters.</summary>
    private static string Fold(string text, int start, int end)
    {
        var folded = new StringBuilder();
        for (var i = start; i < end && folded.Length < MaxQuote; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                folded.Append(text[i]);
            }
            else if (folded.Length > 0 && folded[folded.Length - 1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Lines and columns of offsets that only grow.</summary>
    private sealed class LineCounter(string text)
    {
        private int line = 1;
        private int lineStart;
        private int at;

        public Place Place(string path, int from, int to)
        {
            Advance(from);
            var startLine = line;
            var startColumn = from - lineStart + 1;
            Advance(to);
            return new Place(path, startLine, startColumn, line, to - lineStart + 1);
        }

        private void Advance(int to)
        {
            while (at < to)
            {
                var next = text.IndexOf('\n', at, to - at);
                if (next < 0)
                {
                    break;
                }

                line++;
                lineStart = next + 1;
                at = next + 1;
            }

            at = Math.Max(at, to);
        }
    }
}
