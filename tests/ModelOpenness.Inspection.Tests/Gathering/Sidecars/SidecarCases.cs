using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Gathering.Sidecars;

/// <summary>
/// One kind of sidecar: a document that states a license for <c>models/heron-7b.gguf</c>, where it stands, and what it says then.
/// Angle quotes mark the place; the twin speaks of another model, or lies beside one.
/// </summary>
internal sealed record SidecarCase(string Name, string File, string Content, string License, string Twin)
{
    /// <summary>Where the twin stands, where that makes it another's.</summary>
    public string? TwinFile { get; init; }

    /// <summary>Who says it.</summary>
    public EvidenceSource Source { get; init; } = EvidenceSource.Sidecar;

    /// <summary>The content without marks.</summary>
    public string Text => Content.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

    /// <summary>The place that is marked.</summary>
    public Place Place
    {
        get
        {
            var start = Content.IndexOf('«', StringComparison.Ordinal);
            var end = Content.IndexOf('»', StringComparison.Ordinal);
            var (line, column) = At(Content, start);
            var (endLine, endColumn) = At(Content.Remove(start, 1), end - 1);
            return new Place(File, line, column, endLine, endColumn);
        }
    }

    public override string ToString() => Name;

    private static (int Line, int Column) At(string text, int index) =>
        (text[..index].Count(c => c == '\n') + 1, index - (index == 0 ? -1 : text.LastIndexOf('\n', index - 1)));
}

/// <summary>The cases, one a kind and form.</summary>
internal static class SidecarCases
{
    /// <summary>Words of a license written for these tests.</summary>
    public const string CappedText = "Heron Community License\n\n1. You may use and share the model.\n2. If your products have more than 3 million monthly active users, you must request a license from Heron Labs.\n";

    public static IReadOnlyList<SidecarCase> All { get; } =
    [
        new("config.json", "models/config.json", "{\n  \"model_type\": \"é𝄞\", \"license\": «\"llama3.2\"»\n}", "llama3.2", "{\"license\": \"llama3.2\"}") { TwinFile = "other/config.json" },
        new("adapter_config.json", "models/adapter_config.json", "{\r\n  \"peft_type\": \"LORA\",\r\n  \"license\": «\"llama3.2\"»\r\n}", "llama3.2", "{\"license\": \"llama3.2\"}") { TwinFile = "other/adapter_config.json" },
        new("model_card.json", "models/model_card.json", "{\n \"model_details\": {\n  \"licenses\": [ { \"identifier\": «\"Apache-2.0\"» } ]\n } }", "Apache-2.0", "{\"license\": \"mit\"}") { TwinFile = "other/model_card.json" },
        new("REUSE .license", "models/heron-7b.gguf.license", "SPDX-FileCopyrightText: 2025 Heron Labs\n\nSPDX-License-Identifier: «CC-BY-NC-4.0»\n", "CC-BY-NC-4.0", "SPDX-License-Identifier: CC-BY-NC-4.0\n") { TwinFile = "models/other.gguf.license", Source = EvidenceSource.LicenseFile },
        new("REUSE.toml", "REUSE.toml", "version = 1\n\n[[annotations]]\npath = \"**\"\nSPDX-License-Identifier = \"MIT\"\n\n[[annotations]] # weights\npath = [\n  'docs/**',\n  \"models/*.gguf\", # here\n]\nprecedence = \"aggregate\"\nSPDX-FileCopyrightText = \"2025 Heron Labs\"\nSPDX-License-Identifier = \"«CC-BY-NC-4.0»\"\n", "CC-BY-NC-4.0", "version = 1\n[[annotations]]\npath = \"models/*.onnx\"\nSPDX-License-Identifier = \"CC-BY-NC-4.0\"\n") { Source = EvidenceSource.LicenseFile },
        new("REUSE dep5", ".reuse/dep5", "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nCopyright: 2025 Heron Labs\nLicense: MIT\n\nFiles: docs/*\n models/heron*.gguf\nCopyright: 2025 Heron Labs\nLicense: «CC-BY-NC-4.0»\n", "CC-BY-NC-4.0", "Files: models/*.onnx\nCopyright: x\nLicense: CC-BY-NC-4.0\n") { Source = EvidenceSource.LicenseFile },
        new("Modelfile", "models/Modelfile", "# a comment\nFROM ./heron-7b.gguf\nTEMPLATE \"\"\"\nLICENSE MIT\n\"\"\"\nLICENSE «llama3.2»\n", "llama3.2", "FROM ./robin.gguf\nLICENSE llama3.2\n"),
        new("Modelfile with quotes", "Modelfile", "from models/heron-7b.gguf\nlicense \"«apache-2.0»\"\n", "Apache-2.0", "FROM llama3.2\nLICENSE \"apache-2.0\"\n"),
        new("Kitfile", "models/Kitfile", "manifestVersion: 1.0.0\npackage:\n  name: birds\nmodel:\n  name: heron\n  path: ./heron-7b.gguf\n  license: «llama3.2»\n", "llama3.2", "model:\n  path: ./robin.gguf\n  license: llama3.2\n"),
        new("Kitfile, part of a model", "Kitfile", "model:\n  path: base\n  license: MIT\n  parts:\n  - path: models/heron-7b.gguf\n    license: «\"Apache-2.0\"»\n", "Apache-2.0", "model:\n  parts:\n  - path: models/robin.gguf\n    license: Apache-2.0\n"),
        new("Kitfile, the whole kit", "models/Kitfile", "package:\n  license: «Apache-2.0»\nmodel:\n  path: heron-7b.gguf\n", "Apache-2.0", "package:\n  license: Apache-2.0\nmodel:\n  path: robin.gguf\n") { Source = EvidenceSource.FolderAbove },
        new("ModelPack configuration", "models/config.json", "{\n  \"descriptor\": { \"name\": \"heron\", \"licenses\": [ «\"Apache-2.0\"» ] },\n  \"modelfs\": { \"type\": \"layers\", \"diffIds\": [] },\n  \"config\": {}\n}", "Apache-2.0", "{ \"descriptor\": { \"licenses\": [ \"Apache-2.0\" ] }, \"modelfs\": {} }") { TwinFile = "other/config.json" },
        new("model manifest", "models/manifest.json", "{ \"schemaVersion\": 2,\n  \"layers\": [ { \"mediaType\": \"application/vnd.docker.ai.gguf.v3\", \"annotations\": { \"org.cncf.model.filepath\": \"heron-7b.gguf\" } } ],\n  \"annotations\": { \"org.opencontainers.image.licenses\": «\"Apache-2.0\"» } }", "Apache-2.0", "{ \"layers\": [ { \"annotations\": { \"org.cncf.model.filepath\": \"robin.gguf\" } } ], \"annotations\": { \"org.opencontainers.image.licenses\": \"Apache-2.0\" } }"),
        new("CycloneDX JSON", "bom.json", "{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\",\n \"components\": [\n  { \"type\": \"library\", \"name\": \"heron-7b\", \"licenses\": [ { \"expression\": \"MIT\" } ] },\n  { \"type\": \"application\", \"name\": \"app\", \"components\": [\n    { \"type\": \"machine-learning-model\", \"name\": \"Heron 7B\",\n      \"licenses\": [ { \"license\": { \"id\": «\"Apache-2.0\"» } } ] } ] } ] }", "Apache-2.0", "{ \"bomFormat\": \"CycloneDX\", \"components\": [ { \"type\": \"machine-learning-model\", \"name\": \"Heron 70B\", \"licenses\": [ { \"license\": { \"id\": \"Apache-2.0\" } } ] } ] }"),
        new("CycloneDX XML", "sbom.cdx.xml", "<?xml version=\"1.0\"?>\n<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">\n  <components>\n    <component type=\"machine-learning-model\">\n      <name>x</name>\n      <purl>pkg:huggingface/heron-labs/heron-7b@1234</purl>\n      <licenses><license><id>«Apache-2.0»</id></license></licenses>\n    </component>\n  </components>\n</bom>", "Apache-2.0", "<bom><components><component type=\"machine-learning-model\"><name>robin</name><licenses><license><id>Apache-2.0</id></license></licenses></component></components></bom>"),
        new("SPDX 2.3 JSON", "app.spdx.json", "{ \"spdxVersion\": \"SPDX-2.3\",\n \"packages\": [\n  { \"name\": \"heron-labs/Heron-7B\", \"licenseConcluded\": \"NOASSERTION\",\n    \"licenseDeclared\": «\"Apache-2.0\"» } ] }", "Apache-2.0", "{ \"spdxVersion\": \"SPDX-2.3\", \"packages\": [ { \"name\": \"robin\", \"licenseDeclared\": \"Apache-2.0\" } ] }"),
        new("SPDX 2.3 JSON, a file", "_x.spdx.json", "{ \"spdxVersion\": \"SPDX-2.3\",\n \"files\": [ { \"fileName\": \"./models/heron-7b.gguf\",\n \"licenseConcluded\": «\"Apache-2.0\"» } ] }", "Apache-2.0", "{ \"spdxVersion\": \"SPDX-2.3\", \"files\": [ { \"fileName\": \"./models/robin.gguf\", \"licenseConcluded\": \"Apache-2.0\" } ] }"),
        new("SPDX 2.3 tags", "app.spdx", "SPDXVersion: SPDX-2.3\nPackageName: app\nPackageLicenseDeclared: MIT\nPackageComment: <text>two\nPackageName: no\n</text>\n\nPackageName: heron-7b\nPackageLicenseConcluded: «Apache-2.0»\nPackageLicenseDeclared: NOASSERTION\n", "Apache-2.0", "SPDXVersion: SPDX-2.3\nPackageName: robin\nPackageLicenseConcluded: Apache-2.0\n"),
        new("SPDX 3.0", "app.spdx3.json", "{ \"@context\": \"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\", \"@graph\": [\n { \"type\": \"ai_AIPackage\", \"spdxId\": \"urn:m\", \"name\": \"Heron-7B\" },\n { \"type\": \"simplelicensing_LicenseExpression\", \"spdxId\": \"urn:l\", \"simplelicensing_licenseExpression\": «\"Apache-2.0\"» },\n { \"type\": \"Relationship\", \"spdxId\": \"urn:r\", \"from\": \"urn:m\", \"relationshipType\": \"hasDeclaredLicense\", \"to\": [ \"urn:l\" ] } ] }", "Apache-2.0", "{ \"@graph\": [ { \"type\": \"ai_AIPackage\", \"spdxId\": \"urn:m\", \"name\": \"Robin\" }, { \"type\": \"simplelicensing_LicenseExpression\", \"spdxId\": \"urn:l\", \"simplelicensing_licenseExpression\": \"Apache-2.0\" }, { \"type\": \"Relationship\", \"spdxId\": \"urn:r\", \"from\": \"urn:m\", \"relationshipType\": \"hasDeclaredLicense\", \"to\": [ \"urn:l\" ] } ] }"),
        new("Croissant", "models/croissant.json", "{ \"@type\": \"sc:Dataset\", \"conformsTo\": \"http://mlcommons.org/croissant/1.0\",\n  \"license\": «\"https://creativecommons.org/licenses/by-nc/4.0/\"»,\n  \"distribution\": [ { \"@type\": \"cr:FileObject\", \"name\": \"weights\", \"contentUrl\": \"https://example.org/x/heron-7b.gguf\" } ] }", "CC-BY-NC-4.0", "{ \"conformsTo\": \"http://mlcommons.org/croissant/1.0\", \"license\": \"https://creativecommons.org/licenses/by-nc/4.0/\", \"distribution\": [ { \"contentUrl\": \"data/train.csv\" } ] }"),
        new("MOF.yml", "models/MOF.yml", "framework:\n  name: Model Openness Framework\nrelease:\n  name: Heron\n  components:\n  - name: Training code\n    license: MIT\n  - name: Model parameters (Final)\n    license: «CC-BY-NC-4.0»\n    component_path: heron-7b.gguf\n", "CC-BY-NC-4.0", "release:\n  components:\n  - name: Model parameters (Final)\n    license: CC-BY-NC-4.0\n    component_path: robin.gguf\n"),
        new("MOF.yml, distribution", "models/MOF.yml", "release:\n  name: Heron\n  license:\n    distribution:\n      name: «Apache-2.0»\n  components: []\n", "Apache-2.0", "release:\n  license:\n    distribution:\n      name: Apache-2.0\n") { TwinFile = "other/MOF.yml", Source = EvidenceSource.FolderAbove },
        new(".nuspec", "models/Birds.nuspec", "<package>\n  <metadata>\n    <id>Birds</id>\n    <license type=\"expression\">«Apache-2.0»</license>\n  </metadata>\n</package>", "Apache-2.0", "<package><metadata><license type=\"expression\">Apache-2.0</license></metadata></package>") { TwinFile = "other/Birds.nuspec", Source = EvidenceSource.Package },
        new("NOTICE", "THIRD-PARTY-NOTICES.txt", "This app uses the following.\n\n==========\nJsonBird 1.0\nLicense: MIT\n==========\n\nHeron 7B by Heron Labs\nLicense: «llama3.2»\n\n----------\n\nRobin\nLicense: Apache-2.0\n", "llama3.2", "==========\nHeron 70B\nLicense: llama3.2\n==========\n\nJsonBird\nLicense: MIT\n\n"),
        new("NOTICE in Markdown", "NOTICE.md", "# Notices\n\n## JsonBird\n\nLicense: MIT\n\n## heron-7b.gguf\n\n* License: «Apache-2.0»\n\n## Robin\n\nLicense: MIT\n", "Apache-2.0", "# Notices\n\n## Robin\n\nLicense: Apache-2.0\n"),
    ];

    public static TheoryData<string> Names() => [.. All.Select(c => c.Name)];

    public static SidecarCase Of(string name) => All.Single(c => c.Name == name);
}
