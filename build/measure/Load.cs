using System.Globalization;

namespace ModelOpenness.Measure;

/// <summary>How busy the machine is.</summary>
internal static class Load
{
    /// <summary>Processes that ran or waited in the last minute, or null where the system does not tell.</summary>
    public static double? Now()
    {
        try
        {
            return double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
