using System.Globalization;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Assessments;

/// <summary>The assessments of one report: models under one license with one set of terms are judged once.</summary>
internal sealed class AssessmentSet
{
    private readonly Dictionary<string, Assessment> known = new(StringComparer.Ordinal);

    public Assessment Of(Model model)
    {
        var key = Key(model);
        if (!known.TryGetValue(key, out var assessment))
        {
            assessment = Assessor.Assess(model);
            known.Add(key, assessment);
        }

        return assessment;
    }

    /// <summary>The same for models whose license, terms and words of terms are the same, wherever these stand.</summary>
    public static string Key(Model model)
    {
        var license = model.License;
        return ContentHash.Of([
            license?.Id ?? "",
            license?.Name ?? "",
            license?.Evidence.IsModified == true ? "modified" : "",
            license is null ? model.Stated?.AsWritten ?? model.Evidence.FirstOrDefault()?.LicenseName ?? "" : "",
            .. (model.Release ?? []).SelectMany(c => new[] { c.ComponentId, c.License ?? "" }),
            model.Release is null ? "" : "looked",
            Assessor.IsOnlyNamed(model) ? "named" : "",
            .. (license?.Terms ?? []).SelectMany(t =>
                new[] { t.Kind, t.Quote ?? "", t.Value?.ToString(CultureInfo.InvariantCulture) ?? "", t.Unit ?? "", t.Section ?? "" }
            ),
        ]);
    }
}
