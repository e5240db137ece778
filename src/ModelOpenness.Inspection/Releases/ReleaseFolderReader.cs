using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Releases;

/// <summary>
/// Finds the components of a release in a model's folder. Names are read, of cards and license files also the contents; numbers
/// of files and bytes are bounded, links are not followed.
/// </summary>
internal static class ReleaseFolderReader
{
    private const int MaxFiles = 10_000;
    private const int MaxDepth = 8;
    private const int MaxTexts = 64;

    private static readonly string[] PlainText = ["", ".md", ".markdown", ".txt", ".rst", ".adoc", ".org"];

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="files">The disk.</param>
    public static ReleaseFolder Read(string folder, SourceFiles files)
    {
        var names = FilesBelow(folder, files);
        var licenses = Licenses(folder, names, files);
        var found = new Dictionary<string, FoundComponent>(StringComparer.Ordinal);
        var documents = 0;
        foreach (var name in names)
        {
            if (ComponentFileRules.ScopeOf(FileName(name)) is null
                && ComponentFileRules.ComponentOf(name) is { } component
                && !found.ContainsKey(component.Id)
                && SaysSomething(folder, name, component, files, ref documents))
            {
                Add(component, name, line: 0);
            }
        }

        var cards = names
            .Where(IsReadme)
            .Take(MaxTexts)
            .Select(name => (Name: name, Text: CardText.Read(ReadText(folder, name, files), Show(name))))
            .Where(card => card.Text.IsModelCard)
            .ToList();
        foreach (var card in cards)
        {
            Add(MofComponent.Find(MofComponent.ModelCard)!, card.Name, line: 0);
            foreach (var section in card.Text.Sections)
            {
                Add(section.Component, card.Name, section.Line);
            }
        }

        var cardLicense = cards
            .Where(card => FolderOf(card.Name).Length == 0 && card.Text.License is not null)
            .Select(card => new LicenseFile(card.Name, LicenseFileScope.Distribution, card.Text.License!, []))
            .FirstOrDefault();

        return new ReleaseFolder(
            new DirectoryInfo(folder).Name,
            [.. MofComponent.All.Select(c => found.TryGetValue(c.Id, out var f) ? f : null).OfType<FoundComponent>().Select(WithCardLicense)]);

        void Add(MofComponent component, string name, int line)
        {
            if (!found.ContainsKey(component.Id))
            {
                var path = Show(name);
                var place = line == 0 ? new Place(path) : new Place(path, line, 1, line, 1);
                found.Add(component.Id, With(new FoundComponent(component, place), Applying(component, name, licenses)));
            }
        }

        // The head of the card states the license of what is published with it, so it fills the gaps that license files leave.
        FoundComponent WithCardLicense(FoundComponent component) => component.License is null ? With(component, cardLicense) : component;

        FoundComponent With(FoundComponent component, LicenseFile? license) => license is null ? component : component with
        {
            License = license.License,
            LicensePath = Show(license.Name),
            Terms = license.Terms,
        };

        string Show(string name) => files.Display(Path.Combine(folder, name));
    }

    /// <summary>
    /// An empty file, or a document that is still to be written, is no component. Of a few documents the text is looked at, as many
    /// as <see cref="MaxTexts"/>; formats that are no plain text count by their names.
    /// </summary>
    private static bool SaysSomething(string folder, string name, MofComponent component, SourceFiles files, ref int documents)
    {
        var path = Path.Combine(folder, name);
        files.Watch(path);
        try
        {
            if (RegularFile.LengthOf(path) == 0)
            {
                return false;
            }

            return component.Type != ContentType.Document
                || !PlainText.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
                || documents++ >= MaxTexts
                || files.ReadText(path) is not { } text
                || DocumentText.SaysSomething(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The license file that covers a component: the nearest one upwards, of a folder's the one for its kind first.</summary>
    private static LicenseFile? Applying(MofComponent component, string name, List<LicenseFile> licenses)
    {
        var scopes = Scopes(component);
        var folder = FolderOf(name);
        while (true)
        {
            foreach (var scope in scopes)
            {
                if (licenses.Find(l => l.Scope == scope && string.Equals(FolderOf(l.Name), folder, StringComparison.Ordinal)) is { } license)
                {
                    return license;
                }
            }

            if (folder.Length == 0)
            {
                return null;
            }

            folder = FolderOf(folder);
        }
    }

    private static LicenseFileScope[] Scopes(MofComponent component) => component.Type switch
    {
        ContentType.Code => [LicenseFileScope.Code, LicenseFileScope.Distribution],
        ContentType.Data when component.IsParameters => [LicenseFileScope.Parameters, LicenseFileScope.Distribution],
        ContentType.Data => [LicenseFileScope.Datasets, LicenseFileScope.Distribution],
        _ => [LicenseFileScope.Distribution],
    };

    private static List<LicenseFile> Licenses(string folder, List<string> names, SourceFiles files)
    {
        var licenses = new List<LicenseFile>();
        foreach (var name in names.Where(n => ComponentFileRules.ScopeOf(FileName(n)) is not null).Take(MaxTexts))
        {
            var text = ReadText(folder, name, files);
            if (ComponentFileRules.ScopeOf(FileName(name)) is { } scope && LicenseText.LooksLikeLicense(text))
            {
                var read = LicenseText.Read(text, files.Display(Path.Combine(folder, name)));
                licenses.Add(new LicenseFile(name, scope, Stated(read, name), read.Terms));
            }
        }

        return licenses;
    }

    /// <summary>A license with words added or taken away is not that license: it gets a name that no catalogue knows.</summary>
    private static string Stated(LicenseText text, string name) => text.Match switch
    {
        { License: { } license, Kind: LicenseMatchKind.Modified } => "LicenseRef-modified-" + license.Id,
        { License: { } license } => license.Id,
        _ => text.Title ?? FileName(name),
    };

    /// <summary>The files below a folder, relative to it, with forward slashes, in ordinal order.</summary>
    private static List<string> FilesBelow(string root, SourceFiles files)
    {
        var found = new List<string>();
        Collect(root, "", 0);
        found.Sort(StringComparer.Ordinal);
        return found;

        void Collect(string folder, string prefix, int depth)
        {
            foreach (var name in files.FileNames(folder))
            {
                if (found.Count >= MaxFiles)
                {
                    return;
                }

                found.Add(prefix + name);
            }

            // In ordinal order, so that the bound cuts the same files off everywhere.
            foreach (
                var below in depth < MaxDepth
                    ? FolderListing
                        .Of(folder, files.CannotLookAt, static _ => false)
                        .Folders.Where(f => !ComponentFileRules.IsSkippedFolder(f))
                    : []
            )
            {
                Collect(Path.Combine(folder, below), prefix + below + "/", depth + 1);
            }
        }
    }

    private static string ReadText(string folder, string name, SourceFiles files)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return RegularFile.LengthOf(path) == 0 ? "" : files.ReadText(path) ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static bool IsReadme(string name) => FileName(name).StartsWith("readme", StringComparison.OrdinalIgnoreCase);

    private static string FileName(string name) => name.Substring(name.LastIndexOf('/') + 1);

    private static string FolderOf(string name) => name.LastIndexOf('/') is var slash and >= 0 ? name.Substring(0, slash) : "";

    private sealed record LicenseFile(string Name, LicenseFileScope Scope, string License, IReadOnlyList<Term> Terms);
}
