using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

/// <summary>Stands in for the compiler of Visual Studio's MSBuild: the C# files of a folder, our analyzers, what the task wrote.</summary>
internal static class Analysis
{
    public static int Run(string tasks, string folder, IEnumerable<string> additionalFiles)
    {
        var sources = Directory.GetFiles(folder, "*.cs").Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), null, f));
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var references = new[] { "mscorlib.dll", "System.dll", "System.Core.dll" }.Select(n => MetadataReference.CreateFromFile(Path.Combine(framework, n)));
        var compilation = CSharpCompilation.Create("App", sources, references);
        var mistakes = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();

        var analyzers = new[] { "ModelOpenness.Analyzers.dll", "ModelOpenness.Analyzers.CSharp.dll" }.Select(n => Assembly.LoadFrom(Path.Combine(tasks, n)))
            .SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract && IsForCSharp(t)).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t));
        var files = additionalFiles.Select(f => (AdditionalText)new OnDisk(Path.GetFullPath(Path.Combine(folder, f))));
        var options = new AnalyzerOptions(ImmutableArray.CreateRange(files), new Options(folder + Path.DirectorySeparatorChar));
        var said = compilation.WithAnalyzers(ImmutableArray.CreateRange(analyzers), options).GetAnalyzerDiagnosticsAsync().Result;
        foreach (var one in mistakes.Concat(said).Select(d => d.ToString()).OrderBy(d => d, StringComparer.Ordinal))
        {
            Console.WriteLine(one.Replace(folder + Path.DirectorySeparatorChar, ""));
        }

        return mistakes.Count == 0 && said.All(d => d.Id.StartsWith("MOP", StringComparison.Ordinal)) ? 0 : 1;
    }

    private static bool IsForCSharp(Type type)
    {
        var attribute = type.GetCustomAttribute<DiagnosticAnalyzerAttribute>();
        return attribute != null && attribute.Languages.Contains(LanguageNames.CSharp);
    }

    private sealed class OnDisk : AdditionalText
    {
        private readonly string path;

        public OnDisk(string path)
        {
            this.path = path;
        }

        public override string Path { get { return path; } }

        public override SourceText GetText(CancellationToken cancellationToken)
        {
            return SourceText.From(File.ReadAllText(path));
        }
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        private readonly AnalyzerConfigOptions global;

        public Options(string folder)
        {
            global = new Values(folder);
        }

        public override AnalyzerConfigOptions GlobalOptions { get { return global; } }

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree)
        {
            return global;
        }

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        {
            return global;
        }
    }

    private sealed class Values : AnalyzerConfigOptions
    {
        private readonly string folder;

        public Values(string folder)
        {
            this.folder = folder;
        }

        public override bool TryGetValue(string key, out string value)
        {
            value = key == "build_property.ProjectDir" ? folder : null;
            return value != null;
        }
    }
}
