using System.Text;
using ModelOpenness.Inspection.Formats;
using ModelOpenness.Inspection.Gathering;
using ModelOpenness.Inspection.Licenses;
using ModelOpenness.Standards;

namespace ModelOpenness.Inspection.Mof;

/// <summary>
/// Finds the components of a release in a model's folder. Names are read, of cards and license files also the contents; numbers
/// of files and bytes are bounded, links are not followed.
/// </summary>
public static class ReleaseFolderReader
{
    private const int MaxFiles = 10_000;
    private const int MaxDepth = 8;
    private const int MaxText = 1 << 18;
    private const int MaxTexts = 64;

    /// <summary>Reads a folder.</summary>
    /// <param name="fullPath">The folder on disk.</param>
    /// <param name="path">The path that the places start with; empty for the folder itself.</param>
    public static ReleaseFolder Read(string fullPath, string path = "")
    {
        var files = Files(fullPath);
        var licenses = Licenses(fullPath, path, files);
        var found = new Dictionary<string, FoundComponent>(StringComparer.Ordinal);
        (string License, string Path)? cardLicense = null;
        foreach (var file in files)
        {
            if (ComponentFileRules.ScopeOf(Name(file)) is null && ComponentFileRules.ComponentOf(file) is { } component)
            {
                Add(component, file, line: 0);
            }
        }

        foreach (var file in files.Where(IsReadme).Take(MaxTexts))
        {
            var card = CardText.Read(ReadText(Path.Combine(fullPath, file)), Join(path, file));
            if (!card.IsModelCard)
            {
                continue;
            }

            Add(MofComponent.Find("model-card")!, file, line: 0);
            foreach (var section in card.Sections)
            {
                Add(section.Component, file, section.Line);
            }

            if (file.IndexOf('/') < 0 && card.License is { } license)
            {
                cardLicense ??= (license, Join(path, file));
            }
        }

        return new ReleaseFolder(
            new DirectoryInfo(fullPath).Name,
            [.. MofComponent.All.Select(c => found.TryGetValue(c.Id, out var f) ? WithCardLicense(f) : null).OfType<FoundComponent>()]);

        void Add(MofComponent component, string file, int line)
        {
            if (!found.ContainsKey(component.Id))
            {
                var license = Applying(component, file, licenses);
                found.Add(component.Id, new FoundComponent(
                    component, line == 0 ? new Place(Join(path, file)) : new Place(Join(path, file), line, 1, line, 1))
                {
                    License = license?.License,
                    LicensePath = license is null ? null : Join(path, license.File),
                    Terms = license?.Terms ?? [],
                });
            }
        }

        // The head of the card states the license of what is published with it, so it fills the gaps that license files leave.
        FoundComponent WithCardLicense(FoundComponent component) =>
            component.License is null && cardLicense is { } card
                ? component with { License = card.License, LicensePath = card.Path }
                : component;
    }

    /// <summary>The license file that covers a component: the nearest one upwards, of a folder's the one for its kind first.</summary>
    private static LicenseFile? Applying(MofComponent component, string file, List<LicenseFile> licenses)
    {
        var scopes = Scopes(component);
        var folder = Folder(file);
        while (true)
        {
            foreach (var scope in scopes)
            {
                if (licenses.Find(l => l.Scope == scope && string.Equals(Folder(l.File), folder, StringComparison.Ordinal)) is { } license)
                {
                    return license;
                }
            }

            if (folder.Length == 0)
            {
                return null;
            }

            folder = Folder(folder);
        }
    }

    private static LicenseFileScope[] Scopes(MofComponent component) => component.Type switch
    {
        ContentType.Code => [LicenseFileScope.Code, LicenseFileScope.Distribution],
        ContentType.Data when component.Id.StartsWith("model-parameters", StringComparison.Ordinal) =>
            [LicenseFileScope.Parameters, LicenseFileScope.Distribution],
        ContentType.Data => [LicenseFileScope.Datasets, LicenseFileScope.Distribution],
        _ => [LicenseFileScope.Distribution],
    };

    private static List<LicenseFile> Licenses(string root, string path, List<string> files)
    {
        var licenses = new List<LicenseFile>();
        foreach (var file in files.Where(f => ComponentFileRules.ScopeOf(Name(f)) is not null).Take(MaxTexts))
        {
            var text = ReadText(Path.Combine(root, file));
            if (ComponentFileRules.ScopeOf(Name(file)) is { } scope && LicenseText.LooksLikeLicense(text))
            {
                var read = LicenseText.Read(text, Join(path, file));
                licenses.Add(new LicenseFile(file, scope, Stated(read, file), read.Terms));
            }
        }

        return licenses;
    }

    /// <summary>A license with words added or taken away is not that license: it gets a name that no catalogue knows.</summary>
    private static string Stated(LicenseText text, string file) => text.Match switch
    {
        { License: { } license, Kind: LicenseMatchKind.Modified } => "LicenseRef-modified-" + license.Id,
        { License: { } license } => license.Id,
        _ => text.Title ?? Name(file),
    };

    /// <summary>The files below a folder, relative to it, with forward slashes, in ordinal order.</summary>
    private static List<string> Files(string root)
    {
        var files = new List<string>();
        Collect(new DirectoryInfo(root), "", 0);
        files.Sort(StringComparer.Ordinal);
        return files;

        void Collect(DirectoryInfo folder, string prefix, int depth)
        {
            foreach (var entry in Entries(folder))
            {
                if (files.Count >= MaxFiles)
                {
                    return;
                }

                if (entry is FileInfo)
                {
                    files.Add(prefix + entry.Name);
                }
                else if (depth < MaxDepth && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
                    && !ComponentFileRules.IsSkippedFolder(entry.Name))
                {
                    Collect((DirectoryInfo)entry, prefix + entry.Name + "/", depth + 1);
                }
            }
        }
    }

    private static FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            // Sorted, so that the bound cuts the same files off everywhere.
            var entries = folder.GetFileSystemInfos();
            Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string ReadText(string fullPath)
    {
        try
        {
            if (RegularFile.LengthOf(fullPath) == 0)
            {
                return "";
            }

            using var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var buffer = new char[Math.Min(MaxText, stream.Length)];
            return new string(buffer, 0, reader.ReadBlock(buffer, 0, buffer.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static bool IsReadme(string file) => Name(file).StartsWith("readme", StringComparison.OrdinalIgnoreCase);

    private static string Name(string file) => file.Substring(file.LastIndexOf('/') + 1);

    private static string Folder(string file) => file.LastIndexOf('/') is var slash and >= 0 ? file.Substring(0, slash) : "";

    private static string Join(string path, string file) => path.Length == 0 ? file : path.TrimEnd('/') + "/" + file;

    private sealed record LicenseFile(string File, LicenseFileScope Scope, string License, IReadOnlyList<Term> Terms);
}
