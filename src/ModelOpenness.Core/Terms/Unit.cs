namespace ModelOpenness.Terms;

/// <summary>A sentence, list item or heading.</summary>
internal sealed class Unit
{
    /// <summary>Index of its first word.</summary>
    public int FirstWord { get; set; }

    /// <summary>Index after its last word.</summary>
    public int EndWord { get; set; }

    /// <summary>Offset of its first character.</summary>
    public int Start { get; set; }

    /// <summary>Offset after its last character.</summary>
    public int End { get; set; }

    /// <summary>The sentence that leads into the list of this item ("You shall not use the model:"), or null.</summary>
    public Unit? Lead { get; set; }

    /// <summary>True for a heading or title.</summary>
    public bool IsHeading { get; set; }

    /// <summary>The section as the text numbers it, or null. Written out only for the few sentences that have a term.</summary>
    public SectionPath? Path { get; set; }

    /// <summary>The section as the text numbers it ("2", "1.b.iv", "Exhibit A.3"), or null.</summary>
    public string? Section => Path?.ToString();

    /// <summary>How many words it has.</summary>
    public int Count => EndWord - FirstWord;

    /// <summary>Its last character that is no bracket, quote or mark of emphasis.</summary>
    public char LastCharacter(string text)
    {
        var k = End;
        while (k > Start && text[k - 1] is '*' or '_' or ')' or '"' or '”' or ' ')
        {
            k--;
        }

        return text[Math.Max(k - 1, 0)];
    }

    /// <summary>True where it leads into a list: it ends with a colon.</summary>
    public bool IsLead(string text) => LastCharacter(text) is ':' or '：' or '—' || (End < text.Length && text[End] is ':' or '：');
}

/// <summary>Number of a section below another one.</summary>
/// <param name="Parent">The section around it, or null.</param>
/// <param name="Text">Number, letter or name.</param>
internal sealed record SectionPath(SectionPath? Parent, string Text)
{
    /// <summary>The numbers joined with dots; a number that has dots of its own ("6.2") stands for the whole.</summary>
    public override string ToString() => Parent is null || Text.IndexOf('.') >= 0 ? Text : Parent + "." + Text;
}
