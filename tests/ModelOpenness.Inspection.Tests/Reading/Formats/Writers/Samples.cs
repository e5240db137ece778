using System.Text;
using ModelOpenness.Vocabulary;
using static ModelOpenness.Inspection.Tests.Reading.Formats.Writers.Files;
using Table = ModelOpenness.Inspection.Tests.Reading.Formats.Writers.FlatWriter.Table;

namespace ModelOpenness.Inspection.Tests.Reading.Formats.Writers;

/// <summary>A sound file of a format with what should be read from it.</summary>
internal sealed record Sample(string Path, string Format, byte[] Bytes)
{
    public string? License { get; init; }

    public string? Name { get; init; }

    public string? Author { get; init; }

    public string? Version { get; init; }

    public string[] BaseModels { get; init; } = [];

    public string[] Parts { get; init; } = [];

    /// <summary>
    /// Bytes at the end without which the file still says the same: raw data that no header speaks of. A file cut before them must be
    /// reported.
    /// </summary>
    public bool NoticesTruncation { get; init; }

    public override string ToString() => this.Format + " " + this.Path;
}

/// <summary>One file, or some, of each format in the contract, all written here.</summary>
internal static class Samples
{
    private const string Terms = "Demo Terms 1.0";

    public static IReadOnlyList<Sample> All { get; } = [.. Marked(), .. Flat(), .. Zipped(), .. Texts(), .. Messages(), .. Weak()];

    public static GgufWriter DemoGguf(uint version = 3, bool bigEndian = false) => new GgufWriter(version, bigEndian)
        .String("general.architecture", "llama")
        .String("general.name", "Demo")
        .String("general.author", "ACME")
        .String("general.license", Terms)
        .String("general.license.name", "Demo")
        .String("general.license.link", "https://example.org/terms")
        .String("general.source.url", "https://example.org/demo")
        .U32("general.base_model.count", 2)
        .String("general.base_model.0.name", "First")
        .String("general.base_model.0.organization", "Org")
        .String("general.base_model.1.name", "Second")
        .String("general.base_model.1.repo_url", "https://example.org/second")
        .Strings("general.tags", "one", "two")
        .Bool("tokenizer.ggml.add_bos_token", true)
        .Strings("tokenizer.ggml.tokens", [.. Enumerable.Range(0, 300).Select(i => "token" + i)])
        .Floats("tokenizer.ggml.scores", 300);

    public static byte[] Onnx(params (string Key, string Value)[] properties)
    {
        var model = new ProtobufWriter().Varint(1, 9).Text(2, "demo").Text(3, "1.0")
            .Message(7, graph => graph.Message(1, node => node.Text(1, "x").Text(2, "y").Text(4, "Relu")).Text(2, "graph").Bytes(5, new byte[200]))
            .Message(8, opset => opset.Text(1, "").Varint(2, 17));
        foreach (var (key, value) in properties)
        {
            model.Message(14, pair => pair.Text(1, key).Text(2, value));
        }

        return model.ToArray();
    }

    public static byte[] Tflite(string? license, string name = "Demo", string author = "ACME")
    {
        var metadata = FlatWriter.File("M001", new Table(name, "words", "1", null, author, license));
        return FlatWriter.File("TFL3", new Table(3u, null, null, "described", new Table[] { new(), new(new byte[64]), new(metadata) }, null, new Table[] { new("min_runtime_version", 0u), new("TFLITE_METADATA", 2u) }));
    }

    private static IEnumerable<Sample> Marked()
    {
        yield return new("pointer.onnx", "git-lfs-pointer", Text("version https://git-lfs.github.com/spec/v1\noid sha256:" + new string('a', 64) + "\nsize 12345\n")) { Version = "1", NoticesTruncation = true };
        foreach (var (version, bigEndian) in new[] { (2u, false), (3u, false), (3u, true) })
        {
            yield return new($"demo-v{version}{(bigEndian ? "-be" : "")}.gguf", "gguf", DemoGguf(version, bigEndian).ToArray())
            {
                License = Terms,
                Name = "Demo",
                Author = "ACME",
                Version = version.ToString(),
                BaseModels = ["Org/First", "https://example.org/second"],
                NoticesTruncation = true,
            };
        }

        var withTensors = DemoGguf();
        withTensors.DataLength = 96;
        yield return new("sha256-0123", "gguf", withTensors.Tensor("a", 0, 8, 2).Tensor("b", 64, 8).ToArray()) { License = Terms, Name = "Demo", Author = "ACME", BaseModels = ["Org/First", "https://example.org/second"], Version = "3" };
        yield return new("ggml-base.bin", "ggml", Join("lmgg"u8.ToArray(), Numbers((51865, 4), (1500, 4)), new byte[64]));
        yield return new("model.ggml", "ggml", Join("tjgg"u8.ToArray(), Numbers((3, 4)), new byte[64])) { Version = "3" };
        yield return new("model.h5", "keras-hdf5", Join([0x89], "HDF\r\n\x1a\n"u8.ToArray(), new byte[64])) { Version = "0" };
        yield return new("block.h5", "keras-hdf5", Join(new byte[1024], [0x89], "HDF\r\n\x1a\n"u8.ToArray(), [2], new byte[64])) { Version = "2" };
        yield return new("a.npy", "npy", Join([0x93], "NUMPY\x1\0"u8.ToArray(), Numbers((118, 2)), Text("{'descr': '<f4', }".PadRight(118)), new byte[40])) { Version = "1.0" };
        yield return new("old.pt", "pytorch-legacy", Join([0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E], new byte[32]));
        yield return new("m.cbm", "catboost", Join("CBM1"u8.ToArray(), Numbers((16, 4)), new byte[16]));
        yield return new("m.ms", "mindspore", Join(Numbers((16, 4)), "MSL2"u8.ToArray(), new byte[32])) { Version = "MSL2" };
        yield return new("m.rknn", "rknn", Join("RKNN"u8.ToArray(), new byte[32]));
        yield return new("m2.rknn", "rknn", Join("RKNN"u8.ToArray(), Numbers((0, 4), (6, 4), (0, 4)), new byte[32])) { Version = "6" };
        yield return new("m3.rknn", "rknn", Join("CYPTRKNN"u8.ToArray(), new byte[32]));
        yield return new("m3.engine", "tensorrt", Join("ftrt"u8.ToArray(), new byte[20], [10, 3, 0, 26], new byte[32])) { Version = "10.3.0.26" };
        yield return new("manifest.ocdbt", "orbax", Join([0x0C, 0xDB, 0x3A, 0x2A, 0, 0, 0, 0, 0, 0, 0, 45, 0], new byte[32])) { Version = "0", NoticesTruncation = true };
        yield return new("m.engine", "tensorrt", Join("ftrt"u8.ToArray(), new byte[32]));
        var json = Text("{\"description\": \"demo\", \"author\": \"ACME\", \"license\": \"" + Terms + "\", \"batch\": 1}");
        yield return new("m2.engine", "tensorrt", Join(Numbers(((uint)json.Length, 4)), json, "ftrt"u8.ToArray(), new byte[32])) { License = Terms, Author = "ACME" };
        yield return new("m.param", "ncnn", Text("7767517\n75 83\nInput data 0 1 data\n"));
        yield return new("m.param.bin", "ncnn", Join([0xDD, 0x85, 0x76, 0x00], new byte[32]));
        yield return new("m.safetensors", "safetensors", Safetensors("{\"__metadata__\":{\"format\":\"pt\",\"modelspec.title\":\"Demo\",\"modelspec.author\":\"ACME\",\"modelspec.license\":\"" + Terms + "\",\"license\":\"other\",\"base_model\":\"org/first\"},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}  ", 8))
        {
            License = Terms,
            Name = "Demo",
            Author = "ACME",
            BaseModels = ["org/first"],
            NoticesTruncation = true,
        };
        yield return new("blank.safetensors", "safetensors", Safetensors("\n\t {\"__metadata__\":{\"license\":\"" + Terms + "\"}} ")) { License = Terms, NoticesTruncation = true };
        yield return new("late.safetensors", "safetensors", Safetensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"__metadata__\":{\"license\":\"" + Terms + "\"}}", 8)) { License = Terms, NoticesTruncation = true };
        yield return new("m.safetensors.index.json", "safetensors", Text("{\"metadata\":{\"total_size\":16},\"weight_map\":{\"a\":\"m-00001-of-00002.safetensors\",\"b\":\"m-00001-of-00002.safetensors\",\"c\":\"m-00002-of-00002.safetensors\"}}"))
        {
            Parts = ["m-00001-of-00002.safetensors", "m-00002-of-00002.safetensors"],
            NoticesTruncation = true,
        };
    }

    private static IEnumerable<Sample> Flat()
    {
        yield return new("m.tflite", "tflite", Tflite(Terms)) { License = Terms, Name = "Demo", Author = "ACME", Version = "3" };
        yield return new("zipped.bin", "tflite", Join(Tflite(Terms), Zip(("labels.txt", Text("a\nb\n"))))) { License = Terms, Name = "Demo", Author = "ACME", Version = "3" };
        yield return new("unmarked.tflite", "tflite", FlatWriter.File(null, new Table(3u, null, null, "described"))) { Version = "3" };
        yield return new("m.ort", "ort", FlatWriter.File("ORTM", new Table("5", new Table(null, null, "demo", "1.0", null, null, null, null, null, new Table[] { new("Author", "ACME"), new("Model_License", Terms) })))) { License = Terms, Author = "ACME", Version = "5" };
        yield return new("m.pte", "executorch", FlatWriter.File("ET12", new Table(0u))) { Version = "ET12" };
        yield return new("m2.pte", "executorch", Extended(FlatWriter.File("ET12", new Table(0u)))) { Version = "ET12" };
        yield return new("m.mnn", "mnn", FlatWriter.File(null, new Table("demo", null, 1u)));
        var header = FlatWriter.File(null, new Table(
            new Table((object)new Table[] { Pair("Authors", "ACME"), Pair("license", Terms), new("count", (byte)5, new Table(7u)) }),
            new Table((object)new Table[] { new(null, 512UL, 600UL, (byte)3) })));
        var bytes = new byte[640];
        "LITERTLM"u8.CopyTo(bytes);
        Numbers((1, 4), (3, 4), (0, 4), (0, 4), (32 + (uint)header.Length, 4)).CopyTo(bytes, 8);
        header.CopyTo(bytes, 32);
        yield return new("m.litertlm", "litert-lm", bytes) { License = Terms, Author = "ACME", Version = "1.3.0" };

        static Table Pair(string key, string value) => new(key, (byte)9, new Table(value));

        // The root moves behind a header of 32 bytes: its offset and the file are that much longer.
        static byte[] Extended(byte[] program)
        {
            var root = BitConverter.ToUInt32(program);
            var whole = Join(Numbers((root + 32, 4)), "ET12eh00"u8.ToArray(), Numbers((32, 4), ((uint)program.Length + 32, 4), (0, 4), (0, 4), (0, 4), (0, 4), (0, 4)), program[8..]);
            return whole;
        }
    }

    private static IEnumerable<Sample> Zipped()
    {
        yield return new("m.pt", "pytorch-zip", Zip(("=archive/data.pkl", [0x80, 2, 0x2E]), ("=archive/data/0", new byte[64]), ("=archive/version", Text("3\n")))) { Version = "3", NoticesTruncation = true };
        yield return new("m.ptl", "torchscript", Zip(("=m/data.pkl", [0x80, 2, 0x2E]), ("=m/constants.pkl", [0x80, 2, 0x2E]), ("m/code/__torch__.py", Text("pass")), ("m/extra/config.txt", Text("{\"author\":\"ACME\",\"license\":\"" + Terms + "\"}")), ("=m/version", Text("6")))) { License = Terms, Author = "ACME", Version = "6", NoticesTruncation = true };
        yield return new("n.pt", "torchscript", Zip(("=m/data.pkl", [0x80, 2, 0x2E]), ("=m/constants.pkl", [0x80, 2, 0x2E]), ("m/code/__torch__.py", Text("pass")), ("m/extra/LICENSE.txt", Text(Terms + "\n")))) { License = Terms, NoticesTruncation = true };
        yield return new("old.pt", "torchscript", Zip(("=m/version", Text("1\n")), ("=m/model.json", Text("{}")), ("m/code/m.py", Text("pass")), ("=m/tensors/0", new byte[8]), ("m/extra/notes.txt", Text("words")))) { Version = "1", NoticesTruncation = true };
        yield return new("m.pt2", "pytorch-pt2", Zip(("=m/archive_format", Text("pt2")), ("=m/archive_version", Text("0")), ("m/models/model.json", Text("{}")), ("=m/data/weights/weight_0", new byte[8]), ("m/extra/about.json", Text("{\"author\":\"ACME\",\"license\":\"" + Terms + "\"}")))) { License = Terms, Author = "ACME", Version = "0", NoticesTruncation = true };
        yield return new("before28.pt2", "pytorch-pt2", Zip(("=serialized_exported_program.json", Text("{}")), ("=serialized_state_dict.pt", new byte[8]), ("=version", Text("5.1")))) { Version = "5.1", NoticesTruncation = true };
        yield return new("m.zip", "mlnet", Zip(("TrainingInfo\\Version.txt", Text("1.5.0 @BuiltBy: me")), ("Predictor\\Model.key", Text("ML\0MODEL....")))) { Version = "1.5.0", NoticesTruncation = true };
        yield return new("m.mlnet", "mlnet", Zip(("TransformerChain/Model.key", Text("ML\0MODEL....")))) { NoticesTruncation = true };
        yield return new("m.keras", "keras", Zip(("metadata.json", Text("{\"keras_version\": \"3.3.3\", \"date_saved\": \"2024\"}")), ("config.json", Text("{}")), ("=model.weights.h5", new byte[32]))) { Version = "3.3.3", NoticesTruncation = true };
        yield return new("m.skops", "skops", Zip(("schema.json", Text("{\"__class__\": \"Pipeline\", \"protocol\": 2}")))) { Version = "2", NoticesTruncation = true };
        yield return new("m.npz", "npz", Zip(("arr_0.npy", new byte[16]), ("arr_1.npy", new byte[16])));
        yield return new("m.task", "mediapipe-task", Zip(("=detector.tflite", Tflite(Terms)), ("labels.txt", Text("a")))) { License = Terms, Name = "Demo", Author = "ACME", NoticesTruncation = true };
        yield return new("llm.task", "mediapipe-task", Zip(("=TF_LITE_PREFILL_DECODE", Tflite(null)), ("TOKENIZER_MODEL", new byte[8]))) { Name = "Demo", Author = "ACME", NoticesTruncation = true };
        yield return new("m.llamafile", "llamafile", StoredZip(Join("MZqFpD='\n"u8.ToArray(), new byte[500]), (".args", Text("-m\n")), ("demo.gguf", DemoGguf().ToArray()))) { License = Terms, Name = "Demo", Author = "ACME", BaseModels = ["Org/First", "https://example.org/second"], NoticesTruncation = true };
        var configuration = Text("target: demo.Model\nlicense: \"" + Terms + "\"\nnemo_version: 2.0.0\nencoder:\n  license: none of the model\n");
        yield return new("m.nemo", "nemo", Tar(("./model_config.yaml", configuration), ("./model_weights.ckpt", new byte[64]))) { License = Terms, Version = "2.0.0" };
        yield return new("packed.nemo", "nemo", Gzip(Tar(("model_config.yaml", configuration), ("model_weights.ckpt", new byte[64]))));
        yield return new("m.tar", "pytorch-tar", Tar("sys_info", "pickle", "tensors", "storages"));
    }

    private static IEnumerable<Sample> Texts()
    {
        yield return new("m.xml", "openvino-ir", Text("<?xml version=\"1.0\"?>\n<!-- made here --><net name=\"demo\" version=\"11\"><layers><layer id=\"0\"><rt_info><attribute name=\"license\" value=\"none of the model\"/></rt_info></layer></layers><edges/>"
            + "<rt_info><Runtime_version value=\"2024.0\"/><model_info><author value=\"ACME\"/><license value=\"" + Terms + "\"/></model_info></rt_info></net>")) { License = Terms, Name = "demo", Author = "ACME", Version = "11", NoticesTruncation = true };
        yield return new("large.xml", "openvino-ir", Text("<net name=\"demo\" version=\"10\"><layers>" + string.Concat(Enumerable.Repeat("<layer id=\"0\" name=\"some name\" type=\"Const\"/>\n", 30_000)) + "</layers><edges></edges>"
            + "<rt_info><model_info><license value=\"" + Terms + "\"/></model_info></rt_info></net>\n")) { License = Terms, Name = "demo", Version = "10" };
        yield return new("m.pmml", "pmml", Text("<?xml version=\"1.0\"?><PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header copyright=\"ACME\" description=\"d\"><Extension name=\"license\" value=\"" + Terms + "\"/><Application name=\"x\"/></Header><DataDictionary/></PMML>")) { License = Terms, Version = "4.4" };
        yield return new("fragment.pmml", "pmml", Text("<TreeModel functionName=\"classification\"><MiningSchema/></TreeModel>"));
        yield return new("fragment.xml", "pmml", Text("<?xml version=\"1.0\"?>\n<RegressionModel functionName=\"regression\"><MiningSchema/></RegressionModel>"));
        yield return new("voice.onnx.json", "piper-voice", Text("{\"audio\":{\"sample_rate\":22050},\"espeak\":{\"voice\":\"en\"},\"phoneme_type\":\"espeak\",\"phoneme_id_map\":{\"a\":[1]},\"piper_version\":\"1.0.0\",\"license\":\"" + Terms + "\"}")) { License = Terms, Version = "1.0.0", NoticesTruncation = true };
        yield return new("model.json", "tfjs", Text("{\"format\":\"layers-model\",\"generatedBy\":\"keras\",\"modelTopology\":{\"a\":[1,2]},\"weightsManifest\":[{\"paths\":[\"group1-shard1of1.bin\"],\"weights\":[]}],\"userDefinedMetadata\":{\"license\":\"" + Terms + "\",\"author\":\"ACME\"}}"))
        {
            License = Terms,
            Author = "ACME",
            Version = "layers-model",
            Parts = ["group1-shard1of1.bin"],
            NoticesTruncation = true,
        };
        yield return new("x-weights_manifest.json", "tfjs", Text("[{\"weights\":[{\"name\":\"a\",\"paths\":[\"no\"]}],\"paths\":[\"x.bin\"]}]")) { Parts = ["x.bin"], NoticesTruncation = true };
        yield return new("x.json", "xgboost", Text("{\"learner\":{\"attributes\":{\"license\":\"" + Terms + "\"},\"feature_names\":[],\"gradient_booster\":{\"model\":{}}},\"version\":[2,0,3]}")) { License = Terms, Version = "2.0.3", NoticesTruncation = true };
        yield return new("x.ubj", "xgboost", Join("{L"u8.ToArray(), [0, 0, 0, 0, 0, 0, 0, 7], "learner{L"u8.ToArray(), new byte[32]));
        yield return new("old.model", "xgboost", OldBooster()) { Version = "1.2" };
        yield return new("binf.model", "xgboost", Join("binf"u8.ToArray(), OldBooster())) { Version = "1.2" };
        yield return new("x.model", "xgboost", Join("binf"u8.ToArray(), new byte[32]));
        yield return new("inference.json", "paddle-pdmodel", Text("{\"base_code\":{\"magic\":\"pir\",\"version\":1},\"program\":{}}")) { Version = "pir" };
        yield return new("m.mlpackage/Manifest.json", "coreml-package", Text("{\"fileFormatVersion\":\"1.0.0\",\"itemInfoEntries\":{\"A\":{\"author\":\"x\",\"path\":\"com.apple.CoreML/model.mlmodel\"}},\"rootModelIdentifier\":\"A\"}")) { Version = "1.0.0", Parts = ["Data/com.apple.CoreML/model.mlmodel"], NoticesTruncation = true };
        yield return new("m.mlmodelc/metadata.json", "coreml", Text("[{\"metadataOutputVersion\":\"3.0\",\"specificationVersion\":\"7\",\"author\":\"ACME\",\"license\":\"" + Terms + "\",\"inputSchema\":[{\"license\":\"no\"}],\"userDefinedMetadata\":{\"a\":\"b\"}}]")) { License = Terms, Author = "ACME", Version = "7", NoticesTruncation = true };
        yield return new("m.txt", "lightgbm", Text("tree\nversion=v4\nnum_class=1\nobjective=binary\n")) { Version = "v4" };
    }

    // 136 bytes of parameters, then the names of objective and booster.
    private static byte[] OldBooster() => Join(Numbers((0x3F000000, 4), (127, 4), (0, 4), (0, 4), (0, 4), (1, 4), (2, 4)), new byte[108], Named("binary:logistic"), Named("gbtree"), new byte[32]);

    private static byte[] Named(string name) => Join(BitConverter.GetBytes((long)name.Length), Text(name));

    private static IEnumerable<Sample> Messages()
    {
        var external = new ProtobufWriter().Text(8, "w").Message(13, entry => entry.Text(1, "location").Text(2, "./weights/m.onnx.data")).Message(13, entry => entry.Text(1, "length").Text(2, "4096")).Varint(14, 1).ToArray();
        yield return new("external.onnx", "onnx", new ProtobufWriter().Varint(1, 9).Message(7, graph => graph.Bytes(5, external)).Message(14, pair => pair.Text(1, "license").Text(2, Terms)).ToArray()) { License = Terms, Version = "9", Parts = ["weights/m.onnx.data"] };
        yield return new("plain.pb", "tf-graphdef", new ProtobufWriter().Bytes(1, Node()).Bytes(1, Node()).ToArray());
        yield return new("m.onnx", "onnx", Onnx(("author", "ACME"), ("License", Terms))) { License = Terms, Author = "ACME", Version = "9" };
        yield return new("m.pb", "onnx", Onnx(("model_license", Terms), ("model_author", "ACME"))) { License = Terms, Author = "ACME", Version = "9" };
        yield return new("m.mlmodel", "coreml", new ProtobufWriter().Varint(1, 7).Message(2, description => description
                .Message(1, feature => feature.Text(1, "in"))
                .Message(100, metadata => metadata.Text(1, "short").Text(2, "1.0").Text(3, "ACME").Text(4, Terms).Message(100, pair => pair.Text(1, "base_model").Text(2, "org/first"))))
            .Message(500, network => network.Bytes(1, new byte[128])).ToArray()) { License = Terms, Author = "ACME", Version = "7", BaseModels = ["org/first"], NoticesTruncation = true };
        yield return new("saved_model.pb", "tf-savedmodel", new ProtobufWriter().Varint(1, 1).Message(2, graph => graph.Message(1, info => info.Text(4, "serve").Text(5, "2.15.0")).Message(2, def => def.Bytes(1, Node()))).ToArray()) { Version = "1" };
        yield return new("frozen.pb", "tf-graphdef", new ProtobufWriter().Bytes(1, Node()).Bytes(1, Node()).Message(4, versions => versions.Varint(1, 987)).ToArray()) { Version = "987" };
        yield return new("m.pdmodel", "paddle-pdmodel", new ProtobufWriter().Message(1, block => block.Varint(1, 0).Varint(2, ulong.MaxValue).Message(3, variable => variable.Text(1, "x"))).Message(4, version => version.Varint(1, 2_006_000)).Message(5, map => map).ToArray()) { Version = "2006000", };
        yield return new("tokenizer.model", "sentencepiece", new ProtobufWriter().Message(1, piece => piece.Text(1, "<unk>").Fixed32(2, 0).Varint(3, 2)).Message(1, piece => piece.Text(1, "a").Fixed32(2, -1)).Message(2, trainer => trainer.Text(1, "in")).Message(3, normalizer => normalizer).ToArray());

        static byte[] Node() => new ProtobufWriter().Text(1, "node").Text(2, "Const").Message(5, attribute => attribute.Text(1, "dtype").Message(2, value => value.Varint(6, 1))).ToArray();
    }

    private static IEnumerable<Sample> Weak()
    {
        var description = new ProtobufWriter().Varint(1, 5).Varint(2, 16).Varint(2, 3).ToArray();
        yield return new("m.pdiparams", "paddle-pdiparams", Join(new byte[16], Numbers(((uint)description.Length, 4)), description, new byte[192])) { Version = "0" };
        yield return new("m.pkl", "pickle", Join([0x80, 4, 0x95], new byte[8], "."u8.ToArray())) { Version = "4" };
        var pickle = Join([0x80, 4, 0x95], new byte[8], "}."u8.ToArray());
        yield return new("m.joblib", "pickle", Zlib(pickle)) { Version = "4" };
        yield return new("zlib.bin", "pickle", Zlib(pickle)) { Version = "4" };
        yield return new("m.pkl.gz", "pickle", Gzip(pickle)) { Version = "4" };
        yield return new("before10.pkl", "pickle", Join(Text("ZF0x139".PadRight(21)), Zlib(pickle))) { Version = "4" };
        yield return new("python2.pkl.gz", "pickle", Join(Text("ZF0x139".PadRight(22)), Zlib(pickle))) { Version = "4" };
        yield return new("m.pkl.bz2", "pickle", Join("BZh9"u8.ToArray(), new byte[32]));
        yield return new("m.pkl.xz", "pickle", Join([0xFD], "7zXZ\0"u8.ToArray(), new byte[32]));
        yield return new("m.pkl.lzma", "pickle", Join([0x5D, 0, 0], new byte[32]));
        yield return new("m.pkl.lz4", "pickle", Join([0x04, 0x22, 0x4D, 0x18], new byte[32]));
        yield return new("text.pkl", "pickle", Text("(dp0\nVkey\np1\nI5\nsVother\np2\n(lp3\nVa\naVb\nas.")) { Version = "0" };
        yield return new("eng.traineddata", "tesseract", Join(Numbers((3, 4)), BitConverter.GetBytes(28L), BitConverter.GetBytes(-1L), BitConverter.GetBytes(40L), new byte[40]));
        yield return new("m.msgpack", "flax", Join([0x81, 0xA6], Encoding.ASCII.GetBytes("params"), [0x81, 0xA1, 0x61, 0xC4, 4], new byte[4]));
    }
}
