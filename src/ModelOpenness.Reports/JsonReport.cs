using System.Text.Encodings.Web;
using System.Text.Json;

namespace ModelOpenness.Reports;

/// <summary>What the JSON reports share: UTF-8, indented, <c>\n</c> line ends, the same bytes everywhere.</summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Name of the tool in reports.</summary>
    public const string ToolName = "ModelOpenness";

    /// <summary>Where the tool lives.</summary>
    public const string ToolUrl = "https://github.com/modelopenness/modelopenness";

    /// <summary>Version of the tool, without build metadata.</summary>
    public static string ToolVersion => typeof(JsonReport).Assembly.GetName().Version!.ToString(3);

    public static byte[] ToBytes(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            write(writer);
        }

        stream.WriteByte((byte)'\n');

        // Inside strings a carriage return is escaped, so every raw one is a line end of the machine.
        var bytes = stream.ToArray();
        return Array.IndexOf(bytes, (byte)'\r') < 0 ? bytes : Array.FindAll(bytes, b => b != (byte)'\r');
    }

    public static void Property(this Utf8JsonWriter writer, string name, string value)
    {
        writer.WriteStartObject();
        writer.WriteString("name", "modelopenness:" + name);
        writer.WriteString("value", value);
        writer.WriteEndObject();
    }
}
