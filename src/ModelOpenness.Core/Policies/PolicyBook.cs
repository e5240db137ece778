using ModelOpenness.Knowledge;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Policies;

/// <summary>A policy made ready to be asked: which waiver covers a rule for a model, which entries concern it.</summary>
internal sealed class PolicyBook
{
    private readonly Policy policy;
    private readonly Func<string, string> policyPath;
    private readonly Dictionary<string, List<int>> byModel = new(StringComparer.Ordinal);
    private readonly List<int> byGlob = [];

    /// <summary>Prepares a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="policyPath">Turns a <see cref="Model.Id"/> into a path relative to the policy's folder.</param>
    public PolicyBook(Policy policy, Func<string, string> policyPath)
    {
        this.policy = policy;
        this.policyPath = policyPath;
        Allow = new EntryIndex(policy.Allow);
        Deny = new EntryIndex(policy.Deny);
        for (var i = 0; i < policy.Waivers.Count; i++)
        {
            var model = policy.Waivers[i].Model;
            if (model is not null && PathGlob.IsLiteral(model))
            {
                if (!byModel.TryGetValue(model, out var list))
                {
                    byModel.Add(model, list = []);
                }

                list.Add(i);
            }
            else
            {
                byGlob.Add(i);
            }
        }
    }

    /// <summary>The policy.</summary>
    public Policy Policy => policy;

    /// <summary>What the policy allows.</summary>
    internal EntryIndex Allow { get; }

    /// <summary>What the policy bars.</summary>
    internal EntryIndex Deny { get; }

    /// <summary>A model as the policy names it: its path, seen from the policy's folder.</summary>
    /// <param name="modelId">The model.</param>
    public string PathOf(string modelId) => policyPath(modelId);

    /// <summary>A project without a policy.</summary>
    public static PolicyBook Empty() => new(Policy.None, id => id);

    /// <summary>The waiver that accepts a rule for a model, or null.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="modelId">The model or artifact.</param>
    /// <param name="termKinds">The kinds of terms in the clause; none for rules that are not about terms.</param>
    /// <param name="licenseId">The model's license, or null.</param>
    /// <param name="isPath">False for a model that is known only by an id that code or settings name.</param>
    public Waiver? Find(string ruleId, string modelId, IReadOnlyList<string> termKinds, string? licenseId, bool isPath = true)
    {
        var first = First(ruleId, modelId, termKinds, isPath);
        if (first < int.MaxValue)
        {
            var waiver = policy.Waivers[first];
            return new Waiver(waiver.Reason, waiver.Until, waiver.Approver, waiver.Place);
        }

        return Trusted(licenseId, termKinds) is { } trusted
            ? new Waiver(trusted.Reason ?? $"The policy trusts the license '{trusted.Id}'.", null, null, trusted.Place)
            : null;
    }

    /// <summary>Whether a rule is accepted for a model.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="modelId">The model.</param>
    /// <param name="termKinds">The kinds of terms in the clause.</param>
    /// <param name="licenseId">The model's license, or null.</param>
    public bool Accepts(string ruleId, string modelId, IReadOnlyList<string> termKinds, string? licenseId) =>
        Find(ruleId, modelId, termKinds, licenseId) is not null;

    /// <summary>The label that stands in place of the project's for a model, or null.</summary>
    /// <param name="modelId">The model.</param>
    public PolicyLabel? Label(string modelId)
    {
        if (policy.Labels.Count == 0)
        {
            return null;
        }

        var path = policyPath(modelId);
        return policy.Labels.FirstOrDefault(l => PathGlob.Matches(l.Model, path));
    }

    private int First(string ruleId, string modelId, IReadOnlyList<string> termKinds, bool isPath)
    {
        if (policy.Waivers.Count == 0)
        {
            return int.MaxValue;
        }

        var path = isPath ? policyPath(modelId) : modelId;
        var first = byModel.TryGetValue(path, out var exact) ? First(exact, ruleId, null, termKinds, int.MaxValue) : int.MaxValue;
        return First(byGlob, ruleId, path, termKinds, first);
    }

    private TrustedLicense? Trusted(string? licenseId, IReadOnlyList<string> termKinds) => licenseId is null || termKinds.Count == 0
        ? null
        : policy.Trusted.FirstOrDefault(t => string.Equals(t.Id, licenseId, StringComparison.OrdinalIgnoreCase));

    private int First(List<int> waivers, string ruleId, string? path, IReadOnlyList<string> termKinds, int before)
    {
        foreach (var i in waivers)
        {
            if (i >= before)
            {
                break;
            }

            var waiver = policy.Waivers[i];
            if ((waiver.RuleId is null || waiver.RuleId == ruleId)
                && (waiver.TermKind is null || termKinds.Contains(waiver.TermKind, StringComparer.Ordinal))
                && (path is null || waiver.Model is null || PathGlob.Matches(waiver.Model, path)))
            {
                return i;
            }
        }

        return before;
    }
}
