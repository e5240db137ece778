using ModelOpenness.Families;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>
/// What models were made from, followed as far as it is known: a base is another model of the same inspection, or one that the catalogue's
/// families know. A base that is not known is left out; a circle ends where it began.
/// </summary>
internal sealed class Lineage
{
    private const int MostBases = 256;
    private const string Hub = "huggingface.co/";

    private readonly ModelFamilies families;
    private readonly LicenseCatalog catalog;
    private readonly Dictionary<string, Model> byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Model> byId = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Prepares the models to be found by path and id.</summary>
    /// <param name="models">All models of the inspection.</param>
    /// <param name="families">Knows other models by their ids.</param>
    /// <param name="catalog">Knows the licenses.</param>
    public Lineage(IReadOnlyList<Model> models, ModelFamilies families, LicenseCatalog catalog)
    {
        this.families = families;
        this.catalog = catalog;
        if (!models.Any(m => m.BaseModels.Count > 0))
        {
            return;
        }

        foreach (var model in models)
        {
            foreach (var artifact in model.Artifacts)
            {
                AddTo(byPath, artifact.Path, model);
            }

            // A folder means the first model in it; "org/name" as the last two folders is how ids are laid out on disk.
            var folder = FolderOf(model.Id);
            for (var step = 0; step < 3 && folder.Length > 0; step++)
            {
                AddTo(byPath, folder, model);
                folder = FolderOf(folder);
            }

            if (model.HubId is { } id)
            {
                AddTo(byId, Bare(id), model);
            }

            var parts = model.Id.Split('/');
            if (parts.Length >= 3)
            {
                AddTo(byId, parts[parts.Length - 3] + "/" + parts[parts.Length - 2], model);
            }
        }
    }

    /// <summary>The licenses of everything that a model was made from, the nearest first.</summary>
    /// <param name="model">The model.</param>
    internal IEnumerable<BaseLicense> Of(Model model)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var next = new Queue<string>(model.BaseModels);
        while (next.Count > 0 && seen.Count < MostBases)
        {
            var name = next.Dequeue();
            if (!seen.Add(name))
            {
                continue;
            }

            if (Find(name) is { } local && !ReferenceEquals(local, model))
            {
                // What its folder or project says is no word about the base itself.
                if (local.License is { Evidence.Level: <= 3 } license)
                {
                    yield return new BaseLicense(name, license.Id, license.Name, license.Terms);
                }

                foreach (var further in local.BaseModels)
                {
                    next.Enqueue(further);
                }
            }
            else if (families.Resolve(name) is { IsVerified: true, LicenseId: { } id } && catalog.Find(id) is { } known)
            {
                yield return new BaseLicense(name, known.Id, known.Name, known.Terms);
            }
        }
    }

    private Model? Find(string name) =>
        byPath.TryGetValue(name.TrimEnd('/'), out var model) || byId.TryGetValue(Bare(name), out model) ? model : null;

    /// <summary>An id without the address of the hub and without revision.</summary>
    private static string Bare(string id)
    {
        var at = id.IndexOf(Hub, StringComparison.OrdinalIgnoreCase);
        var bare = at < 0 ? id : id.Substring(at + Hub.Length);
        var parts = bare.TrimEnd('/').Split('/');
        return at >= 0 && parts.Length > 2 ? parts[0] + "/" + parts[1] : bare.TrimEnd('/');
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var slash ? path.Substring(0, slash) : "";

    private static void AddTo(Dictionary<string, Model> models, string key, Model model)
    {
        if (!models.ContainsKey(key))
        {
            models.Add(key, model);
        }
    }
}

/// <summary>The license of a model that another one was made from.</summary>
/// <param name="Model">The base, as it is named.</param>
/// <param name="Id">Id of its license, or null where that is known by its terms alone.</param>
/// <param name="Name">Name of its license.</param>
/// <param name="Terms">The terms.</param>
internal sealed record BaseLicense(string Model, string? Id, string Name, IReadOnlyList<Term> Terms);
