using System.Xml;
using ModelOpenness.Inspection.Reading.Bytes;
using XmlText = ModelOpenness.Inspection.Reading.Formats.Parsing.XmlText;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>PMML, whole or a fragment: its header comes first and says who holds the copyright; the model behind it is not read.</summary>
internal sealed class PmmlReader : IFormatReader
{
    private const int MaxHeader = 256 << 10;

    public string Format => "pmml";

    // A fragment begins with the model itself, which says what it computes, or, under the format's own name, with what stands around it.
    private static readonly string[] Models =
    [
        "AnomalyDetectionModel", "AssociationModel", "BaselineModel", "BayesianNetworkModel", "ClusteringModel", "GaussianProcessModel",
        "GeneralRegressionModel", "MiningModel", "NaiveBayesModel", "NearestNeighborModel", "NeuralNetwork", "RegressionModel",
        "RuleSetModel", "Scorecard", "SequenceModel", "SupportVectorMachineModel", "TextModel", "TimeSeriesModel", "TreeModel",
    ];

    private static readonly string[] Others = ["Header", "MiningBuildTask", "DataDictionary", "TransformationDictionary"];

    public bool Recognizes(Candidate file)
    {
        var tag = file.XmlRoot ?? "";
        var end = tag.IndexOfAny([' ', '\t', '\r', '\n', '>', '/']);
        var colon = tag.IndexOf(':');
        var name = (end < 0 ? tag : tag.Substring(0, end)).Substring(colon > 0 && (end < 0 || colon < end) ? colon + 1 : 0);
        return name is "PMML"
            || (Models.Contains(name, StringComparer.Ordinal) && tag.IndexOf("functionName=", StringComparison.Ordinal) > 0)
            || (
                string.Equals(file.Extension, ".pmml", StringComparison.Ordinal)
                && (Models.Contains(name, StringComparer.Ordinal) || Others.Contains(name, StringComparer.Ordinal))
            );
    }

    public void Read(Candidate file, ArtifactBuilder artifact)
    {
        if (!this.Recognizes(file))
        {
            throw file.Bytes.Malformed("no PMML element", 0);
        }

        try
        {
            using var reader = XmlText.Reader(file.Bytes.Slice(0, Math.Min(file.Length, MaxHeader), "header"));
            ReadHeader(reader, artifact);
        }
        catch (XmlException e)
        {
            throw XmlText.Problem(e);
        }
    }

    private static void ReadHeader(XmlReader reader, ArtifactBuilder artifact)
    {
        var element = "";
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && string.Equals(reader.LocalName, "Header", StringComparison.Ordinal))
            {
                return;
            }

            if (reader.NodeType == XmlNodeType.Text && string.Equals(element, "Annotation", StringComparison.Ordinal))
            {
                artifact.Add("Annotation", reader.Value);
            }

            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            element = reader.LocalName;
            switch (element)
            {
                case "PMML":
                    artifact.FormatVersion = reader.GetAttribute("version");
                    break;
                case "Header":
                    artifact.Add("copyright", reader.GetAttribute("copyright"));
                    artifact.Add("description", reader.GetAttribute("description"));
                    artifact.Add("modelVersion", reader.GetAttribute("modelVersion"));
                    if (reader.IsEmptyElement)
                    {
                        return;
                    }

                    break;
                case "Application":
                    artifact.Add("application", reader.GetAttribute("name"));
                    break;
                case "Extension" when reader.GetAttribute("name") is { } name:
                    if (MetadataProps.IsLicense(name) && reader.GetAttribute("value") is { Length: <= Limits.License } license)
                    {
                        artifact.SetLicense("Header/Extension[" + name + "]", license);
                    }
                    else
                    {
                        artifact.Add(name, reader.GetAttribute("value"));
                    }

                    break;
                case "DataDictionary":
                    return;
            }
        }
    }
}
