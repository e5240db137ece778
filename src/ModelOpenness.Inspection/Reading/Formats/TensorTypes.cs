using System.Globalization;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Reading.Formats;

/// <summary>Types of tensors and their sizes, from <c>Knowledge/tensor-types.ini</c>.</summary>
internal static class TensorTypes
{
    private static readonly Lazy<Dictionary<uint, (uint Elements, uint Bytes)>> GgufTypes = new(() =>
        Rows("gguf").ToDictionary(row => (uint)Number(row[0]), row => ((uint)Number(row[2]), (uint)Number(row[3]))));

    private static readonly Lazy<Dictionary<string, int>> SafetensorsTypes = new(() =>
        Rows("safetensors").ToDictionary(row => row[0], row => Number(row[1]), StringComparer.Ordinal));

    /// <summary>Elements and bytes of one block of a GGUF type; false for a type that llama.cpp's loader refuses.</summary>
    public static bool Gguf(uint type, out uint elements, out uint bytes)
    {
        var isKnown = GgufTypes.Value.TryGetValue(type, out var block);
        (elements, bytes) = block;
        return isKnown;
    }

    /// <summary>Bits of one element of a safetensors type, or 0.</summary>
    public static int Safetensors(string name) => SafetensorsTypes.Value.TryGetValue(name, out var bits) ? bits : 0;

    private static IEnumerable<string[]> Rows(string format) =>
        KnowledgeFile
            .Read("tensor-types.ini")
            .Single(entry => string.Equals(entry.Id, format, StringComparison.Ordinal))
            .All("type")
            .Select(row => row.Split(' '));

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
