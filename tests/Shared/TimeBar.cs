namespace ModelOpenness.Tests;

/// <summary>
/// Bars of time. The suite runs on machines that do other things as well, so by default it only notices work without bound: a bar
/// is a hundredfold, at least ten seconds. With the environment variable MODELOPENNESS_TIME_BARS=1, on a machine at rest, the bars
/// themselves are held.
/// </summary>
internal static class TimeBar
{
    private static readonly bool IsHeld = Environment.GetEnvironmentVariable("MODELOPENNESS_TIME_BARS") == "1";

    /// <summary>The time that may pass, in milliseconds.</summary>
    /// <param name="bar">The bar, in milliseconds.</param>
    public static double Milliseconds(double bar) => IsHeld ? bar : Math.Max(bar * 100, 10_000);
}
