namespace ModelOpenness.Cli.Worker;

/// <summary>The hidden verbs under which the tool starts itself: what reads a stranger's projects and code does so in a process of its own.</summary>
internal static class WorkerVerb
{
    /// <summary>Evaluates projects.</summary>
    public const string Projects = "worker-projects";

    /// <summary>Looks at C#.</summary>
    public const string Code = "worker-code";

    /// <summary>Runs the worker that the arguments name.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="status">The exit status.</param>
    /// <returns>False where they name none.</returns>
    public static bool TryRun(string[] args, out int status)
    {
        status = args switch
        {
            [Projects] => WorkerLoop.Run(ProjectWorker.Start),
            [Code] => WorkerLoop.Run(CodeWorker.Start),
            _ => -1,
        };
        return status >= 0;
    }
}
