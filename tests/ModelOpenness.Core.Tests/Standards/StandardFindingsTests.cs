using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Standards;

namespace ModelOpenness.Core.Tests.Standards;

public class StandardFindingsTests
{
    [Fact]
    public void Missing_parts_are_named()
    {
        var finding = Of("osaid", StandardEvaluatorTests.Found(("model-parameters-final", "Apache-2.0"))).ShouldNotBeNull();
        finding.RuleId.ShouldBe("MOP3001");
        finding.Message.ShouldStartWith("tiny.gguf does not satisfy ");
        finding.Message.ShouldContain("no data information");
        finding.Message.ShouldContain(", data preprocessing code, training code");
        finding.Message.ShouldContain("Open Source AI Definition 1.0");
    }

    [Theory]
    [InlineData(StandardOrigin.Chosen, "ModelOpennessStandard")]
    [InlineData(StandardOrigin.Required, "ModelOpennessRequire")]
    [InlineData(StandardOrigin.Claimed, "correct the claim")]
    internal void What_to_do_depends_on_who_asks(StandardOrigin origin, string advice) =>
        Of("osaid", StandardEvaluatorTests.Found(("model-parameters-final", "MIT")), origin).ShouldNotBeNull().Message.ShouldContain(advice);

    [Theory]
    [InlineData("osd")]
    [InlineData("osaid")]
    [InlineData("mof-1")]
    [InlineData("red-hat")]
    [InlineData("eu-ai-act")]
    public void A_satisfied_or_uncertain_standard_says_nothing(string standard) =>
        Of(standard, StandardEvaluatorTests.Complete("Apache-2.0")).ShouldBeNull();

    [Fact]
    public void What_the_rules_on_terms_say_is_not_said_twice()
    {
        var evidence = StandardEvaluatorTests.Found(("model-parameters-final", "llama2"), ("inference-code", "MIT"));
        Of("red-hat", evidence, termsAreReported: true).ShouldBeNull();
        Of("osd", evidence, termsAreReported: true).ShouldBeNull();
        Of("red-hat", evidence).ShouldNotBeNull().Message.ShouldContain("caps the number of users");
    }

    [Fact]
    public void What_the_license_bars_and_what_is_missing_are_said_each_in_its_own_words() =>
        Of("osaid", StandardEvaluatorTests.Found(("model-parameters-final", "llama2"))).ShouldNotBeNull().Message
            .ShouldStartWith("tiny.gguf does not satisfy the Open Source AI Definition 1.0: the weights are under Llama 2 Community License Agreement, which caps the number of users and 4 more; 5 parts are missing. Add what is missing");

    [Theory]
    [InlineData("osaid", "Apache-2.0", "tiny.gguf cannot be judged by the Open Source AI Definition 1.0: nothing was there to look at beside the weights.")]
    [InlineData("mof-3", "MIT", "tiny.gguf cannot be judged by Model Openness Framework class III: nothing was there to look at beside the weights.")]
    [InlineData("osd", null, "tiny.gguf cannot be judged by the Open Source Definition: no license was found for it.")]
    public void A_required_standard_that_cannot_be_evaluated_is_reported_and_a_chosen_one_is_not(string standard, string? license, string message)
    {
        var alone = OpennessEvidence.OfRelease([StandardEvaluatorTests.Part("model-parameters-final", license)]);
        Of(standard, alone, StandardOrigin.Required).ShouldNotBeNull().Message.ShouldStartWith(message);
        Of(standard, alone).ShouldBeNull();
    }

    [Fact]
    public void What_goes_beyond_the_terms_is_said_beside_them()
    {
        var evidence = StandardEvaluatorTests.Found(("model-parameters-final", "llama2"));
        var message = Of("osaid", evidence, termsAreReported: true).ShouldNotBeNull().Message;
        message.ShouldContain(", training code");
        message.ShouldNotContain("users");
    }

    [Fact]
    public void A_claimed_class_that_is_not_reached_names_what_is_missing_and_the_class_that_is()
    {
        var ids = MofComponent.All.Where(c => c.IsRequired && c.Class == 3).Select(c => (c.Id, (string?)"Apache-2.0"));
        var evidence = StandardEvaluatorTests.Found([.. ids]);
        var finding = Of("mof-2", evidence, StandardOrigin.Claimed).ShouldNotBeNull();
        finding.RuleId.ShouldBe("MOP3002");
        finding.Message.ShouldContain("no training code");
        finding.Message.ShouldContain("Class III");
        Of("mof-3", evidence, StandardOrigin.Claimed).ShouldBeNull();
        Of("mof-2", evidence, StandardOrigin.Required).ShouldNotBeNull().RuleId.ShouldBe("MOP3001");
    }

    [Fact]
    public void A_class_is_not_denied_where_nobody_looked() =>
        Of("mof-1", OpennessEvidence.OfWeights(StandardEvaluatorTests.Part("model-parameters-final", "MIT")), StandardOrigin.Claimed).ShouldBeNull();

    [Fact]
    public void Messages_are_one_line_of_at_most_three_hundred_characters_whatever_the_names()
    {
        var random = new Random(20260302);
        string[] licenses = ["MIT", "llama3.2", "gemma", "CC-BY-NC-4.0", "bigscience-bloom-rail-1.0", new('x', 500), "a\nb\u202e", "kolors"];
        for (var i = 0; i < 150; i++)
        {
            var components = MofComponent.All.Where(_ => random.Next(3) > 0)
                .Select(c => StandardEvaluatorTests.Part(c.Id, random.Next(5) == 0 ? null : licenses[random.Next(licenses.Length)]));
            var evidence = new OpennessEvidence { Components = [.. components] };
            var model = new string(random.Next(2) == 0 ? 'm' : '\n', random.Next(1, 400));
            var messages = Standard.All
                .Select(s => StandardFindings.Of(
                    model, s, evidence, (StandardOrigin)random.Next(3), random.Next(2) == 0, LicenseCatalog.Default)?.Message)
                .OfType<string>();
            foreach (var message in messages)
            {
                message.Length.ShouldBeLessThanOrEqualTo(300);
                message.ShouldAllBe(c => !char.IsControl(c));
                message.ShouldEndWith(".");
            }
        }
    }

    private static StandardFinding? Of(
        string standard, OpennessEvidence evidence, StandardOrigin origin = StandardOrigin.Chosen, bool termsAreReported = false) =>
        StandardFindings.Of("tiny.gguf", Standard.Find(standard)!, evidence, origin, termsAreReported, LicenseCatalog.Default);
}
