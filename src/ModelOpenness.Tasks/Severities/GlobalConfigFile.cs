using System.Globalization;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Tasks.Severities;

/// <summary>The severities of one <c>.globalconfig</c> file. Only lines that can be about this product's rules are kept.</summary>
internal sealed class GlobalConfigFile
{
    private const string OwnName = ".globalconfig";
    private const int OwnLevel = 100;

    /// <summary>Larger files are not read.</summary>
    public const int MaxBytes = 4 << 20;

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    private GlobalConfigFile(int level) => Level = level;

    /// <summary><c>global_level</c>; files named <c>.globalconfig</c> have 100 where they give none.</summary>
    public int Level { get; private set; }

    public string? Find(string key) => values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Reads the global ones among the files; what cannot be read says nothing.</summary>
    public static IReadOnlyList<GlobalConfigFile> ReadAll(IEnumerable<string> paths)
    {
        var read = new List<GlobalConfigFile>();
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            try
            {
                if (Parse(Path.GetFileName(path), RegularFile.ToText(RegularFile.ReadAll(path, MaxBytes))) is { } config)
                {
                    read.Add(config);
                }
            }
            catch (Exception e) when (Unreadable.Is(e))
            {
                // The compiler complains about it, in a build that runs the compiler.
            }
        }

        return read;
    }

    /// <summary>Parses one file; null where it is not global.</summary>
    /// <param name="name">File name.</param>
    /// <param name="text">Content.</param>
    public static GlobalConfigFile? Parse(string name, string text)
    {
        var isOwn = string.Equals(name, OwnName, StringComparison.OrdinalIgnoreCase);
        var config = new GlobalConfigFile(isOwn ? OwnLevel : 0);
        var isGlobal = isOwn;
        foreach (var line in Lines(text))
        {
            if (line.Key.Length == 0)
            {
                // Sections are about single files; those of an .editorconfig make it no global one.
                break;
            }

            if (string.Equals(line.Key, "is_global", StringComparison.OrdinalIgnoreCase))
            {
                isGlobal = string.Equals(line.Value, "true", StringComparison.OrdinalIgnoreCase);
            }
            else if (string.Equals(line.Key, "global_level", StringComparison.OrdinalIgnoreCase))
            {
                config.Level = int.TryParse(line.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level) ? level : config.Level;
            }
            else if (line.Key.StartsWith("dotnet_diagnostic.MOP", StringComparison.OrdinalIgnoreCase))
            {
                config.values[line.Key] = line.Value;
            }
        }

        return isGlobal ? config : null;
    }

    /// <summary>The keys and values of a file, without comments; a section's head has an empty key.</summary>
    /// <param name="text">Content.</param>
    public static IEnumerable<KeyValuePair<string, string>> Lines(string text)
    {
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } raw)
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            var equals = line.IndexOf('=');
            if (line[0] == '[')
            {
                yield return new KeyValuePair<string, string>("", line);
            }
            else if (equals > 0)
            {
                yield return new KeyValuePair<string, string>(line.Substring(0, equals).Trim(), WithoutComment(line.Substring(equals + 1).Trim()));
            }
        }
    }

    private static string WithoutComment(string value)
    {
        var comment = value.IndexOfAny(['#', ';']);
        return comment < 0 ? value : value.Substring(0, comment).TrimEnd();
    }
}
