using System.Text;
using ModelOpenness.Standards;

namespace ModelOpenness.Inspection.Releases;

/// <summary>Writes a MOF file to start from: what was found, to be checked and completed by a person.</summary>
internal static class MofFileWriter
{
    private const string FrameworkVersion = "1.0";
    private const string FrameworkDate = "2024-12-15";

    /// <summary>Writes a release as YAML, in the order and form of the Model Openness Tool's own files.</summary>
    /// <param name="release">The release.</param>
    public static string Write(MofRelease release)
    {
        var yaml = new StringBuilder();
        yaml.Append("# A start, from the names of the files beside the model. Check every component and its license, and fill the gaps.\n");
        yaml.Append("framework:\n");
        yaml.Append("  name: 'Model Openness Framework'\n");
        yaml.Append("  version: ").Append(Quote(FrameworkVersion)).Append('\n');
        yaml.Append("  date: ").Append(Quote(FrameworkDate)).Append('\n');
        yaml.Append("release:\n");
        yaml.Append("  name: ").Append(Quote(release.Name.Length == 0 ? "My-model" : release.Name)).Append('\n');
        yaml.Append("  version: ''\n");
        yaml.Append("  license:\n");
        License(yaml, "distribution", release.DistributionLicense);
        License(yaml, "code", release.CodeLicense);
        License(yaml, "data", release.DataLicense);
        License(yaml, "document", release.DocumentLicense);
        yaml.Append("  type: ''\n  architecture: ''\n  origin: ''\n  producer: ''\n  contact: ''\n");
        yaml.Append(release.Components.Count == 0 ? "  components: []\n" : "  components:\n");
        foreach (var component in release.Components)
        {
            Component(yaml, component);
        }

        var missing = MofComponent.All.Where(c => !release.Components.Any(r => string.Equals(r.Name, c.Name, StringComparison.Ordinal))).ToList();
        if (missing.Count > 0)
        {
            yaml.Append("# Not found; add what is published, with its license:\n");
            foreach (var component in missing)
            {
                yaml.Append("#   ")
                    .Append(component.Name)
                    .Append(component.IsRequired ? "" : " (optional)")
                    .Append(": ")
                    .Append(component.Description)
                    .Append('\n');
            }
        }

        return yaml.ToString();
    }

    private static void License(StringBuilder yaml, string scope, string? license)
    {
        yaml.Append("    ").Append(scope).Append(":\n      name:");
        yaml.Append(string.IsNullOrEmpty(license) ? "" : " " + Quote(license!)).Append("\n      path:\n");
    }

    private static void Component(StringBuilder yaml, MofReleaseComponent component)
    {
        yaml.Append("    -\n      name: ").Append(Quote(component.Name)).Append('\n');
        if (component.Description is { } description)
        {
            yaml.Append("      description: ").Append(Quote(description)).Append('\n');
        }

        if (component.License is { } license)
        {
            yaml.Append("      license: ").Append(license.Length == 0 ? "unlicensed" : Quote(license)).Append('\n');
        }

        if (component.ComponentPath is { } path)
        {
            yaml.Append("      component_path: ").Append(Quote(path)).Append('\n');
        }
    }

    /// <summary>Single quotes take everything as it stands but themselves and line breaks.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                quoted.Append(c).Append(text[++i]);
                continue;
            }

            quoted.Append(IsForbidden(c) ? ' ' : c);
            if (c == '\'')
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>What YAML does not take, and what breaks a line.</summary>
    private static bool IsForbidden(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is '\uFEFF' or '\uFFFE' or '\uFFFF' or '\u2028' or '\u2029';
}
