namespace ModelOpenness.Package.Tests.Building;

/// <summary>A test of what only Unix file systems have.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "needs a Unix file system";
        }
    }
}
