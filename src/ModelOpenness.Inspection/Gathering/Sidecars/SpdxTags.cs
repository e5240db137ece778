using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering.Sidecars;

/// <summary>Finds <c>SPDX-License-Identifier</c> tags, as REUSE has them in a file beside another one.</summary>
internal static class SpdxTags
{
    private const string Tag = "SPDX-License-Identifier:";
    private const int Most = 16;

    /// <summary>The tags of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path that places carry.</param>
    public static IReadOnlyList<DocumentValue> Of(string text, string path)
    {
        var tags = new List<DocumentValue>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var at = line.IndexOf(Tag, StringComparison.Ordinal);
            if (at < 0 || tags.Count == Most)
            {
                continue;
            }

            // A comment's end is no part of the value.
            var value = line.Substring(at + Tag.Length).TrimEnd().TrimEnd('*', '/', '-', '>').Trim();
            if (value.Length > 0)
            {
                var column = line.IndexOf(value, at + Tag.Length, StringComparison.Ordinal) + 1;
                tags.Add(new DocumentValue(value, new Place(path, number, column, number, column + value.Length), Tag.TrimEnd(':')));
            }
        }

        return tags;
    }
}
