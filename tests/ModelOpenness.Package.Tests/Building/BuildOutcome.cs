using System.Globalization;
using ModelOpenness.Rules;

namespace ModelOpenness.Package.Tests.Building;

/// <summary>A warning or error of a build.</summary>
internal sealed record BuildMessage(string Id, string Severity, string File, int Line, int Column, string Message, string Project)
{
    /// <summary>As a build prints it, with the path relative to the test project.</summary>
    public override string ToString() => Line > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column}): {Severity} {Id}: {Message}")
        : $"{File} : {Severity} {Id}: {Message}";

    /// <summary>Without the address of the rule's page, which the compiler puts behind the message.</summary>
    public string WithoutLink => ToString().Replace(" (" + RuleTable.Get(Id).HelpLink + ")", "", StringComparison.Ordinal);

    /// <summary>Without the words: <c>App.csproj(4,29): warning MOP1001</c>.</summary>
    public string Short => string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column}): {Severity} {Id}");
}

/// <summary>What a build did and said.</summary>
internal sealed record BuildOutcome(bool Succeeded, IReadOnlyList<BuildMessage> Messages, IReadOnlyList<string> Targets, IReadOnlyList<string> Tasks, string Log)
{
    /// <summary>Everything that this product said, each as often as it was said.</summary>
    public IReadOnlyList<BuildMessage> Findings => [.. Messages.Where(m => m.Id.StartsWith("MOP", StringComparison.Ordinal)).OrderBy(m => m.ToString(), StringComparer.Ordinal)];

    /// <summary>Place, severity and id of every finding.</summary>
    public IReadOnlyList<string> Short => [.. Findings.Select(f => f.Short)];

    /// <summary>Everything that others said, but for what NuGet thinks of this machine's certificates (NU3xxx).</summary>
    public IReadOnlyList<BuildMessage> Others => [.. Messages.Where(m => !m.Id.StartsWith("MOP", StringComparison.Ordinal) && !m.Id.StartsWith("NU3", StringComparison.Ordinal))];

    /// <summary>What it said without warning of anything, in builds of the usual verbosity.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    public bool Compiled => Tasks.Any(t => t is "Csc" or "Vbc" or "Fsc");

    public BuildOutcome ShouldSucceed()
    {
        Succeeded.ShouldBeTrue(Log);
        return this;
    }

    public BuildOutcome ShouldFail()
    {
        Succeeded.ShouldBeFalse(Log);
        return this;
    }

    /// <summary>Exactly these findings, in the short form, and no other warning or error.</summary>
    public void ShouldSay(params string[] shortForms)
    {
        Short.ShouldBe([.. shortForms.OrderBy(s => s, StringComparer.Ordinal)], Log);
        Others.Select(o => o.ToString()).ShouldBeEmpty();
    }

    public void ShouldBeSilent() => ShouldSay();
}
