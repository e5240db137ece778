using System.Xml.Linq;

namespace ModelOpenness.Reports.Tests.Docs;

public sealed class WarningPictureTests
{
    [Fact]
    public void The_picture_in_the_README_shows_what_a_build_of_the_sample_prints()
    {
        var warnings = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "samples", "CommunityLicense", "expected-warnings.txt")).Where(l => l.Length > 0);
        var picture = WarningPicture.Draw(warnings);
        Should.NotThrow(() => XDocument.Parse(picture));
        Snapshot.ShouldBeIn("docs/images/warning.svg", picture);
    }
}
