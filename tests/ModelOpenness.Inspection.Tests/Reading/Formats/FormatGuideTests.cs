using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Formats;

public sealed class FormatGuideTests
{
    [Fact]
    public void Every_format_that_is_read_is_described_and_no_other() =>
        FormatGuide.All.Select(format => format.Id).Order(StringComparer.Ordinal)
            .ShouldBe(FormatRegistry.Readers.Select(reader => reader.Format).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_description_says_all_that_it_must()
    {
        foreach (var format in FormatGuide.All)
        {
            format.Name.ShouldNotBeEmpty(format.Id);
            format.Extensions.ShouldNotBeEmpty(format.Id);
            format.Mark.ShouldNotBeEmpty(format.Id);
            format.Version.ShouldNotBeEmpty(format.Id);
            format.License.ShouldNotBeEmpty(format.Id);
            format.Checks.ShouldNotBeEmpty(format.Id);
            format.Leaves.ShouldNotBeEmpty(format.Id);
            (format.Tested.Contains("real file", StringComparison.Ordinal) || format.Tested.Contains("written here", StringComparison.Ordinal)).ShouldBeTrue(format.Id);
        }
    }

    [Fact]
    public void The_schema_of_the_output_names_every_format()
    {
        var schema = File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "artifact.schema.json"));

        foreach (var format in FormatGuide.All)
        {
            schema.ShouldContain("\"" + format.Id + "\"");
        }
    }

    [Fact]
    public void A_format_is_found_by_its_name_in_any_case()
    {
        FormatGuide.Find("GGUF").ShouldNotBeNull().Name.ShouldBe("GGUF");
        FormatGuide.Find("mit").ShouldBeNull();
    }
}
