using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Bom;

/// <summary>
/// The models as a CycloneDX ML-BOM, as JSON or XML. There is no timestamp, and the serial number is made from the content, so that the
/// same models give the same bytes.
/// </summary>
internal static class CycloneDxReport
{
    private static readonly XmlWriterSettings XmlSettings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>What XML writes as an element that holds elements, and JSON as an array.</summary>
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "altIds", "ancestors", "assemblies", "authors", "components", "compositions", "datasets", "dependencies", "externalReferences",
        "hashes", "licenses", "occurrences", "properties",
    };

    public static byte[] ToBytes(IReadOnlyList<Inventory> inventories) => Named(BillBuilder.Of(inventories), ToJson);

    public static byte[] ToXmlBytes(IReadOnlyList<Inventory> inventories) => Named(BillBuilder.Of(inventories), ToXml);

    private static byte[] Named(Bill bill, Func<XElement, byte[]> write) =>
        ContentHash.Named(uuid => write(CycloneDxDocument.Of(bill, uuid)));

    private static byte[] ToXml(XElement bom)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, XmlSettings))
        {
            new XDocument(bom).Save(writer);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static byte[] ToJson(XElement bom) => JsonReport.ToBytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        writer.WriteString("bomFormat", "CycloneDX");
        writer.WriteString("specVersion", "1.6");
        writer.WriteString("serialNumber", bom.Attribute("serialNumber")!.Value);
        writer.WriteNumber("version", 1);
        Members(writer, bom.Elements());
        writer.WriteEndObject();
    });

    private static void Members(Utf8JsonWriter writer, IEnumerable<XElement> elements)
    {
        foreach (var element in elements)
        {
            writer.WritePropertyName(element.Name.LocalName);
            if (Lists.Contains(element.Name.LocalName))
            {
                writer.WriteStartArray();
                foreach (var item in element.Elements())
                {
                    Item(writer, item);
                }

                writer.WriteEndArray();
            }
            else if (element.HasElements || element.HasAttributes)
            {
                Object(writer, element);
            }
            else
            {
                writer.WriteStringValue(element.Value);
            }
        }
    }

    /// <summary>What stands in a list, and has a notation of its own where XML's attributes and JSON's members differ.</summary>
    private static void Item(Utf8JsonWriter writer, XElement item)
    {
        switch (item.Name.LocalName)
        {
            case "license":
                writer.WriteStartObject();
                writer.WritePropertyName("license");
                Object(writer, item);
                writer.WriteEndObject();
                break;
            case "dependency":
                writer.WriteStartObject();
                Attributes(writer, item);
                writer.WriteStartArray("dependsOn");
                foreach (var on in item.Elements())
                {
                    writer.WriteStringValue(on.Attribute("ref")!.Value);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            case "assembly":
                writer.WriteStringValue(item.Attribute("ref")!.Value);
                break;
            case "altId":
                writer.WriteStringValue(item.Value);
                break;
            default:
                Object(writer, item);
                break;
        }
    }

    private static void Object(Utf8JsonWriter writer, XElement element)
    {
        writer.WriteStartObject();
        Attributes(writer, element);
        Members(writer, element.Elements());
        if (!element.HasElements && element.Name.LocalName is "property" or "hash" or "expression")
        {
            writer.WriteString(element.Name.LocalName switch { "property" => "value", "hash" => "content", var name => name }, element.Value);
        }

        writer.WriteEndObject();
    }

    private static void Attributes(Utf8JsonWriter writer, XElement element)
    {
        foreach (var attribute in element.Attributes())
        {
            writer.WriteString(attribute.Name.LocalName, attribute.Value);
        }
    }
}
