using ModelOpenness.Families;
using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Tests.Gathering.Sidecars;
using ModelOpenness.Inspection.Tests.Inventories;
using ModelOpenness.Inspection.Tests.Reading.Formats.Writers;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Gathering;

/// <summary>Which files are one model, and which evidence is whose where several lie together.</summary>
public sealed class GroupingTests : IDisposable
{
    private static readonly byte[] Weights = Files.Safetensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_GenAI_folder_is_one_model()
    {
        folder.Write("phi/genai_config.json", "{\"model\":{\"type\":\"phi\"}}");
        folder.Write("phi/decoder.onnx", Onnx());
        folder.Write("phi/embedding.onnx", Onnx());
        Models().ShouldHaveSingleItem().Artifacts.Count.ShouldBe(2);
    }

    [Fact]
    public void A_voice_and_its_description_are_one_model_with_the_license_of_the_description()
    {
        folder.Write("voices/en.onnx", Onnx());
        folder.Write("voices/en.onnx.json", "{\"audio\":{\"sample_rate\":22050},\"espeak\":{\"voice\":\"en\"},\"license\":\"cc-by-nc-4.0\"}");
        var model = Models().ShouldHaveSingleItem();
        model.Name.ShouldBe("en.onnx");
        model.License!.Id.ShouldBe("CC-BY-NC-4.0");
    }

    [Fact]
    public void The_arrays_of_an_Orbax_checkpoint_are_one_model()
    {
        folder.Write("step/_METADATA", "{}");
        folder.Write("step/manifest.ocdbt", Manifest());
        folder.Write("step/ocdbt.process_0/manifest.ocdbt", Manifest());
        var model = Models().ShouldHaveSingleItem();
        model.Name.ShouldBe("step");
        model.Artifacts.Select(a => a.Format).ShouldBe(["orbax", "orbax"]);

        static byte[] Manifest() => [0x0C, 0xDB, 0x3A, 0x2A, 0, 0, 0, 0, 0, 0, 0, 13, 0];
    }

    [Fact]
    public void The_same_graphs_without_a_configuration_are_two_models()
    {
        folder.Write("phi/decoder.onnx", Onnx());
        folder.Write("phi/embedding.onnx", Onnx());
        Models().Count.ShouldBe(2);
    }

    [Fact]
    public void A_diffusers_folder_is_one_model_with_the_card_of_its_root()
    {
        folder.Write("sd/model_index.json", "{\"_class_name\":\"StableDiffusionPipeline\"}");
        folder.Write("sd/README.md", "---\nlicense: creativeml-openrail-m\n---\n");
        folder.Write("sd/unet/diffusion_pytorch_model.safetensors", Weights);
        folder.Write("sd/vae/diffusion_pytorch_model.safetensors", Weights);
        folder.Write("sd/text_encoder/model.safetensors", Weights);
        var model = Models().ShouldHaveSingleItem();
        model.Name.ShouldBe("sd");
        model.Artifacts.Count.ShouldBe(3);
        model.License!.Id.ShouldBe("CreativeML-OpenRAIL-M", StringCompareShould.IgnoreCase);
    }

    [Fact]
    public void Weights_tokenizer_and_exports_of_a_transformers_folder_are_one_model()
    {
        folder.Write("heron/config.json", "{\"model_type\":\"t5\"}");
        folder.Write("heron/model.safetensors", Weights);
        folder.Write("heron/onnx/model_quantized.onnx", Onnx());
        folder.Write("heron/spiece.model", Tokenizer());
        var model = Models().ShouldHaveSingleItem();
        model.Artifacts.Count.ShouldBe(3);
        model.Id.ShouldBe("heron/model.safetensors");
    }

    [Fact]
    public void A_file_of_another_name_in_a_transformers_folder_is_another_model()
    {
        folder.Write("heron/config.json", "{\"model_type\":\"t5\"}");
        folder.Write("heron/model.safetensors", Weights);
        folder.Write("heron/robin.gguf", GgufBytes.With());
        Models().Count.ShouldBe(2);
    }

    [Fact]
    public void A_tokenizer_goes_to_the_one_model_beside_it_and_stays_alone_beside_two()
    {
        folder.Write("a/heron.onnx", Onnx());
        folder.Write("a/tokenizer.model", Tokenizer());
        Models().ShouldHaveSingleItem().Artifacts.Select(x => x.Path).ShouldBe(["a/heron.onnx", "a/tokenizer.model"]);
        folder.Write("a/robin.onnx", Onnx());
        Models().Count.ShouldBe(3);
    }

    [Fact]
    public void A_SavedModel_and_a_Core_ML_package_are_called_by_their_folder()
    {
        folder.Write("saved/heron/saved_model.pb", Sample("saved_model.pb"));
        folder.Write("Robin.mlpackage/Data/com.apple.CoreML/model.mlmodel", Sample(".mlmodel"));
        folder.Write("LICENSE", SidecarCases.CappedText);
        var models = Models();
        models.Select(m => m.Name).ShouldBe(["Robin.mlpackage", "heron"]);
        // The package is as good as a file: what lies beside it is its own.
        models[0].License!.Evidence.Source.ShouldBe(EvidenceSource.LicenseFile);
        models[1].License!.Evidence.Source.ShouldBe(EvidenceSource.FolderAbove);
    }

    [Fact]
    public void A_snapshot_of_the_hubs_cache_is_one_model_whose_id_the_folder_tells()
    {
        const string Cache = "hub/models--meta-llama--Llama-3.2-1B/";
        folder.Write(Cache + "blobs/" + new string('a', 64), Weights);
        folder.Write(Cache + "blobs/" + new string('b', 64), Weights);
        Link(Cache + "snapshots/0123/model.safetensors", "../../blobs/" + new string('a', 64));
        Link(Cache + "snapshots/0123/original/x.safetensors", "../../../blobs/" + new string('b', 64));
        var model = Models().ShouldHaveSingleItem();
        model.HubId.ShouldBe("meta-llama/Llama-3.2-1B");
        model.Name.ShouldBe("meta-llama/Llama-3.2-1B");
        model.Artifacts.Count.ShouldBe(2);
        model.License!.Id.ShouldBe("llama3.2");
        model.License.Evidence.Source.ShouldBe(EvidenceSource.ModelFamily);
    }

    [Fact]
    public void A_model_of_Ollamas_store_has_the_license_of_its_manifest()
    {
        var weights = new string('1', 64);
        var license = new string('2', 64);
        folder.Write("models/blobs/sha256-" + weights, GgufBytes.With());
        folder.Write("models/blobs/sha256-" + license, SidecarCases.CappedText);
        folder.Write("models/manifests/registry.ollama.ai/library/heron/7b", "{\"schemaVersion\":2,\"layers\":[{\"mediaType\":\"application/vnd.ollama.image.model\",\"digest\":\"sha256:" + weights + "\"},{\"mediaType\":\"application/vnd.ollama.image.license\",\"digest\":\"sha256:" + license + "\"}]}");
        var model = Models().ShouldHaveSingleItem();
        model.Name.ShouldBe("heron:7b");
        model.License!.Terms[0].Place.ShouldNotBeNull().Path.ShouldBe("models/blobs/sha256-" + license);
        model.License.Terms[0].Place!.Line.ShouldBe(4);
    }

    [Fact]
    public void A_model_of_an_OCI_layout_has_the_license_of_its_manifest()
    {
        var weights = new string('1', 64);
        var manifest = new string('3', 64);
        folder.Write("kit/index.json", "{\"manifests\":[{\"digest\":\"sha256:" + manifest + "\"}]}");
        folder.Write("kit/blobs/sha256/" + weights, GgufBytes.With());
        folder.Write("kit/blobs/sha256/" + manifest, "{\"layers\":[{\"mediaType\":\"application/vnd.cncf.model.weight.v1.raw\",\"digest\":\"sha256:" + weights + "\"}],\n\"annotations\":{\"org.opencontainers.image.title\":\"heron\",\"org.opencontainers.image.licenses\":\"Apache-2.0\"}}");
        var model = Models().ShouldHaveSingleItem();
        model.Name.ShouldBe("heron");
        model.License!.Id.ShouldBe("Apache-2.0");
        model.License.Evidence.Place.ShouldBe(new Place("kit/blobs/sha256/" + manifest, 2, 93, 2, 105));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"layers\":[{\"mediaType\":\"application/vnd.ollama.image.model\",\"digest\":\"sha256:../../../x\"}]}")]
    [InlineData("{\"layers\":{\"digest\":7}}")]
    public void A_damaged_manifest_leaves_the_blob_to_itself(string manifest)
    {
        folder.Write("models/blobs/sha256-" + new string('1', 64), GgufBytes.With(("general.license", "mit")));
        folder.Write("models/manifests/registry.ollama.ai/library/heron/7b", manifest);
        Models().ShouldHaveSingleItem().License!.Id.ShouldBe("MIT");
    }

    [Fact]
    public void Items_of_one_id_are_one_model_and_of_two_licenses_are_two()
    {
        var a = folder.Write("a.gguf", GgufBytes.With());
        var b = folder.Write("b.gguf", GgufBytes.With());
        Gather(new ModelCandidate(a) { IsDeclared = true, ModelId = "x/heron" }, new ModelCandidate(b) { IsDeclared = true, ModelId = "x/heron" }).ShouldHaveSingleItem().Artifacts.Count.ShouldBe(2);
        folder.Write("genai_config.json", "{}");
        var one = folder.Write("one.onnx", Onnx());
        var two = folder.Write("two.onnx", Onnx());
        Gather(new ModelCandidate(one) { IsDeclared = true, License = "MIT" }, new ModelCandidate(two) { IsDeclared = true, License = "Apache-2.0" }).Select(m => m.License!.Id).ShouldBe(["MIT", "Apache-2.0"]);
    }

    [Fact]
    public void Two_models_in_one_folder_keep_their_licenses_apart()
    {
        folder.Write("m/heron.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("m/robin.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\nlicense: apache-2.0\n---\n# Models\n\nBirds.\n");
        var inventory = Inspect();
        inventory.Models.Select(m => m.License!.Id).ShouldBe(["llama3.2", "Apache-2.0"]);
        inventory.Models[0].Evidence.ShouldHaveSingleItem();
        inventory.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_card_that_names_one_of_two_models_speaks_of_it()
    {
        folder.Write("m/heron.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("m/robin.gguf", GgufBytes.With(("general.license", "mit")));
        folder.Write("m/README.md", "---\nlicense: apache-2.0\n---\n# Models\n\nUse heron.gguf for herons.\n");
        Inspect().Findings.Select(f => (f.RuleId, f.Models[0])).ShouldBe([("MOP2002", "m/heron.gguf")]);
    }

    [Fact]
    public void License_files_named_after_models_are_theirs()
    {
        folder.Write("m/heron-7b.gguf", GgufBytes.With());
        folder.Write("m/robin-1b.gguf", GgufBytes.With());
        folder.Write("m/LICENSE.heron", SidecarCases.CappedText);
        folder.Write("m/LICENSE-robin.txt", "Robin License\n\nPermission is granted to use this model for non-commercial purposes only.\n");
        var models = Models();
        models[0].License!.Terms[0].Kind.ShouldBe("user-cap");
        models[0].Evidence.ShouldHaveSingleItem();
        models[1].Evidence.ShouldHaveSingleItem().AsWritten.ShouldBe("LICENSE-robin.txt");
    }

    [Fact]
    public void A_cards_claim_counts_for_the_model_that_it_is_about()
    {
        folder.Write("m/heron.gguf", GgufBytes.With(("general.license", "llama3.2")));
        folder.Write("m/robin.gguf", GgufBytes.With());
        folder.Write("m/README.md", "---\nlicense: apache-2.0\n---\n# Robin\n\nRobin is an open source language model for birds.\n");
        Inspect().Findings.ShouldBeEmpty();
    }

    /// <summary>Where links need a privilege the hub's own tools copy.</summary>
    private void Link(string name, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            folder.Write(name, Weights);
            return;
        }

        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
    }

    private static byte[] Onnx() => Samples.Onnx();

    private static byte[] Tokenizer() => Samples.All.First(s => s.Format == "sentencepiece").Bytes;

    private static byte[] Sample(params string[] endings) => Samples.All.First(s => endings.Any(e => s.Path.EndsWith(e, StringComparison.Ordinal))).Bytes;

    private IReadOnlyList<Model> Models() => Inspect().Models;

    private Inventory Inspect()
    {
        var request = FolderDiscovery.Request(folder.Path);
        return Inspector.Inspect(request, new SourceFiles(request.BaseFolder));
    }

    private IReadOnlyList<Model> Gather(params ModelCandidate[] candidates) =>
        Inspector.Inspect(new InspectionRequest(folder.Path, "App.csproj") { Candidates = candidates }, new SourceFiles(folder.Path)).Models;
}
