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

    /// <summary>True where root cannot run it: nothing is denied to root.</summary>
    public bool NeedsUser
    {
        get;
        set
        {
            field = value;
            if (value && Environment.IsPrivilegedProcess)
            {
                Skip ??= "root is denied nothing";
            }
        }
    }
}
