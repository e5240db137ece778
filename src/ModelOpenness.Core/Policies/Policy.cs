using ModelOpenness.Vocabulary;

namespace ModelOpenness.Policies;

/// <summary>What a team decided about findings, read from <c>modelopenness.json</c>.</summary>
/// <param name="Path">The file, as <see cref="Place.Path"/>.</param>
internal sealed record Policy(string Path)
{
    /// <summary>A project without a policy file.</summary>
    public static Policy None { get; } = new("");

    /// <summary>Findings accepted, in the order of the file.</summary>
    public IReadOnlyList<PolicyWaiver> Waivers { get; init; } = [];

    /// <summary>Licenses of the team's own.</summary>
    public IReadOnlyList<PolicyLicense> Licenses { get; init; } = [];

    /// <summary>Licenses whose terms the team accepts everywhere.</summary>
    public IReadOnlyList<TrustedLicense> Trusted { get; init; } = [];

    /// <summary>Labels that stand in place of the project's for some models.</summary>
    public IReadOnlyList<PolicyLabel> Labels { get; init; } = [];

    /// <summary>What is allowed: where any entry stands here, nothing else is.</summary>
    public IReadOnlyList<PolicyEntry> Allow { get; init; } = [];

    /// <summary>What is barred, whatever <see cref="Allow"/> says.</summary>
    public IReadOnlyList<PolicyEntry> Deny { get; init; } = [];

    /// <summary>Where the file's list of what is allowed begins; null where it has none.</summary>
    public Place? AllowPlace { get; init; }

    /// <summary>What holds for models whose license is not known; null where <see cref="Allow"/> decides.</summary>
    public UnknownLicenses? Unknown { get; init; }

    /// <summary>The file that this one builds on, as it is written, or null.</summary>
    public PolicyExtension? Extends { get; init; }

    /// <summary>The standard that labels are judged by, or null.</summary>
    public PolicyStandard? Standard { get; init; }

    /// <summary>The standard demanded with or without a label, or null.</summary>
    public PolicyStandard? Require { get; init; }

    /// <summary>What is wrong in the file: each with its place.</summary>
    public IReadOnlyList<PolicyMistake> Mistakes { get; init; } = [];
}

/// <summary>Whether models whose license is not known are barred.</summary>
/// <param name="IsDenied">True where they are.</param>
/// <param name="Place">Where it says so.</param>
internal sealed record UnknownLicenses(bool IsDenied, Place Place);

/// <summary>A policy file that another one builds on.</summary>
/// <param name="File">Its path, relative to the folder of the file that names it.</param>
/// <param name="Place">Where it is named.</param>
internal sealed record PolicyExtension(string File, Place Place);

/// <summary>A standard that a policy names.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Place">Where it is named.</param>
internal sealed record PolicyStandard(string Id, Place Place);

/// <summary>A finding accepted with a reason.</summary>
/// <param name="Reason">Why; never empty.</param>
/// <param name="Place">Where it stands in the policy.</param>
internal sealed record PolicyWaiver(string Reason, Place Place)
{
    /// <summary>The rule, or null for every rule.</summary>
    public string? RuleId { get; init; }

    /// <summary>The models, by path glob relative to the policy's folder; null for every model.</summary>
    public string? Model { get; init; }

    /// <summary>The kind of term, or null for every kind.</summary>
    public string? TermKind { get; init; }

    /// <summary>Last day on which it holds, yyyy-MM-dd, or null.</summary>
    public string? Until { get; init; }

    /// <summary>Who approved it, or null.</summary>
    public string? Approver { get; init; }
}

/// <summary>A license of the team's own: what its name means.</summary>
/// <param name="Id">The id or name as models state it.</param>
/// <param name="Place">Where it stands in the policy.</param>
internal sealed record PolicyLicense(string Id, Place Place)
{
    /// <summary>Display name, or null for the id.</summary>
    public string? Name { get; init; }

    /// <summary>The kinds of terms that it has; empty for none.</summary>
    public IReadOnlyList<string> TermKinds { get; init; } = [];
}

/// <summary>A license that the team trusts.</summary>
/// <param name="Id">Catalogue id.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Place">Where it stands in the policy.</param>
internal sealed record TrustedLicense(string Id, string? Reason, Place Place);

/// <summary>A label for models, in place of the project's.</summary>
/// <param name="Model">The models, by path glob relative to the policy's folder.</param>
/// <param name="Text">What the team says about them: "open weights".</param>
/// <param name="Place">Where it stands in the policy.</param>
internal sealed record PolicyLabel(string Model, string Text, Place Place);

/// <summary>Something in the policy that cannot be used.</summary>
/// <param name="Message">What is wrong and what to write instead, one sentence without the place.</param>
/// <param name="Place">Where.</param>
internal sealed record PolicyMistake(string Message, Place Place);
