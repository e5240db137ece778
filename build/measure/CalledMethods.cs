namespace ModelOpenness.Measure;

/// <summary>Which methods of this product a first build with 50 models and one without changes call: the package holds those compiled ahead.</summary>
internal static class CalledMethods
{
    private const string Compiled = "JIT compiled ";

    /// <summary>Writes src/ModelOpenness/methods.txt.</summary>
    public static void Write(string root, string work)
    {
        var project = new MeasuredProject(work, 50, MeasuredPackage.Pack(root, work));
        var log = Path.Combine(work, "compiled.txt");
        // The runtime itself tells what it compiles; with the plain task that is everything that is called.
        Environment.SetEnvironmentVariable("DOTNET_JitStdOutFile", log);
        Environment.SetEnvironmentVariable("DOTNET_JitDisasmSummary", "1");
        string[] plain = ["-p:_ModelOpennessAheadTasks=none/", "-m:1"];
        project.BuildFirst(plain);
        var lines = File.ReadAllLines(log).ToList();
        project.BuildAgain(plain);
        lines.AddRange(File.ReadAllLines(log));
        File.WriteAllText(
            Path.Combine(root, "src", "ModelOpenness", "methods.txt"),
            string.Concat(lines.Select(NameOf).Where(n => n.StartsWith("ModelOpenness.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(n => n + "\n")));
    }

    /// <summary>The name without arguments and without what a generic method was made for.</summary>
    private static string NameOf(string line)
    {
        var start = line.IndexOf(Compiled, StringComparison.Ordinal);
        return start < 0 ? "" : line[(start + Compiled.Length)..].Split('(')[0].Split('[')[0];
    }
}
