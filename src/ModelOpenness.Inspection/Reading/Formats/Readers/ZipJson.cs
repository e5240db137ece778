using ModelOpenness.Inspection.Reading.Archives;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>JSON files inside ZIP files.</summary>
internal static class ZipJson
{
    /// <summary>Plain members of the object in an entry.</summary>
    public static List<KeyValuePair<string, string>> Properties(ZipDirectory zip, ZipEntry entry)
    {
        var properties = new List<KeyValuePair<string, string>>();
        var content = zip.Content(entry);
        using var stream = new MemoryStream(content, writable: false);
        using var bytes = new FileBytes(stream);
        try
        {
            if (content.Length > 0)
            {
                new JsonProperties(new ByteRange(bytes), 0, content.Length, properties).Run();
            }
        }
        catch (MalformedException e)
        {
            throw new MalformedException(e.Message + " of " + entry.Name);
        }

        return properties;
    }
}
