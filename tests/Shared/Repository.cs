namespace ModelOpenness.Tests;

/// <summary>Where the tests find the repository and, where it is present, the corpus.</summary>
internal static class Repository
{
    /// <summary>The repository's root: the folder above this one that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The corpus of real licenses, sentences and files, or null where it is absent.</summary>
    public static string? Corpus { get; } = FindCorpus();

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ModelOpenness.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("ModelOpenness.sln is in no folder above " + start);
    }

    private static string? FindCorpus()
    {
        var named = Environment.GetEnvironmentVariable("MODELOPENNESS_CORPUS");
        var folder = string.IsNullOrEmpty(named) ? Path.Combine(Root, "..", "shared", "corpus") : named;
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }
}

/// <summary>A test that needs the corpus: skipped, by name, where the corpus is absent.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute()
    {
        if (Repository.Corpus is null)
        {
            Skip = "needs the corpus (MODELOPENNESS_CORPUS or ../shared/corpus)";
        }
    }
}

/// <summary>A theory that needs the corpus: skipped, by name, where the corpus is absent.</summary>
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute()
    {
        if (Repository.Corpus is null)
        {
            Skip = "needs the corpus (MODELOPENNESS_CORPUS or ../shared/corpus)";
        }
    }
}
