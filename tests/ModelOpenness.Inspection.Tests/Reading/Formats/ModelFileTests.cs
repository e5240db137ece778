using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Inspection.Tests.Inventories;
using ModelOpenness.Inspection.Tests.Reading.Formats.Writers;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Formats;

public sealed class ModelFileTests
{
    public static TheoryData<string> Names => [.. Samples.All.Select(sample => sample.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_format_is_recognized_and_read(string name)
    {
        var sample = Samples.All.Single(one => string.Equals(one.ToString(), name, StringComparison.Ordinal));

        var artifact = sample.Bytes.Read("folder/" + sample.Path);

        artifact.ShouldBeSound(sample.Format);
        artifact.License.ShouldBe(sample.License);
        artifact.Name.ShouldBe(sample.Name);
        artifact.Author.ShouldBe(sample.Author);
        artifact.FormatVersion.ShouldBe(sample.Version);
        artifact.BaseModels.ShouldBe(sample.BaseModels);
        artifact.Parts.ShouldBe(sample.Parts);
        artifact.Size.ShouldBe(sample.Bytes.Length);
        (artifact.LicenseKey is null).ShouldBe(sample.License is null);
    }

    [Fact]
    public void Samples_cover_every_format_of_the_registry()
    {
        var covered = Samples.All.Select(sample => sample.Format).ToHashSet(StringComparer.Ordinal);

        FormatRegistry.Readers.Select(reader => reader.Format).Distinct(StringComparer.Ordinal).Where(format => !covered.Contains(format)).ShouldBeEmpty();
    }

    [Fact]
    public void Registry_has_every_format_of_the_contract()
    {
        const string Contract = "pytorch-pt2 nemo orbax piper-voice gguf ggml safetensors onnx ort tflite litert-lm coreml coreml-package mlnet keras keras-hdf5 tf-savedmodel tf-graphdef tfjs pytorch-zip torchscript pytorch-legacy pytorch-tar pickle executorch openvino-ir tensorrt paddle-pdmodel paddle-pdiparams ncnn mnn mindspore rknn npy npz xgboost lightgbm catboost pmml llamafile flax sentencepiece tesseract mediapipe-task skops git-lfs-pointer";

        FormatRegistry.Readers.Select(reader => reader.Format).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe(Contract.Split(' ').Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_ends_too_early_never_gives_part_of_its_metadata(string name)
    {
        var sample = Samples.All.Single(one => string.Equals(one.ToString(), name, StringComparison.Ordinal));
        var step = sample.Bytes.Length < 20_000 ? 1 + (sample.Bytes.Length / 1000) : sample.Bytes.Length / 20;
        for (var length = 1; length < sample.Bytes.Length; length += step)
        {
            var artifact = sample.Bytes[..length].Read(sample.Path);

            if (artifact.IsMalformed || string.Equals(artifact.Format, Artifact.Unknown, StringComparison.Ordinal))
            {
                // Where only the end of the tensors is missing, the license is whole.
                artifact.License.ShouldBe(artifact.License is null ? null : sample.License, "cut at " + length);
                artifact.Metadata.ShouldBeEmpty();
            }
            else if (sample.NoticesTruncation)
            {
                // The cut fell into padding, or into white space at the end, and all is there.
                artifact.License.ShouldBe(sample.License, "cut at " + length);
                artifact.BaseModels.ShouldBe(sample.BaseModels, "cut at " + length);
                artifact.Parts.ShouldBe(sample.Parts, "cut at " + length);
            }
        }
    }

    [Fact]
    public void A_renamed_file_keeps_its_format()
    {
        foreach (var sample in Samples.All.Where(sample => sample.Format is "gguf" or "safetensors" or "tflite" or "ort" or "mlnet" or "pytorch-zip" or "tf-savedmodel" or "sentencepiece" or "keras-hdf5"))
        {
            if (!sample.Path.StartsWith("unmarked", StringComparison.Ordinal) && !sample.Path.EndsWith("index.json", StringComparison.Ordinal) && !sample.Path.StartsWith("block", StringComparison.Ordinal))
            {
                sample.Bytes.Read("renamed.bin").ShouldBeSound(sample.Format);
                sample.Bytes.Read("renamed.onnx").ShouldBeSound(sample.Format);
            }
        }
    }

    [Theory]
    [InlineData("readme.txt", "Words about a model.")]
    [InlineData("appsettings.json", "{\"Logging\":{\"license\":\"MIT\"}}")]
    [InlineData("list.json", "[1,2,3]")]
    [InlineData("app.xml", "<configuration version=\"1\"><net name=\"x\"/></configuration>")]
    [InlineData("data.bin", "abc")]
    [InlineData("data.dat", "\0\0\0\0\0\0\0\0")]
    [InlineData("broken.pt", "abc")]
    [InlineData("svm.pkl", "svm_type nu_svr\r\nkernel_type rbf\r\n")]
    public void What_is_no_model_is_unknown_without_complaint(string path, string text)
    {
        var artifact = Files.Text(text).Read(path);

        artifact.ShouldBeSound(Artifact.Unknown);
        artifact.License.ShouldBeNull();
    }

    [Fact]
    public void An_ordinary_zip_file_is_no_model()
    {
        Files.Zip(("readme.txt", Files.Text("x")), ("model.onnx.txt", Files.Text("x"))).Read("archive.zip").ShouldBeSound(Artifact.Unknown);
    }

    [Fact]
    public void A_protobuf_tensor_of_a_test_is_no_model()
    {
        var tensor = new ProtobufWriter().Varint(1, 3).Varint(1, 4).Varint(2, 1).Text(8, "x").Bytes(9, new byte[48]).ToArray();

        tensor.Read("input_0.pb").ShouldBeSound(Artifact.Unknown);
    }

    [Theory]
    [InlineData("m.gguf", "gguf")]
    [InlineData("m.onnx", "onnx")]
    [InlineData("m.safetensors", "safetensors")]
    [InlineData("m.tflite", "tflite")]
    [InlineData("m.ort", "ort")]
    [InlineData("m.mlmodel", "coreml")]
    [InlineData("m.keras", "keras")]
    [InlineData("m.pth", "pytorch-zip")]
    [InlineData("m.litertlm", "litert-lm")]
    [InlineData("m.pdmodel", "paddle-pdmodel")]
    [InlineData("m.traineddata", "tesseract")]
    [InlineData("m.mnn", "mnn")]
    [InlineData("m.cbm", "catboost")]
    [InlineData("m.pmml", "pmml")]
    [InlineData("m.skops", "skops")]
    [InlineData("m.llamafile", "llamafile")]
    public void A_page_saved_under_the_name_of_a_model_is_reported(string path, string format)
    {
        Files.Text("<!DOCTYPE html><html><body>Sign in to download</body></html>").Read(path).ShouldBeDamaged(format);
    }

    [Fact]
    public void A_list_of_folders_that_Python_keeps_is_no_damaged_model()
    {
        Files.Text("import os; var = 'SETUPTOOLS_USE_DISTUTILS'\n./src\n").Read("distutils-precedence.pth").ShouldBeSound(Artifact.Unknown);
        Files.Text("PK\u0003\u0004 and then nothing").Read("m.pth").ShouldBeDamaged("pytorch-zip");
    }

    [Theory]
    [InlineData("README.llamafile")]
    [InlineData("server.llamafile")]
    [InlineData("license.gguf")]
    [InlineData("README.safetensors")]
    public void Text_that_is_named_after_a_model_is_none(string path) =>
        Files.Text("# Weights\n\nThey are on the other disk.\n").Read(path).ShouldBeSound(Artifact.Unknown);

    [Theory]
    [InlineData("model.gguf", "gguf", "Not found\n")]
    [InlineData("README.llamafile", "llamafile", "<html><body>Not found</body></html>")]
    public void Text_in_place_of_a_model_is_damage(string path, string format, string text) => Files.Text(text).Read(path).ShouldBeDamaged(format);

    [Theory]
    [InlineData("m.pkl", "this is not a pickle.")]
    [InlineData("m.pkl", "version 2.")]
    [InlineData("m.pkl", "I")]
    [InlineData("m.pkl", "(lp0\n.trailing.")]
    [InlineData("m.txt", "(lp0\nVa\na.")]
    [InlineData("m.xml", "<TreeModel><MiningSchema/></TreeModel>")]
    [InlineData("m.json", "{\"audio\":{\"sample_rate\":1}}")]
    public void What_only_resembles_a_model_is_none(string path, string text) => Files.Text(text).Read(path).ShouldBeSound(Artifact.Unknown);

    [Fact]
    public void Compressed_data_that_holds_no_pickle_is_no_model()
    {
        Files.Zlib(Files.Text("{\"a\": 1}")).Read("data.bin").ShouldBeSound(Artifact.Unknown);
        Files.Gzip(Files.Text("words")).Read("words.gz").ShouldBeSound(Artifact.Unknown);
        Files.Join([0x78, 0x9C], new byte[32]).Read("m.joblib").ShouldBeDamaged("pickle").ShouldContain("cannot be unpacked");
    }

    [Fact]
    public void A_graph_is_told_from_other_messages_by_its_nodes()
    {
        static byte[] Graph(string name, string operation, string attribute) =>
            new ProtobufWriter().Message(1, node => node.Text(1, name).Text(2, operation).Message(5, entry => entry.Text(1, attribute).Message(2, value => value.Varint(6, 1)))).ToArray();

        Graph("a/b", "Const", "dtype").Read("m.pb").ShouldBeSound("tf-graphdef");
        Graph("a/b", "Addons>Op", "_class").Read("m.pb").ShouldBeSound("tf-graphdef");
        Graph("a\nb", "Const", "dtype").Read("m.pb").ShouldBeSound(Artifact.Unknown);
        Graph("a", "Two words", "dtype").Read("m.pb").ShouldBeSound(Artifact.Unknown);
        Graph("a", "Const", "d type").Read("m.pb").ShouldBeSound(Artifact.Unknown);
        new ProtobufWriter().Message(1, node => node.Text(1, "a").Text(2, "B")).ToArray().Read("m.pb").ShouldBeSound(Artifact.Unknown);
    }

    [Fact]
    public void The_door_gives_the_path_as_it_was_given()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".gguf");
        File.WriteAllBytes(path, Samples.DemoGguf().ToArray());
        try
        {
            var model = ModelFile.Read(path);

            model.Path.ShouldBe(path);
            model.License.ShouldBe("Demo Terms 1.0");
            Should.Throw<IOException>(() => ModelFile.Read(path + ".none"));
        }
        finally
        {
            File.Delete(path);
        }

        ModelFile.Formats.Count.ShouldBe(FormatRegistry.Readers.Select(reader => reader.Format).Distinct(StringComparer.Ordinal).Count());
        ModelFile.Format("GGUF").ShouldNotBeNull().Name.ShouldBe("GGUF");
    }

    [Fact]
    public void An_empty_file_is_no_model_and_reported_only_under_the_name_of_one()
    {
        Array.Empty<byte>().Read("m.bin").ShouldBeSound(Artifact.Unknown);
        Array.Empty<byte>().Read("m.onnx").ShouldBeDamaged(Artifact.Unknown);
    }

    [Fact]
    public void The_license_is_given_as_written_but_for_white_space_around()
    {
        var artifact = new GgufWriter().String("general.license", " \n Apache License. Version 2.0 http://www.apache.org/licenses/LICENSE-2.0. \n").ToArray().Read("m.gguf");

        artifact.License.ShouldBe("Apache License. Version 2.0 http://www.apache.org/licenses/LICENSE-2.0.");
    }

    [Fact]
    public void The_stream_is_left_open()
    {
        using var stream = new MemoryStream(Samples.DemoGguf().ToArray());
        ModelFile.Read(stream, "m.gguf");

        stream.CanRead.ShouldBeTrue();
    }
}
