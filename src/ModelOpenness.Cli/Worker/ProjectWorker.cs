namespace ModelOpenness.Cli.Worker;

/// <summary>Prepares the worker that evaluates projects. No type of MSBuild is named here: its assemblies are found only after this.</summary>
internal static class ProjectWorker
{
    /// <summary>Prepares it.</summary>
    public static (WorkerTask? Task, string Word) Start()
    {
        if (Sdk.Folder is not { } sdk)
        {
            return (null, "there is no .NET SDK beside the runtime");
        }

        // What MSBuild would else ask the host for. The process was started with an environment that holds nothing else it listens to.
        Environment.SetEnvironmentVariable("MSBUILD_EXE_PATH", Path.Combine(sdk, "MSBuild.dll"));
        Environment.SetEnvironmentVariable("MSBuildExtensionsPath", sdk + Path.DirectorySeparatorChar);
        Environment.SetEnvironmentVariable("MSBuildSDKsPath", Path.Combine(sdk, "Sdks"));
        Environment.SetEnvironmentVariable("MSBUILDADDITIONALSDKRESOLVERSFOLDER_NET", Path.Combine(AppContext.BaseDirectory, "resolvers"));
        Sdk.LoadFrom(sdk);
        return Prepare(sdk);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static (WorkerTask? Task, string Word) Prepare(string sdk) => PropertyFunctions.Bind()
        ? (new ProjectEvaluator(sdk).Answer, Path.GetFileName(sdk))
        : (null, "this SDK's MSBuild does not let property functions be bounded");
}
