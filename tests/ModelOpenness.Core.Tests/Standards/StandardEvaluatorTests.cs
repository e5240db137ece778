using ModelOpenness.Licenses;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Standards;

public class StandardEvaluatorTests
{
    [Fact]
    public void Open_weights_alone_satisfy_the_open_source_definition_and_not_the_one_for_ai()
    {
        var evidence = Found(("model-parameters-final", "Apache-2.0"));
        Evaluate("osd", evidence).Word.ShouldBe("satisfied");
        var verdict = Evaluate("osaid", evidence);
        verdict.Word.ShouldBe("not-satisfied");
        verdict.Reasons.SelectMany(r => r.Missing).ShouldContain("training code");
        Reason(verdict, "osaid/data-information").Text.ShouldContain("no data information");
    }

    [Fact]
    public void The_checklist_is_satisfied_and_nothing_more_is_said()
    {
        var verdict = Evaluate("osaid", Complete("Apache-2.0"));
        verdict.Words.ShouldBe("checklist satisfied");
        verdict.Reasons.ShouldAllBe(r => r.Outcome == StandardOutcome.Satisfied);
    }

    [Theory]
    [InlineData("osd", "satisfied")]
    [InlineData("osaid", "not-evaluated")]
    [InlineData("mof-3", "not-evaluated")]
    [InlineData("owd", "not-evaluated")]
    [InlineData("red-hat", "not-evaluated")]
    [InlineData("eu-ai-act", "not-evaluated")]
    public void Of_a_lone_copy_of_the_weights_nothing_beyond_the_license_is_evaluated(string standard, string verdict)
    {
        Evaluate(standard, OpennessEvidence.OfRelease([Part("model-parameters-final", "Apache-2.0")])).Word.ShouldBe(verdict);
        // A list of libraries and the weights' own metadata make no release.
        Evaluate(standard, OpennessEvidence.OfRelease([Part("model-parameters-final", "Apache-2.0"), Part("supporting-libraries-and-tools", "MIT"), Part("model-metadata", "MIT")])).Word.ShouldBe(verdict);
    }

    [Theory]
    [InlineData("model-card")]
    [InlineData("inference-code")]
    [InlineData("datasets")]
    public void With_one_part_of_a_release_the_others_are_missing(string part) =>
        Evaluate("osaid", OpennessEvidence.OfRelease([Part("model-parameters-final", "Apache-2.0"), Part(part, "Apache-2.0")])).Word.ShouldBe("not-satisfied");

    [Fact]
    public void A_restrictive_license_fails_even_where_nothing_else_was_looked_for() =>
        Evaluate("osaid", OpennessEvidence.OfWeights(Part("model-parameters-final", "llama3.2"))).Word.ShouldBe("not-satisfied");

    [Fact]
    public void Without_a_license_nothing_is_evaluated_by_terms_and_nothing_is_open()
    {
        var evidence = Found(("model-parameters-final", null));
        Evaluate("osd", evidence).Word.ShouldBe("not-evaluated");
        Evaluate("red-hat", evidence).Word.ShouldBe("not-satisfied");
    }

    [Fact]
    public void A_license_that_nobody_knows_is_uncertain() =>
        Evaluate("osd", Found(("model-parameters-final", "House Rules of Somebody"))).Word.ShouldBe("uncertain");

    [Fact]
    public void Of_a_choice_of_licenses_the_freest_counts_and_of_a_sum_all()
    {
        Evaluate("osd", Found(("model-parameters-final", "MIT OR CC-BY-NC-4.0"))).Word.ShouldBe("satisfied");
        Evaluate("osd", Found(("model-parameters-final", "MIT AND CC-BY-NC-4.0"))).Word.ShouldBe("not-satisfied");
    }

    [Fact]
    public void Terms_of_a_use_policy_count_with_the_license_that_it_belongs_to()
    {
        var verdict = Evaluate("eu-ai-act", Found(("model-parameters-final", "llama3.2")));
        Reason(verdict, "eu-ai-act/license-terms").Shortcomings.Single().Terms.Select(t => t.Kind).ShouldContain("territory");
    }

    [Fact]
    public void Terms_read_beside_an_open_license_restrict_it()
    {
        var quote = new Term("user-cap") { Value = 1_000_000, Place = new Place("LICENSE", 22, 1, 22, 80) };
        var part = Part("model-parameters-final", "MIT") with { Terms = [quote] };
        var verdict = Evaluate("osd", new OpennessEvidence { Components = [part] });
        verdict.Word.ShouldBe("not-satisfied");
        verdict.Reasons.Single().Places.ShouldBe([quote.Place]);
        var complete = Complete("MIT");
        var restricted = complete with { Components = [.. complete.Components.Where(c => !c.IsWeights), part] };
        Evaluate("mof-1", complete).Word.ShouldBe("satisfied");
        Evaluate("mof-1", restricted).Word.ShouldBe("not-satisfied");
    }

    [Fact]
    public void Of_two_copies_of_the_weights_the_restricted_one_counts()
    {
        foreach (var order in new[] { new[] { "MIT", "llama2" }, ["llama2", "MIT"] })
        {
            var complete = Complete("MIT");
            var evidence = complete with
            {
                Components =
                [
                    .. complete.Components.Where(c => !c.IsWeights),
                    .. order.Select(l => Part("model-parameters-final", l)),
                ],
            };
            foreach (var standard in Standard.All)
            {
                Evaluate(standard.Id, evidence).Word.ShouldBe("not-satisfied", standard.Id);
            }
        }
    }

    [Theory]
    [InlineData("naming", "satisfied")]
    [InlineData("share-alike", "satisfied")]
    [InlineData("field-of-use", "uncertain")]
    [InlineData("user-cap", "not-satisfied")]
    [InlineData("non-commercial", "not-satisfied")]
    [InlineData("no-redistribution", "not-satisfied")]
    [InlineData("permission-required", "not-satisfied")]
    public void Safety_terms_take_judgement_under_the_ai_act_and_paragraph_83_does_not(string kind, string outcome)
    {
        var weights = Part("model-parameters-final", "MIT") with { Terms = [new Term(kind)] };
        var evidence = new OpennessEvidence
        {
            Components = [weights, Part("model-card", "CC-BY-4.0"), Part("technical-report", "CC-BY-4.0")],
            Stated = ["not-monetized", "no-systemic-risk"],
        };
        Evaluate("eu-ai-act", evidence).Word.ShouldBe(outcome);
    }

    [Fact]
    public void Monetization_is_not_seen_in_files()
    {
        var verdict = Evaluate("eu-ai-act", Complete("Apache-2.0"));
        verdict.Word.ShouldBe("uncertain");
        verdict.Reasons.Where(r => r.Outcome != StandardOutcome.Satisfied).Select(r => r.Requirement.Id)
            .ShouldBe(["eu-ai-act/monetization", "eu-ai-act/systemic-risk"]);
    }

    [Fact]
    public void OpenMDW_covers_everything_in_the_framework_and_no_approval_of_it_is_claimed()
    {
        foreach (var license in new[] { "OpenMDW-1.0", "OpenMDW-1.1" })
        {
            var evidence = Complete(license);
            Evaluate("mof-1", evidence).Word.ShouldBe("satisfied", license);
            Evaluate("osd", evidence).Word.ShouldBe("satisfied", license);
            Evaluate("red-hat", evidence).Word.ShouldBe("not-satisfied", license);
            Reason(Evaluate("osaid", evidence), "osaid/parameters").Outcome.ShouldBe(StandardOutcome.Uncertain, license);
        }
    }

    [Fact]
    public void Data_sets_without_a_license_are_where_the_framework_and_its_tool_part()
    {
        var complete = Complete("Apache-2.0");
        var evidence = complete with
        {
            Components = [.. complete.Components.Select(c => c.ComponentId == "datasets" ? c with { License = null } : c)],
        };
        Evaluate("mof-2", evidence).Word.ShouldBe("satisfied");
        var verdict = Evaluate("mof-1", evidence);
        verdict.Word.ShouldBe("uncertain");
        verdict.Reasons.Single().Text.ShouldContain("datasets without a license");
    }

    [Fact]
    public void Open_weights_without_training_information_are_no_open_weights_by_the_definition()
    {
        var verdict = Evaluate("owd", Found(("model-parameters-final", "Apache-2.0")));
        verdict.Word.ShouldBe("not-satisfied");
        Reason(verdict, "owd/license-terms").Outcome.ShouldBe(StandardOutcome.Satisfied);
        Reason(verdict, "owd/data-description").Outcome.ShouldBe(StandardOutcome.NotSatisfied);
    }

    [Fact]
    public void Red_Hats_minimum_asks_for_no_data() =>
        Evaluate("red-hat", Found(("model-parameters-final", "MIT"), ("inference-code", "Apache-2.0"))).Word.ShouldBe("satisfied");

    [Fact]
    public void Code_under_a_license_that_the_initiative_did_not_approve_is_named()
    {
        var verdict = Evaluate("red-hat", Found(("model-parameters-final", "MIT"), ("inference-code", "CC-BY-4.0")));
        verdict.Word.ShouldBe("not-satisfied");
        Reason(verdict, "red-hat/code").Text.ShouldContain("inference code under");
    }

    [Fact]
    public void A_standard_that_there_is_not_is_refused() =>
        Should.Throw<ArgumentException>(() => StandardEvaluator.Evaluate("iso-open", new OpennessEvidence())).Message.ShouldContain("iso-open");

    [Fact]
    public void The_same_evidence_gives_the_same_words()
    {
        foreach (var standard in Standard.All)
        {
            string.Join("\n", Evaluate(standard.Id, Complete("gemma")).Reasons)
                .ShouldBe(string.Join("\n", Evaluate(standard.Id, Complete("gemma")).Reasons));
        }
    }

    internal static OpennessEvidence Complete(string license) =>
        new() { Components = [.. MofComponent.All.Select(c => Part(c.Id, license))] };

    internal static OpennessEvidence Found(params (string Component, string? License)[] parts) =>
        new() { Components = [.. parts.Select(p => Part(p.Component, p.License))] };

    internal static ComponentEvidence Part(string component, string? license) =>
        new(component) { License = license is null ? null : LicenseCatalog.Default.Resolve(license) };

    private static StandardVerdict Evaluate(string standard, OpennessEvidence evidence) => StandardEvaluator.Evaluate(standard, evidence);

    private static StandardReason Reason(StandardVerdict verdict, string requirement) =>
        verdict.Reasons.Single(r => r.Requirement.Id == requirement);
}
