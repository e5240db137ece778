using ModelOpenness.Vocabulary;

namespace ModelOpenness.Rules;

/// <summary>One rule of the table.</summary>
/// <param name="Id">For example <c>MOP1001</c>; never reused for another meaning.</param>
/// <param name="Title">What it says, as a sentence without a period.</param>
/// <param name="Severity">Default severity.</param>
/// <param name="Description">When the rule speaks, and why.</param>
internal sealed record Rule(string Id, string Title, FindingSeverity Severity, string Description)
{
    /// <summary>Category of all rules in Roslyn's sense.</summary>
    public const string Category = "ModelOpenness";

    /// <summary>Where the documentation stands, with a slash at the end.</summary>
    public const string DocsUrl = "https://github.com/modelopenness/modelopenness/blob/main/docs/";

    /// <summary>The rule's page.</summary>
    public string HelpLink => DocsUrl + "rules/" + Id + ".md";
}
