using System.Text;
using System.Text.Json;
using ModelOpenness.Families;
using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Families;

public class ModelFamiliesTests
{
    [Theory]
    [InlineData("meta-llama/Llama-3.2-1B-Instruct", "llama3.2")]
    [InlineData("META-LLAMA/llama-3.2-1b-instruct", "llama3.2")]
    [InlineData("meta-llama/Meta-Llama-3-8B", "llama3")]
    [InlineData("meta-llama/Meta-Llama-3.1-8B", "llama3.1")]
    [InlineData("hf://meta-llama/Llama-3.3-70B-Instruct", "llama3.3")]
    [InlineData("https://huggingface.co/meta-llama/Llama-3.2-1B/blob/main/README.md", "llama3.2")]
    [InlineData("Qwen/Qwen2.5-7B-Instruct", "Apache-2.0")]
    [InlineData("Qwen/Qwen2.5-3B-Instruct", "qwen-research-2024")]
    [InlineData("Qwen/Qwen2.5-32B", "Apache-2.0")]
    [InlineData("deepseek-ai/DeepSeek-V3", "deepseek-1.0")]
    [InlineData("deepseek-ai/DeepSeek-V3-0324", "MIT")]
    [InlineData("distilbert-base-uncased", "Apache-2.0")]
    public void An_id_of_the_hub_has_its_vendors_license(string id, string license) => License(id).ShouldBe(license);

    [Theory]
    [InlineData("bartowski/Llama-3.2-3B-Instruct-GGUF", "llama3.2")]
    [InlineData("mlx-community/Qwen2.5-3B-Instruct-8bit", "qwen-research-2024")]
    [InlineData("unsloth/Meta-Llama-3.1-8B-Instruct-bnb-4bit", "llama3.1")]
    [InlineData("TheBloke/Mixtral-8x7B-Instruct-v0.1-AWQ", "Apache-2.0")]
    [InlineData("mradermacher/Falcon3-7B-Instruct-i1-GGUF", "falcon-3")]
    [InlineData("bartowski/google_gemma-3-12b-it-GGUF", "gemma-2024-04-01")]
    [InlineData("bartowski/ai21labs_AI21-Jamba-Reasoning-3B-GGUF", "Apache-2.0")]
    [InlineData("someone/phi-4-GGUF", "MIT")]
    [InlineData("someone/MiniCPM-V-2_6-gguf", "minicpm-1.0")]
    [InlineData("TheBloke/dolphin-2.6-mistral-7B-GGUF", "Apache-2.0")]
    [InlineData("hf.co/someone/Llama-3.2-1B-Instruct-GGUF:Q4_K_M", "llama3.2")]
    public void A_copy_in_another_format_keeps_the_license(string id, string license) => License(id).ShouldBe(license);

    [Theory]
    [InlineData("bartowski/Qwen_Qwen3-8B-GGUF", "Apache-2.0")]
    [InlineData("Qwen_Qwen2.5-3B-Instruct-Q4_K_M.gguf", "qwen-research-2024")]
    [InlineData("RichardErkhov/meta-llama_-_Llama-3.2-1B-gguf", "llama3.2")]
    [InlineData("mistralai-Mistral-7B-Instruct-v0-2-generic-gpu", "Apache-2.0")]
    [InlineData("/cache/hub/models--BAAI--bge-small-en-v1.5/snapshots/5c38ec7c405ec4b44b94cc5a9bb96e735b38267a/onnx/model.onnx", "MIT")]
    [InlineData("/cache/hub/models--contoso--Qwen2.5-7B-legal/snapshots/5c38ec7c405ec4b44b94cc5a9bb96e735b38267a/qwen2.5-7b.gguf", "Apache-2.0")]
    [InlineData("bartowski/Contoso_Qwen3-8B-Legal-GGUF", null)]
    public void The_owner_before_the_name_is_understood(string id, string? license) => License(id).ShouldBe(license);

    [Theory]
    [InlineData("llama-3-2-1b-instruct", "llama3.2")]
    [InlineData("llama_3.2_1b_instruct.onnx", "llama3.2")]
    [InlineData("llama-v3p1-8b-instruct", "llama3.1")]
    [InlineData("gemma_2_2b_it.gguf", "gemma-2024-04-01")]
    [InlineData("code-llama-7b-instruct.gguf", "llama2")]
    [InlineData("mmproj-Qwen2.5-VL-7B-Instruct-f16.gguf", "Apache-2.0")]
    [InlineData("sam_vit_b_01ec64.pth", "Apache-2.0")]
    [InlineData("face_recognition_sface_2021dec.onnx", "Apache-2.0")]
    [InlineData("sherpa-onnx-whisper-base.en.tar.bz2", "MIT")]
    [InlineData("eng.traineddata", "Apache-2.0")]
    [InlineData("receipts.traineddata", null)]
    public void Odd_separators_parts_and_checksums_do_not_hide_a_name(string id, string? license) => License(id).ShouldBe(license);

    [Theory]
    [InlineData("BAAI/bge-reranker-v2-m3", "Apache-2.0")]
    [InlineData("BAAI/bge-reranker-v2-gemma", "gemma-2024-04-01")]
    [InlineData("BAAI/bge-reranker-large", "MIT")]
    [InlineData("thenlper/gte-small", "MIT")]
    [InlineData("Alibaba-NLP/gte-large-en-v1.5", "Apache-2.0")]
    [InlineData("nvidia/canary-1b", "CC-BY-NC-4.0")]
    [InlineData("nvidia/canary-1b-flash", "CC-BY-4.0")]
    [InlineData("Qwen/Qwen2.5-Math-RM-72B", "qwen-2024")]
    [InlineData("deepseek-ai/DeepSeek-Math-V2", "Apache-2.0")]
    [InlineData("microsoft/WizardLM-2-8x22B", "Apache-2.0")]
    [InlineData("TheBloke/WizardLM-13B-V1.2-GGUF", "llama2")]
    [InlineData("ai/deepseek-r1-distill-llama", "llama3.1")]
    [InlineData("ai/deepseek-r1-distill-llama:70B-Q4_K_M", "llama3.3")]
    [InlineData("tencent/Hunyuan3D-2", "hunyuan3d-2.0")]
    [InlineData("vosk-model-small-en-us-0.15", "Apache-2.0")]
    [InlineData("vosk-model-en-us-0.22-lgraph", "Apache-2.0")]
    [InlineData("vosk-model-en-us-daanzu-20200905", "AGPL-3.0-only")]
    [InlineData("vosk-model-small-de-zamia-0.3", "LGPL-3.0-only")]
    [InlineData("vosk-model-small-fr-pguyot-0.3", "CC-BY-NC-SA-4.0")]
    public void One_family_may_have_several_licenses(string id, string license) => License(id).ShouldBe(license);

    [Theory]
    [InlineData("llama3.2", "llama3.2")]
    [InlineData("llama3.2:1b-instruct-q4_K_M", "llama3.2")]
    [InlineData("library/llama3.1:8b", "llama3.1")]
    [InlineData("registry.ollama.ai/library/gemma2:2b", "gemma-2024-04-01")]
    [InlineData("ai/smollm2:360M-Q4_K_M", "Apache-2.0")]
    [InlineData("mistral-small", "Apache-2.0")]
    [InlineData("mistral-small:22b-instruct-2409-q4_0", "mrl-0.1")]
    [InlineData("qwen2.5:3b", "qwen-research-2024")]
    [InlineData("qwen2.5:32b", "Apache-2.0")]
    [InlineData("deepseek-r1:70b", "llama3.3")]
    [InlineData("openbmb/minicpm-v4.5", "Apache-2.0")]
    [InlineData("llama-guard3:1b", "llama3.2")]
    [InlineData("llama-guard3", "llama3.1")]
    public void A_name_and_tag_of_Ollama_settle_version_and_size(string id, string license) => License(id).ShouldBe(license);

    [Theory]
    [InlineData("llama-2-7b-chat.Q3_K_S.gguf", "llama2")]
    [InlineData("Meta-Llama-3-8B-Instruct.Q4_0.gguf", "llama3")]
    [InlineData("models\\Llama-3.2-1B-Instruct-Q4_0.gguf", "llama3.2")]
    [InlineData("./models/qwen1_5-1_8b-chat-q4_0.gguf", "tongyi-qianwen-research")]
    [InlineData("C:\\models\\Phi-3-mini-4k-instruct-onnx\\model.onnx", "MIT")]
    [InlineData("https://example.com/releases/download/v8.3.0/yolo11n.pt", "AGPL-3.0-only")]
    [InlineData("yolov8s-pose.onnx", "AGPL-3.0-only")]
    [InlineData("yolox_s.onnx", "Apache-2.0")]
    [InlineData("flux1-dev-fp8.safetensors", "flux-1-dev-nc")]
    [InlineData("ch_PP-OCRv4_det_infer.onnx", "Apache-2.0")]
    [InlineData("rtdetr-l.onnx", "AGPL-3.0-only")]
    [InlineData("ggml-base.en-q5_1.bin", "MIT")]
    [InlineData("sam_vit_h_4b8939.pth", "Apache-2.0")]
    [InlineData("depth_anything_v2_vits.onnx", "Apache-2.0")]
    [InlineData("depth_anything_v2_vitl.onnx", "CC-BY-NC-4.0")]
    public void The_name_of_a_file_is_understood(string id, string license) => License(id).ShouldBe(license);

    [Theory]
    [InlineData("")]
    [InlineData("gpt-4o")]
    [InlineData("gpt-4.1-mini")]
    [InlineData("text-embedding-3-small")]
    [InlineData("claude-3-5-sonnet-20241022")]
    [InlineData("gemini-2.0-flash")]
    [InlineData("whisper-1")]
    [InlineData("mistral-large-2407")]
    [InlineData("codestral-latest")]
    [InlineData("grok-2")]
    [InlineData("qwen3-max")]
    [InlineData("qwen/qwen3-max")]
    [InlineData("qwen/qwen-vl-max")]
    [InlineData("black-forest-labs/FLUX.1-pro")]
    [InlineData("z-ai/glm-4.5-flash")]
    [InlineData("pixtral-12b-2409")]
    [InlineData("meta.llama3-1-8b-instruct-v1:0")]
    [InlineData("llama-3.3-70b-versatile")]
    [InlineData("command-r-08-2024")]
    public void A_hosted_model_is_left_alone(string id) => License(id).ShouldBeNull();

    [Theory]
    [InlineData("bartowski/Llama-Song-Stream-3B-Instruct-GGUF")]
    [InlineData("bartowski/gemma-2-9b-it-abliterated-GGUF")]
    [InlineData("contoso/llama-3-8b-support-bot")]
    [InlineData("contoso/Qwen2.5-7B-legal-advisor")]
    [InlineData("contoso/bert-base-invoices")]
    [InlineData("llama-3-8b-of-mine.gguf")]
    [InlineData("yolov8n-helmets.onnx")]
    public void A_fine_tune_with_a_name_of_its_own_is_left_alone(string id) => License(id).ShouldBeNull();

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("ggml-base.dll")]
    [InlineData("libggml-base.so")]
    [InlineData("llama.cpp")]
    [InlineData("tokenizer.json")]
    [InlineData("Samsung/sample-app")]
    [InlineData("local-llama")]
    [InlineData("gpt-2...")]
    [InlineData("/models/ggml-model-q4_0")]
    [InlineData("We like Llama 3.2, and you?")]
    public void What_is_no_known_model_is_left_alone(string id) => License(id).ShouldBeNull();

    [Fact]
    public void A_match_says_family_version_and_where_it_was_read()
    {
        var match = ModelFamilies.Default.Resolve("scrfd_2.5g_kps.onnx").ShouldNotBeNull();
        match.Family.ShouldBe("SCRFD");
        match.CodeLicenseId.ShouldBe("MIT");
        match.Confidence.ShouldBe("vendor");
        match.Source.ShouldNotBeNullOrEmpty();
        match.Note.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("kakaocorp/kanana-1.5-8b-instruct-2505", "Apache-2.0")]
    [InlineData("kakaocorp/kanana-nano-2.1b-instruct", "CC-BY-NC-4.0")]
    [InlineData("kakaocorp/kanana-2-30b-a3b", null)]
    [InlineData("prs-eth/marigold-depth-v1-0", "Apache-2.0")]
    [InlineData("prs-eth/marigold-depth-v1-1", "creativeml-openrail++-m-2023")]
    [InlineData("prs-eth/marigold-depth-v2-0", null)]
    [InlineData("OuteAI/OuteTTS-0.2-500M-GGUF", "CC-BY-NC-4.0")]
    [InlineData("OuteAI/OuteTTS-1.0-0.6B", "Apache-2.0")]
    [InlineData("mistral-community/Codestral-22B-v0.1", "mnpl-0.1")]
    [InlineData("mistral-community/something-new", null)]
    [InlineData("facebook/metaclip-b32-400m", "CC-BY-NC-4.0")]
    [InlineData("facebook/metaclip-3-huge", null)]
    [InlineData("mistralai/Devstral-Small-2507", "Apache-2.0")]
    [InlineData("mistralai/Devstral-Small-3-24B", null)]
    [InlineData("someone/Llama-3-8B-Instruct-v0.8", null)]
    [InlineData("apple/OpenELM-1_1B-Instruct", "LicenseRef-apple-sample-code")]
    public void A_star_ends_where_a_version_begins_that_the_row_does_not_know(string id, string? license) => License(id).ShouldBe(license);

    [Theory]
    [InlineData("onnx-community/Qwen2.5-0.5B-Instruct-ONNX", "Apache-2.0")]
    [InlineData("Xenova/distilgpt2", "Apache-2.0")]
    [InlineData("Qdrant/bge-small-en-v1.5-onnx-Q", "MIT")]
    [InlineData("qualcomm/Llama-v3.2-3B-Instruct", "llama3.2")]
    [InlineData("qualcomm/MobileNet-v3-Large", "BSD-3-Clause")]
    [InlineData("OpenVINO/Qwen3-8B-int4-ov", "Apache-2.0")]
    [InlineData("onnx-community/siglip2-base-patch16-224-ONNX", "Apache-2.0")]
    [InlineData("someone/gemma-2-2b-it-web", "gemma-2024-04-01")]
    [InlineData("someone/Phi-3.5-mini-instruct-int8", "MIT")]
    public void A_converters_copy_is_what_it_was_made_from(string id, string license) => License(id).ShouldBe(license);

    [Theory]
    [InlineData("yolov8n_with_pre_post_processing.onnx", "AGPL-3.0-only")]
    [InlineData("yolov8n-face.onnx", "AGPL-3.0-only")]
    [InlineData("yolov5s-face.onnx", "GPL-3.0-only")]
    [InlineData("yolo12s_ds.onnx", "AGPL-3.0-only")]
    [InlineData("yolov9c-seg.onnx", "GPL-3.0-only")]
    [InlineData("face_landmark.tflite", "Apache-2.0")]
    [InlineData("palm_detection_full.tflite", "Apache-2.0")]
    [InlineData("pose_landmark_heavy.tflite", "Apache-2.0")]
    [InlineData("face_detection_short_range.tflite", "Apache-2.0")]
    [InlineData("hand_landmark_lite.onnx", "Apache-2.0")]
    [InlineData("selfie_segmentation.tflite", "Apache-2.0")]
    [InlineData("shape_predictor_68_face_landmarks.dat", "LicenseRef-dlib-68-landmarks")]
    [InlineData("shape_predictor_5_face_landmarks.dat", "CC0-1.0")]
    [InlineData("mmod_human_face_detector.dat", "CC0-1.0")]
    [InlineData("det_10g.onnx", "LicenseRef-insightface-nc")]
    [InlineData("silero_vad_v5.onnx", "MIT")]
    [InlineData("vosk-model-small-de-0.15.zip", "Apache-2.0")]
    [InlineData("realesrgan-x4plus.onnx", "BSD-3-Clause")]
    [InlineData("isnet-general-use.onnx", "Apache-2.0")]
    [InlineData("image_classification_ppresnet50_2022jan.onnx", "Apache-2.0")]
    public void Names_that_projects_ship_are_known(string id, string license) => License(id).ShouldBe(license);

    [Theory]
    [InlineData("yolov8n.onnx", true)]
    [InlineData("meta-llama/Llama-3.2-1B", true)]
    // An unverified row says more of the name, and a verified one the same of its license.
    [InlineData("silero_vad_v5.onnx", true)]
    [InlineData("nvidia/parakeet-tdt-0.6b-v2", true)]
    [InlineData("u2net.onnx", false)]
    [InlineData("mosaicml/mpt-7b-chat", false)]
    // The zoo and the model's origin disagree.
    [InlineData("arcfaceresnet100-11-int8.onnx", false)]
    public void A_match_says_whether_somebody_verified_it(string id, bool isVerified) =>
        ModelFamilies.Default.Resolve(id).ShouldNotBeNull().IsVerified.ShouldBe(isVerified);

    [Fact]
    public void A_row_says_how_sure_it_is_and_a_sure_one_says_where_it_was_read()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in ModelFamilies.Rows())
        {
            names.Add(row.Id).ShouldBeTrue(row.Id + " stands twice");
            row.Get("confidence").ShouldBeOneOf("vendor", "catalog", "unverified");
            if (row.Get("confidence") != "unverified")
            {
                row.Find("source").ShouldNotBeNullOrEmpty(row.Id);
            }
        }
    }

    [Fact]
    public void No_pattern_takes_in_everything_that_an_owner_publishes()
    {
        foreach (var row in ModelFamilies.Rows())
        {
            foreach (var pattern in row.All("hub").Concat(row.All("file")).SelectMany(line => line.Split(' ')).SelectMany(Alternatives.Of))
            {
                var name = pattern[(pattern.IndexOf('/') + 1)..];
                name.Count(char.IsLetterOrDigit).ShouldBeGreaterThan(1, row.Id + ": " + pattern);
            }
        }
    }

    [Fact]
    public void One_id_is_not_said_to_have_two_licenses()
    {
        var said = new Dictionary<string, (string Row, string License)>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in ModelFamilies.Rows())
        {
            foreach (var key in new[] { "hub", "ollama", "file" })
            {
                foreach (var pattern in row.All(key).SelectMany(line => line.Split(' ')).SelectMany(Alternatives.Of))
                {
                    var known = said.TryGetValue(key + pattern, out var first) ? first : said[key + pattern] = (row.Id, row.Get("license"));
                    known.License.ShouldBe(row.Get("license"), $"{pattern} of {known.Row} and {row.Id}");
                }
            }
        }
    }

    [Theory]
    [InlineData("a/b", "a/b")]
    [InlineData("a/b-{1B,7B}*", "a/b-1B* a/b-7B*")]
    [InlineData("{a,c}/b{,-x}", "a/b a/b-x c/b c/b-x")]
    public void Alternatives_stand_for_one_pattern_each(string pattern, string all) => string.Join(' ', Alternatives.Of(pattern)).ShouldBe(all);

    [Theory]
    [InlineData("a/b-{1B")]
    [InlineData("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}")]
    public void Broken_alternatives_are_refused(string pattern) => Should.Throw<FormatException>(() => Alternatives.Of(pattern));

    [Fact]
    public void A_family_without_a_license_of_the_catalogue_says_so_with_a_reference()
    {
        foreach (var family in ModelFamilies.Rows())
        {
            var license = family.Get("license");
            (LicenseCatalog.Default.Find(license) is not null || license.StartsWith("LicenseRef-", StringComparison.Ordinal))
                .ShouldBeTrue($"{family.Id}: {license}");
        }
    }

    [Fact]
    public void Rubbish_and_hostile_ids_end_in_an_answer()
    {
        var families = ModelFamilies.Default;
        families.Resolve(new string('*', 1000)).ShouldBeNull();
        families.Resolve(new string('/', 1000)).ShouldBeNull();
        families.Resolve("https://").ShouldBeNull();
        families.Resolve("hf.co/").ShouldBeNull();
        families.Resolve(new string('a', 1_000_000)).ShouldBeNull();
        families.Resolve(string.Concat(Enumerable.Repeat("en_US-1-", 120))).ShouldBeNull();
        string[] pieces = ["llama", "-", "3.2", "/", ":", "1b", ".gguf", "\\", "hf.co/", "https://", "_", "..", "v", "Q4_K_M", "meta-llama/", "*", "?", " ", "\u0000", "\ud800", "模型", "@", "%"];
        var random = new Random(20260102);
        for (var i = 0; i < 20000; i++)
        {
            var text = new StringBuilder();
            for (var n = random.Next(1, 10); n > 0; n--)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            _ = families.Resolve(text.ToString());
        }
    }

    [Fact]
    public void Several_threads_get_the_answer_of_one()
    {
        string[] ids = ["llama-2-7b-chat.Q3_K_S.gguf", "bartowski/Llama-3.2-3B-Instruct-GGUF", "yolov8s-pose.onnx", "mlx-community/Qwen2.5-3B-Instruct-8bit"];
        Parallel.For(0, 200, i => License(ids[i % ids.Length]).ShouldNotBeNull());
    }

    [CorpusFact]
    public void The_ids_of_the_corpus_resolve_and_its_negatives_are_left_alone()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Corpus!, "families", "ids.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var id = row.RootElement.GetProperty("id").GetString()!;
            var want = row.RootElement.GetProperty("expected_weights_license").GetString();
            count++;
            if (!string.Equals(License(id), want, StringComparison.OrdinalIgnoreCase))
            {
                wrong.Add($"{id}: {License(id)} instead of {want}");
            }
        }

        count.ShouldBeGreaterThan(70);
        wrong.ShouldBeEmpty();
    }

    private static string? License(string id) => ModelFamilies.Default.Resolve(id)?.LicenseId;
}
