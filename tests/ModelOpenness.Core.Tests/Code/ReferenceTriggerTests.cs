using System.Text;
using ModelOpenness.Code;
using ModelOpenness.Families;
using ModelOpenness.Tests;

namespace ModelOpenness.Core.Tests.Code;

/// <summary>The glance that settles most files before anything is read: it must not miss a name.</summary>
public class ReferenceTriggerTests
{
    private const int Width = 140;

    [Fact]
    public void The_list_of_beginnings_is_that_of_the_families()
    {
        var text = new StringBuilder("# How the names of known models begin: written from the families by a test (MODELOPENNESS_UPDATE_DOCS=1), see ReferenceTrigger.\n[starts]\n");
        var line = new StringBuilder("is:");
        foreach (var start in ReferenceTrigger.StartsOfFamilies())
        {
            if (line.Length + start.Length >= Width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append("is:");
            }

            line.Append(' ').Append(start);
        }

        var wanted = text.Append(line).Append('\n').ToString();
        var file = Path.Combine(Repository.Root, "src", "ModelOpenness.Core", "Knowledge", "references-starts.ini");
        if (Snapshot.IsUpdate)
        {
            File.WriteAllText(file, wanted);
        }

        File.ReadAllText(file).ReplaceLineEndings("\n").ShouldBe(wanted, "stale: run with MODELOPENNESS_UPDATE_DOCS=1");
    }

    [Theory]
    [InlineData("new OllamaApiClient(u, \"llama3.2\")", true)]
    [InlineData("x = \"meta-llama/Llama-3.1-8B-Instruct\";", true)]
    [InlineData("Get(\"https://huggingface.co/contoso/own/resolve/main/model.bin\")", true)]
    [InlineData("Path.Combine(\"models\", \"tern.gguf\")", true)]
    [InlineData("// llama3.2 is nice\nvar sample = \"application/json\"; var data = \"image-url\"; Llama.Call();", false)]
    [InlineData("Get(\"https://example.org/page\"); var culture = \"invariant\"; if (is) { phi = \"none\"; }", false)]
    public void Text_that_names_a_model_is_told_from_other_text(string text, bool names) => ReferenceTrigger.Default.MayName(text).ShouldBe(names);
}
