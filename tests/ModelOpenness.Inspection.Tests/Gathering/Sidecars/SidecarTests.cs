using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Gathering.Sidecars;

/// <summary>What each kind of sidecar says about the model that it lies beside, or names.</summary>
public sealed class SidecarTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string> Kinds => SidecarCases.Names();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_license_is_found_with_file_line_and_column(string name)
    {
        var sidecar = SidecarCases.Of(name);
        var license = Model(sidecar.File, sidecar.Text).License.ShouldNotBeNull();
        license.Id.ShouldBe(sidecar.License);
        license.Evidence.Place.ShouldBe(sidecar.Place);
        license.Evidence.Source.ShouldBe(sidecar.Source);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_speaks_of_another_model_is_silent(string name)
    {
        var sidecar = SidecarCases.Of(name);
        var model = Model(sidecar.TwinFile ?? sidecar.File, sidecar.Twin);
        model.License.ShouldBeNull();
        model.Evidence.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_document_cut_off_anywhere_breaks_nothing(string name)
    {
        var sidecar = SidecarCases.Of(name);
        var expected = sidecar.License;
        for (var length = 0; length < sidecar.Text.Length; length += 7)
        {
            // A document of lines says what its whole lines say; one in JSON or XML says nothing. Neither says anything new.
            var license = Model(sidecar.File, sidecar.Text[..length]).License;
            if (sidecar.File.EndsWith("json", StringComparison.Ordinal) || sidecar.File.EndsWith("xml", StringComparison.Ordinal) || sidecar.File.EndsWith("nuspec", StringComparison.Ordinal))
            {
                license.ShouldBeNull();
            }
        }

        Model(sidecar.File, sidecar.Text).License!.Id.ShouldBe(expected);
    }

    [Fact]
    public void A_license_text_in_a_Modelfile_is_quoted_where_it_stands()
    {
        var model = Model("models/Modelfile", "FROM ./heron-7b.gguf\nSYSTEM \"\"\"FROM here\n\"\"\"\nLICENSE \"\"\"" + SidecarCases.CappedText + "\"\"\"\n");
        var term = model.License!.Terms[0];
        term.Kind.ShouldBe("user-cap");
        term.Place!.Path.ShouldBe("models/Modelfile");
        term.Place.Line.ShouldBe(7);
        model.License.Evidence.Place.ShouldBe(new Place("models/Modelfile", 4, 12, 8, 1));
    }

    [Fact]
    public void A_license_text_in_a_bill_of_materials_is_read_for_its_terms()
    {
        var text = System.Text.Json.JsonSerializer.Serialize(SidecarCases.CappedText);
        var model = Model("bom.json", "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"type\":\"machine-learning-model\",\"name\":\"heron-7b\",\"licenses\":[{\"license\":{\"name\":\"Heron License\",\"text\":{\"content\":" + text + "}}}]}]}");
        model.License!.Terms[0].Kind.ShouldBe("user-cap");
        // A text in JSON has one line, whatever its words have.
        model.License.Terms.ShouldAllBe(t => t.Place!.Line == 1);
    }

    [Fact]
    public void A_license_of_ones_own_in_an_SPDX_document_has_its_text_elsewhere_in_it()
    {
        var model = Model("app.spdx", "SPDXVersion: SPDX-2.3\nPackageName: heron-7b\nPackageLicenseDeclared: LicenseRef-Heron\n\nLicenseID: LicenseRef-Heron\nExtractedText: <text>" + SidecarCases.CappedText + "</text>\n");
        var term = model.License!.Terms[0];
        term.Place!.Line.ShouldBe(9);
    }

    [Fact]
    public void A_section_of_notices_is_read_for_the_words_of_a_license_text()
    {
        var model = Model("NOTICE", "JsonBird\n\nMIT License\n\n-----\n\nHeron 7B\n\n" + SidecarCases.CappedText + "\n-----\n\nRobin, free for research only\n");
        model.License!.Terms[0].Kind.ShouldBe("user-cap");
        model.License.Terms[0].Place!.Line.ShouldBe(12);
    }

    [Fact]
    public void The_last_pattern_of_REUSE_that_matches_counts()
    {
        var model = Model("REUSE.toml", "[[annotations]]\npath = 'models/**'\nSPDX-License-Identifier = 'CC-BY-NC-4.0'\n[[annotations]]\npath = 'models/heron*'\nSPDX-License-Identifier = 'Apache-2.0'\n");
        model.License!.Id.ShouldBe("Apache-2.0");
        model.Evidence.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_pattern_of_REUSE_for_everything_only_fills_a_gap()
    {
        folder.Write("models/README.md", "---\nlicense: llama3.2\n---\n");
        var inventory = Inspect("REUSE.toml", "[[annotations]]\npath = \"**\"\nSPDX-License-Identifier = \"MIT\"\n");
        inventory.Models[0].License!.Id.ShouldBe("llama3.2");
        inventory.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_sidecar_that_contradicts_the_card_is_reported_with_both_places()
    {
        folder.Write("models/README.md", "---\nlicense: apache-2.0\n---\n");
        var finding = Inspect("models/Kitfile", "model:\n  path: heron-7b.gguf\n  license: llama3.2\n").Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2002");
        finding.Message.ShouldContain("models/README.md:2");
        finding.Message.ShouldContain("models/Kitfile:3");
    }

    [Fact]
    public void Hostile_XML_reads_no_file_and_expands_nothing()
    {
        folder.Write("secret.txt", "Apache-2.0");
        Model("sbom.cdx.xml", "<!DOCTYPE bom [<!ENTITY x SYSTEM \"secret.txt\"><!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><bom><components><component type=\"machine-learning-model\"><name>heron-7b</name><licenses><license><id>&x;</id></license></licenses></component></components></bom>").License.ShouldBeNull();
    }

    [Fact]
    public void A_path_that_leaves_the_folder_names_no_model_inside()
    {
        Model("models/Modelfile", "FROM ../../../../../../../../etc/heron-7b.gguf\nLICENSE mit\n").License.ShouldBeNull();
    }

    [Theory]
    [InlineData("bom.json", "{\"bomFormat\":\"CycloneDX\",\"metadata\":{\"tools\":{\"components\":[{\"type\":\"application\",\"name\":\"ModelOpenness\"}]}},\"components\":[{\"type\":\"machine-learning-model\",\"name\":\"heron-7b\",\"licenses\":[{\"expression\":\"MIT\"}]}]}")]
    [InlineData("a.spdx.json", "{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[{\"name\":\"heron-7b\",\"licenseDeclared\":\"MIT\",\"externalRefs\":[{\"referenceLocator\":\"pkg:nuget/heron-7b@1.0.0\"}]}]}")]
    [InlineData("a.spdx.json", "{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[{\"name\":\"heron-7b\",\"licenseDeclared\":\"MIT\",\"primaryPackagePurpose\":\"APPLICATION\"}]}")]
    [InlineData("a.spdx", "SPDXVersion: SPDX-2.3\nPackageName: heron-7b\nPackageLicenseDeclared: MIT\nExternalRef: PACKAGE-MANAGER purl pkg:npm/heron-7b@1\n")]
    [InlineData("NOTICE", "7b\n\nLicense: MIT\n")]
    [InlineData("NOTICE", "heron.js 7.1\n\nLicense: MIT\n")]
    public void What_this_tool_said_and_what_is_a_program_of_that_name_is_no_evidence(string file, string content) => Model(file, content).Evidence.ShouldBeEmpty();

    [Fact]
    public void A_file_of_a_name_that_says_nothing_is_told_by_its_path()
    {
        const string Bom = "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"type\":\"file\",\"name\":\"model.gguf\",\"licenses\":[{\"expression\":\"MIT\"}]},{\"type\":\"file\",\"name\":\"models/b/model.gguf\",\"licenses\":[{\"expression\":\"Apache-2.0\"}]}]}";
        folder.Write("models/b/model.gguf", GgufBytes.With());
        folder.Write("models/a/model.gguf", GgufBytes.With());
        Inspect("bom.json", Bom).Models.Select(m => m.License?.Id).ShouldBe([null, "Apache-2.0", null]);
    }

    private Model Model(string file, string content) => Inspect(file, content).Models.ShouldHaveSingleItem();

    private Inventory Inspect(string file, string content)
    {
        folder.Write("models/heron-7b.gguf", GgufBytes.With());
        folder.Write(file, content);
        var request = FolderDiscovery.Request(folder.Path);
        return Inspector.Inspect(request, new SourceFiles(request.BaseFolder));
    }
}
