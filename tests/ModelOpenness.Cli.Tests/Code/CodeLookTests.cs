using System.Text.Json;
using ModelOpenness.Cli.Tests.Verbs;

namespace ModelOpenness.Cli.Tests.Code;

/// <summary>C# of a project is looked at outside a build by the analyzers that look at it inside.</summary>
[Collection(ConsoleTests.Name)]
public sealed class CodeLookTests : IDisposable
{
    private const string Client = "namespace OllamaSharp { public class OllamaApiClient { public string SelectedModel { get; set; } } }\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_restricted_model_that_code_names_is_MOP4001_in_its_place()
    {
        folder.Write("Client.cs", Client);
        folder.Write("Program.cs", "class P\n{\n    void M() => new OllamaSharp.OllamaApiClient().SelectedModel = \"llama3.2:1b\";\n}\n");
        Found(App()).ShouldBe(["MOP4001 Program.cs:3:67-3:80"]);
    }

    [Fact]
    public void A_claim_in_code_about_a_restricted_model_is_MOP4002_in_its_place()
    {
        folder.Write("m.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("Program.cs", "/// <summary>Runs Llama 3.2, an open source model.</summary>\nclass P { }\n");
        Found(App("<ItemGroup><None Update=\"m.gguf\" CopyToOutputDirectory=\"Always\" /></ItemGroup>")).ShouldBe(["MOP4002 Program.cs:1:33-1:44"]);
    }

    [Fact]
    public void A_constant_of_a_referenced_project_is_known()
    {
        folder.Write("Lib/Lib.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup></Project>");
        folder.Write("Lib/Names.cs", "public static class Names { public const string Chat = \"llama3.2:1b\"; }");
        folder.Write("App/Client.cs", Client);
        folder.Write("App/Program.cs", "class P\n{\n    void M() => new OllamaSharp.OllamaApiClient().SelectedModel = Names.Chat;\n}\n");
        Found(App("<ItemGroup><ProjectReference Include=\"../Lib/Lib.csproj\" /></ItemGroup>", "App/App.csproj")).ShouldBe(["MOP4001 Program.cs:3:67-3:77"]);
    }

    [Fact]
    public void Conditional_code_and_global_usings_are_read_as_they_are_compiled()
    {
        folder.Write("Client.cs", Client);
        folder.Write("Program.cs", """
            class P
            {
            #if NET8_0_OR_GREATER && !NET99_0_OR_GREATER && BIRDS && DEBUG
                void M() => new OllamaApiClient().SelectedModel = "llama3.2:1b";
            #else
                void N() => new OllamaApiClient().SelectedModel = "llama3.2:3b";
            #endif
            }
            """);
        Found(App("<PropertyGroup><DefineConstants>$(DefineConstants);BIRDS</DefineConstants></PropertyGroup><ItemGroup><Using Include=\"OllamaSharp\" /></ItemGroup>")).ShouldBe(["MOP4001 Program.cs:4:55-4:68"]);
    }

    [Fact]
    public void What_the_code_itself_suppresses_is_not_said()
    {
        folder.Write("Client.cs", Client);
        folder.Write("Program.cs", "#pragma warning disable MOP4001\nclass P\n{\n    void M() => new OllamaSharp.OllamaApiClient().SelectedModel = \"llama3.2:1b\";\n}\n");
        Found(App()).ShouldBeEmpty();
    }

    [Fact]
    public void A_project_that_is_not_restored_says_so_where_code_matters()
    {
        folder.Write("Client.cs", Client);
        InProcess.Run("inspect", App()).Errors.ShouldContain("not restored");
    }

    [Fact]
    public void Code_that_can_break_no_rule_starts_no_compiler()
    {
        folder.Write("Program.cs", "class P { }");
        InProcess.Run("inspect", App()).Errors.ShouldBeEmpty();
    }

    private static List<string> Found(string project)
    {
        using var json = JsonDocument.Parse(InProcess.Run("inspect", project, "--format", "inventory").Text);
        return
        [
            .. json.RootElement.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("rule").GetString()!.StartsWith("MOP4", StringComparison.Ordinal)).Select(f =>
            {
                var place = f.GetProperty("location");
                return $"{f.GetProperty("rule")} {place.GetProperty("path")}:{place.GetProperty("line")}:{place.GetProperty("column")}-{place.GetProperty("endLine")}:{place.GetProperty("endColumn")}";
            }),
        ];
    }

    private string App(string body = "", string path = "App.csproj") => folder.Write(
        path,
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><PackageTags>open-source</PackageTags></PropertyGroup>{body}</Project>");
}
