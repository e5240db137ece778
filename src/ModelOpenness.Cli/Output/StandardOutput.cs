namespace ModelOpenness.Cli.Output;

/// <summary>Standard output as bytes. Reports and JSON are UTF-8 whatever the terminal's encoding is.</summary>
internal static class StandardOutput
{
    /// <summary>Opens it; a test puts something else here.</summary>
    public static Func<Stream> Open { get; set; } = Console.OpenStandardOutput;

    /// <summary>True where a person looks at a terminal that may be coloured; <c>NO_COLOR</c> (no-color.org) asks for plain text.</summary>
    public static bool IsColoured => !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not "dumb";
}
