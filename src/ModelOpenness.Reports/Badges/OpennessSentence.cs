using System.Globalization;
using ModelOpenness.Reports.Assessments;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Badges;

/// <summary>How open something is, for its badge's color.</summary>
internal enum OpennessTone
{
    /// <summary>Open source terms.</summary>
    Open,

    /// <summary>Terms that restrict.</summary>
    Restricted,

    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>The words that a README may say of a model without saying too much: "open weights (Llama 3.2 Community License)".</summary>
/// <param name="Text">The words.</param>
/// <param name="Tone">How open that is.</param>
internal sealed record OpennessSentence(string Text, OpennessTone Tone)
{
    private const string NameEnding = " Agreement";

    /// <summary>The words for one model.</summary>
    /// <param name="model">The model.</param>
    public static OpennessSentence Of(Model model)
    {
        if (model.License is not { } license)
        {
            return new OpennessSentence(
                model.Stated is not { } stated ? "weights without a license" : "weights under a license that is not recognised (" + stated.AsWritten + ")",
                OpennessTone.Unknown);
        }

        var assessment = Assessor.Assess(model);
        var name = " (" + Name(license) + ")";
        return assessment.OpenSource switch
        {
            StandardOutcome.Satisfied => new OpennessSentence(Class(assessment, "openly licensed weights" + name), OpennessTone.Open),
            StandardOutcome.NotSatisfied => new OpennessSentence(
                Class(assessment, (MayShare(assessment) ? "open weights" : "restricted weights") + name), OpennessTone.Restricted),
            _ => new OpennessSentence("weights" + name, OpennessTone.Unknown),
        };
    }

    /// <summary>The words for several models: those of one where all are alike, else how many are open, restricted and not known.</summary>
    /// <param name="models">The models.</param>
    public static OpennessSentence Of(IReadOnlyList<Model> models)
    {
        var sentences = models.Select(Of).ToList();
        if (sentences.Distinct().Take(2).Count() < 2)
        {
            return sentences.Count == 0 ? new OpennessSentence("no models", OpennessTone.Unknown) : sentences[0];
        }

        var counts = new[]
        {
            (Tone: OpennessTone.Open, Word: "open"),
            (Tone: OpennessTone.Restricted, Word: "restricted"),
            (Tone: OpennessTone.Unknown, Word: "unknown"),
        }
            .Select(t => (t.Tone, t.Word, Count: sentences.Count(s => s.Tone == t.Tone)))
            .Where(t => t.Count > 0)
            .ToList();
        var words = string.Join(", ", counts.Select(c => c.Count.ToString(CultureInfo.InvariantCulture) + " " + c.Word));
        return counts.Count == 1
            ? new OpennessSentence(words + " (several licenses)", counts[0].Tone)
            : new OpennessSentence("mixed: " + words, counts.Exists(c => c.Tone == OpennessTone.Restricted) ? OpennessTone.Restricted : OpennessTone.Unknown);
    }

    private static string Class(Assessment assessment, string text) =>
        assessment.MofLabel.StartsWith("Class ", StringComparison.Ordinal) ? text + ", MOF class " + assessment.MofLabel.Split(' ')[1] : text;

    private static bool MayShare(Assessment assessment) =>
        assessment.Freedoms.First(f => f.Freedom == FreedomKind.Share).State is FreedomState.Granted or FreedomState.Limited;

    /// <summary>"License Agreement" says no more than "License".</summary>
    private static string Name(EffectiveLicense license)
    {
        var name = license.Name.EndsWith(NameEnding, StringComparison.Ordinal)
            ? license.Name.Substring(0, license.Name.Length - NameEnding.Length)
            : license.Name;
        return license.Evidence.IsModified ? "modified " + name : name;
    }
}
