using System.Diagnostics;
using System.Globalization;

namespace ModelOpenness.Cli.Output;

/// <summary>A progress bar on standard error, where that is a terminal and there is more than one thing to do; elsewhere a line where there is much.</summary>
/// <param name="count">How many things there are to do, as far as it is known.</param>
internal sealed class Progress(int count) : IDisposable
{
    private const int Width = 24;
    private const int LongestName = 40;
    private const long Milliseconds = 50;
    private const int Many = 10;

    private readonly Lock oneAtATime = new();
    private readonly bool isTerminal = !Console.IsErrorRedirected;
    private readonly Stopwatch sinceShown = Stopwatch.StartNew();
    private int expected = count;
    private int done;
    private bool isShown;

    /// <summary>There is more to do than was known.</summary>
    /// <param name="more">How much.</param>
    /// <param name="what">What it is, where a log should say so: in the plural.</param>
    public void Expect(int more, string? what = null)
    {
        expected += more;
        if (!isTerminal && what is not null && more >= Many)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"model-openness: {more} {what} to look at"));
        }
    }

    /// <summary>Shows what is done now.</summary>
    public void Next(string name)
    {
        lock (oneAtATime)
        {
            done++;
            Show(name);
        }
    }

    /// <summary>Clears the line, so that a message can stand there.</summary>
    public void Clear()
    {
        if (isShown)
        {
            isShown = false;
            Console.Error.Write("\r" + new string(' ', Width + LongestName + 20) + "\r");
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose() => Clear();

    private void Show(string name)
    {
        // Nobody can read faster, and a terminal is slower than an inspection.
        if (!isTerminal || expected < 2 || (isShown && sinceShown.ElapsedMilliseconds < Milliseconds))
        {
            return;
        }

        isShown = true;
        sinceShown.Restart();
        var filled = Width * Math.Min(done, expected) / expected;
        var bar = new string('█', filled) + new string('░', Width - filled);
        Console.Error.Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\r{bar} {Math.Min(done, expected)}/{expected} {Printable.Text(Path.GetFileName(name), LongestName - 1), -LongestName} "
            )
        );
    }
}
