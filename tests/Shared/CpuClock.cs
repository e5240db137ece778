using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ModelOpenness.Tests;

/// <summary>
/// Time that this thread had the processor, so that limits hold on a machine that does other things, too. Where the system
/// does not tell, time on the wall.
/// </summary>
internal static class CpuClock
{
    private const int ThreadTime = 3;

    public static double Milliseconds()
    {
        if (OperatingSystem.IsLinux() && Environment.Is64BitProcess && clock_gettime(ThreadTime, out var time) == 0)
        {
            return (time.Seconds * 1000.0) + (time.Nanoseconds / 1e6);
        }

        return Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;
    }

    [DllImport("libc", SetLastError = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
