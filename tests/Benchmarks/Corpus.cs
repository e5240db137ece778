namespace ModelOpenness.Benchmarks;

/// <summary>Where the benchmarks find real texts.</summary>
internal static class Corpus
{
    /// <summary>The license texts of the corpus.</summary>
    public static string[] LicenseTexts() => Texts("licenses/texts");

    /// <summary>The texts of a folder of the corpus.</summary>
    public static string[] Texts(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder(), folder)).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("MODELOPENNESS_CORPUS") is { Length: > 0 } named)
        {
            return named;
        }

        // BenchmarkDotNet runs a copy of this program some folders further down.
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ModelOpenness.sln")))
            {
                return Path.Combine(folder.FullName, "..", "shared", "corpus");
            }
        }

        throw new DirectoryNotFoundException("The corpus is not beside the repository; name its folder in MODELOPENNESS_CORPUS.");
    }
}
