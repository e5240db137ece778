namespace ModelOpenness.Code;

/// <summary>Which of a project's models a sentence speaks about.</summary>
public static class ModelMentions
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

        if (named.Count == 0)
        {
            return shipped.Count > 0 && !NamesOther(words, allowed: null) && shipped.All(isRestricted) ? shipped[0] : null;
        }

        return named.TrueForAll(m => isRestricted(m)) && !NamesOther(words, named) ? named[0] : null;
    }

    /// <summary>How many words of a name of the model stand in the sentence, from the first on.</summary>
    private static int Score(IReadOnlyList<string> words, Model model)
    {
        var best = 0;
        foreach (var name in Names(model))
        {
            var wanted = ModelTokens.Split(name);
            if (wanted.Count == 0 || wanted[0].Length < 3 || ModelFamilies.Default.IsGenericName(wanted[0]))
            {
                continue;
            }

            for (var at = 0; at < words.Count; at++)
            {
                var same = 0;
                while (same < wanted.Count && at + same < words.Count && string.Equals(wanted[same], words[at + same], StringComparison.Ordinal))
                {
                    same++;
                }

                best = Math.Max(best, same);
            }
        }

        return best;
    }

    private static IEnumerable<string> Names(Model model)
    {
        var dot = model.Name.LastIndexOf('.');
        yield return dot > 0 ? model.Name.Substring(0, dot) : model.Name;
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

    /// <summary>Whether the sentence names a known model that has another license than those allowed.</summary>
    private static bool NamesOther(IReadOnlyList<string> words, List<Model>? allowed)
    {
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
                    if (allowed is null || !allowed.Exists(m => string.Equals(m.License?.Id, match.LicenseId, StringComparison.OrdinalIgnoreCase)))
                    {
                        return true;
                    }

                    break;
                }
            }
        }

        return false;
    }
}
