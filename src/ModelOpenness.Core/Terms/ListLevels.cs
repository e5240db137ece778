namespace ModelOpenness.Terms;

/// <summary>
/// The lists that are under way at a place of a text, outermost first: which sentence leads into each, and which section
/// their numbers make.
/// </summary>
internal sealed class ListLevels(string text)
{
    private const int DeepestList = 8;

    private readonly List<Level> levels = [];
    private SectionPath? named;

    /// <summary>Starts anew below a section with a name ("Exhibit A"), or below a heading without number (null).</summary>
    public void Reset(string? name)
    {
        named = name is null ? null : new SectionPath(null, name);
        levels.Clear();
    }

    /// <summary>Goes to the list level of a marker, and gives the sentence that leads into the list, or null.</summary>
    /// <param name="marker">The marker.</param>
    /// <param name="last">The sentence before it.</param>
    /// <param name="lastWasItem">Whether that stands in an item.</param>
    public Unit? Enter(ListMarker marker, Unit? last, bool lastWasItem)
    {
        if (
            lastWasItem
            && levels.Count is > 0 and < DeepestList
            && last is not null
            && (marker.IsFirst ? last.IsLead(text) : IsBulletBelow(marker) && LeadsOn(last))
        )
        {
            // "2. You shall not: 1. …", "7. Scope. You may not • …": a list starts anew below an item that leads on.
            levels.Add(new Level { Style = marker.Style, Indent = marker.Indent, Text = marker.Text, Path = PathAt(levels.Count, marker.Text), Lead = last });
            return last;
        }

        var at = levels.Count - 1;
        while (at >= 0 && !IsAt(levels[at], marker))
        {
            at--;
        }

        if (at >= 0)
        {
            var level = levels[at];
            levels.RemoveRange(at + 1, levels.Count - at - 1);
            level.Text = marker.Text;
            level.Path = PathAt(at, marker.Text);
            if (last is not null && LeadsOn(last) && (!lastWasItem || (last.Lead is null or { IsHeading: true } && last.Lead != level.Lead)))
            {
                level.Lead = last;
            }
            else if (!lastWasItem && (marker.IsFirst || marker.Style == ListMarker.Bullet))
            {
                level.Lead = null;
            }

            return level.Lead;
        }

        Unit? lead = null;
        if (last is not null && LeadsOn(last))
        {
            lead = last;
        }
        else if (lastWasItem)
        {
            lead = levels[levels.Count - 1].Lead;
        }

        if (levels.Count < DeepestList)
        {
            levels.Add(new Level { Style = marker.Style, Indent = marker.Indent, Text = marker.Text, Path = PathAt(levels.Count, marker.Text), Lead = lead });
        }

        return lead;
    }

    private static bool IsAt(Level level, ListMarker marker) =>
        level.Style == marker.Style && (marker.Style != ListMarker.Bullet || Math.Abs(level.Indent - marker.Indent) < 2);

    /// <summary>A bullet behind an item with a number or letter: no further item of a list of bullets that began before it.</summary>
    private bool IsBulletBelow(ListMarker marker) =>
        marker.Style == ListMarker.Bullet && levels[levels.Count - 1].Style != ListMarker.Bullet;

    /// <summary>A heading, or a sentence that has no end yet: "You may not".</summary>
    private bool LeadsOn(Unit unit) => unit.IsHeading || unit.IsLead(text) || char.IsLetter(unit.LastCharacter(text));

    /// <summary>The section at this point. A paragraph behind a list is in the section of the list, but no item of it.</summary>
    public SectionPath? Section(bool isItem)
    {
        for (var k = levels.Count - 1; k >= 0; k--)
        {
            if (levels[k].Path is { } path && (isItem || levels[k].Lead is null or { IsHeading: true }))
            {
                return path;
            }
        }

        return named;
    }

    /// <summary>The path of an item at a list level.</summary>
    private SectionPath? PathAt(int level, string? text)
    {
        var parent = named;
        for (var k = level - 1; k >= 0; k--)
        {
            if (levels[k].Path is { } path)
            {
                parent = path;
                break;
            }
        }

        return text is null ? null : new SectionPath(parent, text);
    }

    /// <summary>Whether a single letter comes next in a list of letters: "i" behind "h".</summary>
    public bool Follows(char value)
    {
        for (var k = levels.Count - 1; k >= 0; k--)
        {
            if (levels[k].Style is 'l' or 'L' or 'M' && levels[k].Text is { Length: 1 } at && at[0] + 1 == value)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Level
    {
        public char Style { get; set; }

        public int Indent { get; set; }

        public string? Text { get; set; }

        public SectionPath? Path { get; set; }

        public Unit? Lead { get; set; }
    }
}
