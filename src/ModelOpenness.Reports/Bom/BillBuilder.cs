using System.Globalization;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Reports.Assessments;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Bom;

/// <summary>Makes the bill of materials from inventories; what a format can say of it is the format's own matter.</summary>
internal static class BillBuilder
{
    /// <summary>The reference of the project that a bill of one project is about.</summary>
    public const string RootReference = "project";

    private static readonly string[] TrainingData = ["datasets"];
    private static readonly string[] EvaluationData = ["evaluation-data"];

    public static Bill Of(IReadOnlyList<Inventory> inventories)
    {
        var assessments = new AssessmentSet();
        var seen = new HashSet<string>(StringComparer.Ordinal) { RootReference };
        var projects = new List<BomProject>(inventories.Count);
        foreach (var inventory in inventories)
        {
            var findings = inventory
                .Findings.SelectMany(f => f.Models.Select(m => (Model: m, Finding: f)))
                .ToLookup(p => p.Model, p => p.Finding, StringComparer.Ordinal);
            projects.Add(new BomProject(
                inventory.Project,
                [.. inventory.Models.Concat(inventory.Named).Select(m => Model(inventory, m, Unique(inventory, m, seen), assessments.Of(m), findings[m.Id]))]));
        }

        return new Bill(inventories.Count == 1 ? inventories[0].Project : "projects", projects, Completeness.Of([.. projects.SelectMany(p => p.Models)]));
    }

    private static BomModel Model(Inventory inventory, Model model, string reference, Assessment assessment, IEnumerable<Finding> findings)
    {
        var hub = PackageUrl.HubPath(model.HubId);
        return new BomModel(reference, hub is null ? model.Name : hub.Substring(hub.IndexOf('/') + 1))
        {
            Group = hub?.Substring(0, hub.IndexOf('/')),
            Author = model.Artifacts.Select(a => a.Author).FirstOrDefault(a => !string.IsNullOrWhiteSpace(a)),
            Version = PackageUrl.VersionOfPackagePath(model.Id),
            Ships = model.Ships,
            Relation =
                model.Artifacts.Count > 0 ? BomRelation.Contained
                : model.References.Any(r => r.How == ReferenceHow.Fetched) ? BomRelation.Fetched
                : BomRelation.Mentioned,
            Sha256 =
                model.Artifacts.Count == 1 && model.Artifacts[0].PointerOid is { Length: 64 } oid && oid.All(IsHexadecimal)
                    ? oid.ToLowerInvariant()
                    : null,
            PackageUrl = PackageUrl.OfHubId(model.HubId) ?? PackageUrl.OfPackagePath(model.Id),
            Homepage = hub is null ? null : PackageUrl.Hub + hub,
            License = model.License is { } license ? BomLicense.Of(license.Id, license.Name, license.Evidence.IsModified) : null,
            Statements = [.. model.Evidence.Where(e => !e.IsBelieved).Select(Statement)],
            Bases = [.. model.BaseModels.Select(b => new BomBase(b, PackageUrl.OfHubId(b)))],
            Files =
            [
                .. model.Artifacts.Select(a => new BomFile(a.Path, a.FormatVersion is null ? a.Format : a.Format + " " + a.FormatVersion)),
            ],
            Data = [.. (model.Release ?? []).Select(Data).OfType<BomData>()],
            Satisfied = [.. assessment.Verdicts.Where(v => v.Outcome == StandardOutcome.Satisfied).Select(v => v.Standard.Name)],
            Verdicts =
            [
                .. assessment.Verdicts.Select(v => new BomFact("standard:" + v.Standard.Id, v.Word)),
                .. assessment.Freedoms.Select(f => new BomFact("freedom:" + Names.Of(f.Freedom), Names.Of(f.State) + ": " + f.Text)),
            ],
            Facts = [.. Facts(inventory, model, findings)],
        };
    }

    private static BomStatement Statement(Evidence evidence)
    {
        var facts = new List<BomFact> { new("source", Names.Of(evidence.Source)), new("as-written", evidence.AsWritten) };
        if (evidence.Place is not null)
        {
            facts.Add(new BomFact("place", evidence.Place.ToString()));
        }

        return new BomStatement(
            BomLicense.Of(evidence.LicenseId, evidence.LicenseName ?? evidence.LicenseId ?? evidence.AsWritten, evidence.IsModified),
            facts
        );
    }

    private static BomData? Data(ReleaseComponent component)
    {
        var isTraining = TrainingData.Contains(component.ComponentId, StringComparer.Ordinal);
        return isTraining || EvaluationData.Contains(component.ComponentId, StringComparer.Ordinal)
            ? new BomData(
                component.Place?.Path ?? component.ComponentId,
                isTraining,
                component.License is { } license ? BomLicense.Of(license, license, false) : null
            )
            : null;
    }

    private static IEnumerable<BomFact> Facts(Inventory inventory, Model model, IEnumerable<Finding> findings)
    {
        foreach (var artifact in model.Artifacts.Where(a => a.Problem is not null))
        {
            yield return new BomFact("malformed", artifact.Path + ": " + artifact.Problem);
        }

        foreach (var reference in model.References)
        {
            yield return new BomFact("reference:" + Names.Of(reference.How), reference.AsWritten + " (" + reference.Place + ")");
        }

        foreach (var term in model.License?.Terms ?? [])
        {
            var value = term.Value is { } number ? number.ToString(CultureInfo.InvariantCulture) + (term.Unit is null ? "" : " " + term.Unit) : null;
            var where = term.Place?.ToString() ?? (term.Section is null ? null : "section " + term.Section);
            var parts = new[] { value, where, term.Quote is null ? null : "\"" + term.Quote + "\"" }.Where(p => p is not null);
            yield return new BomFact("term:" + term.Kind, string.Join("; ", parts));
        }

        foreach (var label in inventory.Labels.Where(l => l.ModelId is null ? model.Ships : string.Equals(l.ModelId, model.Id, StringComparison.Ordinal)))
        {
            yield return new BomFact("label", label.Wording + " (" + label.SourceName + ", " + label.Place + ")");
        }

        foreach (var finding in findings)
        {
            yield return new BomFact("finding:" + finding.RuleId, (finding.Waiver is null ? "" : "waived: ") + finding.Message);
        }
    }

    /// <summary>A model's id is unique in its inventory; where several inventories hold the same, a number is added.</summary>
    private static string Unique(Inventory inventory, Model model, HashSet<string> seen)
    {
        var reference = "model:" + inventory.Project + "#" + model.Id;
        var unique = reference;
        for (var i = 2; !seen.Add(unique); i++)
        {
            unique = reference + "~" + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private static bool IsHexadecimal(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
