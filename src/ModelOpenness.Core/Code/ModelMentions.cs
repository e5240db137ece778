using ModelOpenness.Families;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Code;

/// <summary>Which of a project's models a sentence speaks about.</summary>
internal static class ModelMentions
{
    private const int MaxWords = 200;
    private const int LongestName = 4;

    /// <summary>
    /// The restricted model that a claim is about: the one that the sentence names, or any where all that ship are restricted and
    /// the sentence names none. Null where the claim may be about a model that is open, or one that is not here.
    /// </summary>
    /// <param name="sentence">The sentence of the claim.</param>
    /// <param name="shipped">The models that the project ships.</param>
    /// <param name="isRestricted">Whether a model's license contradicts the claim.</param>
    public static Model? Concerned(string sentence, IReadOnlyList<Model> shipped, Func<Model, bool> isRestricted)
    {
        var named = Named(sentence, shipped, out var namesOther);
        if (namesOther)
        {
            return null;
        }

        if (named.Count == 0)
        {
            return shipped.Count > 0 && shipped.All(isRestricted) ? shipped[0] : null;
        }

        return named.All(isRestricted) ? named[0] : null;
    }

    /// <summary>
    /// The models that a sentence names best: by file, hub id or name of their own, by their family, or else by a family that has
    /// their license.
    /// </summary>
    /// <param name="sentence">The sentence of the claim.</param>
    /// <param name="shipped">The models that the project ships.</param>
    /// <param name="namesOther">True where the sentence names a known model that has another license than all of these.</param>
    public static IReadOnlyList<Model> Named(string sentence, IReadOnlyList<Model> shipped, out bool namesOther)
    {
        var words = ModelTokens.Split(sentence, null, MaxWords);
        var best = 0;
        var named = new List<Model>();
        foreach (var model in shipped)
        {
            var score = Score(words, model);
            if (score > best)
            {
                best = score;
                named.Clear();
            }

            if (score > 0 && score == best)
            {
                named.Add(model);
            }
        }

        var families = Families(words);
        if (named.Count == 0)
        {
            named.AddRange(shipped.Where(m => families.Exists(f => HasLicense(m, f)) || IsNamedByLicense(words, m)));
        }

        namesOther = families.Exists(f => !named.Exists(m => HasLicense(m, f)));
        return named;
    }

    private static bool HasLicense(Model model, ModelFamilyMatch family) =>
        string.Equals(model.License?.Id, family.LicenseId, StringComparison.OrdinalIgnoreCase);

    /// <summary>A license of one vendor's models is called as they are: "Llama 3.2" are those under llama3.2.</summary>
    private static bool IsNamedByLicense(IReadOnlyList<string> words, Model model) =>
        model.License?.Id is { } id
        && LicenseCatalog.Default.Find(id) is { IsOsiApproved: false } license && license.SpdxId.StartsWith("LicenseRef-", StringComparison.Ordinal)
        && ModelTokens.Split(id) is var name && Score(words, name) == name.Count;

    /// <summary>How many words of a name of the model stand in the sentence, from the first on.</summary>
    private static int Score(IReadOnlyList<string> words, Model model)
    {
        var best = 0;
        foreach (var name in Names(model))
        {
            best = Math.Max(best, Score(words, ModelTokens.Split(name)));
        }

        return best;
    }

    private static int Score(IReadOnlyList<string> words, IReadOnlyList<string> wanted)
    {
        if (wanted.Count == 0 || wanted[0].Length < 3 || ModelFamilies.Default.IsGenericName(wanted[0]))
        {
            return 0;
        }

        var best = 0;
        for (var at = 0; at < words.Count; at++)
        {
            var same = 0;
            while (same < wanted.Count && at + same < words.Count && string.Equals(wanted[same], words[at + same], StringComparison.Ordinal))
            {
                same++;
            }

            best = Math.Max(best, same);
        }

        return best;
    }

    private static IEnumerable<string> Names(Model model)
    {
        var dot = model.Name.LastIndexOf('.');
        yield return dot > 0 ? model.Name.Substring(0, dot) : model.Name;
        if (model.Artifacts.Count > 0 && model.Artifacts[0].Name is { } embedded)
        {
            yield return embedded;
        }

        if (model.HubId is { } hub)
        {
            yield return hub.Substring(hub.IndexOf('/') + 1);
        }

        if (Family(model) is { } family)
        {
            yield return family.Family;
        }
    }

    private static ModelFamilyMatch? Family(Model model) =>
        (model.HubId is null ? null : ModelFamilies.Default.Resolve(model.HubId)) ?? ModelFamilies.Default.Resolve(model.Name);

    /// <summary>The known models that the sentence names.</summary>
    private static List<ModelFamilyMatch> Families(IReadOnlyList<string> words)
    {
        var found = new List<ModelFamilyMatch>();
        for (var at = 0; at < words.Count; at++)
        {
            if (!ModelFamilies.Default.StartsName(words[at]))
            {
                continue;
            }

            for (var length = Math.Min(LongestName, words.Count - at); length > 0; length--)
            {
                if (ModelFamilies.Default.Resolve(string.Join("-", words.Skip(at).Take(length))) is { } match)
                {
                    found.Add(match);
                    break;
                }
            }
        }

        return found;
    }
}
