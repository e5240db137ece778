using System.Text;
using Microsoft.Build.Framework;
using ModelOpenness.Code;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.References;
using ModelOpenness.Judging;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Tasks;

/// <summary>
/// Reads source code before it is compiled, so that a build which skips the compiler can say again what stands in it: what its characters
/// tell is written down; where an analyzer alone may see more, the compiler keeps its log. A build that fails on what stands in code leaves it for
/// <c>baseline</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ReadSources : Microsoft.Build.Utilities.Task
{
    // Larger than anything a person writes.
    private const int MaxBytes = 16 << 20;

    private static readonly char[] Separators = [';', ','];

    /// <summary>Full path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The source files, as the compiler gets them.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The symbols that are defined.</summary>
    public string? Symbols { get; set; }

    /// <summary>Names of the referenced assemblies, without ending, parted by semicolons.</summary>
    public string? References { get; set; }

    /// <summary>The <c>.editorconfig</c> files of the compiler, which may switch a rule off for a folder.</summary>
    public ITaskItem[] ConfigFiles { get; set; } = [];

    /// <summary>Which rules can be broken, as <see cref="InspectModels.MayFindInCode"/> gives it.</summary>
    [Required]
    public string Rules { get; set; } = "";

    /// <summary>The inventory: labels, models, and what the policy accepts.</summary>
    [Required]
    public string InventoryFile { get; set; } = "";

    /// <summary>Where the findings are written; not there where there are none.</summary>
    [Required]
    public string FindingsFile { get; set; } = "";

    /// <summary>An empty file that is there where the compiler has to keep its log.</summary>
    [Required]
    public string LogMarker { get; set; } = "";

    /// <summary>The log that is kept for this product alone.</summary>
    [Required]
    public string LogFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var rules = Enum.TryParse(Rules, out CodeRules parsed) ? parsed : CodeRules.References | CodeRules.Claims;
            var texts = Texts();
            var needsLog = rules.HasFlag(CodeRules.Claims) && texts.Exists(t => CodeGlance.MayClaim(t.Text));
            if (rules.HasFlag(CodeRules.References))
            {
                needsLog |= Read(texts);
            }

            if (needsLog)
            {
                File.WriteAllBytes(LogMarker, []);
            }
            else
            {
                File.Delete(LogMarker);
                File.Delete(LogFile);
            }
        }
        catch (Exception e) when (Unreadable.Is(e) || e is FormatException)
        {
            // The next build that compiles reads again; until then what stands in code is said by builds that compile.
            Log.LogMessage(MessageImportance.Low, "{0}", e.Message);
        }

        return true;
    }

    private bool Read(List<(string Path, string Text)> texts)
    {
        var files = CodeReferences.In(
            texts,
            [.. (Symbols ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=')[0].Trim())],
            []
        );
        if (files.Count == 0)
        {
            File.Delete(FindingsFile);
            return false;
        }

        var inventory = InventoryReader.Parse(File.ReadAllBytes(InventoryFile));
        var findings = SourceFindings.Of(inventory, [.. files.SelectMany(f => f.References)]);
        if (findings.Count == 0)
        {
            File.Delete(FindingsFile);
        }
        else
        {
            AtomicFile.WriteIfChanged(FindingsFile, Encoding.UTF8.GetBytes(new FindingList(IsLabelled: true, ShipsRestricted: false, findings).Write()));
        }

        return (findings.Count > 0 && IsSwitchedOff(texts)) || MayFindMore(texts, files, inventory);
    }

    /// <summary>Whether code or an .editorconfig may switch a rule off in a way that only the compiler reads.</summary>
    private bool IsSwitchedOff(List<(string Path, string Text)> texts) =>
        texts.Exists(t =>
            t.Text.IndexOf("SuppressMessage", StringComparison.Ordinal) >= 0 && t.Text.IndexOf("MOP400", StringComparison.Ordinal) >= 0
        )
        || ConfigFiles
            .Select(f => f.GetMetadata("FullPath"))
            .Any(f =>
                Path.GetFileName(f) == ".editorconfig"
                && File.Exists(f)
                && File.ReadAllText(f).IndexOf("MOP400", StringComparison.Ordinal) >= 0
            );

    /// <summary>Whether a text that stands by itself may reach an API, or an address, by ways that only a compiler follows.</summary>
    private bool MayFindMore(List<(string Path, string Text)> texts, IReadOnlyList<CodeFile> files, Inventory inventory)
    {
        var hasParts = files.Any(f => f.HasParts);
        if (!hasParts && !SourceFindings.AnyRestricted(inventory, files.SelectMany(f => f.Loose)))
        {
            return false;
        }

        var glance = new CodeGlance((References ?? "").Split([';'], StringSplitOptions.RemoveEmptyEntries));
        texts.ForEach(t => glance.Read(t.Text));
        return glance.MayRefer || hasParts;
    }

    private List<(string Path, string Text)> Texts()
    {
        var folder = Path.GetDirectoryName(ProjectFile)!;
        var texts = new List<(string, string)>();
        foreach (var item in Sources)
        {
            var file = new FileInfo(item.GetMetadata("FullPath"));
            if (file.Exists && file.Length <= MaxBytes)
            {
                texts.Add((DisplayPath.Of(file.FullName, folder, []), File.ReadAllText(file.FullName)));
            }
        }

        return texts;
    }
}
