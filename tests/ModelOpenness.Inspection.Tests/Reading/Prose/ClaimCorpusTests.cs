using System.Text.Json;
using ModelOpenness.Claims;
using ModelOpenness.Inspection.Reading.Prose;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Prose;

/// <summary>Claims about a model on labelled sentences: a false warning costs more than a missed one.</summary>
public sealed class ClaimCorpusTests
{
    [CorpusFact]
    public void Claims_about_models_reach_the_bars()
    {
        var counts = new Dictionary<string, (int Right, int False, int Missed)> { ["en"] = default, ["other"] = default };
        foreach (var line in File.ReadLines(Path.Combine(Repository.Corpus!, "claims", "claims.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var isSoft = row.RootElement.GetProperty("tags").EnumerateArray().Any(t => t.GetString() == "soft-term");
            var isClaim = row.RootElement.GetProperty("label").GetString() == "claim-model" && !isSoft;
            var says = MarkdownProse.Claims(row.RootElement.GetProperty("text").GetString()!, "x", ClaimContext.Prose)
                .Any(c => c is { IsSoft: false, Polarity: ClaimPolarity.Asserted, Subject: ClaimSubject.Model });
            var key = row.RootElement.GetProperty("language").GetString() == "en" ? "en" : "other";
            var (right, wrong, missed) = counts[key];
            counts[key] = (right + (says && isClaim ? 1 : 0), wrong + (says && !isClaim ? 1 : 0), missed + (!says && isClaim ? 1 : 0));
        }

        var total = counts["en"].Right + counts["other"].Right;
        ((double)total / (total + counts["en"].False + counts["other"].False)).ShouldBeGreaterThanOrEqualTo(0.93);
        ((double)counts["en"].Right / (counts["en"].Right + counts["en"].Missed)).ShouldBeGreaterThanOrEqualTo(0.85);
        ((double)counts["other"].Right / (counts["other"].Right + counts["other"].Missed)).ShouldBeGreaterThanOrEqualTo(0.80);
    }
}
