using ModelOpenness.Rules;
using ModelOpenness.Tasks.Severities;

namespace ModelOpenness.Tasks.Tests.Severities;

/// <summary>How loudly it is said that an inspection did not happen.</summary>
public sealed class GateTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Where_no_rule_is_an_error_it_is_a_warning() => Severity().ShouldBe(EffectiveSeverity.Warning);

    [Fact]
    public void Where_any_rule_is_an_error_it_is_one_too()
    {
        Severity(asErrors: "CS1591;MOP1001").ShouldBe(EffectiveSeverity.Error);
        Severity(allAreErrors: true).ShouldBe(EffectiveSeverity.Error);
        Severity(configs: [folder.Write(".globalconfig", "dotnet_diagnostic.MOP2002.severity = error\n")]).ShouldBe(EffectiveSeverity.Error);
        Severity(asErrors: "CS1591").ShouldBe(EffectiveSeverity.Warning);
    }

    [Theory]
    [InlineData("[*.cs]\ndotnet_diagnostic.MOP4001.severity = error # why\n", true)]
    [InlineData("dotnet_analyzer_diagnostic.category-ModelOpenness.severity = error\n", true)]
    [InlineData("[*]\ndotnet_analyzer_diagnostic.severity = error\n", true)]
    [InlineData("[*.cs]\ndotnet_diagnostic.MOP4001.severity = warning\ndotnet_diagnostic.CA1000.severity = error\n", false)]
    public void An_editorconfig_counts_as_well(string text, bool isGate) =>
        Severity(configs: [folder.Write(".editorconfig", text)]).ShouldBe(isGate ? EffectiveSeverity.Error : EffectiveSeverity.Warning);

    [Fact]
    public void Who_names_it_has_decided()
    {
        Severity(asErrors: "MOP1001", off: RuleTable.NotInspected).ShouldBe(EffectiveSeverity.None);
        Severity(allAreErrors: true, notErrors: RuleTable.NotInspected).ShouldBe(EffectiveSeverity.Warning);
        Severity(asErrors: "MOP1001", configs: [folder.Write(".globalconfig", "dotnet_diagnostic.MOP9000.severity = none\n")]).ShouldBe(EffectiveSeverity.None);
        Severity(configs: [folder.Write(".globalconfig", "dotnet_diagnostic.MOP9000.severity = error\n")]).ShouldBe(EffectiveSeverity.Error);
    }

    [Fact]
    public void The_list_of_defaults_alone_is_no_decision()
    {
        var defaults = folder.Write("d.globalconfig", "is_global = true\nglobal_level = -1\ndotnet_diagnostic.MOP9000.severity = warning\n");
        Severity(configs: [defaults]).ShouldBe(EffectiveSeverity.Warning);
        Severity(asErrors: "MOP1001", configs: [defaults]).ShouldBe(EffectiveSeverity.Error);
    }

    [Fact]
    public void A_file_that_cannot_be_read_decides_nothing() =>
        Severity(configs: [Path.Combine(folder.Path, "gone.editorconfig"), folder.Path]).ShouldBe(EffectiveSeverity.Warning);

    private static EffectiveSeverity Severity(string off = "", string asErrors = "", string notErrors = "", bool allAreErrors = false, string[]? configs = null) =>
        Gate.Severity(configs ?? [], new CompilerSwitches(off, asErrors, notErrors, allAreErrors));
}
