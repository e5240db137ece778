using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ModelOpenness.Reports.Html;

/// <summary>
/// HTML under construction. <c>page.Add($"&lt;td&gt;{name}&lt;/td&gt;")</c> takes the literal parts as markup and escapes every
/// hole, whatever it holds: there is no way to add a string as markup, so a model named <c>&lt;script&gt;</c> stays text.
/// </summary>
internal sealed class Markup
{
    private readonly StringBuilder text = new();

    /// <summary>Adds an interpolated string: its literal parts as markup, its holes as text.</summary>
    /// <param name="content">The interpolated string; it has been added by the time this is called.</param>
    public void Add([InterpolatedStringHandlerArgument("")] Hole content) => _ = content;

    /// <summary>Adds markup that was made apart, and so is escaped already.</summary>
    public void Add(Markup part) => text.Append(part.text);

    /// <summary>The markup.</summary>
    public override string ToString() => text.ToString();

    /// <summary>The page as UTF-8, with <c>\n</c> line ends.</summary>
    public byte[] ToBytes() => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text.ToString());

    /// <summary>Adds a file of this assembly (style, script) as it stands.</summary>
    public void AddAsset(Asset asset) => text.Append(asset.Content);

    private void Escape(string value)
    {
        foreach (var c in value)
        {
            switch (c)
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '"': text.Append("&quot;"); break;
                case '\'': text.Append("&#39;"); break;
                case '\n' or '\t': text.Append(c); break;
                default: text.Append(IsUnseen(c) ? '\u25a1' : c); break;
            }
        }
    }

    /// <summary>Control characters, and marks that turn a line round to disguise a name: shown as a square.</summary>
    private static bool IsUnseen(char c) =>
        char.IsControl(c) || c is '\u061c' or '\u200e' or '\u200f' or '\ufeff' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    /// <summary>What the compiler turns an interpolated string into.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Hole
    {
        private readonly Markup target;

        public Hole(int literalLength, int formattedCount, Markup target)
        {
            _ = literalLength + formattedCount;
            this.target = target;
        }

        public void AppendLiteral(string value) => target.text.Append(value);

        public void AppendFormatted(string? value) => target.Escape(value ?? "");

        public void AppendFormatted(int value) => target.text.Append(value.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(long value) => target.text.Append(value.ToString(CultureInfo.InvariantCulture));

        /// <summary>A coordinate: two decimals at most, so that bytes are the same on every machine.</summary>
        public void AppendFormatted(double value) =>
            target.text.Append((Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture));
    }
}

/// <summary>A style or script of this assembly.</summary>
internal sealed class Asset
{
    private Asset(string content)
    {
        Content = content;
        Hash = ContentHash.Base64(content);
    }

    public static Asset Style { get; } = new(Load("report.css"));

    public static Asset Script { get; } = new(Load("report.js"));

    public string Content { get; }

    /// <summary>SHA-256 in Base64, for the page's content security policy.</summary>
    public string Hash { get; }

    private static string Load(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name + " is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
