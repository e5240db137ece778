using ModelOpenness.Code;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Code;

/// <summary>What the characters of source code say of models: fetched "+", mentioned "~", nothing.</summary>
public class SourceReferencesTests
{
    [Theory]
    [InlineData(SourceLanguage.CSharp, "await http.GetAsync(\"https://huggingface.co/meta-llama/Llama-3.2-1B/resolve/main/model.safetensors\");", "+https://huggingface.co/meta-llama/Llama-3.2-1B/resolve/main/model.safetensors")]
    [InlineData(SourceLanguage.CSharp, "await http.GetAsync($\"https://huggingface.co/meta-llama/Llama-3.2-1B/resolve/main/{file}\");", "+https://huggingface.co/meta-llama/Llama-3.2-1B/resolve/main/")]
    [InlineData(SourceLanguage.CSharp, "var repo = \"meta-llama/Llama-3.1-8B-Instruct\";", "~meta-llama/Llama-3.1-8B-Instruct")]
    [InlineData(SourceLanguage.CSharp, "await hub.DownloadAsync(\"meta-llama/Llama-3.1-8B-Instruct\");", "~meta-llama/Llama-3.1-8B-Instruct")]
    [InlineData(SourceLanguage.CSharp, "var known = new Definition { HuggingFaceRepoId = \"meta-llama/Llama-3.2-3B\" };", "+meta-llama/Llama-3.2-3B")]
    [InlineData(SourceLanguage.CSharp, "D[] all = { new() { RepoId = \"meta-llama/Llama-3.2-3B\" }, new() { RepoId = \"google/gemma-2-9b\" } };", "~meta-llama/Llama-3.2-3B ~google/gemma-2-9b")]
    [InlineData(SourceLanguage.CSharp, "using OllamaSharp; var c = new OllamaApiClient(uri, args.Length > 0 ? args[0] : \"command-r\");", "+command-r")]
    [InlineData(SourceLanguage.CSharp, "class OllamaApiClient; var c = new OllamaApiClient(uri, \"llama3.2\"); // OllamaSharp", "~llama3.2")]
    [InlineData(SourceLanguage.FSharp, "let m = hub.DownloadAsync(\"meta-llama/Llama-3.1-8B-Instruct\")", "+meta-llama/Llama-3.1-8B-Instruct")]
    [InlineData(SourceLanguage.CSharp, "options[\"RepoId\"] = \"meta-llama/Llama-3.1-8B\"; options[\"ModelId\"] = \"llama3.2\";", "+meta-llama/Llama-3.1-8B ~llama3.2")]
    [InlineData(SourceLanguage.CSharp, "// \"llama3.2\"\n/* \"llama3.1\" */ /// <c>\"llama3\"</c>\nchar c = '\"'; var s = \"phi4\";", "~phi4")]
    [InlineData(SourceLanguage.CSharp, "#if NEVER\nvar a = \"llama3.2\";\n#elif APP && !NEVER\nvar b = \"llama3.1\";\n#else\nvar c = \"llama3\";\n#endif", "~llama3.1")]
    [InlineData(SourceLanguage.CSharp, "logger.LogInformation(\"llama3.2\"); Console.WriteLine(\"llama3.1\"); throw new ModelException(\"llama3\");", "")]
    [InlineData(SourceLanguage.CSharp, "var text = \"Ask llama3.2 about birds\"; var culture = \"en-US\"; var type = \"application/json\"; var license = new L { License = \"llama3.2\" };", "")]
    [InlineData(SourceLanguage.CSharp, "var a = \"https://huggingface.co/settings/tokens\"; var b = \"https://huggingface.co/docs/hub/index\"; var c = \"https://github.com/contoso/app\"; var d = \"https://huggingface.co/meta-llama/Llama-3.2-1B/blob/main/LICENSE.txt\";", "")]
    [InlineData(SourceLanguage.CSharp, "var raw = \"\"\"\n    meta-llama/Llama-3.2-1B\n    \"\"\"; var v = @\"a\"\"b\"; var w = \"llama3.2\";", "~meta-llama/Llama-3.2-1B ~llama3.2")]
    [InlineData(SourceLanguage.VisualBasic, "' \"llama3.2\"\nImports OllamaSharp\nDim c = New OllamaApiClient(uri, \"llama3.1\")\nDim s = \"say \"\"llama3\"\"\"", "+llama3.1")]
    [InlineData(SourceLanguage.VisualBasic, "#If NEVER Then\nDim a = \"llama3.2\"\n#ElseIf APP Then\nDim b = \"llama3.1\"\n#End If", "~llama3.1")]
    [InlineData(SourceLanguage.FSharp, "(* \"llama3.2\" *) // \"llama3.1\"\nopen OllamaSharp\nlet c = OllamaApiClient(uri, \"llama3\")\nlet f (x: 'T) = \"phi4\"", "+llama3 ~phi4")]
    [InlineData(SourceLanguage.Razor, "<p>don't</p> @* \"llama3.2\" *@ <!-- \"llama3.1\" -->\n<option value=\"llama3\">a</option>", "~llama3")]
    internal void Texts_are_told_from_what_only_looks_like_them(SourceLanguage language, string code, string expected) =>
        string.Join(' ', SourceReferences.Read(code, language, ["APP"]).References.Select(r => (r.How == ReferenceHow.Fetched ? "+" : "~") + r.AsWritten)).ShouldBe(expected);

    [Theory]
    [InlineData("#pragma warning disable MOP4003\nvar a = \"llama3.2\";", "MOP4003")]
    [InlineData("#pragma warning disable MOP4003\n#pragma warning restore MOP4003\nvar a = \"llama3.2\";", "")]
    [InlineData("#pragma warning disable\nvar a = \"llama3.2\";", "*")]
    public void A_directive_switches_a_rule_off_where_it_stands(string code, string off) =>
        SourceReferences.Read(code, SourceLanguage.CSharp).References.ShouldHaveSingleItem().Off.ShouldBe(off.Length == 0 ? [] : [off]);

    [Fact]
    public void Damage_anywhere_makes_no_lexer_throw_or_stand_still()
    {
        const string Seed = "#if A && (B || !C)\nvar a = $\"https://huggingface.co/{repo}/x\" + \"llama3.2\"; /* */ // x\n#endif\nnew T(x: \"\"\"phi4\"\"\", '\\'', @\"a\"\"b\") { M = \"llama3\" };";
        const string Marks = "\"'{}()[]#/*\\$@=:,;!&|\n\0aé";
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var text = Seed.ToCharArray();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                text[random.Next(text.Length)] = Marks[random.Next(Marks.Length)];
            }

            foreach (var language in Enum.GetValues<SourceLanguage>())
            {
                var read = new string(text);
                SourceLexer.Read(read, language, ["A"]).ShouldAllBe(l => l.Start >= 0 && l.End <= read.Length && l.Start < l.End);
            }
        }
    }
}
