using ModelOpenness.Vocabulary;

namespace ModelOpenness.Judging;

/// <summary>What is in a package that was packed, as far as it matters for the licenses of its models.</summary>
/// <param name="Name">Name for messages: id and version.</param>
/// <param name="LicensePlace">Where the package's license is stated; where it states none, the project or manifest.</param>
internal sealed record PackedContent(string Name, Place LicensePlace)
{
    /// <summary>The license expression as written, or null.</summary>
    public string? Expression { get; init; }

    /// <summary>The license file that the package names, as read; null where it names none or it cannot be read.</summary>
    public PackedText? LicenseFile { get; init; }

    /// <summary>License texts and notices in the package, the license file among them.</summary>
    public IReadOnlyList<PackedText> Texts { get; init; } = [];

    /// <summary>True for the files that a publish wrote: they have no license of their own.</summary>
    public bool IsPublished { get; init; }

    /// <summary>The models in it.</summary>
    public IReadOnlyList<PackedModel> Models { get; init; } = [];
}

/// <summary>A license text or notice in a package.</summary>
/// <param name="Name">File name.</param>
internal sealed record PackedText(string Name)
{
    /// <summary>Ids of the licenses whose text it holds.</summary>
    public IReadOnlyList<string> Holds { get; init; } = [];

    /// <summary>Ids of the licenses that it names or links without holding their text.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>True where words were added to a license that it holds, or taken from it.</summary>
    public bool IsChanged { get; init; }

    /// <summary>True where the file calls itself a notice.</summary>
    public bool IsNotice { get; init; }

    /// <summary>Its words, white space folded, so that the same text is found whatever its line ends.</summary>
    public string Folded { get; init; } = "";

    /// <summary>A text as it is compared: white space folded.</summary>
    /// <param name="text">The text.</param>
    public static string Fold(string text)
    {
        var folded = new System.Text.StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c == '\uFEFF')
            {
                gap = folded.Length > 0;
                continue;
            }

            if (gap)
            {
                folded.Append(' ');
                gap = false;
            }

            folded.Append(c);
        }

        return folded.ToString();
    }
}

/// <summary>A model in a package.</summary>
/// <param name="Model">The model, with the license that counts.</param>
/// <param name="Path">Its path in the package.</param>
internal sealed record PackedModel(Model Model, string Path)
{
    /// <summary>Kinds of terms that the build's own findings about this model have told already.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>The text of its license, where a file of the project has it.</summary>
    public PackedSource? LicenseSource { get; init; }

    /// <summary>The use policy beside the model in the project, or null.</summary>
    public PackedSource? PolicySource { get; init; }

    /// <summary>The NOTICE file beside the model in the project, or null.</summary>
    public PackedSource? NoticeSource { get; init; }
}

/// <summary>A file of the project that a package may have to hold.</summary>
/// <param name="Place">The file.</param>
/// <param name="Text">Its text.</param>
internal sealed record PackedSource(Place Place, string Text)
{
    /// <summary>Its words, folded as <see cref="PackedText.Fold"/> does.</summary>
    public string Folded { get; } = PackedText.Fold(Text);
}
