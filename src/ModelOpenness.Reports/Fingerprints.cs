using System.Globalization;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports;

/// <summary>
/// Fingerprints of the findings of one project. A finding keeps its own when lines move or a message is worded anew: rule, file,
/// license, kinds of terms and models make it up. Of findings that share all these, the order tells them apart.
/// </summary>
internal sealed class Fingerprints(Inventory inventory)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    public string Next(Finding finding)
    {
        var hash = ContentHash.Of(
            finding.RuleId,
            inventory.FromRoot(finding.Place.Path),
            finding.LicenseId ?? "",
            string.Join(",", finding.TermKinds),
            string.Join("\n", finding.Models)
        );
        seen.TryGetValue(hash, out var count);
        seen[hash] = count + 1;
        return hash + "/" + count.ToString(CultureInfo.InvariantCulture);
    }
}
