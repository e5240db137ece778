using System.Text;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Releases;

/// <summary>Reads a MOF file: the YAML in which the Model Openness Framework has a release described.</summary>
public static class MofFile
{
    /// <summary>Larger files are refused; the largest of the Model Openness Tool's own has 7 KiB.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>Reads a file.</summary>
    /// <param name="fullPath">The file on disk.</param>
    /// <param name="path">The path that the places of the components carry.</param>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static MofFileContent Read(string fullPath, string path)
    {
        var bytes = RegularFile.ReadUpTo(fullPath, MaxBytes, out var isCut);
        return isCut ? new MofFileContent(Release: null, "larger than 1 MiB")
            : bytes.Length == 0 ? new MofFileContent(Release: null, "the file is empty")
            : Parse(RegularFile.ToText(bytes), path);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path that the places of the components carry.</param>
    public static MofFileContent Parse(string text, string path)
    {
        var root = YamlTree.Read(text, out var problem);
        if (problem is not null)
        {
            return new MofFileContent(Release: null, problem);
        }

        // As the tool has it: what is not below "release" may stand at the top.
        var release = root as YamlMapping;
        release = release?.Find("release") is { } below ? below as YamlMapping : release;
        if (release is null || (release.Find("components") is null && release.Find("license") is null))
        {
            return new MofFileContent(Release: null, "no MOF file: it has no release with components");
        }

        var license = release.Mapping("license");
        return new MofFileContent(
            new MofRelease(release.Text("name") ?? "")
            {
                DistributionLicense = license?.Mapping("distribution")?.Text("name"),
                CodeLicense = license?.Mapping("code")?.Text("name"),
                DataLicense = license?.Mapping("data")?.Text("name"),
                DocumentLicense = license?.Mapping("document")?.Text("name"),
                MisplacedLicense = release.Text("license"),
                Components = Components(release.Find("components") as YamlSequence, path),
            },
            Problem: null);
    }

    private static List<MofReleaseComponent> Components(YamlSequence? list, string path)
    {
        var components = new List<MofReleaseComponent>();
        foreach (var item in list?.Items ?? [])
        {
            var component = item switch
            {
                YamlMapping mapping when mapping.Text("name") is { } name => new MofReleaseComponent(name, mapping.Text("license"))
                {
                    ComponentPath = mapping.Text("component_path"),
                    Description = mapping.Text("description"),
                },
                YamlScalar { Value: { } name } => new MofReleaseComponent(name, License: null),
                _ => null,
            };
            if (component is not null)
            {
                components.Add(component with { Place = new Place(path, item.Line, item.Column, item.Line, item.Column) });
            }
        }

        return components;
    }
}

/// <summary>What reading a MOF file gave.</summary>
/// <param name="Release">The release, or null.</param>
/// <param name="Problem">Why there is none, or null.</param>
public sealed record MofFileContent(MofRelease? Release, string? Problem);
