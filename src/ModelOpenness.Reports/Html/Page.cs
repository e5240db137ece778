using ModelOpenness.Reports.Assessments;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>A model with everything that the page says of it.</summary>
internal sealed record ModelRow(int Number, Inventory Inventory, Model Model, LicenseCard Card)
{
    public List<NumberedFinding> Findings { get; } = [];

    /// <summary>True for a model that the project names and whose files are not here.</summary>
    public bool IsNamedOnly => Model.Artifacts.Count == 0;

    /// <summary>How many findings stand against it.</summary>
    public int StandingCount => Findings.Count(f => f.Finding.Waiver is null);

    /// <summary>The labels of this model; those of the project stand in the section on labels.</summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];
}

/// <summary>A finding and its number on the page.</summary>
internal sealed record NumberedFinding(int Number, Inventory Inventory, Finding Finding)
{
    public List<ModelRow> Models { get; } = [];

    /// <summary>The label that it is about, or null.</summary>
    public Label? Label { get; init; }

    /// <summary>The clauses that it rests on: those of its models' license of the kinds that it names.</summary>
    public IReadOnlyList<QuotedTerm> Clauses =>
        [.. Models.Take(1).SelectMany(m => m.Card.Terms).Where(t => Finding.TermKinds.Contains(t.Term.Kind, StringComparer.Ordinal))];
}

/// <summary>One license with one set of terms: what the standards say of it is shown once for all models under it.</summary>
internal sealed record LicenseCard(int Number, string? Id, string Name, IReadOnlyList<QuotedTerm> Terms, Assessment Assessment)
{
    public List<ModelRow> Models { get; } = [];
}

/// <summary>A term with the number of the words on the page that hold its quote; 0 where it has none.</summary>
internal sealed record QuotedTerm(Term Term, int Quote);

/// <summary>What the page shows, in its order.</summary>
internal sealed class Page
{
    /// <summary>What reasons call the license that they stand below.</summary>
    public const string TheLicense = "this license";

    private Page(IReadOnlyList<Inventory> inventories) => Inventories = inventories;

    public IReadOnlyList<Inventory> Inventories { get; }

    /// <summary>The models that are here, and those that are only named.</summary>
    public List<ModelRow> Models { get; } = [];

    /// <summary>The models whose files are here.</summary>
    public IEnumerable<ModelRow> Here => Models.Where(m => !m.IsNamedOnly);

    /// <summary>The words of clauses.</summary>
    public Quotes Quotes { get; } = new();

    /// <summary>The findings that no waiver accepts, the gravest first; of one rule those first whose clause can be quoted.</summary>
    public IReadOnlyList<NumberedFinding> Standing { get; private set; } = [];

    public List<NumberedFinding> Findings { get; } = [];

    public List<LicenseCard> Cards { get; } = [];

    public static Page Of(IReadOnlyList<Inventory> inventories)
    {
        var page = new Page(inventories);
        var cards = new Dictionary<string, LicenseCard>(StringComparer.Ordinal);
        foreach (var inventory in inventories)
        {
            var byId = new Dictionary<string, ModelRow>(StringComparer.Ordinal);
            var ofModels = inventory.Labels.Where(l => l.ModelId is not null).ToLookup(l => l.ModelId, StringComparer.Ordinal);
            var labels = inventory.Labels.GroupBy(l => l.Place).ToDictionary(g => g.Key, g => g.First());
            foreach (var model in inventory.Models.Concat(inventory.Named))
            {
                var row = new ModelRow(page.Models.Count + 1, inventory, model, page.CardOf(model, cards))
                {
                    Labels = [.. ofModels[model.Id]],
                };
                page.Models.Add(row);
                row.Card.Models.Add(row);
                byId[model.Id] = row;
                foreach (var artifact in model.Artifacts)
                {
                    // Findings about a file name the file.
                    if (!byId.ContainsKey(artifact.Path))
                    {
                        byId[artifact.Path] = row;
                    }
                }
            }

            foreach (var finding in inventory.Findings)
            {
                var row = new NumberedFinding(page.Findings.Count + 1, inventory, finding)
                {
                    Label = finding
                        .Related.Select(r => r.Place)
                        .Prepend(finding.Place)
                        .Select(p => labels.TryGetValue(p, out var label) ? label : null)
                        .FirstOrDefault(l => l is not null),
                };
                page.Findings.Add(row);
                var seen = new HashSet<int>();
                foreach (var id in finding.Models)
                {
                    if (byId.TryGetValue(id, out var model) && seen.Add(model.Number))
                    {
                        row.Models.Add(model);
                        model.Findings.Add(row);
                    }
                }
            }
        }

        page.Standing =
        [
            .. page
                .Findings.Where(f => f.Finding.Waiver is null)
                .OrderByDescending(f => f.Finding.Severity)
                .ThenBy(f => f.Finding.RuleId, StringComparer.Ordinal)
                .ThenByDescending(f => f.Clauses.Any(c => c.Quote > 0))
                .ThenByDescending(f => f.Models.Count)
                .ThenBy(f => f.Number),
        ];
        return page;
    }

    private LicenseCard CardOf(Model model, Dictionary<string, LicenseCard> cards)
    {
        var license = model.License;
        var name = license is not null ? (license.Evidence.IsModified ? license.Name + " (modified)" : license.Name)
            : model.Stated is { } stated ? "Not recognised: " + stated.AsWritten
            : model.Evidence.Count > 0 ? "Believed, not verified: " + model.Evidence[0].LicenseName
            : Assessor.IsOnlyNamed(model) ? "Not known by its id"
            : "No license found";
        var terms = license?.Terms ?? [];
        var key = AssessmentSet.Key(model);
        var quotes = terms.Select(t => t.Quote).OfType<string>().ToList();
        if (!cards.TryGetValue(key, out var card))
        {
            card = new LicenseCard(
                Cards.Count + 1,
                license?.Id,
                name,
                [.. terms.Select(t => new QuotedTerm(t, t.Quote is null ? 0 : Quotes.Number(t.Quote, quotes)))],
                Assessor.Assess(model, TheLicense));
            Cards.Add(card);
            cards.Add(key, card);
        }

        return card;
    }
}
