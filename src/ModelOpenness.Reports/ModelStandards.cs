using ModelOpenness.Reports.Assessments;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports;

/// <summary>What every standard says of the models of a report; models that are alike are judged once.</summary>
internal sealed class ModelStandards
{
    private readonly AssessmentSet assessments = new();

    /// <summary>The verdicts on a model, in the standards' order.</summary>
    /// <param name="model">The model.</param>
    public IReadOnlyList<StandardVerdict> Of(Model model) => assessments.Of(model).Verdicts;

    /// <summary>What is left of the four freedoms of a model, with the place of each clause that narrows one.</summary>
    /// <param name="model">The model.</param>
    /// <returns>Use, study, modify, share.</returns>
    public static IReadOnlyList<FreedomRow> Freedoms(Model model) => Assessor.Freedoms(model);
}
