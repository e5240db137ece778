using System.Globalization;
using System.Text;
using ModelOpenness.Inspection.Policies;
using ModelOpenness.Judging;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Standards;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests;

/// <summary>Every message of every rule in one file, to be read as a whole: messages.txt, beside this one.</summary>
public class MessageTests
{
    private const int MostBeforePlace = 200;
    private const int Longest = 300;
    private const string LongName = "tern-instruct-multilingual-34b-2026-05-preview-q4_k_m-imatrix-00001-of-00007.gguf";

    private static readonly Place Tags = new("App.csproj", 4, 29, 4, 40);
    private static readonly Label Tag = new(LabelSource.Property, "PackageTags", "open-source", Tags);
    private static readonly Label Described = new(LabelSource.Readme, "README.md", "open source", new Place("README.md", 3, 12, 3, 23)) { Sentence = "Birds is an open source classifier of bird songs for .NET, with all that it needs in one package." };
    private static readonly Label Card = new(LabelSource.ModelCard, "README.md", "open source", new Place("models/README.md", 6, 14, 6, 25)) { ModelId = "models/tern.gguf", Sentence = "Tern is an open source language model." };

    // Clauses written for this test, of the kinds and lengths that licenses have.
    private static readonly (string Kind, long? Value, string Quote)[] Clauses =
    [
        ("user-cap", 2_000_000, "If the products or services in which you use the Model, or those of your affiliates, had more than 2 million monthly active users in the calendar month before the day on which this version was published, you must request a license from Tern Labs, which Tern Labs may refuse at its discretion."),
        ("revenue-cap", 1_000_000, "This license is granted to you only as long as your annual revenue, together with that of everybody who controls you, stays below 1 million US dollars, and it ends without notice on the day on which it no longer does."),
        ("non-commercial", null, "You may not use, copy or distribute the Model or anything made with it in any manner that is primarily intended for, or directed towards, commercial advantage or monetary compensation of any kind; or"),
        ("research-only", null, "The Model is made available to you solely for academic research and teaching, and for no product or service that is offered to anybody outside of your own institution, whether or not a fee is charged for it."),
        ("evaluation-only", null, "You may use the Model for internal testing and evaluation only."),
        ("field-of-use", null, "to give medical, legal or financial advice to the public, to score people or to decide on their rights, or to generate content that is meant to mislead voters; or"),
        ("military-or-critical-use", null, "You will not develop, train or operate weapons, systems for surveillance of people or parts of critical infrastructure with the Model."),
        ("territory", null, "The rights in this agreement are not granted to persons who are domiciled in, or companies whose principal place of business is in, the European Union, the United Kingdom or South Korea; and"),
        ("competitor", null, "You must not, and must not allow others to, use the Model to build a product that competes with products of Tern Labs."),
        ("hosting", null, "You may not make the Model available to third parties as a hosted or managed service."),
        ("output-training", null, "You shall not use the Model, or any outputs or results of it, to train, fine-tune, distil or otherwise improve any other language model."),
        ("no-derivatives", null, "You may not modify the Model or make derivative works of it."),
        ("no-redistribution", null, "You may not pass the Model on to anybody else."),
        ("unilateral-change", null, "Tern Labs may change the terms of this license at any time by publishing them on its website, and your continued use of the Model after that day means that you accept the changed terms."),
        ("remote-restriction", null, "Tern Labs reserves the right to restrict your use of the Model, remotely or otherwise, and to end this license at any time and for any reason."),
        ("permission-required", null, "Every product that uses the Model must be approved by Tern Labs in writing before it is offered to the public."),
        ("registration-required", null, "You must register with Tern Labs before you use the Model."),
        ("royalties", null, "You shall pay Tern Labs two percent of what you earn with products that use the Model."),
        ("naming", null, "If you pass on a model that was made from the Model or trained with its outputs, you must put \"Tern\" at the beginning of its name."),
        ("attribution-display", null, "Products that use the Model must prominently display \"Built with Tern\" on their website."),
        ("export", null, "You must comply with all export laws of the country of Tern Labs as a condition of this license."),
        ("patent-retaliation-beyond-oss", null, "This license terminates if you claim that the Model infringes any right of yours."),
    ];

    [Fact]
    public void Every_message_of_every_rule_is_one_that_was_read()
    {
        var messages = Messages();
        var text = new StringBuilder("Every message of every rule. Written by MessageTests; MODELOPENNESS_UPDATE_DOCS=1 writes it anew. Read it before you commit it.\n");
        text.Append(CultureInfo.InvariantCulture, $"{messages.Count} messages; longest {messages.Max(m => m.Message.Length)}, mean {messages.Average(m => m.Message.Length):0}; before the place longest {messages.Max(m => BeforePlace(m.Message))}, mean {messages.Average(m => BeforePlace(m.Message)):0} characters.\n");
        foreach (var rule in messages.GroupBy(m => m.Rule, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(rule.Key).Append(": ").Append(RuleTable.Get(rule.Key).Title).Append('\n');
            foreach (var message in rule.Select(m => m.Message).Distinct(StringComparer.Ordinal))
            {
                text.Append("  ").Append(message).Append('\n');
            }
        }

        Snapshot.ShouldBeIn("tests/ModelOpenness.Inspection.Tests/messages.txt", text.ToString());
        messages.Select(m => m.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(RuleTable.All.Select(r => r.Id), "every rule has its messages here");
        foreach (var (rule, message) in messages)
        {
            message.Length.ShouldBeLessThanOrEqualTo(Longest, message);
            BeforePlace(message).ShouldBeLessThanOrEqualTo(MostBeforePlace, message);
            message.ShouldAllBe(c => !char.IsControl(c), rule);
            // A quote ends with a sentence or a gap, never with what leads to the next item of a list.
            foreach (var end in new[] { "; or\"", "; and\"", ";\"", ",\"", " the\"", " of\"", " the…\"", " of…\"", " to…\"" })
            {
                message.ShouldNotContain(end);
            }
        }
    }

    [Theory]
    [InlineData("user-cap", "more than 2 million monthly active users … you must request a license")]
    [InlineData("field-of-use", "to give medical, legal or financial advice to the public")]
    [InlineData("territory", "are not granted to persons who are domiciled in")]
    public void A_clause_that_is_too_long_keeps_its_figure_and_its_verb(string kind, string words) =>
        OfLabel(Described, Licensed(Term(kind))).Single().Message.ShouldContain(words);

    /// <summary>What is said before the place of the clause, or before the advice where there is no place.</summary>
    private static int BeforePlace(string message)
    {
        var place = new[] { " (models/LICENSE", " (section" }.Max(p => message.IndexOf(p, StringComparison.Ordinal));
        return place >= 0 ? place : message.IndexOf(". ", StringComparison.Ordinal) is > 0 and var advice ? advice : message.Length;
    }

    private static List<(string Rule, string Message)> Messages()
    {
        var findings = new List<Finding>();
        foreach (var clause in Clauses)
        {
            foreach (var label in new[] { Tag, Described })
            {
                findings.AddRange(OfLabel(label, Licensed(Term(clause.Kind))));
            }
        }

        findings.AddRange(OfLabel(Tag, Named("models/" + LongName, Licensed(Term("user-cap")))));
        findings.AddRange(OfLabel(Tag, Named("models/a.gguf", Licensed(Term("non-commercial"))), Named("models/b.gguf", Licensed(Term("non-commercial"))), Named("models/c.gguf", Licensed(Term("non-commercial")))));
        findings.AddRange(OfLabel(Tag, ById("llama3.2:1b")));
        findings.AddRange(OfLabel(Tag, Licensed(Term("naming"), Term("export"), Term("attribution-display"), Term("patent-retaliation-beyond-oss"))));
        findings.AddRange(OfLabel(Card, Licensed(Term("user-cap"), Term("field-of-use"), Term("territory"), Term("competitor"), Term("naming"))));
        findings.AddRange(OfLabel(Card with { Source = LabelSource.Package, SourceName = "Package Tern.Models 1.0.0", Wording = "MIT", Sentence = null }, Licensed(Term("non-commercial"))));
        // No license, two licenses, another license.
        findings.AddRange(OfLabel(Tag, Model()));
        findings.AddRange(OfLabel(Tag, Model(new Evidence(EvidenceSource.ModelCard, "tern-research-2", new Place("models/README.md", 2, 10, 2, 25)))));
        findings.AddRange(OfModels(Model(Embedded("llama3.2"), Text("MIT"))));
        findings.AddRange(OfModels(Model(Embedded("MIT"), Text(null, Term("non-commercial")))));
        findings.AddRange(OfModels(Model(Text("MIT") with { IsModified = true, LicenseName = "a modified MIT License", Change = new ChangedPassage(new Place("models/LICENSE", 20, 1, 20, 90), "If your product or service, or that of a company that controls you, has more than 5 million users in a month, you must ask Tern Labs for another license and pay what it asks for.", 34, HasTerms: true) })));
        findings.AddRange(new[] { "u2net.onnx", "mosaicml/mpt-7b-chat" }.SelectMany(id => OfModels(Model(CatalogueStatement.Of(id)!) with { Name = "tern.gguf" })));
        findings.AddRange(OfModels(Model(Embedded("apache-2.0")) with { BaseModels = ["meta-llama/Llama-3.2-3B"] }));
        findings.AddRange(Packages());
        findings.AddRange(OfStandards());
        // What code and settings say.
        foreach (var reference in new[]
        {
            new Reference(new Place("appsettings.json", 3, 15, 3, 25), ReferenceHow.Fetched, "llama3.2") { Key = "Ollama:Model" },
            new Reference(new Place("Dockerfile", 4, 9, 4, 60), ReferenceHow.Fetched, "https://huggingface.co/meta-llama/Llama-3.2-1B/resolve/main/model.safetensors"),
            new Reference(new Place("Catalog.cs", 4, 9, 4, 33), ReferenceHow.Mentioned, "meta-llama/Llama-3.2-1B"),
            new Reference(new Place("catalog.json", 3, 5, 3, 30), ReferenceHow.Mentioned, "meta-llama/Llama-3.2-1B"),
        })
        {
            findings.AddRange(Judge.Of(new Facts { Labels = [Described], Named = [CodeJudge.ByFamily("llama3.2")! with { References = [reference] }] }).Findings);
        }

        findings.AddRange(Judge.Of(new Facts { Models = [Licensed(Term("user-cap")) with { Ships = true, Name = "tern.gguf" }], Resources = [new ResourceClaim("AboutTern", new Claim("open source", "Tern is an open source language model.", ClaimPolarity.Asserted, ClaimSubject.Model, "en", IsSoft: false, new Place("Texts.resx", 4, 20, 4, 31)))] }).Findings);
        List<(string, string)> code =
        [
            ("MOP4001", CodeJudge.Reference(Tag, "llama3.2", CodeJudge.ByFamily("llama3.2")!)!),
            ("MOP4001", CodeJudge.Reference(Described, "models/tern.gguf", Licensed(Term("non-commercial")))!),
            ("MOP4002", CodeJudge.Claimed("open source", Licensed(Term("user-cap")))!),
            ("MOP4002", CodeJudge.Claimed("open-source", CodeJudge.ByFamily("llama3.2")!)!),
            ("MOP9000", new NotLookedAt("models/tern.gguf", "it may not be read").Message),
            ("MOP9000", new NotLookedAt("models/tern.gguf", "it is a pipe, a socket or a device, not a regular file").Message),
        ];
        // Files.
        findings.AddRange(OfFiles(new Artifact("models/tern.gguf", "gguf") { Problem = "key count 18446744073709551615 is more than the file can hold, at offset 8" }));
        findings.AddRange(OfFiles(new Artifact("models/tern.onnx", "onnx") { Problem = "external data that leaves the folder, at offset 210", License = "MIT" }));
        findings.AddRange(OfFiles(new Artifact("models/tern.bin", Artifact.Unknown) { Problem = "the file became shorter while it was read: it had 700 bytes" }));
        findings.AddRange(OfFiles(Pointer("models/tern.gguf")));
        findings.AddRange(OfFiles([.. Enumerable.Range(1, 284).Select(n => Pointer(string.Create(CultureInfo.InvariantCulture, $"models/part-{n:000}.safetensors")))]));
        findings.AddRange(OfFiles(new Artifact("models/gone.gguf", "unknown") { Access = ArtifactAccess.Missing }));
        findings.AddRange(Policies());
        findings.AddRange(Barred());
        return [.. findings.Select(f => (f.RuleId, f.Message)), .. code];
    }

    private static IEnumerable<Finding> Packages()
    {
        var text = new PackedSource(new Place("models/LICENSE", 1, 1, 1, 1), "Tern License");
        foreach (var (expression, license, source) in new[] { ("MIT", "CC-BY-NC-4.0", null), ("MIT", "AGPL-3.0-only", null), ("MIT OR Apache-2.0", "llama3.2", null), ((string?)null, "llama3.2", text), (null, "CC-BY-NC-4.0", null), ("MIT", "Apache-2.0", null) })
        {
            var package = new PackedContent("Tern.Models 1.0.0", new Place("App.csproj", 6, 31, 6, 34)) { Expression = expression, Models = [new PackedModel(Model(Embedded(license)), "models/tern.gguf") { LicenseSource = source }] };
            foreach (var finding in Judge.Of(new Facts { Package = package }).Findings)
            {
                yield return finding;
            }
        }

        var noticed = new PackedContent("Tern.Models 1.0.0", Tags) { Texts = [new PackedText("LICENSE") { Holds = ["llama3.2"] }], Models = [new PackedModel(Model(Embedded("llama3.2")), "models/tern.gguf")] };
        foreach (var finding in Judge.Of(new Facts { Package = noticed }).Findings)
        {
            yield return finding;
        }
    }

    /// <summary>What a policy bars, and pointers in a package.</summary>
    private static IEnumerable<Finding> Barred()
    {
        foreach (var policy in new[] { "{ \"deny\": [ \"user-cap\", \"non-commercial\" ] }", "{ \"deny\": [ \"llama*\" ] }", "{ \"allow\": [ \"MIT\" ] }", "{ \"unknown\": \"deny\" }" })
        {
            var book = new PolicyBook(PolicyReader.Read(Encoding.UTF8.GetBytes(policy), "../modelopenness.json"), id => id);
            foreach (var model in new[] { Licensed(Term("user-cap")), Licensed(Term("non-commercial")), Model(Embedded("llama3.2")), Model(), Model(new Evidence(EvidenceSource.ModelCard, "tern-research-2", new Place("models/README.md", 2, 10, 2, 25))) })
            {
                foreach (var finding in Judge.Of(new Facts { Models = [model with { Ships = true }], Policy = book }).Findings)
                {
                    yield return finding;
                }
            }
        }

        foreach (var pointers in new[] { 1, 3 })
        {
            var package = new PackedContent("Tern.Models 1.0.0", Tags) { Models = [.. Enumerable.Range(1, pointers).Select(n => new PackedModel(Model() with { Artifacts = [Pointer($"models/part-{n}.gguf")] }, "models/tern.gguf"))] };
            foreach (var finding in Judge.Of(new Facts { Package = package }).Findings)
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> OfStandards()
    {
        foreach (var (standard, license, beside) in new[]
        {
            ("osaid", "apache-2.0", new[] { "model-card" }), ("osaid", "llama3.2", ["model-card"]), ("osaid", "apache-2.0", []), ("red-hat", "llama3.2", ["inference-code"]),
            ("owd", "CC-BY-NC-4.0", ["technical-report"]), ("eu-ai-act", "apache-2.0", ["training-code"]), ("mof-1", "apache-2.0", ["model-card"]), ("osd", "", []),
            ("mof-2", "apache-2.0", ["model-architecture=MIT", "technical-report=CC-BY-4.0", "evaluation-results=CC-BY-4.0", "model-card=CC-BY-4.0", "data-card=CC-BY-4.0"]),
        })
        {
            var model = license.Length == 0 ? Model() : Model(Embedded(license));
            var release = OpennessEvidence.OfRelease([ComponentEvidence.OfModel(model, Licenses.LicenseCatalog.Default), .. beside.Select(Component)]);
            var facts = new Facts { Models = [model], Releases = new Dictionary<string, OpennessEvidence>(StringComparer.Ordinal) { [model.Id] = release } };
            var known = Standard.Find(standard)!;
            var claim = Tag with { Standard = standard, Wording = known.Name };
            foreach (var finding in Judge.Of(facts with { Standards = new ChosenStandards(null, known, Tags, []) }).Findings
                .Concat(Judge.Of(facts with { Standards = new ChosenStandards(known, null, null, []), Labels = [Tag] }).Findings)
                .Concat(Judge.Of(facts with { Labels = [claim] }).Findings)
                .Where(f => f.RuleId.StartsWith("MOP3", StringComparison.Ordinal)))
            {
                yield return finding;
            }
        }
    }

    /// <summary>A part of a release, with its license where one stands behind it: <c>model-card=MIT</c>.</summary>
    private static ComponentEvidence Component(string text) => text.Split('=') is [var id, var license]
        ? new ComponentEvidence(id) { License = Licenses.LicenseCatalog.Default.Resolve(license) }
        : new ComponentEvidence(text);

    private static IEnumerable<Finding> Policies()
    {
        string[] files =
        [
            "[]", "{ \"waivers\": [ { ] }", "{ \"waivers\": {} }", "{ \"waiver\": [] }", "{ \"standard\": \"osi\" }", "{ \"standard\": 1 }",
            "{ \"waivers\": [ { \"rule\": \"MOP1001\" } ] }", "{ \"waivers\": [ { \"rule\": \"MOP1\", \"reason\": \"r\" }, { \"term\": \"users\", \"reason\": \"r\", \"until\": \"soon\" } ] }",
            "{ \"licenses\": [ { \"name\": \"Tern\" } ] }", "{ \"labels\": [ { \"model\": \"a\" } ] }", "{ \"waivers\": [ { \"model\": \"./models/a.gguf\", \"reason\": \"r\" } ] }",
        ];
        foreach (var file in files)
        {
            foreach (var finding in PolicyFindings.Of([PolicyReader.Read(Encoding.UTF8.GetBytes(file), "modelopenness.json")], null, [], []).Where(f => f.RuleId == RuleTable.PolicyInvalid))
            {
                yield return finding;
            }
        }

        var waiver = new PolicyWaiver("Replaced by spring.", new Place("modelopenness.json", 3, 5, 3, 90)) { RuleId = "MOP1003", Model = "models/owl.gguf", Until = "2026-03-31" };
        foreach (var finding in PolicyFindings.Of([Policy.None with { Waivers = [waiver] }], "2026-04-01", [waiver, waiver with { Reason = "TODO: say why" }], []).Concat(ChosenStandards.Of(new NamedStandard("osi", Tags, "ModelOpennessStandard"), null, Policy.None).Mistakes))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> OfLabel(Label label, params Model[] models) =>
        Judge.Of(new Facts { Models = models, Labels = [label] }).Findings.Where(f => f.Place == label.Place);

    private static IEnumerable<Finding> OfModels(params Model[] models) => Judge.Of(new Facts { Models = models }).Findings;

    private static IEnumerable<Finding> OfFiles(params Artifact[] artifacts) =>
        Judge.Of(new Facts { Models = [Model() with { Artifacts = artifacts }] }).Findings;

    private static Artifact Pointer(string path) => new(path, "git-lfs-pointer") { PointerOid = "0" };

    private static Model Named(string path, Model model) => model with { Id = path, Name = path[(path.LastIndexOf('/') + 1)..] };

    private static Model ById(string id) => Named("models/tern.gguf", Model(CatalogueStatement.Of(id)!));

    private static Model Licensed(params Term[] terms) => Model(Text(null, terms));

    private static Model Model(params Evidence[] evidence) => new("models/tern.gguf", "tern.gguf")
    {
        Artifacts = [new Artifact("models/tern.gguf", "gguf")],
        Evidence = evidence,
        Ships = true,
        License = EvidenceRanking.Decide(evidence),
    };

    private static Evidence Text(string? id, params Term[] terms) => new(EvidenceSource.LicenseFile, "LICENSE", new Place("models/LICENSE", 1, 1, 1, 1))
    {
        LicenseId = id,
        LicenseName = id is null ? "Tern Community License Agreement" : Licenses.LicenseCatalog.Default.Find(id)!.Name,
        Terms = terms,
        IsLicenseText = true,
    };

    private static Evidence Embedded(string license)
    {
        var known = Licenses.LicenseCatalog.Default.Resolve(license);
        return new(EvidenceSource.EmbeddedMetadata, license, new Place("models/tern.gguf")) { Key = "general.license", LicenseId = known.Id, LicenseName = known.Name, Terms = [.. known.Terms] };
    }

    private static Term Term(string kind)
    {
        var clause = Clauses.Single(c => c.Kind == kind);
        var line = 10 + (Array.IndexOf(Clauses, clause) * 4);
        return new Term(kind) { Quote = clause.Quote, Value = clause.Value, Place = new Place("models/LICENSE", line, 1, line, clause.Quote.Length) };
    }
}
