namespace ModelOpenness.Code;

/// <summary>A language that code is written in, as far as its texts and comments are told from each other.</summary>
internal enum SourceLanguage
{
    /// <summary>C#.</summary>
    CSharp,

    /// <summary>Visual Basic.</summary>
    VisualBasic,

    /// <summary>F#.</summary>
    FSharp,

    /// <summary>Razor: markup with C# in it.</summary>
    Razor,
}

/// <summary>Languages by the names of files.</summary>
internal static class SourceLanguages
{
    /// <summary>The language of a file; null for what is no source.</summary>
    /// <param name="path">A path or name.</param>
    public static SourceLanguage? Of(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot < 0 ? null : path.Substring(dot).ToLowerInvariant() switch
        {
            ".cs" => SourceLanguage.CSharp,
            ".vb" => SourceLanguage.VisualBasic,
            ".fs" or ".fsx" => SourceLanguage.FSharp,
            ".razor" or ".cshtml" => SourceLanguage.Razor,
            _ => null,
        };
    }
}
