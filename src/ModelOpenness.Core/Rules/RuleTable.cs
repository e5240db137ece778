using ModelOpenness.Vocabulary;

namespace ModelOpenness.Rules;

/// <summary>All rules. Descriptors, release tracking, the rules' pages and docs/rules.md come from here.</summary>
internal static class RuleTable
{
    /// <summary>The model's own card or package calls it open source, its license does not.</summary>
    public const string CardContradicted = "MOP1000";

    /// <summary>Burdens only: naming, display, export, wide retaliation.</summary>
    public const string Burden = "MOP1010";

    /// <summary>Labelled open source, no license found or recognised.</summary>
    public const string LicenseUnknown = "MOP2001";

    /// <summary>Sources of the model's own license disagree.</summary>
    public const string SourcesDisagree = "MOP2002";

    /// <summary>A known license in which a sentence was added, removed or changed.</summary>
    public const string LicenseModified = "MOP2003";

    /// <summary>The license is only believed: an unverified row of the catalogue says it.</summary>
    public const string LicenseBelieved = "MOP2004";

    /// <summary>The license is laxer than that of the base model.</summary>
    public const string LaxerThanBase = "MOP2005";

    /// <summary>The package's license does not cover a model in it.</summary>
    public const string PackageLicense = "MOP2006";

    /// <summary>A license or notice that must travel with a model is not packed.</summary>
    public const string LicenseNotPacked = "MOP2007";

    /// <summary>A Git LFS pointer is packed instead of the weights.</summary>
    public const string PointerPacked = "MOP2008";

    /// <summary>The project fetches or loads a restricted model, and is labelled open source.</summary>
    public const string Referenced = "MOP4001";

    /// <summary>C# claims openness that the model's license contradicts.</summary>
    public const string ClaimedInCode = "MOP4002";

    /// <summary>Code or data mentions a restricted model by its id, in a project labelled open source.</summary>
    public const string Mentioned = "MOP4003";

    /// <summary>The model file is damaged.</summary>
    public const string Malformed = "MOP5001";

    /// <summary>The model file is a Git LFS pointer.</summary>
    public const string LfsPointer = "MOP5002";

    /// <summary>The model file is not there.</summary>
    public const string ModelMissing = "MOP5003";

    /// <summary>The standard chosen or claimed is not satisfied.</summary>
    public const string StandardNotSatisfied = "MOP3001";

    /// <summary>The class of the Model Openness Framework that is claimed is not reached.</summary>
    public const string ClassNotReached = "MOP3002";

    /// <summary>The team's policy bars a model.</summary>
    public const string Barred = "MOP6001";

    /// <summary>The inspection did not happen, or is not whole.</summary>
    public const string NotInspected = "MOP9000";

    /// <summary>The policy or a property cannot be used as written.</summary>
    public const string PolicyInvalid = "MOP9001";

    /// <summary>A waiver is past its date.</summary>
    public const string WaiverExpired = "MOP9002";

    /// <summary>A waiver matches nothing.</summary>
    public const string WaiverUnused = "MOP9003";

    /// <summary>A reason in the policy is still to be written.</summary>
    public const string ReasonMissing = "MOP9004";

    /// <summary>The rules, ordered by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("MOP1000", "A model's own card or package calls it open source, its license does not", FindingSeverity.Warning,
            "The card beside a model, or the package that brought it, claims open source while the license restricts. One finding a model lists all clauses."),
        new("MOP1001", "Labelled open source, but the model's license caps users", FindingSeverity.Warning,
            "The Open Source Definition (5) allows no discrimination against persons or groups; rights that end at a number of users do."),
        new("MOP1002", "Labelled open source, but the model's license depends on revenue", FindingSeverity.Warning,
            "The Open Source Definition (5) allows no discrimination against persons or groups; rights that end at a revenue do."),
        new("MOP1003", "Labelled open source, but the model's license bars commercial use", FindingSeverity.Warning,
            "Non-commercial, research-only and evaluation-only licenses discriminate against fields of endeavor, Open Source Definition (6)."),
        new("MOP1004", "Labelled open source, but the model's license prohibits fields of use", FindingSeverity.Warning,
            "A list of prohibited uses, in the license or in a policy that belongs to it, discriminates against fields of endeavor, Open "
            + "Source Definition (6)."),
        new("MOP1005", "Labelled open source, but the model's license leaves out territories", FindingSeverity.Warning,
            "Rights that are not granted in, or to people of, named places discriminate against persons or groups, Open Source Definition (5)."),
        new("MOP1006", "Labelled open source, but the model's license bars competing or hosting", FindingSeverity.Warning,
            "A ban on competing products or on hosted services discriminates against fields of endeavor, Open Source Definition (6)."),
        new("MOP1007", "Labelled open source, but the model's license bars training other models", FindingSeverity.Warning,
            "A ban on training other models with the model or its outputs discriminates against fields of endeavor, Open Source Definition (6)."),
        new("MOP1008", "Labelled open source, but the model's license bars derivatives or redistribution", FindingSeverity.Warning,
            "Free redistribution and derived works are the first and third points of the Open Source Definition."),
        new("MOP1009", "Labelled open source, but the licensor may change, end, charge for or must grant the license", FindingSeverity.Warning,
            "Rights that need a further license (Open Source Definition, 7), cost a fee (1) or may be changed or ended by the licensor do "
            + "not make an open source license."),
        new("MOP1010", "Labelled open source, and the model's license carries unusual burdens", FindingSeverity.Info,
            "Names for derivatives, a prominent badge, export duties or wide retaliation burden users without plainly contradicting the label."),
        new("MOP2001", "Labelled open source, but no license was found or recognised for the model", FindingSeverity.Warning,
            "Without a license nobody may use a model at all; a label that says open source cannot be checked."),
        new("MOP2002", "Sources of the model's own license disagree", FindingSeverity.Warning,
            "The model file, its card and the license file beside it speak of the same model and name different licenses. Until that is "
            + "settled it is unclear which terms apply."),
        new("MOP2003", "A known license was changed", FindingSeverity.Warning,
            "The text is a well-known license with a sentence added, removed or changed, for example an MIT License with a clause on "
            + "revenue. Its name says less than its words."),
        new("MOP2004", "The license of a model is only believed", FindingSeverity.Info,
            "The name of the model is known, and nobody has verified under which license it is. Such a row of the catalogue accuses "
            + "nobody and clears nothing; it can be confirmed."),
        new("MOP2005", "The model's license is laxer than that of its base model", FindingSeverity.Warning,
            "A model made from another one keeps the terms of the base: a permissive tag on a restricted base takes no restriction away."),
        new("MOP2006", "The package's license does not cover a model that it ships", FindingSeverity.Warning,
            "The package says one license and holds a model under another one that restricts more. Judged when a package is packed, by what is in it."),
        new("MOP2007", "A license or notice that must travel with the model is not packed", FindingSeverity.Warning,
            "Most licenses ask that their text goes with copies, some for a notice as well. Judged when a package is packed, by what is in it."),
        new("MOP2008", "A Git LFS pointer is packed instead of the weights", FindingSeverity.Warning,
            "The package holds a few lines of text where a model should be, so it works for nobody. Judged when a package is packed, by what is in it."),
        new("MOP3001", "The chosen or claimed standard is not satisfied", FindingSeverity.Warning,
            "A standard asks for more than license terms: data information, code, a model card. Judged where the project names it "
            + "(ModelOpennessStandard, ModelOpennessRequire, policy) or a label claims it."),
        new("MOP3002", "The claimed Model Openness Framework class is not reached", FindingSeverity.Warning,
            "A label claims a class of the Model Openness Framework, and components that the class requires are missing or not open."),
        new("MOP4001", "The project fetches or loads a restricted model, and is labelled open source", FindingSeverity.Warning,
            "An argument in code, a setting, a download or the address of a file names a model whose license restricts, while a label of "
            + "the project says open source. Not said of a model that also ships: MOP1001 to MOP1010 speak of that one."),
        new("MOP4002", "C# or a resource claims openness that the model's license contradicts", FindingSeverity.Warning,
            "A string, an attribute, a documentation comment or a .resx resource calls a model that the project ships open source, while "
            + "its license restricts."),
        new("MOP4003", "The project mentions a restricted model, and is labelled open source", FindingSeverity.Info,
            "Code or data holds the exact id of a model whose license restricts, as one of several to choose from or without anything "
            + "that loads it. One finding a model and project."),
        new("MOP5001", "The model file is malformed", FindingSeverity.Warning,
            "The header breaks the rules of its format, so nothing that it says can be trusted; no metadata in it was used."),
        new("MOP5002", "The model file is a Git LFS pointer", FindingSeverity.Info,
            "The weights are not here: the file only points to them. What the model says about itself could not be read."),
        new("MOP5003", "The model file is missing", FindingSeverity.Warning,
            "An item of the project, or a link in a folder, names a model file that is not there. What the model says about itself could not be read."),
        new("MOP6001", "The team's policy bars a model", FindingSeverity.Warning,
            "An entry of 'deny' names the model or its license, or 'allow' names neither. Said with or without a label, where the entry stands."),
        new("MOP9000", "The inspection did not happen, or is not whole", FindingSeverity.Warning,
            "A file, or the folder for intermediate files, could not be read or written, so a build without findings proves nothing. Said "
            + "by the build itself, not by the analyzer; an error wherever any other rule of ModelOpenness is an error in the project."),
        new("MOP9001", "The policy or a property cannot be used as written", FindingSeverity.Warning,
            "A mistake in modelopenness.json or in a property of ModelOpenness; whatever else stands there is used."),
        new("MOP9002", "A waiver is past its date", FindingSeverity.Warning,
            "Said only where ModelOpennessDate gives the day: no build turns red by the calendar. The waived finding stays waived until "
            + "the waiver is removed."),
        new("MOP9003", "A waiver matches no finding", FindingSeverity.Warning,
            "What the waiver accepted is gone, or its rule, model or term is misspelt."),
        new("MOP9004", "A reason in the policy is still to be written", FindingSeverity.Info,
            "A waiver's reason says TODO, as 'model-openness baseline' writes it: somebody has accepted the finding and nobody has said why."),
    ];

    /// <summary>True for a rule that is judged when a package is packed, and in no build.</summary>
    /// <param name="id">For example <c>MOP2006</c>.</param>
    public static bool IsJudgedAtPack(string? id) => id is PackageLicense or LicenseNotPacked or PointerPacked;

    /// <summary>The rule with this id.</summary>
    /// <param name="id">For example <c>MOP1001</c>.</param>
    /// <exception cref="ArgumentException">No such rule.</exception>
    public static Rule Get(string id) => Find(id) ?? throw new ArgumentException($"No rule '{id}'.", nameof(id));

    /// <summary>True for a rule about what stands in code: MOP4xxx.</summary>
    /// <param name="id">The id of a rule, or null.</param>
    public static bool IsAboutCode(string? id) => id is not null && id.StartsWith("MOP4", StringComparison.Ordinal);

    /// <summary>The rule with this id, or null.</summary>
    /// <param name="id">For example <c>MOP1001</c>.</param>
    public static Rule? Find(string id)
    {
        foreach (var rule in All)
        {
            if (string.Equals(rule.Id, id, StringComparison.Ordinal))
            {
                return rule;
            }
        }

        return null;
    }
}
