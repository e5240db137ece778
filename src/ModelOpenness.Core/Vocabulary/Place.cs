namespace ModelOpenness.Vocabulary;

/// <summary>
/// A stretch of a text file. Lines and columns count from 1; columns are UTF-16 code units, as in Roslyn and editors;
/// the end is exclusive. Line 0 means the file as a whole.
/// </summary>
/// <param name="Path">
/// The file, with forward slashes, relative to the folder that the inspection was asked about, so that two checkouts at
/// different paths say the same. Files of NuGet packages start with <c>nuget:id/version/</c>.
/// </param>
/// <param name="Line">First line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">First column, from 1; 0 for the file as a whole.</param>
/// <param name="EndLine">Last line, from 1.</param>
/// <param name="EndColumn">Column after the last character, from 1.</param>
internal sealed record Place(string Path, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0)
{
    /// <summary>Start of the path of a file in a NuGet package.</summary>
    public const string PackagePrefix = "nuget:";

    /// <summary>True where a path is that of a file in a NuGet package.</summary>
    /// <param name="path">A path as places carry it.</param>
    public static bool IsInPackage(string path) => path.StartsWith(PackagePrefix, StringComparison.Ordinal);

    /// <summary>Gives <c>path:line</c>, or the path alone where the file as a whole is meant.</summary>
    public override string ToString() =>
        Line == 0 ? Path : Path + ":" + Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
