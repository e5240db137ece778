namespace ModelOpenness.Cli.Worker;

/// <summary>What a worker may take.</summary>
/// <param name="Start">Time until it is ready.</param>
/// <param name="Request">Time for a request.</param>
/// <param name="Work">Processor time for a request: what a machine does that is busy with other things is not its fault.</param>
/// <param name="HeapBytes">Memory that the runtime gives to its objects.</param>
/// <param name="Bytes">Memory of the process in all.</param>
internal sealed record WorkerLimits(TimeSpan Start, TimeSpan Request, TimeSpan Work, long HeapBytes, long Bytes)
{
    /// <summary>A project takes a second where it is the first, and some 20 ms after that.</summary>
    public static readonly WorkerLimits Projects = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(4), 320L << 20, 480L << 20);

    /// <summary>A compilation holds the assemblies of all references and the code of a project.</summary>
    public static readonly WorkerLimits Code = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120), 1L << 30, 1400L << 20);
}
