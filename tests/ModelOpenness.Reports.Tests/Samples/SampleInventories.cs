using System.Globalization;
using ModelOpenness.Families;
using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Tests.Samples;

/// <summary>Inventories for tests and for the pictures in docs. The licenses and models in them are invented.</summary>
internal static class SampleInventories
{
    public const string Hostile = "<script>document.title='owned';alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover=alert(3) \u202egnp.exe";

    private static readonly License[] Known =
    [
        .. new[] { "Apache-2.0", "MIT", "llama3.2", "CC-BY-NC-4.0", "BSD-3-Clause", "CC-BY-4.0" }.Select(id => LicenseCatalog.Default.Find(id)!),
    ];

    /// <summary>A small project with everything that a report can show.</summary>
    public static Inventory Project { get; } = CreateProject();

    /// <summary>A project whose every text is hostile.</summary>
    public static Inventory HostileProject { get; } = CreateHostile(Hostile);

    /// <summary>Names that break formats in other ways than markup: lines, controls, half characters, brackets, paths upwards, great length.</summary>
    public static IReadOnlyList<Inventory> HostileShapes { get; } =
    [
        .. new[]
        {
            "two\nlines\r\n\ttabbed", "nul\0 escape\u001b[31m bell\u0007", "half \ud800 character \udc00", "\u2028\u2029\ufeff\u200f\u2066 marks",
            "]]> --> {{7*7}} ${x} %s %00", "../../../etc/passwd", "C:\\models\\a b.gguf", "file:///etc/passwd?x#y", "https://example.org/a b", "", " ", "é漢字😀.gguf",
            new string('x', 100_000), string.Concat(Enumerable.Repeat("a/", 5_000)) + "m.gguf",
        }.Select(CreateHostile),
    ];

    /// <summary>A project of many models under forty licenses, with quoted terms, labels, findings and lineage.</summary>
    public static Inventory Large(int count)
    {
        var models = new List<Model>();
        for (var i = 0; i < count; i++)
        {
            var number = i.ToString("0000", CultureInfo.InvariantCulture);
            var id = $"models/family-{i % 40:00}/model-{number}/model-{number}-q4_k_m.gguf";
            var license = i % 4 == 0 ? Community(i % 40, $"models/family-{i % 40:00}/model-{number}/LICENSE.txt") : Catalog(Known[i % Known.Length], id);
            models.Add(Model(id, license) with { HubId = $"wren-labs/model-{number}", BaseModels = i % 5 == 4 ? [$"wren-labs/model-{i - (i % 5):0000}"] : [] });
        }

        return Judged("Large.csproj", models, [new Label(LabelSource.Property, "PackageTags", "open-source", new Place("Large.csproj", 7, 24, 7, 35))]);
    }

    /// <summary>A project of many models each under a license of its own, which restricts four things in words of its own.</summary>
    public static Inventory ManyLicenses(int count)
    {
        var kinds = new[] { "user-cap", "permission-required", "field-of-use", "naming", "non-commercial", "territory", "output-training", "unilateral-change", "competitor", "export" };
        var models = new List<Model>();
        for (var i = 0; i < count; i++)
        {
            var id = $"models/model-{i:0000}/model-{i:0000}-q4_k_m.gguf";
            var evidence = Community(i + 1, $"models/model-{i:0000}/LICENSE.txt");
            var terms = evidence.Terms.Select((t, n) => t with { Kind = kinds[(i + (n * (1 + (i % 3)))) % kinds.Length], Value = n == 0 ? t.Value : null });
            models.Add(Model(id, evidence with { Terms = [.. terms.DistinctBy(t => t.Kind)] }));
        }

        return Judged("Many.csproj", models, [new Label(LabelSource.Property, "PackageTags", "open-source", new Place("Many.csproj", 7, 24, 7, 35))]);
    }

    public static Inventory CreateHostile(string text)
    {
        var place = new Place(text, 3, 1, 3, 9);
        var evidence = new Evidence(EvidenceSource.LicenseFile, text, place) { LicenseName = text, Note = text, Key = text };
        var model = new Model(text, text)
        {
            Ships = true,
            HubId = text,
            BaseModels = [text + "2"],
            Artifacts = [new Artifact(text, text) { FormatVersion = text, Problem = text, Author = text, Name = text }],
            Evidence = [evidence],
            License = new EffectiveLicense(null, text, evidence, [new Term("user-cap") { Quote = text, Place = place, Section = text, Unit = text, Value = 7 }]),
        };
        var label = new Label(LabelSource.Readme, text, text, place);
        var finding = new Finding("MOP1001", FindingSeverity.Warning, text, place) { Models = [text], LicenseId = text, Related = [new RelatedPlace(place, text)], TermKinds = ["user-cap"] };
        return new Inventory(text, text)
        {
            Models = [model],
            Named = [new Model(text + "3", text) { HubId = text, References = [new Reference(place, ReferenceHow.Fetched, text) { Key = text }] }],
            Labels = [label, label with { ModelId = text }],
            Findings = [finding, finding with { RuleId = text, Waiver = new Waiver(text, text, text, place) }],
        };
    }

    private static Inventory CreateProject()
    {
        var tern = Model("models/tern-7b/tern-7b-q4.gguf", Community(0, "models/tern-7b/LICENSE.txt")) with
        {
            HubId = "tern-labs/tern-7b",
            Artifacts = [new Artifact("models/tern-7b/tern-7b-q4.gguf", "gguf") { FormatVersion = "3", Size = 4_370_000_000, Author = "Tern Labs" }],
        };
        var wren = Model("models/wren-embed/model.onnx", Catalog(Known[0], "models/wren-embed/model.onnx")) with
        {
            HubId = "wren-labs/wren-embed",
            Artifacts = [new Artifact("models/wren-embed/model.onnx", "onnx") { FormatVersion = "8", Size = 133_000_000 }],
            Release =
            [
                .. new[] { ("model-architecture", "Apache-2.0"), ("technical-report", "CC-BY-4.0"), ("evaluation-results", "CC-BY-4.0"), ("model-card", "CC-BY-4.0"), ("data-card", "CC-BY-4.0"), ("training-code", "Apache-2.0"), ("inference-code", "Apache-2.0"), ("evaluation-code", (string?)null), ("evaluation-data", "CC-BY-NC-4.0"), ("data-preprocessing-code", "MIT") }
                    .Select(c => new ReleaseComponent(c.Item1, c.Item2, new Place("models/wren-embed/" + c.Item1))),
            ],
        };
        var chat = Model("models/tern-chat/model.safetensors", Catalog(Known[1], "models/tern-chat/README.md")) with
        {
            HubId = "birders/tern-chat",
            BaseModels = ["tern-labs/tern-7b"],
            Artifacts = [new Artifact("models/tern-chat/model.safetensors", "safetensors") { Size = 14_500_000_000 }],
        };
        var llama = Model("models/assistant.gguf", Catalog(Known[2], "models/assistant.gguf")) with
        {
            BaseModels = ["meta-llama/Llama-3.2-3B"],
            Artifacts = [new Artifact("models/assistant.gguf", "gguf") { FormatVersion = "3", Size = 2_019_377_376, License = "llama3.2", LicenseKey = "general.license" }],
        };
        var speech = Model("models/finch-asr/model.tflite", Catalog(Known[3], "models/finch-asr/README.md")) with
        {
            Artifacts = [new Artifact("models/finch-asr/model.tflite", "tflite") { Size = 41_000_000 }],
        };
        var none = new Model("models/vision.onnx", "vision.onnx") { Ships = true, Artifacts = [new Artifact("models/vision.onnx", "onnx") { FormatVersion = "9", Size = 98_000_000 }] };
        var broken = new Model("models/old/heron.gguf", "heron.gguf") { Ships = true, Artifacts = [new Artifact("models/old/heron.gguf", "gguf") { Size = 912, Problem = "string of 9223372036854775807 bytes at offset 24 exceeds the file" }] };
        var pointer = Model("models/owl/owl.safetensors", Catalog(Known[5], "models/owl/README.md")) with
        {
            Artifacts = [new Artifact("models/owl/owl.safetensors", "git-lfs-pointer") { Size = 134, PointerOid = new string('a', 63) + "7", PointerSize = 7_200_000_000 }],
        };
        var inventory = Judged(
            "BirdAnswers.csproj",
            [tern, wren, chat, llama, speech, none, broken, pointer],
            [
                new Label(LabelSource.Property, "Description", "open source", new Place("BirdAnswers.csproj", 9, 28, 9, 39)) { Sentence = "Fast, private, open source answers about birds, on your own machine." },
                new Label(LabelSource.ModelCard, "README.md", "open source", new Place("models/tern-chat/README.md", 14, 12, 14, 23)) { ModelId = chat.Id, Sentence = "Tern Chat is an open source model for questions about birds." },
            ]);
        var vision = Catalog(Known[3], "") with { Source = EvidenceSource.ModelFamily, Place = null };
        inventory = inventory with
        {
            Named =
            [
                new Model("heron-labs/heron-vision-2", "heron-vision-2")
                {
                    HubId = "heron-labs/heron-vision-2",
                    Evidence = [vision],
                    License = new EffectiveLicense(vision.LicenseId, vision.LicenseName!, vision, vision.Terms),
                    References =
                    [
                        new Reference(new Place("src/Vision.cs", 21, 31, 21, 58), ReferenceHow.Fetched, "heron-labs/heron-vision-2"),
                        new Reference(new Place("appsettings.json", 7, 14, 7, 41), ReferenceHow.Fetched, "heron-labs/heron-vision-2") { Key = "Vision:Model" },
                    ],
                },
                new Model("heron-labs/heron-tiny", "heron-tiny") { HubId = "heron-labs/heron-tiny", References = [new Reference(new Place("README.md", 40, 3, 40, 24), ReferenceHow.Mentioned, "heron-labs/heron-tiny")] },
            ],
        };
        var waived = inventory.Findings.First(f => f.LicenseId == "CC-BY-NC-4.0");
        return inventory with
        {
            Findings =
            [
                .. inventory.Findings.Select(f => ReferenceEquals(f, waived)
                    ? f with { Waiver = new Waiver("Only the internal demo uses speech; it is removed before release", "2027-03-31", "Ada Byron", new Place("modelopenness.json", 6, 5, 6, 20)) }
                    : f),
            ],
        };
    }

    private static Inventory Judged(string project, IReadOnlyList<Model> models, IReadOnlyList<Label> labels)
    {
        var ordered = models.OrderBy(m => m.Id, StringComparer.Ordinal).ToList();
        return new Inventory(project, "osd") { Models = ordered, Labels = labels, Findings = LabelJudge.Findings(ordered, labels) };
    }

    private static Model Model(string id, Evidence evidence) => new(id, id[(id.LastIndexOf('/') + 1)..])
    {
        Ships = true,
        Artifacts = [new Artifact(id, "gguf") { FormatVersion = "3", Size = 812_000_000 + id.Length }],
        Evidence = [evidence],
        License = new EffectiveLicense(evidence.LicenseId, evidence.LicenseName ?? "Tern Community License", evidence, evidence.Terms),
    };

    private static Evidence Catalog(License license, string path) =>
        new(path.EndsWith(".md", StringComparison.Ordinal) ? EvidenceSource.ModelCard : EvidenceSource.EmbeddedMetadata, license.Id, new Place(path, path.EndsWith(".md", StringComparison.Ordinal) ? 3 : 0, 1, 3, 20))
        {
            LicenseId = license.Id,
            LicenseName = license.Name,
            Terms = license.Terms,
            Key = "general.license",
        };

    /// <summary>A license that no catalogue knows, known by its words.</summary>
    private static Evidence Community(int variant, string path)
    {
        var number = variant == 0 ? "" : " " + variant.ToString(CultureInfo.InvariantCulture);
        var users = (2_000_000 + (variant * 1000)).ToString("N0", CultureInfo.InvariantCulture);
        return new Evidence(EvidenceSource.LicenseFile, "LICENSE.txt", new Place(path, 1, 1, 1, 20))
        {
            LicenseName = "Tern Community License" + number,
            IsLicenseText = true,
            Terms =
            [
                new Term("user-cap") { Quote = $"If the products or services in which you use the Model had more than {users} monthly active users in the preceding calendar month, you must request a license from Tern Labs{number}, which Tern Labs may grant or refuse.", Place = new Place(path, 8, 1, 10, 60), Section = "2", Value = 2_000_000 + (variant * 1000), Unit = "monthly-active-users", Clause = "2" },
                new Term("permission-required") { Quote = $"you must request a license from Tern Labs{number}, which Tern Labs may grant or refuse.", Place = new Place(path, 9, 40, 10, 60), Section = "2", Clause = "2" },
                new Term("field-of-use") { Quote = "You may not use the Model, or let others use it: (a) to track or identify people without their consent; (b) to give medical or legal advice to the public; or (c) to develop or operate weapons.", Place = new Place(path, 12, 1, 15, 40), Section = "3" },
                new Term("naming") { Quote = "A model that you derive from the Model must have a name that begins with \"Tern\".", Place = new Place(path, 18, 1, 18, 80), Section = "4" },
            ],
        };
    }
}
