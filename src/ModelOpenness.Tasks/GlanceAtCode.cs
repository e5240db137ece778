using Microsoft.Build.Framework;
using ModelOpenness.Code;

namespace ModelOpenness.Tasks;

/// <summary>
/// Tells whether the analyzer can find anything in a project's C#: only then is the compiler's error log worth its price. Runs where
/// a source file or a reference changed, in a project where rules about source files can be broken.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class GlanceAtCode : Microsoft.Build.Utilities.Task
{
    // Larger than anything a person writes; what is larger is not read but held to be worth a look.
    private const int MaxBytes = 16 << 20;

    /// <summary>The source files, as the compiler gets them.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>Names of the referenced assemblies, without ending, parted by semicolons.</summary>
    public string? References { get; set; }

    /// <summary>Which rules can be broken, as <see cref="InspectModels.MayFindInCode"/> gives it.</summary>
    [Required]
    public string Rules { get; set; } = "";

    /// <summary>An empty file whose time says when the code was looked at.</summary>
    [Required]
    public string StampFile { get; set; } = "";

    /// <summary>An empty file that is there where nothing can be found: the targets ask for it without reading anything.</summary>
    [Required]
    public string NothingFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            // In this order: a build that is killed in between looks again, and keeps the log until it has.
            File.Delete(NothingFile);
            if (!MayFind())
            {
                File.WriteAllBytes(NothingFile, []);
            }

            File.WriteAllBytes(StampFile, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            // The log is kept, as where something can be found.
            Log.LogMessage(MessageImportance.Low, "{0}", e.Message);
        }

        return true;
    }

    private bool MayFind()
    {
        if (!Enum.TryParse(Rules, out CodeRules rules))
        {
            return true;
        }

        var glance = !rules.HasFlag(CodeRules.References) ? null : new CodeGlance((References ?? "").Split([';'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var item in Sources)
        {
            var file = new FileInfo(item.GetMetadata("FullPath"));
            if (!file.Exists)
            {
                continue;
            }

            if (file.Length > MaxBytes)
            {
                return true;
            }

            var source = File.ReadAllText(file.FullName);
            if (rules.HasFlag(CodeRules.Claims) && CodeGlance.MayClaim(source))
            {
                return true;
            }

            glance?.Read(source);
        }

        return glance is { MayRefer: true };
    }
}
