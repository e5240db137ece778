using System.Text;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Execution;
using Microsoft.Build.Framework;

namespace ModelOpenness.Package.Tests.Building;

/// <summary>Runs MSBuild in this process: a start of the command line costs more than the build.</summary>
internal static class InProcessBuild
{
    private static readonly Lock OneAtATime = new();

    public static BuildOutcome Run(string folder, string project, string target, IReadOnlyDictionary<string, string> properties)
    {
        lock (OneAtATime)
        {
            var recorder = new Recorder(folder);
            using var projects = new ProjectCollection(new Dictionary<string, string>(properties), [recorder], ToolsetDefinitionLocations.Default);
            var parameters = new BuildParameters(projects)
            {
                Loggers = [recorder],
                MaxNodeCount = 1,
                EnableNodeReuse = false,
                ResetCaches = true,
            };
            var flags = target == "Restore"
                ? BuildRequestDataFlags.ClearCachesAfterBuild | BuildRequestDataFlags.SkipNonexistentTargets | BuildRequestDataFlags.IgnoreMissingEmptyAndInvalidImports
                : BuildRequestDataFlags.None;
            // The compiler server, as a user's build has it, wherever the tests run: seventy cold compilers would cost minutes.
            var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["UseSharedCompilation"] = "true" };
            foreach (var (name, value) in properties)
            {
                all[name] = value;
            }

            if (target == "Restore")
            {
                all["MSBuildRestoreSessionId"] = Guid.NewGuid().ToString();
            }

            var result = BuildManager.DefaultBuildManager.Build(parameters, new BuildRequestData(project, all, targetsToBuild: [target], toolsVersion: null, hostServices: null, flags: flags));
            if (result.Exception is { } exception)
            {
                recorder.Log.AppendLine(exception.ToString());
            }

            return new BuildOutcome(result.OverallResult == BuildResultCode.Success, recorder.Messages, recorder.Targets, recorder.Tasks, recorder.Log.ToString()) { Told = recorder.Told };
        }
    }

    private sealed class Recorder(string folder) : ILogger
    {
        public List<BuildMessage> Messages { get; } = [];

        public List<string> Told { get; } = [];

        public List<string> Targets { get; } = [];

        public List<string> Tasks { get; } = [];

        public StringBuilder Log { get; } = new();

        public LoggerVerbosity Verbosity { get; set; } = LoggerVerbosity.Normal;

        public string? Parameters { get; set; }

        public void Initialize(IEventSource eventSource)
        {
            eventSource.WarningRaised += (_, e) => Add(e.Code, "warning", e.File, e.LineNumber, e.ColumnNumber, e.Message, e.ProjectFile);
            eventSource.ErrorRaised += (_, e) => Add(e.Code, "error", e.File, e.LineNumber, e.ColumnNumber, e.Message, e.ProjectFile);
            eventSource.MessageRaised += (_, e) =>
            {
                if (e.Importance == MessageImportance.High && e.Message?.StartsWith("ModelOpenness", StringComparison.Ordinal) == true)
                {
                    Told.Add(e.Message);
                }
            };
            eventSource.TargetStarted += (_, e) => Targets.Add(e.TargetName);
            eventSource.TaskStarted += (_, e) => Tasks.Add(e.TaskName[(e.TaskName.LastIndexOf('.') + 1)..]);
        }

        public void Shutdown()
        {
        }

        private void Add(string? id, string severity, string? file, int line, int column, string? message, string? project)
        {
            var place = file is null ? "" : Path.IsPathRooted(file) ? Path.GetRelativePath(folder, file).Replace('\\', '/') : file;
            var added = new BuildMessage(id ?? "", severity, place, line, column, message ?? "", project ?? "");
            Messages.Add(added);
            Log.AppendLine(added.ToString());
        }
    }
}
