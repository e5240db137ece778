using ModelOpenness.Knowledge;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Licenses;

/// <summary>Which of two sets of terms leaves more freedom: fewer conflicts with the Open Source Definition, then fewer burdens.</summary>
internal static class Freedom
{
    private static readonly Lazy<Dictionary<string, string>> Weights = new(Load);

    /// <summary>True where no term conflicts with the Open Source Definition.</summary>
    public static bool IsFree(IReadOnlyList<Term> terms) => Count(terms, "conflict") == 0;

    /// <summary>Negative where the first set leaves more freedom than the second.</summary>
    public static int Compare(IReadOnlyList<Term> a, IReadOnlyList<Term> b)
    {
        var conflicts = Count(a, "conflict").CompareTo(Count(b, "conflict"));
        var burdens = Count(a, "burden").CompareTo(Count(b, "burden"));
        return conflicts != 0 ? conflicts : burdens != 0 ? burdens : a.Count.CompareTo(b.Count);
    }

    private static int Count(IReadOnlyList<Term> terms, string weight)
    {
        var count = 0;
        foreach (var term in terms)
        {
            count += Weights.Value.TryGetValue(term.Kind, out var of) && string.Equals(of, weight, StringComparison.Ordinal) ? 1 : 0;
        }

        return count;
    }

    private static Dictionary<string, string> Load()
    {
        var weights = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in KnowledgeFile.Read("terms.ini"))
        {
            weights[kind.Id] = kind.Get("osd");
        }

        return weights;
    }
}
