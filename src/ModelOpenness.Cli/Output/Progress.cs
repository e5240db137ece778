using System.Globalization;

namespace ModelOpenness.Cli.Output;

/// <summary>A progress bar on standard error, where that is a terminal and there is more than one thing to do.</summary>
internal sealed class Progress(int count) : IDisposable
{
    private const int Width = 24;
    private const int LongestName = 40;
    private readonly bool isShown = count > 1 && !Console.IsErrorRedirected;
    private int done;

    /// <summary>Shows what is looked at now.</summary>
    public void Next(string name)
    {
        if (isShown)
        {
            var filled = Width * done++ / count;
            var bar = new string('█', filled) + new string('░', Width - filled);
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{bar} {done}/{count} {Printable.Text(name, LongestName),-LongestName} "));
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (isShown)
        {
            Console.Error.Write("\r" + new string(' ', Width + LongestName + 20) + "\r");
        }
    }
}
