namespace ModelOpenness.Reports.Tests.Docs;

public sealed class WarningPictureTests
{
    [Fact]
    public void The_picture_in_the_README_shows_what_a_build_of_the_sample_prints()
    {
        var warnings = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "samples", "CommunityLicense", "expected-warnings.txt")).Where(l => l.Length > 0);
        Snapshot.ShouldBeIn("docs/images/warning.svg", WarningPicture.Draw(warnings));
    }
}
