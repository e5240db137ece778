using ModelOpenness.Claims;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Labels;

/// <summary>A property of the project whose words may claim openness.</summary>
/// <param name="Name">Name of the property: <c>PackageTags</c>, <c>Description</c> …</param>
/// <param name="Value">Its evaluated value.</param>
internal sealed record LabelProperty(string Name, string Value);

/// <summary>Finds labels of the project in its properties and places them in the project file or its imports.</summary>
internal static class ProjectLabels
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
            if (Of(property) is { } label)
            {
                labels.Add(label with { Place = locator.Find(property.Name, label.Wording) });
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

    private static Label? Of(LabelProperty property)
    {
        var nowhere = new Place("");
        switch (property.Name)
        {
            case "PackageTags":
                return
                    property.Value.Split(TagSeparators, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(ClaimDetector.DetectTag)
                        is { } tag
                    ? new Label(LabelSource.Property, property.Name, tag, nowhere)
                    {
                        Standard = Claims(property.Value).FirstOrDefault(c => c.Standard is not null)?.Standard,
                    }
                    : null;
            case "ModelOpennessLabel":
                // An explicit label is a label, whatever its grammar; its words still decide whether it says open source.
                var claims = Claims(property.Value).Concat(Claims(AsSentence(property.Value))).ToList();
                return (claims.FirstOrDefault()?.Wording ?? WordingOf(property.Value, ClaimContext.Description)) is { } wording
                    ? new Label(LabelSource.Property, property.Name, wording, nowhere)
                    {
                        Standard = claims.FirstOrDefault(c => c.Standard is not null)?.Standard,
                    }
                    : null;
            default:
                var prose = Claims(property.Value).ToList();
                return prose.Count == 0
                    ? null
                    : Label.Of(LabelSource.Property, property.Name, prose[0]) with { Standard = prose.Find(c => c.Standard is not null)?.Standard };
        }
    }

    private static IEnumerable<Claim> Claims(string text) => ClaimDetector.Detect(text, "", ClaimContext.Description).Where(Counts);

    /// <summary>An explicit label is a predicate without its sentence: "MOF Class III".</summary>
    private static string AsSentence(string label) => "This model is " + label.Trim() + ".";

    private static bool Counts(Claim claim) =>
        claim is { Polarity: ClaimPolarity.Asserted, IsSoft: false } && claim.Subject != ClaimSubject.Other;
}
