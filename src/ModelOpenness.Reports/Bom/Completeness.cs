using System.Globalization;

namespace ModelOpenness.Reports.Bom;

/// <summary>
/// Which fields of a bill are known, in one line, so that nobody takes a bill for more than it is: the minimum elements of the NTIA,
/// and what OWASP's scoring of bills for models asks of a component beyond them.
/// </summary>
internal static class Completeness
{
    private static readonly IReadOnlyList<(string Name, Predicate<BomModel> IsKnown)> Minimum =
    [
        ("supplier", m => m.Supplier is not null),
        ("component name", m => m.Name.Length > 0),
        ("version", m => m.Version is not null),
        ("unique identifier", m => m.PackageUrl is not null || m.Sha256 is not null),
        ("base models", m => m.Bases.Count > 0),
    ];

    private static readonly IReadOnlyList<(string Name, Predicate<BomModel> IsKnown)> Further =
    [
        ("license", m => m.License is not null),
        ("download location", m => m.Homepage is not null),
        ("hash", m => m.Sha256 is not null),
        ("datasets", m => m.Data.Count > 0),
    ];

    public static string Of(IReadOnlyList<BomModel> models) =>
        models.Count == 0
            ? "No models, so no fields of the NTIA and OWASP minimum."
            : "Known of " + Count(models.Count) + (models.Count == 1 ? " model" : " models")
                + ". NTIA minimum: " + Fields(Minimum, models) + ", author of the bill yes, timestamp left out (the same models give the same bytes)"
                + ". OWASP, beyond that: " + Fields(Further, models) + ", model parameters and metrics 0.";

    private static string Fields(IReadOnlyList<(string Name, Predicate<BomModel> IsKnown)> fields, IReadOnlyList<BomModel> models) =>
        string.Join(", ", fields.Select(f => f.Name + " " + Count(models.Count(m => f.IsKnown(m)))));

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
