using ModelOpenness.Licenses;
using ModelOpenness.Standards;

namespace ModelOpenness.Core.Tests.Standards;

public class FreedomTableTests
{
    [Fact]
    public void An_open_license_and_all_parts_grant_all_four()
    {
        var rows = Of(StandardEvaluatorTests.Complete("Apache-2.0"));
        rows.Select(r => r.Freedom).ShouldBe([FreedomKind.Use, FreedomKind.Study, FreedomKind.Modify, FreedomKind.Share]);
        rows.ShouldAllBe(r => r.State == FreedomState.Granted);
    }

    [Fact]
    public void Weights_alone_limit_the_freedom_to_study()
    {
        var study = Row(StandardEvaluatorTests.Found(("model-parameters-final", "MIT")), FreedomKind.Study);
        study.State.ShouldBe(FreedomState.Limited);
        study.Text.ShouldContain("data information");
    }

    [Fact]
    public void A_cap_on_users_limits_use_and_sharing_and_says_by_which_section()
    {
        var evidence = StandardEvaluatorTests.Complete("llama2");
        var use = Row(evidence, FreedomKind.Use);
        use.State.ShouldBe(FreedomState.Limited);
        use.Text.ShouldContain("caps the number of users (section 2)");
        Row(evidence, FreedomKind.Share).State.ShouldBe(FreedomState.Limited);
    }

    [Fact]
    public void No_derivatives_takes_the_freedom_to_modify_away() =>
        Row(StandardEvaluatorTests.Complete("CC-BY-NC-ND-4.0"), FreedomKind.Modify).State.ShouldBe(FreedomState.Absent);

    [Fact]
    public void No_license_grants_nothing_and_an_unknown_one_is_unknown()
    {
        Row(StandardEvaluatorTests.Complete("MIT") with { Components = [new("model-parameters-final")] }, FreedomKind.Use)
            .State.ShouldBe(FreedomState.Absent);
        Row(StandardEvaluatorTests.Found(("model-parameters-final", "House Rules of Somebody")), FreedomKind.Use)
            .State.ShouldBe(FreedomState.Unknown);
    }

    [Fact]
    public void A_lone_file_leaves_study_open() =>
        Row(OpennessEvidence.OfWeights(StandardEvaluatorTests.Part("model-parameters-final", "MIT")), FreedomKind.Study)
            .State.ShouldBe(FreedomState.Unknown);

    private static IReadOnlyList<FreedomRow> Of(OpennessEvidence evidence) => FreedomTable.Of(evidence, LicenseCatalog.Default);

    private static FreedomRow Row(OpennessEvidence evidence, FreedomKind freedom) => Of(evidence).Single(r => r.Freedom == freedom);
}
