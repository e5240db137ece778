using System.Text.Json;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Formats;

/// <summary>The real files, where they are at hand.</summary>
public sealed class CorpusTests
{
    // How the corpus calls what the contract calls otherwise.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["ggml-legacy(lmgg)"] = "ggml",
        ["gguf-malformed"] = "gguf",
        ["pytorch-legacy-pickle"] = "pytorch-legacy",
        ["hdf5"] = "keras-hdf5",
        ["tar"] = "pytorch-tar",
    };

    [CorpusFact]
    public void Real_files_have_the_format_and_license_that_the_corpus_says()
    {
        foreach (var (row, artifact) in Rows())
        {
            var detected = row.GetProperty("detected").GetString()!;
            if (detected is "unknown" or "json" or "gzip" || (row.TryGetProperty("note", out var note) && note.GetString()!.Contains("not a model", StringComparison.Ordinal)))
            {
                continue;
            }

            artifact.Format.ShouldBe(detected is "empty" ? Artifact.Unknown : Names.GetValueOrDefault(detected, detected), artifact.Path);
            artifact.IsMalformed.ShouldBe(detected is "gguf-malformed", artifact.Path + ": " + artifact.Problem);
            if (License(row.GetProperty("embedded")) is { } license)
            {
                artifact.License.ShouldBe(license.Trim());
            }
        }
    }

    [CorpusFact]
    public void Of_what_is_no_model_nothing_is_taken_for_one()
    {
        foreach (var (row, artifact) in Rows().Where(row => row.Row.GetProperty("detected").GetString() is "unknown"))
        {
            artifact.ShouldBeSound(Artifact.Unknown);
            row.ValueKind.ShouldBe(JsonValueKind.Object);
        }
    }

    [CorpusFact]
    public void Real_files_cut_off_in_their_header_never_give_part_of_their_metadata()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Corpus!, "artifacts", "files", "gguf"), "*.gguf", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            for (var length = 100; length < bytes.Length; length += bytes.Length / 50)
            {
                bytes[..length].Read("m.gguf").ShouldBeDamaged("gguf");
            }
        }
    }

    private static IEnumerable<(JsonElement Row, Artifact Artifact)> Rows()
    {
        var folder = Path.Combine(Repository.Corpus!, "artifacts");
        foreach (var line in File.ReadLines(Path.Combine(folder, "artifacts.jsonl")))
        {
            var row = JsonDocument.Parse(line).RootElement;
            var path = Path.Combine(folder, row.GetProperty("file").GetString()!);
            yield return (row, ModelFile.Read(path, path));
        }
    }

    private static string? License(JsonElement embedded)
    {
        if (embedded.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var member in embedded.EnumerateObject())
        {
            var found = member.Value.ValueKind == JsonValueKind.String
                && (string.Equals(member.Name, "license", StringComparison.OrdinalIgnoreCase) || member.Name.EndsWith(".license", StringComparison.OrdinalIgnoreCase))
                ? member.Value.GetString()
                : License(member.Value);
            if (!string.IsNullOrEmpty(found))
            {
                return found;
            }
        }

        return null;
    }
}
