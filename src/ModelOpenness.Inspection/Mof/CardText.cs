using ModelOpenness.Standards;

namespace ModelOpenness.Inspection.Mof;

/// <summary>What a README says about being a model card: the YAML at its head, and the headings of its sections.</summary>
internal sealed record CardText(bool IsModelCard, string? License, IReadOnlyList<CardSection> Sections)
{
    // Keys by which Hugging Face knows a model card; a data set's card has others.
    private static readonly string[] ModelKeys = ["license", "pipeline_tag", "library_name", "base_model", "model-index", "inference"];

    /// <summary>Reads a Markdown text.</summary>
    public static CardText Read(string text)
    {
        var lines = text.Split('\n');
        var head = Head(lines, out var next);
        var sections = new List<CardSection>();
        for (var i = next; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith("#", StringComparison.Ordinal)
                && HasBody(lines, i + 1)
                && ComponentFileRules.ComponentOfHeading(line.Trim('#', ' ', '*')) is { } component)
            {
                sections.Add(new CardSection(component, i + 1));
            }
        }

        var isCard = head is not null && ModelKeys.Any(k => head.Find(k) is not null);
        return new CardText(isCard, LicenseOf(head), sections);
    }

    private static string? LicenseOf(YamlMapping? head)
    {
        var license = head?.Text("license");
        var isNamedElsewhere = string.Equals(license, "other", StringComparison.OrdinalIgnoreCase);
        return isNamedElsewhere ? head?.Text("license_name") ?? license : license;
    }

    private static YamlMapping? Head(string[] lines, out int next)
    {
        next = 0;
        if (lines.Length == 0 || !IsRule(lines[0]))
        {
            return null;
        }

        for (var i = 1; i < lines.Length; i++)
        {
            if (IsRule(lines[i]))
            {
                next = i + 1;
                return YamlTree.Read(string.Join("\n", lines, 1, i - 1), out _) as YamlMapping;
            }
        }

        return null;
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
