using Microsoft.CodeAnalysis;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>A text that an argument may have.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsTail">True where only its end is known: a path below a folder that is found at run time.</param>
/// <param name="Literal">The constant that is the whole text; null where it is put together.</param>
internal readonly record struct ModelText(string Text, bool IsTail, SyntaxNode? Literal = null);

/// <summary>The texts found so far for one value; bounded, each once.</summary>
internal sealed class ModelTexts
{
    private const int Most = 32;
    private readonly List<ModelText> texts = [];

    public IReadOnlyList<ModelText> All => texts;

    public bool IsFull => texts.Count >= Most;

    public void Add(string text, bool isTail = false, SyntaxNode? literal = null)
    {
        var found = new ModelText(text, isTail, literal);
        if (text.Length > 0 && !IsFull && !texts.Exists(t => t.IsTail == isTail && string.Equals(t.Text, text, StringComparison.Ordinal)))
        {
            texts.Add(found);
        }
    }

    /// <summary>Puts parts together from the end, as far as they are known.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="separator">What stands between them: nothing, or the slash of a path.</param>
    /// <param name="read">Reads the texts of one part.</param>
    public void AddJoined<T>(IReadOnlyList<T> parts, string separator, Action<T, ModelTexts> read)
    {
        string? text = null;
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var part = new ModelTexts();
            read(parts[i], part);
            if (part.All.Count != 1)
            {
                // "folder + name" where the folder is not known: the end still tells the file, if it is a part of its own.
                if (text is not null && (separator.Length > 0 || text[0] is '/' or '\\'))
                {
                    Add(text.TrimStart('/', '\\'), isTail: true);
                }

                return;
            }

            var one = part.All[0];
            text = text is null ? one.Text : one.Text + (separator.Length > 0 && one.Text.EndsWith("/", StringComparison.Ordinal) ? "" : separator) + text;
            if (one.IsTail)
            {
                Add(text, isTail: true);
                return;
            }
        }

        if (text is not null)
        {
            Add(text);
        }
    }
}
