using ModelOpenness.Families;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>What the catalogue of families says of a model's license, as a statement that can be ranked.</summary>
internal static class CatalogueStatement
{
    /// <summary>
    /// The statement of the catalogue, or null where it does not know the name. One that nobody verified, or one about a license whose
    /// terms are not known, names the license and decides nothing.
    /// </summary>
    /// <param name="id">An id, a tag or the name of a file.</param>
    public static Evidence? Of(string id)
    {
        if (ModelFamilies.Default.Resolve(id) is not { } match)
        {
            return null;
        }

        var license = LicenseCatalog.Default.Find(match.LicenseId);
        var named = new Evidence(EvidenceSource.ModelFamily, license is null ? match.LicenseId : id, null)
        {
            LicenseName = license?.Name ?? match.LicenseId,
            Note = match.Note,
        };
        return license is null ? named
            : match.IsVerified ? named with { LicenseId = license.Id, Terms = license.Terms }
            : named with { LicenseId = license.Id, IsBelieved = true };
    }

    /// <summary>
    /// What a base model's family says of a model that nobody states a license for: a copy in another format has that of the original,
    /// and the terms of a restricted model go with whatever is made from it. A free one gives no license to what others make of it.
    /// </summary>
    /// <param name="id">The id of the base model.</param>
    /// <param name="isCopy">True where the model is the base in another format.</param>
    public static Evidence? OfBase(string id, bool isCopy) =>
        Of(id) is { } found && (isCopy || (LicenseCatalog.Default.Find(found.LicenseId ?? "")?.Terms ?? []).Count > 0)
            ? found with
            {
                Key = "base_model",
            }
            : null;
}
