namespace ModelOpenness.Inspection.Gathering.Sidecars;

/// <summary>Reads one kind of sidecar. Broken content gives no statements; nothing is thrown, time is linear in the content.</summary>
internal interface ISidecarReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="content">The document.</param>
    IEnumerable<SidecarStatement> Read(SidecarContent content);
}

/// <summary>The content of a sidecar.</summary>
/// <param name="Bytes">As it stands on disk.</param>
/// <param name="Path">The path that places carry.</param>
internal sealed record SidecarContent(byte[] Bytes, string Path)
{
    private string? text;

    /// <summary>The content as text.</summary>
    public string Text => text ??= Decode(Bytes);

    private static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), System.Text.Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
