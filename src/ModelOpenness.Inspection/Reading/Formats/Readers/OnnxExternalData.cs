using System.Globalization;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats.Parsing;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// Tensors of an ONNX graph that are kept in other files: which files, and how many bytes of them. The files are named, never opened.
/// Only so much of a graph is looked at; whether it is sound is not asked.
/// </summary>
/// <param name="bytes">The file.</param>
internal sealed class OnnxExternalData(ByteRange bytes)
{
    // A graph with more nodes and tensors is looked at no further.
    private const int MaxFields = 65_536;
    private const int Initializer = 5;
    private const int SparseInitializer = 15;
    private const int External = 13;
    private const int Location = 14;
    private readonly SortedSet<string> files = new(StringComparer.Ordinal);
    private MalformedException? problem;
    private int fields;
    private long tensors;
    private ulong length;

    /// <summary>Looks through the graph.</summary>
    public void Read(Protobuf graph)
    {
        while (++this.fields < MaxFields && graph.Next())
        {
            if (graph.Field == Initializer && graph.WireType == 2)
            {
                this.Tensor(graph.Message());
            }
            else if (graph.Field == SparseInitializer && graph.WireType == 2)
            {
                // Its values and their indices are tensors, too.
                var sparse = graph.Message();
                while (++this.fields < MaxFields && sparse.Next())
                {
                    if (sparse.Field is 1 or 2 && sparse.WireType == 2)
                    {
                        this.Tensor(sparse.Message());
                    }
                }
            }
        }
    }

    /// <summary>Says what was found.</summary>
    public void Conclude(ArtifactBuilder artifact)
    {
        artifact.Flaw(this.problem);
        foreach (var file in this.files)
        {
            artifact.AddPart(file);
        }

        if (this.tensors > 0)
        {
            artifact.Add("external_data", ArtifactBuilder.Text(this.tensors) + " tensors, " + this.length.ToString(CultureInfo.InvariantCulture) + " bytes");
        }
    }

    private void Tensor(Protobuf tensor)
    {
        string? location = null;
        var at = 0L;
        var size = 0UL;
        var isExternal = false;
        while (++this.fields < MaxFields && tensor.Next())
        {
            if (tensor.Field == Location && tensor.WireType == 0)
            {
                isExternal = tensor.Number == 1;
            }
            else if (tensor.Field == External && tensor.WireType == 2)
            {
                var (key, value) = Entry(tensor.Message());
                if (key is "location")
                {
                    location = value;
                    at = tensor.Start;
                }
                else if (key is "length")
                {
                    _ = ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out size);
                }
            }
        }

        if (isExternal && location is not null)
        {
            this.Take(location, size, at);
        }
    }

    private void Take(string location, ulong size, long at)
    {
        this.tensors++;
        this.length = size > ulong.MaxValue - this.length ? ulong.MaxValue : this.length + size;
        if (PartName.Inside(location) is not { } file)
        {
            this.problem ??= bytes.Malformed("external data that leaves the folder", at);
        }
        else if (this.files.Count < Limits.Names)
        {
            this.files.Add(file);
        }
    }

    private static (string? Key, string? Value) Entry(Protobuf entry)
    {
        string? key = null;
        string? value = null;
        while (entry.Next())
        {
            key = entry.Field == 1 ? entry.Text(32) : key;
            value = entry.Field == 2 ? entry.Text(Limits.Value) : value;
        }

        return (key, value);
    }
}
