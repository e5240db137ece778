using ModelOpenness.Inspection.Gathering.Cards;
using ModelOpenness.Standards;

namespace ModelOpenness.Inspection.Releases;

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
                && HasBody(lines, i)
                && ComponentFileRules.ComponentOfHeading(line.Trim('#', ' ', '*')) is { } component)
            {
                sections.Add(new CardSection(component, i + 1));
            }
        }

        var isCard = ModelKeys.Any(k => head[k].Count > 0)
            || sections.Exists(s => string.Equals(s.Component.Id, MofComponent.ModelCard, StringComparison.Ordinal));
        return new CardText(isCard, LicenseOf(head), sections);
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

    /// <summary>A heading with nothing below it, or with words that stand for missing text, says nothing.</summary>
    private static bool HasBody(string[] lines, int heading)
    {
        var level = Level(lines[heading]);
        var end = heading + 1;
        while (end < lines.Length && (Level(lines[end]) is var below) && (below == 0 || below > level))
        {
            end++;
        }

        return DocumentText.SaysSomething(lines, heading + 1, end);
    }

    /// <summary>1 to 6 for a heading, 0 for other lines.</summary>
    private static int Level(string line)
    {
        var trimmed = line.TrimStart();
        var level = trimmed.Length - trimmed.TrimStart('#').Length;
        return level is >= 1 and <= 6 && (trimmed.Length == level || char.IsWhiteSpace(trimmed[level])) ? level : 0;
    }

    private static bool IsRule(string line) => string.Equals(line.TrimEnd().TrimStart('\uFEFF'), "---", StringComparison.Ordinal);
}

/// <summary>A section of a card that stands for a component.</summary>
internal sealed record CardSection(MofComponent Component, int Line);
