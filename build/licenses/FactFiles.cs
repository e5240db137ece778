namespace ModelOpenness.LicenseFacts;

/// <summary>Where the facts are: found from this program's folder, or given.</summary>
internal sealed class FactFiles(string? root = null)
{
    private readonly string root = root ?? FindRoot();

    public string Knowledge => Path.Combine(root, "src", "ModelOpenness.Core", "Knowledge");

    public string Licenses => Path.Combine(Knowledge, "licenses.ini");

    public string Recognition => Path.Combine(root, "src", "ModelOpenness.Inspection", "Recognition");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ModelOpenness.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("ModelOpenness.sln is in no folder above this program.");
        }

        return folder.FullName;
    }
}
