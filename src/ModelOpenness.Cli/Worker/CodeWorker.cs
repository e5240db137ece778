using System.Runtime.CompilerServices;

namespace ModelOpenness.Cli.Worker;

/// <summary>Prepares the worker that looks at C#. No type of the compiler is named here: it is found only after this, in the SDK.</summary>
internal static class CodeWorker
{
    /// <summary>Prepares it.</summary>
    public static (WorkerTask? Task, string Word) Start()
    {
        if (
            Sdk.Folder is not { } sdk
            || Path.Combine(sdk, "Roslyn", "bincore") is var compiler
                && !File.Exists(Path.Combine(compiler, "Microsoft.CodeAnalysis.CSharp.dll"))
        )
        {
            return (null, "there is no C# compiler beside the runtime");
        }

        Sdk.LoadFrom(compiler);
        return (Task(), Path.GetFileName(sdk));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WorkerTask Task() => CodeReader.Answer;
}
