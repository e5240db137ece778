using ModelOpenness.Judging;
using ModelOpenness.Licenses;
using ModelOpenness.Families;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Judging;

public class BelievedLicenseTests
{
    // Unverified rows: MPT Chat is believed to be non-commercial, U-2-Net to be free.
    private const string BelievedRestricted = "mosaicml/mpt-7b-chat";
    private const string BelievedFree = "u2net.onnx";

    [Theory]
    [InlineData(BelievedRestricted)]
    [InlineData(BelievedFree)]
    public void A_believed_license_decides_nothing(string id)
    {
        var evidence = CatalogueStatement.Of(id).ShouldNotBeNull();
        evidence.IsBelieved.ShouldBeTrue();
        evidence.Speaks.ShouldBeFalse();
        evidence.Terms.ShouldBeEmpty();
        Build.Model("models/a.onnx", evidence).License.ShouldBeNull();
    }

    [Fact]
    public void A_verified_row_speaks_and_restricts()
    {
        var evidence = CatalogueStatement.Of("meta-llama/Llama-3.2-1B").ShouldNotBeNull();
        evidence.IsBelieved.ShouldBeFalse();
        evidence.Speaks.ShouldBeTrue();
        evidence.Terms.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_license_that_the_catalogue_only_names_is_named_and_decides_nothing()
    {
        var evidence = CatalogueStatement.Of("shape_predictor_68_face_landmarks.dat").ShouldNotBeNull();
        evidence.LicenseName.ShouldBe("LicenseRef-dlib-68-landmarks");
        evidence.IsBelieved.ShouldBeFalse();
        evidence.Speaks.ShouldBeFalse();
    }

    [Fact]
    public void It_is_said_once_as_an_info_with_the_way_to_confirm_it()
    {
        var finding = Findings(Build.Model("models/u2net.onnx", CatalogueStatement.Of(BelievedFree)!)).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2004");
        finding.Severity.ShouldBe(FindingSeverity.Info);
        finding.Message.ShouldStartWith("u2net.onnx is believed to be under Apache License 2.0 (by its name), but nobody has verified it. Confirm it with License");
        finding.Message.Length.ShouldBeLessThanOrEqualTo(300);
    }

    [Fact]
    public void The_note_of_the_catalogue_is_part_of_the_message()
    {
        var finding = Findings(Build.Model("models/arcfaceresnet100-11.onnx", CatalogueStatement.Of("arcfaceresnet100-11.onnx")!)).ShouldHaveSingleItem();
        finding.Message.ShouldContain("the models' origin allows");
    }

    [Fact]
    public void The_note_goes_with_a_verdict_that_relies_on_the_catalogue()
    {
        var model = Build.Model("models/shape_predictor_68_face_landmarks.dat", CatalogueStatement.Of("shape_predictor_68_face_landmarks.dat")!);
        var message = LabelJudge.Findings([model], [Build.ProjectLabel()]).ShouldHaveSingleItem().Message;
        message.ShouldContain("'LicenseRef-dlib-68-landmarks'");
        message.ShouldContain("excludes commercial use");
    }

    [Fact]
    public void What_somebody_states_is_not_called_believed() =>
        Findings(Build.Model("models/u2net.onnx", CatalogueStatement.Of(BelievedFree)!, Build.File("MIT"))).ShouldBeEmpty();

    [Fact]
    public void A_base_that_is_only_believed_to_restrict_accuses_nobody()
    {
        var model = Build.Model("models/a.gguf", Build.File("Apache-2.0")) with { BaseModels = [BelievedRestricted] };
        Findings(model).ShouldBeEmpty();
        Findings(model with { BaseModels = ["meta-llama/Llama-3.2-1B"] }).ShouldHaveSingleItem().RuleId.ShouldBe("MOP2005");
    }

    [Fact]
    public void Code_that_names_a_model_believed_to_be_restricted_is_left_alone()
    {
        CodeJudge.ByFamily(BelievedRestricted).ShouldNotBeNull().License.ShouldBeNull();
        CodeJudge.Reference(Build.ProjectLabel(), BelievedRestricted, CodeJudge.ByFamily(BelievedRestricted)!).ShouldBeNull();
        CodeJudge.Reference(Build.ProjectLabel(), "meta-llama/Llama-3.2-1B", CodeJudge.ByFamily("meta-llama/Llama-3.2-1B")!).ShouldNotBeNull();
    }

    [Fact]
    public void A_copy_of_a_believed_base_is_believed_to_be_under_its_license()
    {
        CatalogueStatement.OfBase(BelievedFree, isCopy: true).ShouldNotBeNull().IsBelieved.ShouldBeTrue();
        // What others make of a free model has no license of it.
        CatalogueStatement.OfBase(BelievedFree, isCopy: false).ShouldBeNull();
        CatalogueStatement.OfBase(BelievedRestricted, isCopy: false).ShouldNotBeNull().Key.ShouldBe("base_model");
    }

    private static List<Finding> Findings(Model model) =>
        [.. EvidenceFindings.Of([model], PolicyBook.Empty(), LicenseCatalog.Default, new Lineage([model], ModelFamilies.Default, LicenseCatalog.Default))];
}
