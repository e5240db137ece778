using System.Text.Encodings.Web;
using System.Text.Json;
using ModelOpenness.Inspection.Inventories;

namespace ModelOpenness.Cli.Output;

/// <summary>Writes the one JSON document of a verb: schema version, tool, results, what could not be looked at. UTF-8, camelCase, the same bytes for
/// the same input.</summary>
internal static class JsonOutput
{
    /// <summary>Writes the document to standard output.</summary>
    /// <param name="writeResults">Writes the objects of <c>results</c>, one a call of the writer's own.</param>
    /// <param name="missed">What could not be looked at, as it is known after the results.</param>
    public static void Write(Action<Utf8JsonWriter> writeResults, Missed missed)
    {
        using var stream = StandardOutput.Open();
        Write(writeResults, missed, stream);
    }

    /// <summary>Writes the document to a stream.</summary>
    /// <param name="writeResults">Writes the objects of <c>results</c>, one a call of the writer's own.</param>
    /// <param name="missed">What could not be looked at, as it is known after the results.</param>
    /// <param name="stream">Where to write.</param>
    /// <param name="writeMore">Writes further keys of the document, where there are any.</param>
    public static void Write(Action<Utf8JsonWriter> writeResults, Missed missed, Stream stream, Action<Utf8JsonWriter>? writeMore = null)
    {
        using (
            var writer = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            writer.WriteStartObject();
            writer.WriteString("schemaVersion", "1");
            writer.WriteStartObject("tool");
            writer.WriteString("name", "model-openness");
            writer.WriteString("version", ToolVersion);
            writer.WriteEndObject();
            writer.WriteStartArray("results");
            writeResults(writer);
            writer.WriteEndArray();
            writeMore?.Invoke(writer);
            InventoryWriter.Write(writer, missed.All);
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Version of the tool, without build metadata.</summary>
    public static string ToolVersion => typeof(JsonOutput).Assembly.GetName().Version!.ToString(3);
}
