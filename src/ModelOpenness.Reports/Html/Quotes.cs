namespace ModelOpenness.Reports.Html;

/// <summary>
/// The words of clauses: each stands on the page once, where the reader meets it first, and everything else that rests on the same words
/// leads there. A clause that is part of a longer one of its license is shown as that one.
/// </summary>
internal sealed class Quotes
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly HashSet<int> shown = [];

    /// <summary>The number of the words on the page.</summary>
    /// <param name="quote">The words of a clause.</param>
    /// <param name="others">The words of all clauses of its license.</param>
    public int Number(string quote, IEnumerable<string> others)
    {
        var whole = others.Where(o => o.Contains(quote)).OrderByDescending(o => o.Length).FirstOrDefault() ?? quote;
        if (!numbers.TryGetValue(whole, out var number))
        {
            texts.Add(whole);
            numbers.Add(whole, number = texts.Count);
        }

        return number;
    }

    /// <summary>The words, or a link to where they stand already, which the script follows where there is room.</summary>
    public void Add(Markup markup, int number)
    {
        if (shown.Add(number))
        {
            markup.Add($"""<blockquote id="q{number}">{texts[number - 1]}</blockquote>""");
        }
        else
        {
            markup.Add($"""<a class="again" data-q="{number}" href="#q{number}">quoted above</a>""");
        }
    }
}
