using ModelOpenness.Policies;

namespace ModelOpenness.Inspection.Policies;

/// <summary>What the properties of a project allow and bar, as if it stood in its nearest policy.</summary>
internal static class PolicyProperties
{
    public static Policy Add(Policy policy, InspectionRequest request)
    {
        if (request.Allow.Count == 0 && request.Deny.Count == 0)
        {
            return policy;
        }

        var mistakes = new List<PolicyMistake>(policy.Mistakes);
        return policy with
        {
            Allow = [.. policy.Allow, .. Entries(request.Allow, isAllow: true)],
            Deny = [.. policy.Deny, .. Entries(request.Deny, isAllow: false)],
            AllowPlace = policy.AllowPlace ?? request.Allow.Select(e => e.Place).FirstOrDefault(),
            Mistakes = mistakes,
        };

        IReadOnlyList<PolicyEntry> Entries(IReadOnlyList<StatedWord> words, bool isAllow) =>
            EntryCheck.Known(
                [
                    .. words
                        .Select(w => PolicyEntries.Word(w.Text, w.Place, isAllow, mistakes))
                        .Where(e => e is not null)
                        .Select(e => e!.Value),
                ],
                policy.Licenses,
                mistakes
            );
    }
}
