using System.CommandLine;
using System.Text.Json;
using ModelOpenness.Cli.Output;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary><c>model-openness artifact</c></summary>
internal static class ArtifactVerb
{
    // Results leave in pieces, so that many files need no more memory than few.
    private const int FlushAt = 64 << 10;

    public static Command Create()
    {
        var paths = CommonOptions.Paths("Model files, or folders of them.");
        var format = CommonOptions.Format();
        var command = new Command("artifact", "Says which format a model file has and what is embedded in it about license and origin. Reads headers only.")
        {
            paths,
            format,
        };
        command.SetAction(parsed =>
        {
            var missed = new Missed();
            var files = CommonOptions.Files(parsed.GetValue(paths)!, _ => true, missed);
            if (string.Equals(parsed.GetValue(format), "json", StringComparison.Ordinal))
            {
                JsonOutput.Write(writer =>
                {
                    foreach (var artifact in Read(files, missed))
                    {
                        WriteJson(writer, artifact);
                        if (writer.BytesPending > FlushAt)
                        {
                            writer.Flush();
                        }
                    }
                }, missed);
            }
            else
            {
                WriteText(Read(files, missed));
            }

            return missed.Status;
        });
        return command;
    }

    // One at a time: a folder of ten thousand files needs the memory of one.
    private static IEnumerable<Artifact> Read(IEnumerable<string> files, Missed missed)
    {
        foreach (var file in files)
        {
            Artifact? artifact = null;
            try
            {
                artifact = ModelFile.Read(file);
            }
            catch (Exception e) when (Unreadable.Is(e))
            {
                missed.Add(file, e);
            }

            if (artifact is not null)
            {
                yield return artifact;
            }
        }
    }

    private static void WriteJson(Utf8JsonWriter writer, Artifact artifact)
    {
        writer.WriteStartObject();
        writer.WriteString("path", artifact.Path);
        writer.WriteString("format", artifact.Format);
        writer.WriteString("formatVersion", artifact.FormatVersion);
        writer.WriteNumber("bytesRead", artifact.BytesRead);
        writer.WriteBoolean("malformed", artifact.IsMalformed);
        writer.WriteString("problem", artifact.Problem);
        writer.WriteString("license", artifact.License);
        writer.WriteString("licenseName", artifact.LicenseName);
        writer.WriteString("licenseLink", artifact.LicenseLink);
        writer.WriteString("name", artifact.Name);
        writer.WriteString("author", artifact.Author);
        WriteList(writer, "baseModels", artifact.BaseModels);
        writer.WriteStartObject("metadata");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in artifact.Metadata)
        {
            // Some formats allow a key twice, JSON readers do not: the first one counts.
            if (seen.Add(pair.Key))
            {
                writer.WriteString(pair.Key, pair.Value);
            }
        }

        writer.WriteEndObject();
        if (artifact.FurtherLicenses.Count > 0)
        {
            WriteList(writer, "furtherLicenses", [.. artifact.FurtherLicenses.Select(other => other.Value)]);
        }

        if (artifact.Parts.Count > 0)
        {
            WriteList(writer, "parts", artifact.Parts);
        }

        if (artifact.PointerOid is not null)
        {
            writer.WriteString("oid", artifact.PointerOid);
            writer.WriteNumber("size", artifact.PointerSize ?? 0);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string key, IReadOnlyList<string> items)
    {
        writer.WriteStartArray(key);
        foreach (var item in items)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }

    private static void WriteText(IEnumerable<Artifact> artifacts)
    {
        var others = 0;
        foreach (var artifact in artifacts)
        {
            if (string.Equals(artifact.Format, Artifact.Unknown, StringComparison.Ordinal) && !artifact.IsMalformed)
            {
                others++;
                continue;
            }

            Console.Out.WriteLine(Printable.Text(artifact.Path));
            Line("format", artifact.FormatVersion is null ? artifact.Format : artifact.Format + " " + artifact.FormatVersion);
            Line("problem", artifact.Problem);
            Line("license", artifact.License);
            foreach (var other in artifact.FurtherLicenses)
            {
                Line("also", other.Value);
            }

            Line("license name", artifact.LicenseName);
            Line("license link", artifact.LicenseLink);
            Line("name", artifact.Name);
            Line("author", artifact.Author);
            Line("source", artifact.SourceUrl);
            Line("base models", artifact.BaseModels.Count == 0 ? null : string.Join(", ", artifact.BaseModels));
            Line("parts", artifact.Parts.Count == 0 ? null : string.Join(", ", artifact.Parts));
            Line("real file", artifact.PointerOid is null ? null : FormattableString.Invariant($"sha256:{artifact.PointerOid}, {artifact.PointerSize} bytes"));
            Console.Out.WriteLine();
        }

        if (others > 0)
        {
            Console.Out.WriteLine(others == 1 ? "1 further file is not a model." : FormattableString.Invariant($"{others} further files are not models."));
        }
    }

    private static void Line(string key, string? value)
    {
        if (value is not null)
        {
            Console.Out.WriteLine("  " + key.PadRight(14) + Printable.Text(value, 200));
        }
    }
}
