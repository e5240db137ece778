using System.Globalization;
using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>
/// Half-typed and damaged code makes no analyzer throw. MODELOPENNESS_BROKEN_FILES gives the number of files (the issue asks for
/// 20,000); the default keeps the test short.
/// </summary>
public class BrokenCodeTests
{
    private const int Default = 200;
    private const int Together = 10;

    private const string Seed = """"
        using LLama.Common;
        [assembly: System.Reflection.AssemblyDescription("An open source assistant.")]
        namespace LLama.Common { public record ModelParams(string modelPath); }
        namespace OllamaSharp { public class OllamaApiClient { public OllamaApiClient(string uri, string defaultModel) { } public string SelectedModel { get; set; } } }
        /// <summary>Llama 3.2 is an <b>open source</b> model. <code>x</code></summary>
        record Options(string Model, ModelParams Params) : ModelParams(Model);
        class A
        {
            readonly string path; A(string path = "llama3.2") { this.path = path; }
            const string Name = "llama" + "3.2";
            string Own { get; } = Name ?? "llama3";
            /** Llama 3.2 is an open source model. */
            object B(string given = "llama3.2")
            {
                var path = System.IO.Path.Combine(given, "Llama-3.2-1B-Instruct-Q4_0.gguf");
                var text = $"{given,3:x} Llama 3.2 is {{an}} open source {path} model.";
                var raw = """Llama 3.2 is an open-source "model".""";
                var bytes = "Llama 3.2 is \x6fpen source \u0041 model."u8;
                Options own = new("llama3.2", new("Llama-3.2-1B-Instruct-Q4_0.gguf")) { }, other = own with { Model = own.Model ?? Name };
                var sum = "Llama 3.2 is an " + "open " + (given + "source") + $" {"open source"} model." + nameof(Name);
                var file = new OllamaSharp.OllamaApiClient("u", own.Model switch { "a" => System.IO.File.ReadAllText(path), _ => await B() }) { SelectedModel = other.Model };
                return new ModelParams(path) ?? (object)new OllamaSharp.OllamaApiClient(given, Own ?? Name) { SelectedModel = $"llama{3.2}" };
            }
        }
        """";

    private static readonly string[] Pieces =
        ["\"", "\"\"\"", "{", "}", "(", ")", "/", "///", "/**", "*/", "<", ">", "<code>", "\\", "\\u", "\\x", "$", "@", "u8", ";", "=>", "??", "new", "open source", "\n", "\r\n", "\t", "\0", "\ud83d", "é", "开源", "#if", "#", "[", "]", ",", ".", "const", "this"];

    [Fact]
    public void Broken_files_make_nothing_throw()
    {
        var wanted = Environment.GetEnvironmentVariable("MODELOPENNESS_BROKEN_FILES") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Default;
        var inventory = Code.With(Code.Model("models/Llama-3.2-1B-Instruct-Q4_0.gguf", "llama3.2"));
        var random = new Random(20251);
        var found = 0;
        for (var done = 0; done < wanted; done += Together)
        {
            var sources = Enumerable.Range(0, Together).Select(_ => Mutate(random)).ToArray();

            // Code.Analyze fails where an analyzer threw.
            found += Code.Analyze(inventory, done % 20 == 0 ? Microsoft.CodeAnalysis.DocumentationMode.Parse : Microsoft.CodeAnalysis.DocumentationMode.None, sources).Count;
        }

        // Most damage leaves something to be found: the analyzers did run.
        found.ShouldBeGreaterThan(wanted / 2);
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(Seed);
        for (var change = random.Next(1, 6); change > 0 && text.Length > 2; change--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Insert(random.Next(text.Length), text.ToString(at, Math.Min(random.Next(1, 40), text.Length - at)));
                    break;
                default:
                    text.Length = Math.Max(1, random.Next(8) == 0 ? at : text.Length);
                    break;
            }
        }

        return text.ToString();
    }
}
