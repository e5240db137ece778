using ModelOpenness.Families;
using ModelOpenness.Licenses;
using ModelOpenness.Reports.Bom;
using ModelOpenness.Standards;

namespace ModelOpenness.Reports.Html;

/// <summary>A model in the lineage: one of the inventory's, or a base that only its name is known of.</summary>
internal sealed class LineageNode(string name)
{
    public string Name { get; } = name;

    public ModelRow? Row { get; init; }

    /// <summary>Name of the license, or null where it is not known.</summary>
    public string? License { get; init; }

    public StandardOutcome Outcome { get; init; }

    public List<LineageNode> Bases { get; } = [];

    public List<LineageNode> Derived { get; } = [];

    /// <summary>Column in the drawing: one right of its right-most base.</summary>
    public int Column { get; set; }

    public int Line { get; set; }
}

/// <summary>Who was made from whom.</summary>
internal static class LineageFamilies
{
    /// <summary>The families, largest first: nodes that hang together, those without a base first.</summary>
    public static IReadOnlyList<IReadOnlyList<LineageNode>> Of(Page page)
    {
        var nodes = new List<LineageNode>();
        var byName = new Dictionary<string, LineageNode>(StringComparer.OrdinalIgnoreCase);
        var ofRow = new Dictionary<ModelRow, LineageNode>();
        foreach (var row in page.Models)
        {
            var node = new LineageNode(row.Model.Name) { Row = row, License = row.Model.License?.Name, Outcome = row.Card.Assessment.OpenSource };
            ofRow.Add(row, node);
            nodes.Add(node);
            if (row.Model.HubId is { } id && !byName.ContainsKey(Key(id)))
            {
                byName.Add(Key(id), node);
            }
        }

        foreach (var row in page.Models)
        {
            foreach (var written in row.Model.BaseModels)
            {
                if (!byName.TryGetValue(Key(written), out var ancestor))
                {
                    ancestor = Known(written);
                    byName.Add(Key(written), ancestor);
                    nodes.Add(ancestor);
                }

                // A model that names itself, or one that was made from it, is drawn as if it did not.
                var node = ofRow[row];
                if (!node.Bases.Contains(ancestor) && !IsBelow(ancestor, node))
                {
                    node.Bases.Add(ancestor);
                    ancestor.Derived.Add(node);
                }
            }
        }

        return [.. Families(nodes).Where(f => f.Count > 1).OrderByDescending(f => f.Count)];
    }

    private static string Key(string id) => PackageUrl.HubPath(id) ?? id;

    private static LineageNode Known(string id)
    {
        var family = ModelFamilies.Default.Resolve(Key(id));
        var license = family is { IsVerified: true, LicenseId: { } licenseId } ? LicenseCatalog.Default.Resolve(licenseId) : null;
        var outcome = license is null
            ? StandardOutcome.NotEvaluated
            : StandardEvaluator.Evaluate("osd", OpennessEvidence.OfWeights(new ComponentEvidence(MofComponent.FinalParameters) { License = license })).Outcome;
        return new LineageNode(Key(id)) { License = license?.Name, Outcome = outcome };
    }

    /// <summary>True where the node was made from the other, over any number of steps, or is it.</summary>
    private static bool IsBelow(LineageNode node, LineageNode other)
    {
        var seen = new HashSet<LineageNode>();
        var todo = new Stack<LineageNode>();
        todo.Push(node);
        while (todo.Count > 0)
        {
            var next = todo.Pop();
            if (ReferenceEquals(next, other))
            {
                return true;
            }

            if (seen.Add(next))
            {
                next.Bases.ForEach(todo.Push);
            }
        }

        return false;
    }

    private static List<List<LineageNode>> Families(List<LineageNode> nodes)
    {
        var families = new List<List<LineageNode>>();
        var seen = new HashSet<LineageNode>();
        foreach (var start in nodes)
        {
            if (!seen.Add(start))
            {
                continue;
            }

            var family = new List<LineageNode>();
            var todo = new Queue<LineageNode>();
            todo.Enqueue(start);
            while (todo.Count > 0)
            {
                var node = todo.Dequeue();
                family.Add(node);
                foreach (var next in node.Bases.Concat(node.Derived).Where(seen.Add))
                {
                    todo.Enqueue(next);
                }
            }

            Place(family);
            families.Add(family);
        }

        return families;
    }

    /// <summary>Columns from left to right by what comes first; lines in the order of a walk from each base.</summary>
    private static void Place(List<LineageNode> family)
    {
        var open = family.ToDictionary(n => n, n => n.Bases.Count);
        var ready = new Queue<LineageNode>(family.Where(n => n.Bases.Count == 0));
        while (ready.Count > 0)
        {
            var node = ready.Dequeue();
            foreach (var derived in node.Derived)
            {
                derived.Column = Math.Max(derived.Column, node.Column + 1);
                if (--open[derived] == 0)
                {
                    ready.Enqueue(derived);
                }
            }
        }

        var placed = new HashSet<LineageNode>();
        var line = 0;
        foreach (var root in family.Where(n => n.Bases.Count == 0))
        {
            var todo = new Stack<LineageNode>();
            todo.Push(root);
            while (todo.Count > 0)
            {
                var node = todo.Pop();
                if (!placed.Add(node))
                {
                    continue;
                }

                node.Line = line;

                // A node stands on the line of its first child; the next line begins after a leaf.
                if (node.Derived.All(placed.Contains))
                {
                    line++;
                }

                for (var i = node.Derived.Count - 1; i >= 0; i--)
                {
                    todo.Push(node.Derived[i]);
                }
            }
        }
    }
}
