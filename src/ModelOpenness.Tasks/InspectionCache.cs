using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ModelOpenness.Inspection;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Projects;
using ModelOpenness.Knowledge;
using ModelOpenness.Rules;

namespace ModelOpenness.Tasks;

/// <summary>
/// Remembers what the last inspection was asked and which files it looked at, in which state. Where nothing of that changed, the
/// inventory on disk is still right. A damaged cache is a miss.
/// </summary>
internal static class InspectionCache
{
    private const string Header = "ModelOpenness cache 5";
    private const string Says = "says";
    private const string InCode = "in code ";
    private const string End = "end";

    private static readonly char[] LineEnds = ['\n', '\r', '\t'];

    /// <summary>A key that changes with every input of the inspection and with the version of the product.</summary>
    /// <param name="project">What the project says.</param>
    public static string Key(ProjectContents project)
    {
        var text = new StringBuilder();
        // Both assemblies and the data decide what an inspection finds.
        text.Append(typeof(Inspector).Module.ModuleVersionId)
            .Append(typeof(Rule).Module.ModuleVersionId)
            .Append(KnowledgeFile.DataId)
            .Append('\n')
            .Append(project.ProjectFile)
            .Append('\n');
        foreach (var name in ProjectRequest.PropertyNames)
        {
            text.Append(name).Append('=').Append(project.Get(name)).Append('\n');
        }

        foreach (var root in project.PackageRoots)
        {
            text.Append(root).Append('\n');
        }

        foreach (var item in project.Items)
        {
            text.Append(item.Type).Append('\t').Append(item.FullPath);
            foreach (var name in ProjectRequest.MetadataNames)
            {
                text.Append('\t').Append(item.Get(name));
            }

            text.Append('\n');
        }

        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The outcome of the last inspection, where it still holds; null otherwise.</summary>
    public static InspectionOutcome? TryRead(string cacheFile, string key, string inventoryFile, string findingsFile)
    {
        string[] lines;
        try
        {
            if (!File.Exists(cacheFile))
            {
                return null;
            }

            lines = File.ReadAllLines(cacheFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        if (lines.Length < 5 || lines[0] != Header || lines[1] != key || lines[lines.Length - 1] != End)
        {
            return null;
        }

        if (lines[2] != Line(FileStamp.Of(inventoryFile)) || lines[3] != Line(FileStamp.Of(findingsFile)))
        {
            return null;
        }

        var additional = new List<string>();
        var watched = new List<string>();
        var says = false;
        var inCode = CodeRules.None;
        for (var i = 4; i < lines.Length - 1; i++)
        {
            var line = lines[i];
            if (line.Length > 0 && line[0] == '+')
            {
                additional.Add(line.Substring(1));
                continue;
            }

            if (line == Says)
            {
                says = true;
                continue;
            }

            if (line.StartsWith(InCode, StringComparison.Ordinal))
            {
                if (!int.TryParse(line.Substring(InCode.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rules))
                {
                    return null;
                }

                inCode = (CodeRules)rules;
                continue;
            }

            var path = line.LastIndexOf('\t');
            if (path < 0)
            {
                return null;
            }

            var stamp = FileStamp.Of(line.Substring(path + 1));
            if (line != Line(stamp))
            {
                return null;
            }

            if (stamp.Kind == FileStampKind.File)
            {
                watched.Add(stamp.Path);
            }
        }

        return new InspectionOutcome(additional, says, inCode) { WatchedFiles = watched };
    }

    /// <summary>Keeps the state of an inspection.</summary>
    public static void Write(string cacheFile, string key, string inventoryFile, string findingsFile, IReadOnlyList<FileStamp> stamps,
        InspectionOutcome outcome)
    {
        var text = new StringBuilder();
        text.Append(Header)
            .Append('\n')
            .Append(key)
            .Append('\n')
            .Append(Line(FileStamp.Of(inventoryFile)))
            .Append('\n')
            .Append(Line(FileStamp.Of(findingsFile)))
            .Append('\n');
        foreach (var path in outcome.AdditionalFiles)
        {
            text.Append('+').Append(path).Append('\n');
        }

        if (outcome.HasFindings)
        {
            text.Append(Says).Append('\n');
        }

        if (outcome.CodeRules != CodeRules.None)
        {
            text.Append(InCode).Append(((int)outcome.CodeRules).ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        foreach (var stamp in stamps)
        {
            text.Append(Line(stamp)).Append('\n');
        }

        text.Append(End).Append('\n');
        if (stamps.Any(s => s.Path.IndexOfAny(LineEnds) >= 0))
        {
            // A file name of two lines would speak for another line here; such a project is inspected in every build.
            File.Delete(cacheFile);
            return;
        }

        AtomicFile.WriteIfChanged(cacheFile, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Line(FileStamp stamp) => string.Format(
        CultureInfo.InvariantCulture, "{0}\t{1}\t{2}\t{3}", (int)stamp.Kind, stamp.Size, stamp.State, stamp.Path);
}
