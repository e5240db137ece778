using ModelOpenness.Families;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>MOP4001: the ways in which C# gives a model to an API, each with a twin that gives another one.</summary>
public class ArgumentTests
{
    private const string Stubs = """
        global using System;
        global using System.IO;
        namespace LLama.Common { public record ModelParams(string modelPath) { public ModelParams(string modelPath, int size) : this(modelPath) { } } }
        namespace Microsoft.Extensions.AI { public record ChatOptions { public string ModelId { get; set; } } }
        namespace OllamaSharp { public class OllamaApiClient { public OllamaApiClient(string uriString, string defaultModel = "") { } } }
        namespace Windows.Storage { public class StorageFile { public static System.Threading.Tasks.Task<StorageFile> GetFileFromApplicationUriAsync(System.Uri uri) => null; } }
        namespace Microsoft.ML.OnnxRuntime { public class InferenceSession { public InferenceSession(byte[] model) { } public InferenceSession(string modelPath) { } } }
        namespace Whisper.net { public class WhisperFactory { public static WhisperFactory FromPath(string path) => null; } }
        """;

    /// <summary>"MODEL" stands for the model's file.</summary>
    public static TheoryData<string> Uses() =>
    [
        "static class C { public const string Name = \"models/\" + \"MODEL\"; } class A { object a = new LLama.Common.ModelParams(C.Name); }",
        "class A { static readonly string Name = Path.Combine(AppContext.BaseDirectory, \"models\", \"MODEL\"); object a = new LLama.Common.ModelParams(Name); }",
        "class A { readonly string name; A() { name = \"MODEL\"; } object B() => new LLama.Common.ModelParams(name); }",
        "class A { string Name { get; } A() { this.Name = \"MODEL\"; } object B() => new LLama.Common.ModelParams(Name); }",
        "class A(string name = \"MODEL\") { object a = new LLama.Common.ModelParams(name); }",
        "class A(string name = \"MODEL\") { readonly string own = name; object B() => new LLama.Common.ModelParams(own); }",
        "class A { object B(string name = \"MODEL\") => new LLama.Common.ModelParams(name); }",
        "class A { object B(string given) => new LLama.Common.ModelParams(given ?? \"MODEL\"); }",
        "class A { object B(string given) { given ??= \"x\"; string path; if (given == \"\") { path = \"MODEL\"; } else { path = given; } return new LLama.Common.ModelParams(path); } }",
        "class A { object B(bool b) => new LLama.Common.ModelParams(b ? \"MODEL\" : \"other.gguf\"); }",
        "class A { object B(int n) => new LLama.Common.ModelParams(n switch { 1 => \"other.gguf\", _ => \"MODEL\" }); }",
        "class A { const string Folder = \"models\"; object a = new LLama.Common.ModelParams($\"{Folder}/MODEL\"); }",
        "class A { object B(string folder) => new LLama.Common.ModelParams(folder + \"/MODEL\"); }",
        "class A { object B(string folder) => new LLama.Common.ModelParams(string.Concat(folder, \"/models/\", \"MODEL\")); }",
        "class A { object B(string folder) => new LLama.Common.ModelParams(Path.Join(folder, \"MODEL\")); }",
        "class A { string Of() => \"MODEL\"; object B() => new LLama.Common.ModelParams(Of()); }",
        "class A { object B() { string Of() { return \"MODEL\"; } return new LLama.Common.ModelParams(Of()); } }",
        "class A { object B() => new LLama.Common.ModelParams(size: 1, modelPath: \"MODEL\"); }",
        "class A { object B() { LLama.Common.ModelParams p = new(\"MODEL\"); return p; } }",
        "class A { void C(LLama.Common.ModelParams p) { } void B() => C(new(\"MODEL\")); }",
        "using LLama.Common; class A { void B() => F.C(new (\"MODEL\", 1)); } static class F { public static void C(ModelParams p) { } }",
        "using Params = LLama.Common.ModelParams; class A { object a = new Params(\"MODEL\"); }",
        "record Mine(int N) : LLama.Common.ModelParams(\"MODEL\");",
        "record Mine : LLama.Common.ModelParams { public Mine() : base(\"MODEL\") { } }",
        "record Mine(string modelPath) : LLama.Common.ModelParams(modelPath); class A { object a = new Mine(\"MODEL\"); }",
        "class Options { public string Path { get; set; } } class A { object B() { var o = new Options { Path = \"MODEL\" }; return new LLama.Common.ModelParams(o.Path); } }",
        "class Options { public string Path { get; set; } = \"MODEL\"; } class A { Options options; object B() => new LLama.Common.ModelParams(options.Path); }",
        "record Options(string Path, int Size); class A { readonly Options options = new(\"MODEL\", 1); object B() => new LLama.Common.ModelParams(options.Path); }",
        "record Options(string Path); class A { object B(Options o) { var mine = o with { Path = \"MODEL\" }; return new LLama.Common.ModelParams(mine.Path); } }",
        "class Settings { public T GetValue<T>(string key, T defaultValue) => defaultValue; } class A { object B(Settings s) => new LLama.Common.ModelParams(s.GetValue(\"Model\", \"MODEL\")); }",
        "class A { object a = new LLama.Common.ModelParams(nameof(MODELNAME)); int MODELNAME; }",
        "class A { object a = new Microsoft.ML.OnnxRuntime.InferenceSession(File.ReadAllBytes(\"MODEL\")); }",
        "class A { async System.Threading.Tasks.Task B() { var bytes = await File.ReadAllBytesAsync(\"MODEL\"); new Microsoft.ML.OnnxRuntime.InferenceSession(bytes); } }",
        "class A { object a = Whisper.net.WhisperFactory.FromPath(new FileInfo(Path.GetFullPath(\"MODEL\")).FullName); }",
        "class A { async System.Threading.Tasks.Task B() { var file = await Windows.Storage.StorageFile.GetFileFromApplicationUriAsync(new Uri(\"ms-appx:///models/MODEL\")); } }",
        "class A { object a = LLama.Common.Extensions.With(new LLama.Common.ModelParams((string)\"MODEL\")); } namespace LLama.Common { static class Extensions { public static object With(object o) => o; } }",
    ];

    [Theory]
    [MemberData(nameof(Uses))]
    public void The_file_is_found_through_what_C_sharp_calls_it(string use)
    {
        var model = use.Contains("MODELNAME") ? "terngguf" : "tern.gguf";
        var source = use.Replace("MODELNAME", "terngguf").Replace("MODEL", "tern.gguf");

        Code.Analyze(Code.With(Code.Local("models/" + model, "llama3.2")), Stubs, source).Select(d => d.Id).ShouldBe(["MOP4001"], source);
        Code.Analyze(Code.With(Code.Local("models/gull.gguf", "llama3.2")), Stubs, source).ShouldBeEmpty(source);
    }

    [Theory]
    [InlineData("class A { object a = new Microsoft.Extensions.AI.ChatOptions { ModelId = \"llama3.2\" }; }")]
    [InlineData("class A { object a = new Microsoft.Extensions.AI.ChatOptions() with { ModelId = \"llama3.2\" }; }")]
    [InlineData("class A { Microsoft.Extensions.AI.ChatOptions o; void B() { o.ModelId ??= \"llama3.2\"; } }")]
    [InlineData("class A { Microsoft.Extensions.AI.ChatOptions o; void B() { o.ModelId = \"llama3.2\"; } }")]
    [InlineData("class A { Microsoft.Extensions.AI.ChatOptions o = new() { ModelId = \"llama3.2\" }; }")]
    public void A_property_is_read_however_it_is_set(string use)
    {
        Code.Analyze(Code.Labelled, Stubs, use).Select(d => d.Underlined()).ShouldBe(["\"llama3.2\""]);
    }

    [Theory]
    [InlineData("class Names { public static string Chat => \"llama\" + \"3.2\"; }")]
    [InlineData("class Names { const string Family = \"llama\"; public static readonly string Chat = $\"{Family}3.2\"; }")]
    [InlineData("class Names { static string given; public static string Chat => given ?? Small; static readonly string Small = \"llama3.2\"; }")]
    [InlineData("class Names { static bool b; public static string Chat { get { return (b ? \"llama3.2\" : \"x\"); } } }")]
    public void Another_file_is_read_by_its_syntax(string names)
    {
        Code.Analyze(Code.Labelled, Stubs, names, "class A { object a = new OllamaSharp.OllamaApiClient(\"u\", Names.Chat); }").Select(d => d.Underlined()).ShouldBe(["Names.Chat"]);
    }

    [Fact]
    public void A_path_put_together_in_another_file_is_read()
    {
        const string Names = "static class Files { const string Folder = \"models\"; public static string Chat => Path.Combine(AppContext.BaseDirectory, Folder, \"tern.gguf\"); }";

        Code.Analyze(Code.With(Code.Local("models/tern.gguf", "llama3.2")), Stubs, Names, "class A { object a = new LLama.Common.ModelParams(Files.Chat); }").Count.ShouldBe(1);
        Code.Analyze(Code.With(Code.Local("other/tern.gguf", "llama3.2")), Stubs, Names, "class A { object a = new LLama.Common.ModelParams(Files.Chat); }").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("class A { void ModelParams(string modelPath) => ModelParams(\"tern.gguf\"); }")]
    [InlineData("class ModelParams(string modelPath) { object a = new ModelParams(\"tern.gguf\"); ModelParams b = new(\"tern.gguf\"); }")]
    [InlineData("class A { string ModelId { get; set; } A B() => new A { ModelId = \"tern.gguf\" }; }")]
    [InlineData("record Mine(string modelPath) : LLama.Common.ModelParams(modelPath); class A { object Mine\\u0061 = null; object ModelParams\\u0061 = null; }")]
    [InlineData("// new LLama.Common.ModelParams(\"tern.gguf\")\nclass A { string a = \"new LLama.Common.ModelParams(tern.gguf)\"; }")]
    public void The_same_words_without_the_library_mean_nothing(string use)
    {
        Code.Analyze(Code.With(Code.Local("models/tern.gguf", "llama3.2")), Stubs, use).ShouldBeEmpty();
    }
}
