using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Judging;

/// <summary>Short ways to write models and labels in tests.</summary>
internal static class Build
{
    public static readonly Place TagPlace = new("App.csproj", 4, 29, 4, 40);

    public static Label ProjectLabel(string wording = "open-source") => new(LabelSource.Property, "PackageTags", wording, TagPlace);

    public static Evidence File(string? id, params Term[] terms) =>
        new(EvidenceSource.LicenseFile, "LICENSE", new Place("models/LICENSE", 1, 1, 1, 1)) { LicenseId = id, LicenseName = id is null ? "Tern License" : id + " License", Terms = terms, IsLicenseText = true };

    public static Evidence Said(EvidenceSource source, string? id, params Term[] terms) =>
        new(source, id ?? "?", new Place("models/a.gguf")) { LicenseId = id, LicenseName = id, Terms = terms };

    public static Model Model(string path, params Evidence[] evidence) => new(path, path[(path.LastIndexOf('/') + 1)..])
    {
        Artifacts = [new Artifact(path, "gguf")],
        Evidence = evidence,
        Ships = true,
        License = EvidenceRanking.Decide(evidence),
    };

    public static Term Term(string kind, string? clause = null, int line = 0, string? quote = null) => new(kind)
    {
        Clause = clause,
        Quote = quote,
        Place = line == 0 ? null : new Place("models/LICENSE", line, 1, line, 50),
    };
}
