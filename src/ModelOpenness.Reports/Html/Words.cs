using System.Globalization;
using ModelOpenness.Standards;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>Values as people read them.</summary>
internal static class Words
{
    private const double Kilo = 1000;
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    public static string Size(long bytes)
    {
        double value = bytes;
        var unit = 0;
        while (value >= Kilo && unit < Units.Length - 1)
        {
            value /= Kilo;
            unit++;
        }

        return value.ToString(unit == 0 || value >= 100 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long count, string one) => Number(count) + " " + (count == 1 ? one : one + "s");

    public static string Value(Term term) =>
        term.Value is { } value ? Number(value) + (term.Unit is null ? "" : " " + term.Unit.Replace('-', ' ')) : "";

    public static string Fact(Term term) => TermKind.Find(term.Kind)?.Fact ?? term.Kind;

    public static string FactAndValue(Term term) => Fact(term) + (term.Value is null ? "" : ": " + Value(term));

    /// <summary>At most so many characters.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text : text.Substring(0, length - 1) + "…";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);

    public static string Source(EvidenceSource source) => source switch
    {
        EvidenceSource.ItemMetadata => "project item",
        EvidenceSource.EmbeddedMetadata => "embedded in the file",
        EvidenceSource.ModelCard => "model card",
        EvidenceSource.LicenseFile => "license file",
        EvidenceSource.Sidecar => "file beside it",
        EvidenceSource.UsePolicy => "use policy",
        EvidenceSource.ModelFamily => "known by its id",
        EvidenceSource.Package => "package",
        EvidenceSource.FolderAbove => "folder above",
        EvidenceSource.ProjectLicense => "project's license",
        _ => source.ToString(),
    };

    public static string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };

    public static string Freedom(FreedomState state) => state switch
    {
        FreedomState.Granted => "granted",
        FreedomState.Limited => "limited",
        FreedomState.Absent => "not granted",
        _ => "not known",
    };

    public static string Status(MofStatus? status) => status switch
    {
        MofStatus.Open => "open",
        MofStatus.Invalid => "restricted",
        MofStatus.Unlicensed => "unlicensed",
        MofStatus.Missing => "missing",
        _ => "not looked for",
    };

    /// <summary>The heading of a standard's column: its id in words.</summary>
    public static string Column(Standard standard) => standard.Id.Replace('-', ' ');
}
