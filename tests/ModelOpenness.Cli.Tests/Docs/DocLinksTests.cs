namespace ModelOpenness.Cli.Tests.Docs;

public sealed class DocLinksTests
{
    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading_that_are_there()
    {
        var pages = DocPage.WithRules.ToDictionary(p => Path.GetFullPath(Path.Combine(Repository.Root, p.Path)), StringComparer.Ordinal);
        var broken = new List<string>();
        foreach (var page in pages.Values)
        {
            foreach (var link in page.Links.Where(l => !l.Contains("://", StringComparison.Ordinal) && !l.StartsWith("mailto:", StringComparison.Ordinal)))
            {
                var parts = link.Split('#', 2);
                var target = parts[0].Length == 0 ? Path.GetFullPath(Path.Combine(Repository.Root, page.Path)) : Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!, parts[0]));
                if (!Path.Exists(target) || (parts.Length > 1 && !(pages.TryGetValue(target, out var other) && other.Anchors.Contains(parts[1], StringComparer.Ordinal))))
                {
                    broken.Add(page.Path + " → " + link);
                }
            }
        }

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void The_test_of_links_sees_links_and_headings()
    {
        DocPage.All.Single(p => p.Path == "README.md").Links.ShouldContain("docs/how-it-decides.md");
        DocPage.All.Single(p => p.Path == "docs/command-line.md").Anchors.ShouldContain("a-step-that-gates");
    }
}
