namespace ModelOpenness.Cli.Output;

/// <summary>Standard output as bytes. Reports and JSON are UTF-8 whatever the terminal's encoding is.</summary>
internal static class StandardOutput
{
    /// <summary>Opens it; a test puts something else here.</summary>
    public static Func<Stream> Open { get; set; } = Console.OpenStandardOutput;
}
