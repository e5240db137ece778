namespace ModelOpenness.Cli.Worker;

/// <summary>Prepares the worker that looks at C#.</summary>
internal static class CodeWorker
{
    /// <summary>Prepares it.</summary>
    public static (WorkerTask? Task, string Word) Start() => (null, "not yet");
}
