using System.Security.Cryptography;
using System.Text;

namespace ModelOpenness.Reports;

/// <summary>Names made from content, where other tools use random numbers or the clock.</summary>
internal static class ContentHash
{
    private const int UuidBytes = 16;
    private const string PlaceholderUuid = "00000000-0000-0000-0000-000000000000";

    /// <summary>SHA-256 of the parts, each of them closed off from the next, in lower-case hexadecimal.</summary>
    public static string Of(params string[] parts)
    {
        using var sha = SHA256.Create();
        var text = string.Join("\u001f", parts.Select(p => p.Replace("\u001f", "\u001f\u001f")));
        return Hexadecimal(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A UUID (version 8, "vendor specific") of some bytes.</summary>
    public static string Uuid(byte[] content)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(content);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        var text = Hexadecimal(hash);
        return string.Join(
            "-",
            text.Substring(0, 8),
            text.Substring(8, 4),
            text.Substring(12, 4),
            text.Substring(16, 4),
            text.Substring(20, (2 * UuidBytes) - 20)
        );
    }

    /// <summary>A document that holds a UUID of its own content: written once to make the UUID, and once with it.</summary>
    public static byte[] Named(Func<string, byte[]> write) => write(Uuid(write(PlaceholderUuid)));

    /// <summary>SHA-256 in Base64, as a content security policy wants it.</summary>
    public static string Base64(string content)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(content)));
    }

    private static string Hexadecimal(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var b in bytes)
        {
            text.Append(b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
