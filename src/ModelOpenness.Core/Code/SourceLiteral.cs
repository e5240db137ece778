namespace ModelOpenness.Code;

/// <summary>A text in source code, with what stands around it.</summary>
/// <param name="Start">Where it begins, its quote included.</param>
/// <param name="End">Where it ends, its quote included.</param>
/// <param name="Value">The text, as far as no hole is in it.</param>
internal sealed record SourceLiteral(int Start, int End, string Value)
{
    /// <summary>The method that it is given to directly, or the type that is created with it; null where it is no argument.</summary>
    public string? Call { get; init; }

    /// <summary>The property, parameter or key that it is given to; null where there is none, or it is declared here.</summary>
    public string? Member { get; init; }

    /// <summary>True where something follows that is only known at run time: a hole.</summary>
    public bool HasHole { get; init; }

    /// <summary>True where it is put together with other texts.</summary>
    public bool IsPart { get; init; }

    /// <summary>The rules that a directive has switched off there.</summary>
    public IReadOnlyCollection<string> Off { get; init; } = [];
}
