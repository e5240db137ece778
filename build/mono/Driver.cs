using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Stands in for Visual Studio's MSBuild: loads the task and then the analyzers from the package's folder, in a runtime of .NET
/// Framework's kind, and prints what they say of a project.
/// </summary>
internal static class Driver
{
    private static int Main(string[] args)
    {
        var tasks = Path.GetFullPath(args[0]);
        var project = Path.GetFullPath(args[1]);
        var folder = Path.GetDirectoryName(project);
        AppDomain.CurrentDomain.AssemblyResolve += (s, e) =>
        {
            var name = new AssemblyName(e.Name).Name + ".dll";
            return new[] { tasks, AppDomain.CurrentDomain.BaseDirectory }
                .Select(f => Path.Combine(f, name))
                .Where(File.Exists)
                .Select(Assembly.LoadFrom)
                .FirstOrDefault();
        };
        return Run(tasks, project, folder);
    }

    private static int Run(string tasks, string project, string folder)
    {
        var type = Assembly.LoadFrom(Path.Combine(tasks, "ModelOpenness.Tasks.dll")).GetType("ModelOpenness.Tasks.InspectModels", true);
        var task = (Task)Activator.CreateInstance(type);
        var engine = new Engine();
        task.BuildEngine = engine;
        Action<string, object> set = (name, value) => type.GetProperty(name).SetValue(task, value, null);
        var obj = Path.Combine(folder, "obj-driver") + Path.DirectorySeparatorChar;
        Directory.CreateDirectory(obj);
        set("ProjectFile", project);
        set("InventoryFile", obj + "ModelOpenness.inventory.json");
        set("CacheFile", obj + "ModelOpenness.cache");
        var items = Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => f.Contains("models"))
            .Select(f =>
            {
                var i = new TaskItem(f);
                i.SetMetadata("CopyToOutputDirectory", "PreserveNewest");
                return (ITaskItem)i;
            })
            .ToArray();
        set("None", items);
        var tag = new TaskItem("PackageTags");
        tag.SetMetadata("Value", "birds;open-source");
        set("Properties", new ITaskItem[] { tag });
        var done = task.Execute();
        if (!done || engine.Errors > 0)
        {
            return 1;
        }

        var files = ((ITaskItem[])type.GetProperty("AdditionalFiles").GetValue(task, null)).Select(f => f.ItemSpec);
        return Analysis.Run(tasks, folder, files);
    }

    private sealed class Engine : IBuildEngine
    {
        public int Errors;
        public bool ContinueOnError { get { return false; } }
        public int LineNumberOfTaskNode { get { return 0; } }
        public int ColumnNumberOfTaskNode { get { return 0; } }
        public string ProjectFileOfTaskNode { get { return ""; } }
        public bool BuildProjectFile(string a, string[] b, IDictionary c, IDictionary d) { return true; }
        public void LogErrorEvent(BuildErrorEventArgs e) { Errors++; Console.WriteLine("error " + e.Code + ": " + e.Message); }
        public void LogWarningEvent(BuildWarningEventArgs e) { Console.WriteLine("warning " + e.Code + ": " + e.Message); }
        public void LogMessageEvent(BuildMessageEventArgs e) { Console.WriteLine(e.Message); }
        public void LogCustomEvent(CustomBuildEventArgs e) { }
    }
}
