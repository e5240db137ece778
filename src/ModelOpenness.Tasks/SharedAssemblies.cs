using System.Reflection;
using System.Runtime.CompilerServices;
using ModelOpenness.Inspection;
using ModelOpenness.Rules;

namespace ModelOpenness.Tasks;

/// <summary>
/// The package holds the tasks more than once, plain and compiled ahead for a platform, and everything that is called rarely or is no code
/// (data, reports, libraries) once, beside the plain ones. MSBuild looks beside the task alone, so this says where the rest is.
/// </summary>
internal static class SharedAssemblies
{
    private static readonly Assembly[] Ahead = [typeof(SharedAssemblies).Assembly, typeof(Inspector).Assembly, typeof(Rule).Assembly];

    private static readonly string Folder = Path.GetDirectoryName(typeof(SharedAssemblies).Assembly.Location) ?? "";

    private static readonly string PlainFolder = Path.GetFullPath(Path.Combine(Folder, "..", "netstandard2.0"));

#pragma warning disable CA2255 // There is no other moment before MSBuild makes a task, and it must be one for all tasks.
    [ModuleInitializer]
    internal static void Register() => AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => Find(wanted);
#pragma warning restore CA2255

    private static Assembly? Find(ResolveEventArgs wanted)
    {
        // Only what this package asks for: another version of it, or another task, may live in the same process.
        if (wanted.RequestingAssembly is not { } asking || Path.GetDirectoryName(asking.Location) is not { } folder
            || !(string.Equals(folder, Folder, StringComparison.Ordinal) || string.Equals(folder, PlainFolder, StringComparison.Ordinal)))
        {
            return null;
        }

        var path = Path.Combine(PlainFolder, new AssemblyName(wanted.Name).Name + ".dll");
        return Array.Find(Ahead, a => string.Equals(a.FullName, wanted.Name, StringComparison.Ordinal)) ?? (File.Exists(path) ? Load(path) : null);
    }

    /// <summary>
    /// Into the world that MSBuild made for these tasks, so that it stands on the same Core as they do. Only .NET has such worlds, and
    /// .NET Standard does not name them.
    /// </summary>
    private static Assembly Load(string path)
    {
        if (Type.GetType("System.Runtime.Loader.AssemblyLoadContext, System.Runtime.Loader") is not { } worlds)
        {
            return Assembly.LoadFile(path);
        }

        var own = worlds.GetMethod("GetLoadContext")!.Invoke(null, [typeof(SharedAssemblies).Assembly]);
        return (Assembly)worlds.GetMethod("LoadFromAssemblyPath")!.Invoke(own, [path])!;
    }
}
