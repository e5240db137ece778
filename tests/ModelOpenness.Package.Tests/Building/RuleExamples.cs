namespace ModelOpenness.Package.Tests.Building;

/// <summary>The examples on the pages of rules, in docs/rules/rules.ini: lines that builds print, without the link to the page.</summary>
internal static class RuleExamples
{
    private const string Key = "example: ";

    private static readonly Lazy<string[]> Lines = new(() =>
        [.. File.ReadAllLines(Path.Combine(Repository.Root, "docs", "rules", "rules.ini")).Where(l => l.StartsWith(Key, StringComparison.Ordinal)).Select(l => l[Key.Length..])]);

    /// <summary>The page of each rule shows a line that this build printed.</summary>
    public static void ShouldBeExamplesOf(this IEnumerable<BuildMessage> findings, params string[] rules)
    {
        var printed = findings.Select(f => f.WithoutLink).ToList();
        var stale = rules.Where(r => !Lines.Value.Where(l => l.Contains($": warning {r}: ", StringComparison.Ordinal)).All(printed.Contains)).ToList();
        stale.ShouldBeEmpty("docs/rules/rules.ini: write one of these as the example of its rule:\n" + string.Join('\n', printed.Where(p => stale.Exists(r => p.Contains(r, StringComparison.Ordinal)))));
    }
}
