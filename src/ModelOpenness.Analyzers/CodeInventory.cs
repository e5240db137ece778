using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Judging;
using ModelOpenness.Knowledge;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers;

/// <summary>What the inventory says that matters to code: the project's labels, and models with their licenses.</summary>
/// <param name="Standard">The standard that labels are judged by.</param>
/// <param name="Labels">Labels of the project.</param>
/// <param name="Models">The models.</param>
/// <param name="Waivers">What the policy accepts in code.</param>
internal sealed record CodeInventory(string Standard, IReadOnlyList<Label> Labels, IReadOnlyList<Model> Models, IReadOnlyList<CodeWaiver> Waivers)
{
    /// <summary>Ids of models that other files name: what is to be said of them stands there.</summary>
    public HashSet<string> NamedElsewhere { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    private static readonly CodeInventory Empty = new(Standards.Standard.OpenSourceDefinition, [], [], []);

    private static readonly SourceTextValueProvider<CodeInventory> Provider = new(Read);

    /// <summary>The standard's column of the table kind of term against standard.</summary>
    public string Column => Standards.Standard.Find(Standard)?.Terms ?? Standards.Standard.OpenSourceDefinition;

    /// <summary>The models that the project ships.</summary>
    public IReadOnlyList<Model> Shipped { get; } = [.. Models.Where(m => m.Ships)];

    /// <summary>True where a reference to a restricted model would contradict a label.</summary>
    public bool MayRefer => Labels.Count > 0;

    /// <summary>True where a claim about what is shipped would be wrong.</summary>
    public bool MayClaim { get; } = Models.Any(m => m.Ships && CodeJudge.IsRestricted(m));

    /// <summary>
    /// The inventory that the build wrote, read when it is first asked for and once for each of its contents: a thousand models take
    /// longer than all the rest, and hardly any code needs them. Null where there is none.
    /// </summary>
    public static Lazy<CodeInventory?>? Later(ImmutableArray<AdditionalText> files, ReadOnce<CodeInventory> read) =>
        FindingsFile.Find(files, Inventory.FileName) is { } file
            ? new(() => file.GetText() is { } text && read(text, Provider, out var inventory) ? inventory : null)
            : null;

    /// <summary>Reads an inventory; a damaged one says nothing, since the build writes it anew.</summary>
    internal static CodeInventory Read(SourceText text)
    {
        try
        {
            var root = PlainJson.Parse(text.ToString());
            return new CodeInventory(
                Text(root, "standard") ?? Standards.Standard.OpenSourceDefinition,
                [.. Items(root, "labels").Where(l => Text(l, "model") is null).Select(l => Label(l)).OrderBy(l => l.IsPlural)],
                [.. Items(root, "models").Select(Model)],
                [
                    .. Items(root, "codeWaivers")
                        .Select(w => new CodeWaiver
                        {
                            RuleId = Text(w, "rule"),
                            Model = Text(w, "model"),
                            TermKind = Text(w, "term"),
                            LicenseId = Text(w, "license"),
                        }),
                ]
            )
            {
                NamedElsewhere = new HashSet<string>(
                    Items(root, "named").Select(m => Text(m, "id") ?? ""),
                    StringComparer.OrdinalIgnoreCase
                ),
            };
        }
        catch (FormatException)
        {
            return Empty;
        }
    }

    private static Label Label(object? json) =>
        new(Enum<LabelSource>(json, "source"), Text(json, "name") ?? "", Text(json, "wording") ?? "", Place(json) ?? new Place(""))
        {
            IsPlural = Member(json, "plural") is true,
        };

    private static Model Model(object? json)
    {
        var evidence = Items(json, "licenseEvidence").Select(Evidence).ToList();
        var license = Member(json, "license");
        var terms = Items(json, "terms").Select(Term).ToList();
        var name = license is null ? null : Text(license, "name");
        return new Model(Text(json, "id") ?? "", Text(json, "name") ?? "")
        {
            HubId = Text(json, "hubId"),
            Ships = Member(json, "shipped") is true,
            Artifacts = [.. Items(json, "artifacts").Select(a => new Artifact(Text(a, "path") ?? "", Text(a, "format") ?? Artifact.Unknown))],
            License = name is null ? null : new EffectiveLicense(Text(license!, "id"), name, Deciding(license!, evidence, name), terms),
        };
    }

    private static Evidence Deciding(object license, List<Evidence> evidence, string name)
    {
        var index = Number(license, "evidence") ?? -1;
        return index >= 0 && index < evidence.Count ? evidence[(int)index] : new Evidence(EvidenceSource.LicenseFile, name, null);
    }

    private static Evidence Evidence(object? json) =>
        new(Enum<EvidenceSource>(json, "source"), Text(json, "asWritten") ?? "", Place(json)) { Key = Text(json, "key"), LicenseId = Text(json, "license") };

    private static Term Term(object? json) => new(Text(json, "kind") ?? "")
    {
        Quote = Text(json, "quote"),
        Value = Number(json, "value"),
        Unit = Text(json, "unit"),
        Section = Text(json, "section"),
        Clause = Text(json, "clause"),
        Place = Place(json),
    };

    private static Place? Place(object? json) => Member(json, "location") is { } place
        ? new Place(
            Text(place, "path") ?? "",
            (int)(Number(place, "line") ?? 0),
            (int)(Number(place, "column") ?? 0),
            (int)(Number(place, "endLine") ?? 0),
            (int)(Number(place, "endColumn") ?? 0))
        : null;

    private static object? Member(object? json, string name) =>
        json is Dictionary<string, object?> members && members.TryGetValue(name, out var value) ? value : null;

    private static List<object?> Items(object? json, string name) => Member(json, name) as List<object?> ?? [];

    private static string? Text(object? json, string name) => Member(json, name) as string;

    private static long? Number(object? json, string name) => Member(json, name) as long?;

    private static T Enum<T>(object? json, string name)
        where T : struct =>
        System.Enum.TryParse<T>(Text(json, name), ignoreCase: true, out var member) ? member : default;
}
