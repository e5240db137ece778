namespace ModelOpenness.Inspection.Reading.Archives;

/// <summary>Files inside a file: the entries of a package, the resources of an assembly. Nothing of them is written to disk.</summary>
internal interface IFileTree
{
    /// <summary>Paths with forward slashes, relative, without <c>..</c>, in ordinal order.</summary>
    IReadOnlyList<string> Paths { get; }

    /// <summary>True where there is such a file.</summary>
    /// <param name="path">One of <see cref="Paths"/>, or another.</param>
    bool Holds(string path);

    /// <summary>Opens a file for reading and seeking.</summary>
    /// <param name="path">One of <see cref="Paths"/>.</param>
    /// <returns>The stream, to be disposed of; null for an empty file.</returns>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    Stream? Open(string path);
}
