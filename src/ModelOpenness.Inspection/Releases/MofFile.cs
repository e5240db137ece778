using System.Text;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Releases;

/// <summary>Reads a MOF file: the YAML in which the Model Openness Framework has a release described.</summary>
internal static class MofFile
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
        if (root is null)
        {
            return new MofFileContent(Release: null, problem?.Message ?? "the file is empty");
        }

        // As the tool has it: what is not below "release" may stand at the top.
        var release = root.Has("release") ? root["release"] : root;
        if (!release.IsMap || !(release.Has("components") || release.Has("license")))
        {
            return new MofFileContent(Release: null, "not a MOF file: it has no release with components");
        }

        var license = release["license"];
        return new MofFileContent(
            new MofRelease(release["name"].Text ?? "")
            {
                DistributionLicense = license["distribution"]["name"].Text,
                CodeLicense = license["code"]["name"].Text,
                DataLicense = license["data"]["name"].Text,
                DocumentLicense = license["document"]["name"].Text,
                MisplacedLicense = license.Text,
                Components = Components(release["components"].Items, path),
            },
            Problem: null);
    }

    private static List<MofReleaseComponent> Components(IReadOnlyList<DocumentNode> list, string path)
    {
        var components = new List<MofReleaseComponent>();
        foreach (var item in list)
        {
            if ((item.IsMap ? item["name"].Text : item.Text) is { } name)
            {
                components.Add(new MofReleaseComponent(name, item["license"].Text)
                {
                    ComponentPath = item["component_path"].Text,
                    Description = item["description"].Text,
                    Place = new Place(path, item.Line, item.Column, item.Line, item.Column),
                });
            }
        }

        return components;
    }
}

/// <summary>What reading a MOF file gave.</summary>
/// <param name="Release">The release, or null.</param>
/// <param name="Problem">Why there is none, or null.</param>
internal sealed record MofFileContent(MofRelease? Release, string? Problem);
