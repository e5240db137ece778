using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>How far a duty is met by what stands in a notices document.</summary>
internal enum DutyState
{
    /// <summary>What it asks for is in the document.</summary>
    Here,

    /// <summary>What it asks for is not there, and has to be fetched.</summary>
    Missing,

    /// <summary>It asks for something that no document does.</summary>
    ToDo,
}

/// <summary>A duty, how far it is met, and what helps to meet it.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="State">How far it is met.</param>
/// <param name="Note">What is missing and where to get it; null where nothing is to be said.</param>
internal sealed record NoticeDuty(Duty Duty, DutyState State, string? Note);

/// <summary>What must go with a model that ships.</summary>
/// <param name="Model">The model.</param>
/// <param name="LicenseName">Its license, for people.</param>
internal sealed record ModelNotice(Model Model, string LicenseName)
{
    /// <summary>Where the model comes from, as far as it is said: its hub id, or what it was made from.</summary>
    public string? Origin { get; init; }

    /// <summary>True where nobody knows what the license asks for.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The duties, in the order of the catalogue.</summary>
    public IReadOnlyList<NoticeDuty> Duties { get; init; } = [];

    /// <summary>The text of the license, where a copy is there.</summary>
    public PackedSource? Text { get; init; }

    /// <summary>The model's own NOTICE file, where it has one.</summary>
    public PackedSource? OwnNotice { get; init; }

    /// <summary>The use policy, where a copy is there.</summary>
    public PackedSource? Policy { get; init; }

    /// <summary>The words that the license wants in a "Notice" file, where its text is there and gives them.</summary>
    public string? NoticeWords { get; init; }

    /// <summary>True where something has to be fetched before the model may go out.</summary>
    public bool IsIncomplete => IsUnknown || Duties.Any(d => d.State == DutyState.Missing);
}

/// <summary>Says what must go with models, from the same data as MOP2007.</summary>
internal static class ModelNotices
{
    // A statement of this length is no name but the text itself.
    private const int ShortestText = 500;

    /// <summary>What must go with each model.</summary>
    /// <param name="models">The models that ship, with the texts beside them.</param>
    /// <param name="catalog">Knows the licenses.</param>
    public static IReadOnlyList<ModelNotice> Of(IEnumerable<PackedModel> models, LicenseCatalog catalog) =>
        [.. models.OrderBy(m => m.Model.Id, StringComparer.Ordinal).Select(m => Of(m, catalog))];

    private static ModelNotice Of(PackedModel packed, LicenseCatalog catalog)
    {
        var model = packed.Model;
        if (model.License is not { } license)
        {
            return new ModelNotice(model, "not known") { IsUnknown = true, Origin = Origin(model), OwnNotice = packed.NoticeSource };
        }

        var ids = license.Id is null ? [] : PackageTerms.Ids(license.Id).Select(i => catalog.Find(i)?.Id ?? i).ToList();
        var text = license.Evidence.AsWritten.Length >= ShortestText && license.Evidence.Source == EvidenceSource.EmbeddedMetadata
            ? new PackedSource(license.Evidence.Place ?? new Place(model.Id), license.Evidence.AsWritten)
            : packed.LicenseSource;
        var words = text is null ? null : Licenses.NoticeWords.In(text.Text);
        var duties = ids.SelectMany(id => LicenseDuties.Of(id)?.Duties ?? []).Where(d => d.Moment is DutyMoment.Copy or DutyMoment.Change).Distinct().ToList();
        return new ModelNotice(model, license.Name)
        {
            Origin = Origin(model),
            IsUnknown = ids.Count == 0 || ids.Exists(id => LicenseDuties.Of(id) is null),
            Text = text,
            OwnNotice = packed.NoticeSource,
            Policy = packed.PolicySource,
            NoticeWords = duties.Exists(d => d.Kind.Id == "notice") ? words : null,
            Duties = [.. duties.Select(d => State(d, ids, text, words, packed, catalog))],
        };
    }

    private static NoticeDuty State(
        Duty duty,
        List<string> ids,
        PackedSource? text,
        string? words,
        PackedModel packed,
        LicenseCatalog catalog
    ) =>
        duty.Kind.Id switch
        {
            "text" when text is null => new NoticeDuty(
                duty,
                DutyState.Missing,
                "The text is not beside the model. " + Source(ids, catalog)
            ),
            "link" when text is null => new NoticeDuty(duty, DutyState.Here, Address(ids, catalog)),
            "notice" when words is null && packed.NoticeSource is null => new NoticeDuty(
                duty,
                DutyState.Missing,
                $"The words of the notice stand in {duty.Where} of the license; its text is not beside the model."
            ),
            "own-notice" when packed.NoticeSource is null => new NoticeDuty(duty, DutyState.Here, "No NOTICE file is beside the model."),
            "use-policy" when packed.PolicySource is not null => new NoticeDuty(duty, DutyState.Here, null),
            _ => new NoticeDuty(duty, duty.Kind.ShowsInPackage ? DutyState.Here : DutyState.ToDo, null),
        };

    private static string Source(List<string> ids, LicenseCatalog catalog)
    {
        var license = ids.Select(catalog.Find).FirstOrDefault(l => l is not null);
        return license is null || LicenseCatalog.IsReference(license.SpdxId)
            ? license?.Source is { } source ? $"It was read in {source}." : "Take it from where the model comes from."
            : $"It is at {Link(license)}.";
    }

    private static string Address(List<string> ids, LicenseCatalog catalog) =>
        string.Join(", ", ids.Select(catalog.Find).OfType<License>().Where(l => !LicenseCatalog.IsReference(l.SpdxId)).Select(l => l.Name + ": " + Link(l)));

    private static string Link(License license) => $"https://spdx.org/licenses/{license.SpdxId}.html";

    private static string? Origin(Model model) =>
        model.HubId ?? (model.BaseModels.Count > 0 ? "made from " + string.Join(", ", model.BaseModels) : null);
}
