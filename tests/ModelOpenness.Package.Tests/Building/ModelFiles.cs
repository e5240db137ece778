using System.Buffers.Binary;
using System.Text;

namespace ModelOpenness.Package.Tests.Building;

/// <summary>Writes small model files. Nothing in them is anybody's but the tests'.</summary>
internal static class ModelFiles
{
    /// <summary>A GGUF of version 3 without tensors, with the given string metadata.</summary>
    public static byte[] Gguf(params (string Key, string Value)[] metadata)
    {
        using var stream = new MemoryStream();
        stream.Write("GGUF"u8);
        Number(stream, 3u);
        Number(stream, 0ul);
        Number(stream, (ulong)metadata.Length + 1);
        foreach (var (key, value) in metadata.Prepend(("general.architecture", "tern")))
        {
            Text(stream, key);
            Number(stream, 8u);
            Text(stream, value);
        }

        return stream.ToArray();
    }

    /// <summary>A GGUF whose license field names Llama 3.2.</summary>
    public static byte[] Llama { get; } = Gguf(("general.license", "llama3.2"));

    /// <summary>A GGUF that says nothing about its license.</summary>
    public static byte[] Unlicensed { get; } = Gguf(("general.name", "tern"));

    /// <summary>A GGUF under MIT.</summary>
    public static byte[] Open { get; } = Gguf(("general.license", "mit"));

    /// <summary>An ONNX of one node that says nothing about its license.</summary>
    public static byte[] Onnx { get; } =
    [
        // ir_version 9
        0x08, 9,
        // graph "g": a node of type Relu from x to y
        0x3A, 17, 0x0A, 12, 0x0A, 1, (byte)'x', 0x12, 1, (byte)'y', 0x22, 4, .. "Relu"u8, 0x12, 1, (byte)'g',
        // opset 17
        0x42, 2, 0x10, 17,
    ];

    /// <summary>A community license with a cap on users in line 3 and a list of barred uses in line 5.</summary>
    public static string CommunityLicense(string title = "Gull Community License Agreement", string licensor = "Gull Works") => $"""
        {title}

        1. If your products had more than 5 million monthly active users in the preceding month, you must request a license from {licensor}, which it may refuse.

        2. You may not use the model to track or identify people without their consent, or to develop or operate weapons.

        3. Keep this text with every copy. The model is provided as is, without warranties of any kind.

        """;

    private static void Number(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Number(Stream stream, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Text(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Number(stream, (ulong)bytes.Length);
        stream.Write(bytes);
    }
}
