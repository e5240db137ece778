using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Build.Construction;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Exceptions;
using Microsoft.Build.Execution;

namespace ModelOpenness.Cli.Worker;

/// <summary>
/// Puts functions of our own in the place of those of the disk that a project may call while it is evaluated:
/// <c>$([System.IO.Directory]::GetParent('x').Delete(true))</c> deletes a folder. Where MSBuild's list of functions is not what it was
/// when this was written, nothing is evaluated at all.
/// </summary>
internal static class PropertyFunctions
{
    private const string ListType = "Microsoft.Build.Internal.AvailableStaticMethods";

    private static readonly (string Type, string Method)[] Replaced =
    [
        ("System.IO.Directory", nameof(BoundedDisk.GetParent)),
        ("System.IO.Directory", nameof(BoundedDisk.GetFiles)),
        ("System.IO.Directory", nameof(BoundedDisk.GetDirectories)),
        ("System.IO.File", nameof(BoundedDisk.ReadAllText)),
    ];

    /// <summary>The types and members that a project may name in a static call, once they are bounded.</summary>
    internal static IReadOnlyDictionary<string, Tuple<string, Type>>? Allowed { get; private set; }

    /// <summary>Replaces the functions.</summary>
    /// <returns>False where it cannot be done, or a call does not come to ours.</returns>
    public static bool Bind()
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        if (typeof(ProjectInstance).Assembly.GetType(ListType) is not { } list
            || list.GetMethod("InitializeAvailableMethods", Any, []) is not { } initialize
            || list.GetFields(Any).FirstOrDefault(f => f.FieldType == typeof(ConcurrentDictionary<string, Tuple<string, Type>>)) is not { } field)
        {
            return false;
        }

        initialize.Invoke(null, null);
        if (field.GetValue(null) is not ConcurrentDictionary<string, Tuple<string, Type>> { IsEmpty: false } functions)
        {
            return false;
        }

        var ours = Tuple.Create<string, Type>(null!, typeof(BoundedDisk));
        foreach (var (type, method) in Replaced)
        {
            functions[type + "::" + method] = ours;
            // MSBuild looks once more, by the type that it found.
            functions[typeof(BoundedDisk).FullName + "::" + method] = ours;
        }

        Allowed = functions;
        return Comes();
    }

    /// <summary>Calls each of them as a project does.</summary>
    private static bool Comes()
    {
        using var collection = new ProjectCollection();
        foreach (var (type, method) in Replaced)
        {
            var before = BoundedDisk.Calls;
            var root = ProjectRootElement.Create(collection);
            root.AddProperty("P", $"$([{type}]::{method}('{BoundedDisk.Probe}'))");
            try
            {
                _ = new ProjectInstance(root);
            }
            catch (InvalidProjectFileException)
            {
                return false;
            }

            if (BoundedDisk.Calls == before)
            {
                return false;
            }
        }

        return true;
    }
}
