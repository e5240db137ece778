using ModelOpenness.Reports.Assessments;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Html;

/// <summary>A model with everything that the page says of it.</summary>
internal sealed record ModelRow(int Number, Inventory Inventory, Model Model, LicenseCard Card)
{
    public List<NumberedFinding> Findings { get; } = [];

    /// <summary>The labels of this model; those of the project stand in the section on labels.</summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];
}

/// <summary>A finding and its number on the page.</summary>
internal sealed record NumberedFinding(int Number, Inventory Inventory, Finding Finding)
{
    public List<ModelRow> Models { get; } = [];
}

/// <summary>One license with one set of terms: what the standards say of it is shown once for all models under it.</summary>
internal sealed record LicenseCard(int Number, string? Id, string Name, IReadOnlyList<QuotedTerm> Terms, Assessment Assessment)
{
    public List<ModelRow> Models { get; } = [];
}

/// <summary>A term with the number of its quote on the page; 0 where there is none.</summary>
internal sealed record QuotedTerm(Term Term, int Quote);

/// <summary>What the page shows, in its order.</summary>
internal sealed class Page
{
    /// <summary>What reasons call the license that they stand below.</summary>
    public const string TheLicense = "this license";

    private int quoteCount;

    private Page(IReadOnlyList<Inventory> inventories) => Inventories = inventories;

    public IReadOnlyList<Inventory> Inventories { get; }

    public List<ModelRow> Models { get; } = [];

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
            foreach (var model in inventory.Models)
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
                var row = new NumberedFinding(page.Findings.Count + 1, inventory, finding);
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

        return page;
    }

    private LicenseCard CardOf(Model model, Dictionary<string, LicenseCard> cards)
    {
        var license = model.License;
        var name = license is not null ? (license.Evidence.IsModified ? license.Name + " (modified)" : license.Name)
            : model.Stated is { } stated ? "Not recognised: " + stated.AsWritten
            : model.Evidence.Count > 0 ? "Believed, not verified: " + model.Evidence[0].LicenseName
            : "No license found";
        var terms = license?.Terms ?? [];
        var key = AssessmentSet.Key(model);
        if (!cards.TryGetValue(key, out var card))
        {
            card = new LicenseCard(
                Cards.Count + 1,
                license?.Id,
                name,
                [.. terms.Select(t => new QuotedTerm(t, t.Quote is null ? 0 : ++quoteCount))],
                Assessor.Assess(model, TheLicense));
            Cards.Add(card);
            cards.Add(key, card);
        }

        return card;
    }
}
