using System.Text;
using System.Xml;
using System.Xml.Schema;
using ModelOpenness.Licenses;
using ModelOpenness.Reports.Tests.Cli;
using ModelOpenness.Reports.Tests.Node;
using ModelOpenness.Reports.Tests.Samples;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Tests.Bom;

/// <summary>Bills of materials against the official schemas, as far as npm has them.</summary>
public sealed class BomSchemaTests
{
    private static readonly ReportKind[] Bills = [ReportKind.CycloneDx, ReportKind.CycloneDxXml, ReportKind.Spdx, ReportKind.Spdx2];

    [NodeFact]
    public void The_official_schemas_accept_every_bill()
    {
        using var folder = new TempFolder();
        foreach (var (name, inventories) in (List<(string, Inventory[])>)
        [
            ("project", [SampleInventories.Project]),
            ("hostile", [SampleInventories.HostileProject]),
            ("several", [SampleInventories.Project, SampleInventories.Large(60)]),
            ("licenses", [Under([.. LicenseCatalog.Default.Licenses.Select(l => l.Id), "MIT AND llama3.2", "(Apache-2.0 OR MIT) AND CC-BY-4.0", "GPL-2.0-only WITH Classpath-exception-2.0"])]),
            ("empty", [new Inventory("Empty.csproj", "osd")]),
            .. SampleInventories.HostileShapes.Select((shape, i) => ("shape" + i, new[] { shape })),
            ("shapes", [.. SampleInventories.HostileShapes]),
        ])
        {
            foreach (var kind in Bills)
            {
                folder.Write(name + kind.Extension, ReportWriter.ToBytes(inventories, kind));
            }
        }

        Faults(folder.Path).ShouldBeEmpty();
    }

    [NodeFact]
    public void Mutated_files_under_hostile_names_give_valid_bills_too()
    {
        using var folder = new TempFolder();
        var random = new Random(20);
        var sound = GgufBytes.With(("general.name", "Tern"), ("general.author", "Tern Labs"), ("general.license", "mit"), ("general.license.name", "Tern License"), ("general.source.huggingface.repository", "tern-labs/tern"), ("general.base_model.0.repo_url", "https://huggingface.co/tern-labs/base"));
        var names = new[] { "a\nb", "<b>&amp;", "]]>", "\u001b[31m", "“é漢字😀", "a\u202egnp", "%00 #?", "'\"` $(x)", "a\u2028b", "--> x" };
        for (var i = 0; i < 240; i++)
        {
            var mutant = (byte[])sound.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                // Letters of the texts, most of all: what stays a file that can be read and says something odd.
                mutant[random.Next(24, mutant.Length)] = (byte)random.Next(256);
            }

            var name = OperatingSystem.IsWindows() ? "m" : names[i % names.Length];
            folder.Write($"tree/{i} {name}/{name}.gguf", mutant);
        }

        foreach (var kind in Bills)
        {
            var (_, output) = CommandLine.Run(folder.Path, "inspect", "tree", "--format", kind.Name, "--output", "tree" + kind.Extension);
            File.Exists(Path.Combine(folder.Path, "tree" + kind.Extension)).ShouldBeTrue(output);
        }

        Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder.Path, "tree.models.spdx3.json"))).Split("\"ai_AIPackage\"").Length.ShouldBeGreaterThan(240);
        Faults(folder.Path).ShouldBeEmpty();
    }

    [NodeFact]
    public void The_schemas_do_refuse()
    {
        using var folder = new TempFolder();
        foreach (var (kind, from, to) in new[] { (ReportKind.CycloneDx, "\"excluded\"", "\"elsewhere\""), (ReportKind.CycloneDxXml, "<scope>excluded", "<scope>elsewhere"), (ReportKind.Spdx, "\"descendantOf\"", "\"cousinOf\""), (ReportKind.Spdx2, "\"LicenseRef-", "\"License of ") })
        {
            using var one = new TempFolder();
            one.Write("bad" + kind.Extension, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ReportWriter.ToBytes([SampleInventories.Project], kind)).Replace(from, to, StringComparison.Ordinal)));
            Faults(one.Path).ShouldNotBeEmpty(kind.Name);
        }
    }

    /// <summary>What the schemas find in the bills of a folder, each by its ending.</summary>
    private static string Faults(string folder)
    {
        string[] Of(ReportKind kind) => [.. Directory.GetFiles(folder, "*" + kind.Extension).Order(StringComparer.Ordinal)];
        string Json(string schema, ReportKind kind) => Of(kind) is { Length: > 0 } files ? NodeTools.Validate(schema, files) : "";
        return Json("cyclonedx", ReportKind.CycloneDx) + Json("spdx", ReportKind.Spdx) + Json("spdx2", ReportKind.Spdx2)
            + string.Concat(Of(ReportKind.CycloneDxXml).SelectMany(f => XmlFaults(f)));
    }

    private static List<string> XmlFaults(string file)
    {
        var folder = Path.Combine(NodeTools.Folder, "node_modules", "@cyclonedx", "cyclonedx-library", "res", "schema");
        var schemas = new XmlSchemaSet();
        schemas.Add("http://cyclonedx.org/schema/spdx", Path.Combine(folder, "spdx.SNAPSHOT.xsd"));
        schemas.Add("http://cyclonedx.org/schema/bom/1.6", Path.Combine(folder, "bom-1.6.SNAPSHOT.xsd"));
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas, ValidationFlags = XmlSchemaValidationFlags.ProcessIdentityConstraints | XmlSchemaValidationFlags.ReportValidationWarnings };
        settings.ValidationEventHandler += (_, e) => faults.Add($"{Path.GetFileName(file)}: {e.Message}\n");
        using var reader = XmlReader.Create(file, settings);
        while (reader.Read())
        {
        }

        return faults;
    }

    private static Inventory Under(IReadOnlyList<string> licenses) => new("Licenses.csproj", "osd")
    {
        Models =
        [
            .. licenses.Select(id =>
            {
                var statement = LicenseCatalog.Default.Resolve(id);
                var evidence = new Evidence(EvidenceSource.ModelCard, id, null) { LicenseId = statement.Id ?? id, LicenseName = statement.Name ?? id };
                return new Model(id, id) { Artifacts = [new Artifact(id, "gguf")], Evidence = [evidence], License = new EffectiveLicense(evidence.LicenseId, evidence.LicenseName, evidence, statement.Terms) };
            }),
        ],
    };
}
