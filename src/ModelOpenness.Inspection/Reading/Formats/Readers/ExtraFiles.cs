using System.Text;
using ModelOpenness.Inspection.Reading.Archives;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>The files that PyTorch's exporters put into <c>extra/</c>: text, or a JSON object with license and author.</summary>
internal static class ExtraFiles
{
    private const int MaxExtra = 64;
    private const string Folder = "extra/";

    public static void Take(ZipDirectory zip, ArtifactBuilder artifact)
    {
        var properties = new List<KeyValuePair<string, string>>();
        foreach (var entry in zip.Entries)
        {
            var at = entry.Name.IndexOf(Folder, StringComparison.Ordinal);
            if (at < 0 || (at > 0 && entry.Name[at - 1] != '/') || entry.Size is 0 or > Limits.License || properties.Count >= MaxExtra)
            {
                continue;
            }

            var content = zip.Content(entry);
            var name = entry.Name.Substring(at + Folder.Length);
            if (content.Length > 1 && content[0] == '{')
            {
                TakeJson(content, properties);
            }
            else if (Array.IndexOf(content, (byte)0) < 0)
            {
                // A file of this name is the license's text; of any other, a note.
                var dot = name.IndexOf('.');
                var key = dot > 0 && MetadataProps.IsLicense(name.Substring(0, dot)) ? name.Substring(0, dot) : name;
                properties.Add(new KeyValuePair<string, string>(key, Encoding.UTF8.GetString(content)));
            }
        }

        MetadataProps.Take(properties, artifact, isUnique: false);
    }

    private static void TakeJson(byte[] content, List<KeyValuePair<string, string>> properties)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var bytes = new FileBytes(stream);
        try
        {
            new JsonProperties(new ByteRange(bytes), 0, content.Length, properties).Run();
        }
        catch (MalformedException)
        {
            // Free text that happens to begin with a brace says nothing about the model file.
        }
    }
}
