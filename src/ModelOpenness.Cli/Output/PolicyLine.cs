using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Output;

/// <summary>One thing that a policy says and that holds.</summary>
/// <param name="Kind">The key of the policy that it stands under, or <c>mistake</c>.</param>
/// <param name="Says">What it says, in words.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Reason">The reason that is given, or null.</param>
internal sealed record PolicyLine(string Kind, string Says, Place Place, string? Reason = null)
{
    /// <summary>The lines that hold, in the order in which they are asked.</summary>
    /// <param name="request">What the project says itself.</param>
    /// <param name="policies">The policies.</param>
    public static IReadOnlyList<PolicyLine> Of(InspectionRequest request, PoliciesInForce policies)
    {
        var nearest = policies.Nearest.Policy;
        return
        [
            .. policies.All.SelectMany(p => p.Mistakes).Select(m => new PolicyLine("mistake", m.Message, m.Place)),
            .. Standard("standard", request.Standard is { } standard ? new PolicyStandard(standard.Id, standard.Place) : nearest.Standard),
            .. Standard("require", request.Require is { } require ? new PolicyStandard(require.Id, require.Place) : nearest.Require),
            .. policies.All.SelectMany(p => p.Deny).Select(e => Entry("deny", e)),
            .. policies
                .All.Where(p => p.Unknown is { IsDenied: true } || p == policies.Allowing)
                .Select(p => p.Unknown)
                .OfType<UnknownLicenses>()
                .Select(u => new PolicyLine("unknown", u.IsDenied ? "deny" : "allow", u.Place)),
            .. policies.Allowing?.Allow.Select(e => Entry("allow", e)) ?? [],
            .. nearest.Waivers.Select(Waiver),
            // A waiver of a file above accepts what that file or one above it bars.
            .. policies
                .Above.SelectMany(b => b.Policy.Waivers)
                .Where(w => w.RuleId is null or RuleTable.Barred)
                .Select(w => Waiver(w with { RuleId = RuleTable.Barred })),
            .. nearest.Trusted.Select(t => new PolicyLine("trustedLicenses", t.Id, t.Place, t.Reason)),
            .. nearest.Licenses.Select(l => new PolicyLine(
                "licenses",
                l.Id + (l.TermKinds.Count == 0 ? "" : ": " + string.Join(", ", l.TermKinds)),
                l.Place
            )),
            .. nearest.Labels.Select(l => new PolicyLine("labels", $"{l.Model}: {l.Text}", l.Place)),
        ];
    }

    private static IEnumerable<PolicyLine> Standard(string kind, PolicyStandard? standard) =>
        standard is null ? [] : [new PolicyLine(kind, standard.Id, standard.Place)];

    private static PolicyLine Entry(string kind, PolicyEntry entry) =>
        new(kind, entry + (entry.Uses == PolicyEntry.DefaultUses ? "" : $" ({entry.Uses.ToString().ToLowerInvariant()})"), entry.Place, entry.Reason);

    private static PolicyLine Waiver(PolicyWaiver waiver) =>
        new(
            "waivers",
            string.Join(
                " ",
                new[]
                {
                    waiver.RuleId ?? "every rule",
                    waiver.TermKind,
                    waiver.Model is null ? null : "of " + waiver.Model,
                    waiver.Until is null ? null : "until " + waiver.Until,
                }.OfType<string>()
            ),
            waiver.Place,
            waiver.Reason
        );
}
