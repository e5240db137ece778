using System.Runtime.InteropServices;

namespace ModelOpenness.Terms;

/// <summary>Which text a pattern looks at.</summary>
internal enum Where
{
    Text,
    Title,
    Any,
}

/// <summary>One element of a sequence: a class, and how many words may stand between it and the element before.</summary>
/// <param name="Class">Number of the class.</param>
/// <param name="Gap">Most words in between.</param>
/// <param name="Forbidden">Class that may not occur in between, or -1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Element(int Class, int Gap, int Forbidden);

/// <summary>Classes that follow each other within a sentence.</summary>
/// <param name="Elements">The elements in order.</param>
/// <param name="Anchor">The class that tells cheaply that the sequence is absent.</param>
/// <param name="Force">The force under which it must stand in the frame of the sentence.</param>
internal sealed record Sequence(Element[] Elements, int Anchor, Force Force);

/// <summary>A pattern, and the sequence of it that has a class for its anchor.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Anchored(TermPattern Pattern, Sequence Sequence);

/// <summary>The name of what a threshold counts, and the sequence that says so; null for the usual one.</summary>
internal sealed record UnitName(string Name, Sequence[]? Said);

/// <summary>One pattern.</summary>
internal sealed record TermPattern(string Id, int Line, string[] Kinds)
{
    /// <summary>The highest weight.</summary>
    public const int Heaviest = 3;

    /// <summary>Its index among the patterns of the book.</summary>
    public required int Index { get; init; }

    public required Sequence[] Matches { get; init; }

    public required Sequence[][] Needs { get; init; }

    public required Sequence[] Unless { get; init; }

    public required Where Where { get; init; }

    public required int Weight { get; init; }
}
