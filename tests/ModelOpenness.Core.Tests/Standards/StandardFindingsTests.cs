using ModelOpenness.Standards;

namespace ModelOpenness.Core.Tests.Standards;

public class StandardFindingsTests
{
    [Fact]
    public void Missing_parts_are_named()
    {
        var verdict = StandardEvaluator.Evaluate("osaid", StandardEvaluatorTests.Found(("model-parameters-final", "Apache-2.0")));
        var finding = StandardFindings.OfStandard("tiny.gguf", verdict, termsAreReported: false).ShouldNotBeNull();
        finding.RuleId.ShouldBe("MOP3001");
        finding.Message.ShouldContain("'tiny.gguf'");
        finding.Message.ShouldContain("no data information");
        finding.Message.ShouldContain("no data preprocessing code");
        finding.Message.ShouldContain("Open Source AI Definition 1.0");
    }

    [Theory]
    [InlineData("osd")]
    [InlineData("osaid")]
    [InlineData("mof-1")]
    [InlineData("red-hat")]
    [InlineData("eu-ai-act")]
    public void A_satisfied_or_uncertain_standard_says_nothing(string standard) =>
        StandardFindings.OfStandard("m", StandardEvaluator.Evaluate(standard, StandardEvaluatorTests.Complete("Apache-2.0")), false)
            .ShouldBeNull();

    [Fact]
    public void What_the_rules_on_terms_say_is_not_said_twice()
    {
        var evidence = StandardEvaluatorTests.Found(("model-parameters-final", "llama2"), ("inference-code", "MIT"));
        var verdict = StandardEvaluator.Evaluate("red-hat", evidence);
        StandardFindings.OfStandard("m", verdict, termsAreReported: true).ShouldBeNull();
        StandardFindings.OfStandard("m", verdict, termsAreReported: false).ShouldNotBeNull().Message.ShouldContain("caps the number of users");
    }

    [Fact]
    public void What_goes_beyond_the_terms_is_said_beside_them()
    {
        var verdict = StandardEvaluator.Evaluate("osaid", StandardEvaluatorTests.Found(("model-parameters-final", "llama2")));
        var message = StandardFindings.OfStandard("m", verdict, termsAreReported: true).ShouldNotBeNull().Message;
        message.ShouldContain("no training code");
        message.ShouldNotContain("users");
    }

    [Fact]
    public void A_claimed_class_that_is_not_reached_names_what_is_missing_and_the_class_that_is()
    {
        var ids = MofComponent.All.Where(c => c.IsRequired && c.Class == 3).Select(c => (c.Id, (string?)"Apache-2.0"));
        var evidence = StandardEvaluatorTests.Found([.. ids]);
        var finding = StandardFindings.OfClaimedClass("m", 2, evidence, LicenseCatalog.Default).ShouldNotBeNull();
        finding.RuleId.ShouldBe("MOP3002");
        finding.Message.ShouldContain("no training code");
        finding.Message.ShouldContain("Class III");
        StandardFindings.OfClaimedClass("m", 3, evidence, LicenseCatalog.Default).ShouldBeNull();
    }

    [Fact]
    public void A_class_is_not_denied_where_nobody_looked() =>
        StandardFindings.OfClaimedClass(
            "m", 1, OpennessEvidence.OfWeights(StandardEvaluatorTests.Part("model-parameters-final", "MIT")), LicenseCatalog.Default)
            .ShouldBeNull();

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
                .Select(s => StandardFindings.OfStandard(model, StandardEvaluator.Evaluate(s.Id, evidence), random.Next(2) == 0))
                .Append(StandardFindings.OfClaimedClass(model, random.Next(1, 4), evidence, LicenseCatalog.Default))
                .OfType<StandardFinding>()
                .Select(f => f.Message);
            foreach (var message in messages)
            {
                message.Length.ShouldBeLessThanOrEqualTo(300);
                message.ShouldAllBe(c => !char.IsControl(c));
                message.ShouldEndWith(".");
            }
        }
    }
}
