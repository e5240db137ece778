using ModelOpenness.Inspection.Cards;
using ModelOpenness.Standards;

namespace ModelOpenness.Inspection.Mof;

/// <summary>What a README says about being a model card: the keys of its front matter, and the headings of its sections.</summary>
internal sealed record CardText(bool IsModelCard, string? License, IReadOnlyList<CardSection> Sections)
{
    // Keys of a model's card; one of a data set has others.
    private static readonly string[] ModelKeys = ["license", "pipeline_tag", "library_name", "base_model", "model-index", "inference"];

    /// <summary>Reads a Markdown text.</summary>
    public static CardText Read(string text, string path)
    {
        var head = CardFrontMatter.Read(text, path);
        var lines = text.Split('\n');
        var sections = new List<CardSection>();
        for (var i = EndOfHead(lines); i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith("#", StringComparison.Ordinal)
                && HasBody(lines, i + 1)
                && ComponentFileRules.ComponentOfHeading(line.Trim('#', ' ', '*')) is { } component)
            {
                sections.Add(new CardSection(component, i + 1));
            }
        }

        return new CardText(ModelKeys.Any(k => head[k].Count > 0), LicenseOf(head), sections);
    }

    private static string? LicenseOf(CardFrontMatter head)
    {
        var license = head["license"].FirstOrDefault()?.Value;
        var isNamedElsewhere = string.Equals(license, "other", StringComparison.OrdinalIgnoreCase);
        return isNamedElsewhere ? head["license_name"].FirstOrDefault()?.Value ?? license : license;
    }

    /// <summary>A comment in the front matter looks like a heading.</summary>
    private static int EndOfHead(string[] lines)
    {
        if (!IsRule(lines[0]))
        {
            return 0;
        }

        var end = Array.FindIndex(lines, 1, IsRule);
        return end < 0 ? lines.Length : end + 1;
    }

    /// <summary>A heading with nothing below it says nothing.</summary>
    private static bool HasBody(string[] lines, int from)
    {
        for (var i = from; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length > 0)
            {
                return !line.StartsWith("# ", StringComparison.Ordinal) && !line.StartsWith("## ", StringComparison.Ordinal);
            }
        }

        return false;
    }

    private static bool IsRule(string line) => string.Equals(line.TrimEnd().TrimStart('\uFEFF'), "---", StringComparison.Ordinal);
}

/// <summary>A section of a card that stands for a component.</summary>
internal sealed record CardSection(MofComponent Component, int Line);
