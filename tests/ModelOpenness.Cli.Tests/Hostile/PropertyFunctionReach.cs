using System.Reflection;
using ModelOpenness.Cli.Worker;

namespace ModelOpenness.Cli.Tests.Hostile;

/// <summary>
/// Walks from the static members that a project may call to every type that they give, and from there through the members of those,
/// as far as MSBuild would let a project go.
/// </summary>
internal static class PropertyFunctionReach
{
    private static readonly Type[] Feared =
    [
        typeof(FileSystemInfo), typeof(Stream), typeof(TextReader), typeof(TextWriter), typeof(System.Diagnostics.Process), typeof(Type), typeof(MemberInfo), typeof(Assembly),
        typeof(AppDomain), typeof(Delegate), typeof(System.Threading.Tasks.Task), typeof(Thread), typeof(System.Net.Http.HttpMessageInvoker), typeof(System.Net.WebRequest),
    ];

    /// <summary>The ways to types that are feared.</summary>
    public static IReadOnlyList<string> Dangerous()
    {
        var found = new List<string>();
        var seen = new HashSet<Type>();
        var open = new Queue<(Type Type, string Way)>();
        foreach (var (name, entry) in PropertyFunctions.Allowed!)
        {
            var (type, member) = name.Split("::") is [var t, var m] ? (t, m) : (name, null);
            var holder = entry.Item2 ?? Type.GetType(entry.Item1)!;
            if (member is null && !holder.IsAbstract)
            {
                open.Enqueue((holder, type + "::new"));
            }

            foreach (var given in Members(holder, BindingFlags.Static, member))
            {
                open.Enqueue((given.Gives, type + "::" + given.Name));
            }
        }

        while (open.TryDequeue(out var next))
        {
            var type = next.Type.IsArray ? next.Type.GetElementType()! : next.Type;
            if (IsFeared(type))
            {
                found.Add(next.Way + " gives " + type.FullName);
            }
            else if (seen.Add(type))
            {
                foreach (var given in Members(type, BindingFlags.Instance, name: null))
                {
                    open.Enqueue((given.Gives, next.Way + "." + given.Name));
                }
            }
        }

        return found;
    }

    private static bool IsFeared(Type type) => Array.Exists(Feared, f => f.IsAssignableFrom(type));

    private static IEnumerable<(string Name, Type Gives)> Members(Type type, BindingFlags kind, string? name)
    {
        foreach (var member in type.GetMembers(kind | BindingFlags.Public).Where(m => name is null or "new" || string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            // MSBuild lets nobody call GetType.
            var gives = member switch
            {
                // And what asks for one of the feared, nobody can call who has none.
                MethodInfo method => (method.Name == nameof(GetType) && method.GetParameters().Length == 0) || Array.Exists(method.GetParameters(), p => IsFeared(p.ParameterType)) ? null : method.ReturnType,
                PropertyInfo property => property.PropertyType,
                FieldInfo field => field.FieldType,
                _ => null,
            };
            if (gives is not null && gives != typeof(void) && !gives.IsByRefLike && !gives.IsPointer && !gives.IsGenericParameter)
            {
                yield return (member.Name, gives);
            }
        }
    }
}
