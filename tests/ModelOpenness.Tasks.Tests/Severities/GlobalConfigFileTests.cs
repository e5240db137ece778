using ModelOpenness.Rules;
using ModelOpenness.Tasks.Severities;

namespace ModelOpenness.Tasks.Tests.Severities;

public class GlobalConfigFileTests
{
    private const string Key = "dotnet_diagnostic.MOP1001.severity";

    [Fact]
    public void A_file_of_the_usual_name_is_global_without_saying_so_and_outranks_others()
    {
        var own = GlobalConfigFile.Parse(".globalconfig", Key + " = error # why\n")!;
        own.Level.ShouldBe(100);
        own.Find(Key).ShouldBe("error");
        GlobalConfigFile.Parse("x.globalconfig", "is_global = true\n" + Key + " = none")!.Level.ShouldBe(0);
        GlobalConfigFile.Parse("x.globalconfig", "is_global=true\nglobal_level = -1\n")!.Level.ShouldBe(-1);
    }

    [Fact]
    public void An_editorconfig_is_none() =>
        GlobalConfigFile.Parse(".editorconfig", "root = true\n[*]\nis_global = true\n" + Key + " = error").ShouldBeNull();

    [Fact]
    public void The_highest_level_decides_and_a_tie_cancels()
    {
        Severity(("a", 1, "none"), ("b", 2, "error")).ShouldBe(EffectiveSeverity.Error);
        Severity(("a", 2, "none"), ("b", 1, "error")).ShouldBe(EffectiveSeverity.None);
        Severity(("a", 1, "none"), ("b", 1, "error")).ShouldBe(EffectiveSeverity.Warning);
        Severity(("a", 1, "none"), ("b", 1, "error"), ("c", 2, "error")).ShouldBe(EffectiveSeverity.Error);
        Severity(("a", 1, "nonsense")).ShouldBe(EffectiveSeverity.Warning);
    }

    private static EffectiveSeverity Severity(params (string Name, int Level, string Value)[] files) =>
        new EffectiveSeverities(
            [.. files.Select(f => GlobalConfigFile.Parse(f.Name, $"is_global = true\nglobal_level = {f.Level}\n{Key} = {f.Value}\n")!)],
            new CompilerSwitches("", "", "", treatWarningsAsErrors: false)).Of(RuleTable.Get("MOP1001"));
}
