namespace ModelOpenness.Tests;

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

    /// <summary>True where the test makes what only Linux allows: a name that is no text.</summary>
    public bool NeedsLinux
    {
        get;
        set
        {
            field = value;
            if (value && !OperatingSystem.IsLinux())
            {
                Skip ??= "needs Linux: other systems refuse a name that is no text";
            }
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
