using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace ModelOpenness.PackFiles;

/// <summary>
/// The profile (.mibc) by which crossgen2 compiles ahead what a build calls: an assembly with a global method AssemblyDictionary, which
/// names groups, and one method a group with each method of it as "ldtoken, pop". That is all that crossgen2 reads of it.
/// </summary>
internal static class Profile
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Writes it.</summary>
    /// <param name="file">The profile.</param>
    /// <param name="list">One "Namespace.Type:Method" a line, all overloads of it; what no assembly has is passed over.</param>
    /// <param name="references">Where to look for what stands neither beside the assemblies nor in the framework.</param>
    /// <param name="assemblies">Full paths.</param>
    public static void Write(string file, string list, string references, IReadOnlyList<string> assemblies)
    {
        var folders = assemblies.Select(a => Path.GetDirectoryName(a)!).Append(Path.GetFullPath(references)).ToList();
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            folders.Select(f => Path.Combine(f, name.Name + ".dll")).FirstOrDefault(File.Exists) is { } path ? context.LoadFromAssemblyPath(path) : null;

        var called = File.ReadLines(list).ToHashSet(StringComparer.Ordinal);
        var output = new PersistedAssemblyBuilder(new AssemblyName("methods"), typeof(object).Assembly);
        var module = output.DefineDynamicModule("methods");
        var dictionary = Global(module, "AssemblyDictionary").GetILGenerator();
        foreach (var path in assemblies)
        {
            var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
            var group = Global(module, "Assemblies_" + assembly.GetName().Name);
            var code = group.GetILGenerator();
            foreach (var method in assembly.GetTypes().Where(t => !t.ContainsGenericParameters).SelectMany(t => t.GetMethods(All).Concat<MethodBase>(t.GetConstructors(All)))
                .Where(m => !m.ContainsGenericParameters && called.Contains(m.DeclaringType!.FullName + ":" + m.Name)))
            {
                code.Emit(OpCodes.Ldtoken, method is ConstructorInfo constructor ? module.GetMethodMetadataToken(constructor) : module.GetMethodMetadataToken((MethodInfo)method));
                code.Emit(OpCodes.Pop);
            }

            code.Emit(OpCodes.Ret);
            dictionary.Emit(OpCodes.Ldstr, assembly.GetName().Name + ";");
            dictionary.Emit(OpCodes.Ldtoken, group);
            dictionary.Emit(OpCodes.Pop);
        }

        dictionary.Emit(OpCodes.Ret);
        module.CreateGlobalFunctions();
        output.Save(file);
    }

    private static MethodBuilder Global(ModuleBuilder module, string name) => module.DefineGlobalMethod(name, MethodAttributes.Public | MethodAttributes.Static, typeof(void), []);
}
