using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Releases;

/// <summary>
/// Releases whose code and weights are under two licenses, laid out as three known ones are: two files of which each names what it
/// covers (DeepSeek-V3), a LICENSE for everything but the weights (MusicGen), a LICENSE beside a MODEL_LICENSE (ChatGLM).
/// </summary>
public sealed class SplitReleaseTests : IDisposable
{
    private const string Mit = "The code is licensed under the MIT License (SPDX-License-Identifier: MIT).";
    private const string Apache = "The code is licensed under the Apache License 2.0 (SPDX-License-Identifier: Apache-2.0).";
    private const string NonCommercial = "Attribution-NonCommercial 4.0 International\n\nhttps://creativecommons.org/licenses/by-nc/4.0/\n";
    private const string House = "House Model License\n\nYou may not use the Model for military purposes.\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("LICENSE-CODE", Mit, "LICENSE-MODEL", House, "House Model License", "MIT")]
    [InlineData("LICENSE", Mit, "LICENSE_weights", NonCommercial, "Creative Commons Attribution Non Commercial 4.0 International", "MIT")]
    [InlineData("LICENSE", Apache, "MODEL_LICENSE", House, "House Model License", "Apache-2.0")]
    public void Code_and_weights_are_told_apart(string codeFile, string codeText, string weightsFile, string weightsText, string weights, string code)
    {
        folder.Write("m/" + codeFile, codeText);
        folder.Write("m/" + weightsFile, weightsText);
        folder.Write("m/modeling_m.py", "pass");
        folder.Write("m/inference/generate.py", "pass");
        var model = Inspect(isProject: false, "m/model.gguf").Models.ShouldHaveSingleItem();
        model.License!.Name.ShouldBe(weights);
        model.License.Evidence.Place!.Path.ShouldBe("m/" + weightsFile);
        LicenseOf(model, "model-architecture").ShouldBe(code);
        LicenseOf(model, "inference-code").ShouldBe(code);
    }

    [Fact]
    public void A_license_for_the_weights_counts_for_those_in_folders_below_too()
    {
        folder.Write("LICENSE", Mit);
        folder.Write("LICENSE_weights", NonCommercial);
        foreach (var isProject in new[] { true, false })
        {
            foreach (var path in new[] { "model.gguf", "weights/small/model.gguf" })
            {
                Inspect(isProject, path).Models.Single(m => m.Id == path).License!.Id.ShouldBe("CC-BY-NC-4.0", path + " " + isProject);
            }
        }
    }

    [Fact]
    public void One_license_for_models_covers_everything_that_has_no_other()
    {
        folder.Write("m/LICENSE", "OpenMDW License Agreement, version 1.0 (SPDX-License-Identifier: OpenMDW-1.0)");
        folder.Write("m/train.py", "pass");
        folder.Write("m/DATA_CARD.md", "Two books.");
        var model = Inspect(isProject: false, "m/model.gguf").Models.ShouldHaveSingleItem();
        model.License!.Id.ShouldBe("OpenMDW-1.0");
        LicenseOf(model, "training-code").ShouldBe("OpenMDW-1.0");
        LicenseOf(model, "data-card").ShouldBe("OpenMDW-1.0");
    }

    private static string? LicenseOf(Model model, string component) => model.Release!.Single(c => c.ComponentId == component).License;

    private Inventory Inspect(bool isProject, string path)
    {
        var model = folder.Write(path, GgufBytes.With());
        return Inspector.Inspect(
            new InspectionRequest(folder.Path, isProject ? "App.csproj" : ".")
            {
                BaseIsProject = isProject,
                ReadsReleases = true,
                Candidates = [new ModelCandidate(model) { Ships = true }],
            },
            new SourceFiles(folder.Path));
    }
}
