using ModelOpenness.Claims;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Labels;

/// <summary>A property of the project whose words may claim openness.</summary>
/// <param name="Name">Name of the property: <c>PackageTags</c>, <c>Description</c> …</param>
/// <param name="Value">Its evaluated value.</param>
public sealed record LabelProperty(string Name, string Value);

/// <summary>Finds labels of the project in its properties and places them in the project file or its imports.</summary>
public static class ProjectLabels
{
    private static readonly char[] TagSeparators = [' ', ';', ',', '\t', '\r', '\n'];

    /// <summary>The labels that the properties carry.</summary>
    /// <param name="properties">Properties with their evaluated values.</param>
    /// <param name="locator">Finds the place of a value.</param>
    public static IReadOnlyList<Label> Of(IEnumerable<LabelProperty> properties, PropertyLocator locator)
    {
        var labels = new List<Label>();
        foreach (var property in properties)
        {
            var wording = Wording(property);
            if (wording is not null)
            {
                var standard = Standard(property);
                labels.Add(new Label(LabelSource.Property, property.Name, wording, locator.Find(property.Name, wording)) { Standard = standard });
            }
        }

        return labels;
    }

    /// <summary>The words of prose that claim openness, or null.</summary>
    /// <param name="text">A description, title or explicit label.</param>
    /// <param name="context">What kind of text it is.</param>
    public static string? WordingOf(string text, ClaimContext context) =>
        ClaimDetector.Detect(text, "", context).FirstOrDefault(Counts)?.Wording
        ?? (ClaimDetector.DetectTag(text.Trim()) ? text.Trim() : null);

    private static string? Wording(LabelProperty property) => property.Name switch
    {
        "PackageTags" => property.Value.Split(TagSeparators, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(ClaimDetector.DetectTag),
        // An explicit label is a label, whatever its grammar; its words still decide whether it says open source.
        "ModelOpennessLabel" => WordingOf(property.Value, ClaimContext.Description) ?? WordingOf(AsSentence(property.Value), ClaimContext.Description),
        _ => ClaimDetector.Detect(property.Value, "", ClaimContext.Description).FirstOrDefault(Counts)?.Wording,
    };

    private static string? Standard(LabelProperty property) =>
        ClaimDetector.Detect(property.Value, "", ClaimContext.Description)
            .Concat(property.Name == "ModelOpennessLabel" ? ClaimDetector.Detect(AsSentence(property.Value), "", ClaimContext.Description) : [])
            .FirstOrDefault(c => Counts(c) && c.Standard is not null)?.Standard;

    /// <summary>An explicit label is a predicate without its sentence: "MOF Class III".</summary>
    private static string AsSentence(string label) => "This model is " + label.Trim() + ".";

    private static bool Counts(Claim claim) =>
        claim is { Polarity: ClaimPolarity.Asserted, IsSoft: false } && claim.Subject != ClaimSubject.Other;
}
