using System.Text.Json;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Terms;

/// <summary>The bars of design.md, on the labelled licenses of the corpus.</summary>
public class TermDetectorCorpusTests
{
    private static readonly Lazy<Figures> All = new(Measure);

    [CorpusFact]
    public void Precision_and_recall_reach_their_bars()
    {
        var (found, extra, missed) = All.Value.Total;
        ((double)found / (found + extra)).ShouldBeGreaterThanOrEqualTo(0.94);
        ((double)found / (found + missed)).ShouldBeGreaterThanOrEqualTo(0.93);
    }

    [CorpusFact]
    public void No_kind_of_ten_cases_falls_below_its_bar()
    {
        foreach (var (kind, (found, _, missed)) in All.Value.Kinds)
        {
            if (found + missed >= 10)
            {
                ((double)found / (found + missed)).ShouldBeGreaterThanOrEqualTo(0.80, kind);
            }
        }
    }

    [CorpusFact]
    public void Thresholds_are_read_right()
    {
        ((double)All.Value.ThresholdsRight / All.Value.Thresholds).ShouldBeGreaterThanOrEqualTo(0.98);
    }

    [CorpusFact]
    public void Every_quote_is_verbatim()
    {
        All.Value.BadQuotes.ShouldBeEmpty();
    }

    [CorpusFact]
    public void Look_alikes_are_left_alone()
    {
        All.Value.LookAlikesTaken.Count.ShouldBeLessThanOrEqualTo(All.Value.LookAlikes * 3 / 100);
    }

    private static Figures Measure()
    {
        var folder = Path.Combine(Repository.Corpus!, "licenses");
        var figures = new Figures();
        var terms = new Dictionary<string, IReadOnlyList<Term>>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "labels.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var file = row.RootElement.GetProperty("file").GetString()!;
            var text = File.ReadAllText(Path.Combine(folder, file));
            var found = TermDetector.Detect(text, file);
            terms[row.RootElement.GetProperty("id").GetString()!] = found;
            var folded = Fold(text);
            figures.BadQuotes.AddRange(found.Where(term => term.Quote!.Length == 0 || !folded.Contains(term.Quote, StringComparison.Ordinal) || term.Quote.Split(' ').Length > 60).Select(term => $"{file}: {term.Quote}"));
            var labelled = row.RootElement.GetProperty("term_types").EnumerateArray().Select(kind => kind.GetString()!).ToHashSet();
            var kinds = found.Select(term => term.Kind).ToHashSet();
            var arguable = row.RootElement.TryGetProperty("arguable", out var open) ? open.EnumerateArray().Select(kind => kind.GetString()!).ToHashSet() : [];
            foreach (var kind in labelled.Union(kinds).Except(arguable))
            {
                figures.Count(kind, labelled.Contains(kind), kinds.Contains(kind));
            }

            foreach (var term in row.RootElement.GetProperty("restrictive_terms").EnumerateArray())
            {
                if (term.TryGetProperty("threshold", out var threshold) && threshold.ValueKind == JsonValueKind.Number && kinds.Contains(term.GetProperty("type").GetString()!))
                {
                    figures.Thresholds++;
                    figures.ThresholdsRight += found.Any(candidate => candidate.Kind == term.GetProperty("type").GetString() && candidate.Value == threshold.GetInt64()) ? 1 : 0;
                }
            }
        }

        foreach (var line in File.ReadLines(Path.Combine(folder, "hard_negatives.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var at = row.RootElement.GetProperty("line").GetInt32();
            var passage = Fold(row.RootElement.GetProperty("text").GetString()!);
            figures.LookAlikes++;
            if (terms[row.RootElement.GetProperty("id").GetString()!].Any(term =>
                term.Kind == row.RootElement.GetProperty("lookalike_of").GetString() && term.Place!.Line <= at && at <= term.Place.EndLine && term.Quote!.Contains(passage, StringComparison.Ordinal)))
            {
                figures.LookAlikesTaken.Add(line);
            }
        }

        return figures;
    }

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class Figures
    {
        public Dictionary<string, (int Found, int Extra, int Missed)> Kinds { get; } = [];

        public (int Found, int Extra, int Missed) Total => (Kinds.Values.Sum(k => k.Found), Kinds.Values.Sum(k => k.Extra), Kinds.Values.Sum(k => k.Missed));

        public int Thresholds { get; set; }

        public int ThresholdsRight { get; set; }

        public List<string> BadQuotes { get; } = [];

        public int LookAlikes { get; set; }

        public List<string> LookAlikesTaken { get; } = [];

        public void Count(string kind, bool labelled, bool detected)
        {
            var (found, extra, missed) = Kinds.GetValueOrDefault(kind);
            Kinds[kind] = (found + (labelled && detected ? 1 : 0), extra + (!labelled ? 1 : 0), missed + (!detected ? 1 : 0));
        }
    }
}
