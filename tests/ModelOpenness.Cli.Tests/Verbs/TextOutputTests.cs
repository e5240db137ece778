using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Tests.Verbs;

/// <summary>What people read, verb by verb.</summary>
[Collection(ConsoleTests.Name)]
public sealed class TextOutputTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Inspect_says_license_terms_parts_and_freedoms()
    {
        folder.Write("m/tern.gguf", GgufBytes.With());
        folder.Write("m/MODEL_LICENSE", "Tern Model License\n\nYou may not use the Model for commercial purposes.\n");
        folder.Write("m/LICENSE", "SPDX-License-Identifier: MIT");
        folder.Write("m/train.py", "pass");
        var text = InProcess.Run("inspect", Path.Combine(folder.Path, "m")).Done();
        text.ShouldContain("  license  Tern Model License (MODEL_LICENSE:1)\n");
        text.ShouldContain("  term     non-commercial (MODEL_LICENSE:3)  \"You may not use the Model for commercial purposes.\"\n");
        text.ShouldContain("  beside   training code: MIT\n");
        text.ShouldContain("  freedoms use limited, study limited, ");
    }

    [Fact]
    public void License_names_it_and_quotes_its_terms()
    {
        var path = folder.Write("LICENSE", "Tern License\n\nYou may use the Model for non-commercial purposes only.\n");
        var text = InProcess.Run("license", path).Done();
        text.ShouldStartWith(path + ": ");
        text.ShouldContain("non-commercial");
        text.ShouldContain("\"You may use the Model for non-commercial purposes only.\"");
    }

    [Fact]
    public void Claims_tells_what_is_claimed_and_counts()
    {
        var path = folder.Write("README.md", "# Tern\n\nTern is an open source model.\n");
        InProcess.Run("claims", path).Done().ShouldBe(path + ":3:12: \"open source\" (asserted, about the model)\n    Tern is an open source model.\n1 open source claim in 1 file\n");
    }

    [Fact]
    public void Artifact_says_format_and_embedded_license_and_counts_the_rest()
    {
        folder.Write("tern.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("notes.txt", "nothing");
        var text = InProcess.Run("artifact", folder.Path).Done();
        text.ShouldContain("  format        gguf");
        text.ShouldContain("  license       llama3.2");
    }

    [Fact]
    public void Model_says_family_license_and_terms_or_that_the_id_settles_nothing()
    {
        var text = InProcess.Run("model", "llama3.2:3b", "no/such-model").Done();
        text.ShouldContain("Llama 3.2 Community License Agreement");
        text.ShouldContain("user-cap, section 2: 700000000 monthly-active-users");
        text.ShouldContain("no/such-model  unknown");
    }

    [Fact]
    public void Mof_says_class_components_and_where_the_tool_reads_otherwise()
    {
        var path = folder.Write("MOF.yml", "release:\n  name: Tern\n  components:\n  - {name: Model card, license: apache-2.0}\n");
        var text = InProcess.Run("mof", path).Done();
        text.ShouldStartWith(path + "\n  Tern: Unclassified\n");
        text.ShouldContain("    Model card                       open       apache-2.0 (Apache-2.0)");
        text.ShouldContain("The Model Openness Tool reads this file differently");
        InProcess.Run("mof", "--strict", path).Done().ShouldContain("    Model card                       invalid    apache-2.0\n");
        InProcess.Run("mof", folder.Write("bad.yml", "release: [\n")).Done().ShouldContain("no YAML: line ");
    }

    [Theory]
    [InlineData("MOP1001", "dotnet_diagnostic.MOP1001.severity")]
    [InlineData("mop3002", "docs/rules/MOP3002.md")]
    [InlineData("user-cap", "Reported by MOP1001")]
    [InlineData("llama3.2", "Llama 3.2 Community License Agreement")]
    [InlineData("Apache License 2.0", "OSI-approved  yes")]
    [InlineData("osaid", "[OSAID 1.0, preferred form, data information]")]
    [InlineData("gguf", "Told by")]
    public void Explain_knows_rules_kinds_licenses_standards_and_formats(string id, string part) =>
        InProcess.Run(["explain", .. id.Split(' ')]).Done().ShouldContain(part);

    [Fact]
    public void Explain_says_what_it_does_not_know()
    {
        var outcome = InProcess.Run("explain", "no", "such", "thing");
        outcome.Status.ShouldBe(2);
        outcome.Errors.ShouldBe("model-openness: no such thing: no rule, kind of term, license, standard or format of that name\n");
    }

    [Fact]
    public void Badge_gives_words_picture_and_a_line_of_Markdown()
    {
        folder.Write("m/tern.gguf", GgufBytes.With(("general.license", "llama3.2")));
        var path = Path.Combine(folder.Path, "m");
        InProcess.Run("badge", path).Done().ShouldBe("open weights (Llama 3.2 Community License)\n");
        InProcess.Run("badge", path, "--format", "markdown").Done().ShouldBe("![open weights (Llama 3.2 Community License)](openness.svg)\n");
        InProcess.Run("badge", path, "--format", "svg", "--subject", "<weights>").Done().ShouldContain("&lt;weights&gt;");
    }

    [Fact]
    public void Merge_puts_inventories_in_order_and_counts_the_same_one_once()
    {
        foreach (var (name, license) in new[] { ("b", "mit"), ("a", "llama3.2") })
        {
            folder.Write(name + "/model.gguf", GgufBytes.With(("general.license", license)));
            InProcess.Run("inspect", Path.Combine(folder.Path, name), "--format", "inventory", "--output", Path.Combine(folder.Path, "out", name + ".inventory.json")).Done();
        }

        var result = Path.Combine(folder.Path, "out");
        File.Copy(Path.Combine(result, "a.inventory.json"), Path.Combine(result, "c.inventory.json"));
        var merged = InProcess.Run("merge", result).Done();
        merged.IndexOf("\"project\": \"a\"", StringComparison.Ordinal).ShouldBeInRange(0, merged.IndexOf("\"project\": \"b\"", StringComparison.Ordinal));
        merged.Split("\"project\": \"a\"").Length.ShouldBe(2);
        InProcess.Run("merge", result, "--format", "html").Done().ShouldContain("<h1>2 projects</h1>");
    }
}
