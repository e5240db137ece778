namespace ModelOpenness.Reports;

/// <summary>A form in which inventories are reported.</summary>
/// <param name="Name">The name on the command line and in <c>ModelOpennessReport</c>: <c>html</c>.</param>
/// <param name="Extension">How files of this kind end, after the project's name: <c>.models.html</c>.</param>
internal sealed record ReportKind(string Name, string Extension)
{
    /// <summary>One self-contained page for people.</summary>
    public static ReportKind Html { get; } = new("html", ".models.html");

    /// <summary>A CycloneDX 1.6 ML-BOM.</summary>
    public static ReportKind CycloneDx { get; } = new("cyclonedx", ".models.cdx.json");

    /// <summary>The same as XML.</summary>
    public static ReportKind CycloneDxXml { get; } = new("cyclonedx-xml", ".models.cdx.xml");

    /// <summary>SPDX 3.0.1 JSON-LD with the AI and Dataset profiles.</summary>
    public static ReportKind Spdx { get; } = new("spdx", ".models.spdx3.json");

    /// <summary>SPDX 2.3 JSON.</summary>
    public static ReportKind Spdx2 { get; } = new("spdx2", ".models.spdx.json");

    /// <summary>SARIF 2.1.0: the findings, one run a project.</summary>
    public static ReportKind Sarif { get; } = new("sarif", ".models.sarif");

    /// <summary>The inventories themselves, which <c>model-openness merge</c> reads back.</summary>
    public static ReportKind Inventory { get; } = new("inventory", ".inventory.json");

    /// <summary>The results of <c>model-openness inspect --format json</c>: every model with its findings and the verdict of every standard.</summary>
    public static ReportKind Json { get; } = new("json", ".models.json");

    /// <summary>GitHub Actions' workflow commands: annotations at the lines of a pull request.</summary>
    public static ReportKind GitHub { get; } = new("github", ".models.github.txt");

    /// <summary>Azure Pipelines' logging commands: issues of a build.</summary>
    public static ReportKind Azure { get; } = new("azure", ".models.azure.txt");

    /// <summary>GitLab's code quality report.</summary>
    public static ReportKind CodeClimate { get; } = new("codeclimate", ".models.codeclimate.json");

    /// <summary>A summary in Markdown, for a job or a pull request.</summary>
    public static ReportKind Markdown { get; } = new("markdown", ".models.md");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<ReportKind> All { get; } =
    [Html, CycloneDx, CycloneDxXml, Spdx, Spdx2, Sarif, Json, Inventory, GitHub, Azure, CodeClimate, Markdown];

    /// <summary>The kind with this name, in any case, or null.</summary>
    /// <param name="name">The name.</param>
    public static ReportKind? Find(string name) =>
        All.FirstOrDefault(k => string.Equals(k.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));
}
