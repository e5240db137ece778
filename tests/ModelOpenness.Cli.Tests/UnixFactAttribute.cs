namespace ModelOpenness.Cli.Tests;

/// <summary>A test of what only Unix file systems have.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "needs Linux: pipes, names that are no text";
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
