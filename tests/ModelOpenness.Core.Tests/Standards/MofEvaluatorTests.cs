using ModelOpenness.Licenses;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Standards;

public class MofEvaluatorTests
{
    private static readonly string[] ClassThree =
        ["Model architecture", "Model parameters (Final)", "Evaluation results", "Model card", "Data card", "Technical report"];

    private static readonly string[] All = [.. MofComponent.All.Where(c => c.IsRequired).Select(c => c.Name)];

    [Fact]
    public void A_release_without_components_has_no_class() =>
        Strict(Release([])).Progress.ShouldBe(new Dictionary<int, double> { [3] = 0, [2] = 0, [1] = 0 });

    [Fact]
    public void Six_components_make_class_three_and_are_six_tenths_of_class_two()
    {
        var verdict = Strict(Release(ClassThree));
        verdict.Class.ShouldBe(3);
        verdict.Label.ShouldBe("Class III - Open Model");
        verdict.Progress.ShouldBe(new Dictionary<int, double> { [3] = 100, [2] = 60, [1] = 0 });
    }

    [Fact]
    public void All_fourteen_make_class_one() => Strict(Release(All)).Class.ShouldBe(1);

    [Fact]
    public void A_class_has_no_progress_while_the_one_before_it_is_incomplete()
    {
        var verdict = Strict(Release([.. All.Where(c => c != "Model card")]));
        verdict.Class.ShouldBe(0);
        verdict.Progress[2].ShouldBe(0);
        verdict.Lacks(3).ShouldHaveSingleItem().Component.Name.ShouldBe("Model card");
    }

    [Theory]
    [InlineData(null, 14 - 1, 13)]
    [InlineData("GPL-3.0-only", 14, 14)]
    public void A_paper_takes_the_place_of_a_report_that_is_not_there(string? report, int open, int required)
    {
        var names = All.Where(c => c != "Technical report").Concat(report is null ? [] : ["Technical report"]);
        var verdict = Strict(Release([.. names]));
        verdict.Progress[1].ShouldBe((double)open / required * 100);
        verdict.Class.ShouldBe(1);
    }

    [Fact]
    public void A_paper_that_is_not_open_takes_no_place()
    {
        var release = Release([.. ClassThree.Where(c => c != "Technical report")]);
        release = release with { Components = [.. release.Components, new MofReleaseComponent("Research paper", "unlicensed")] };
        Strict(release).Progress[3].ShouldBe(5.0 / 6 * 100);
    }

    [Fact]
    public void A_report_without_a_paper_stops_at_thirteen_of_fourteen() =>
        Strict(Release([.. All.Where(c => c != "Research paper")])).Progress[1].ShouldBe(13.0 / 14 * 100);

    [Fact]
    public void An_own_license_goes_before_that_of_its_type_and_that_before_the_distributions()
    {
        var release = new MofRelease("m")
        {
            DistributionLicense = "Apache-2.0",
            DataLicense = "no such license",
            Components = [new("Model parameters (Final)", null), new("Datasets", "MIT"), new("Model card", null)],
        };
        var verdict = Strict(release);
        Of(verdict, "Model parameters (Final)").Status.ShouldBe(MofStatus.Invalid);
        Of(verdict, "Datasets").License.ShouldBe("MIT");
        Of(verdict, "Model card").License.ShouldBe("Apache-2.0");
    }

    [Theory]
    [InlineData("")]
    [InlineData("unlicensed")]
    [InlineData("0")]
    public void An_empty_own_license_does_not_fall_through(string own)
    {
        var release = Release([]) with { Components = [new("Model card", own)] };
        Of(Strict(release), "Model card").Status.ShouldBe(MofStatus.Unlicensed);
    }

    [Theory]
    [InlineData("apache-2.0", "Apache-2.0")]
    [InlineData("Apache-2.0 ", "Apache-2.0")]
    [InlineData("Apache 2.0", "Apache-2.0")]
    [InlineData("MIT OR Apache-2.0", null)]
    [InlineData("OpenMDW-1.1", "openmdw-1.1")]
    public void The_tool_takes_ids_as_they_stand_and_we_as_they_are_meant(string written, string? readAs)
    {
        var release = Release([]) with { Components = [new("Model architecture", written)] };
        Of(Strict(release), "Model architecture").Status.ShouldBe(MofStatus.Invalid);
        var read = Of(Default(release), "Model architecture");
        read.Status.ShouldBe(MofStatus.Open);
        read.ReadAs.ShouldBe(readAs);
        Differences(release).ShouldHaveSingleItem().What.ShouldBe("Model architecture");
    }

    [Theory]
    [InlineData("llama3.2")]
    [InlineData("CC-BY-NC-4.0")]
    [InlineData("MIT AND CC-BY-NC-4.0")]
    [InlineData("Proprietary")]
    public void What_is_not_open_is_open_to_neither(string license)
    {
        var release = Release([]) with { Components = [new("Model parameters (Final)", license)] };
        Of(Strict(release), "Model parameters (Final)").Status.ShouldBe(MofStatus.Invalid);
        Of(Default(release), "Model parameters (Final)").Status.ShouldBe(MofStatus.Invalid);
        Differences(release).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Model parameters (Final)", "MIT", false)]
    [InlineData("Model parameters (Final)", "CDLA-Permissive-2.0", true)]
    [InlineData("Model parameters (Final)", "CC0-1.0", false)]
    [InlineData("Model parameters (Final)", "OpenMDW-1.0", true)]
    [InlineData("Model architecture", "BSD-3-Clause", false)]
    [InlineData("Model architecture", "MIT", true)]
    [InlineData("Model card", "Apache-2.0", true)]
    public void An_open_license_of_another_type_counts_with_a_warning(string component, string license, bool isApt)
    {
        var verdict = Of(Strict(Release([]) with { Components = [new(component, license)] }), component);
        verdict.Status.ShouldBe(MofStatus.Open);
        verdict.IsTypeAppropriate.ShouldBe(isApt);
    }

    [Theory]
    [InlineData("PDDL-1.0")]
    [InlineData("C-UDA-1.0")]
    [InlineData("FreeBSD-DOC")]
    public void A_license_may_have_a_type_and_not_be_open(string license) =>
        Of(Strict(Release([]) with { Components = [new("Datasets", license)] }), "Datasets").Status.ShouldBe(MofStatus.Invalid);

    [Fact]
    public void The_tool_counts_a_component_of_an_unknown_name_as_data_sets_and_we_say_that_it_is_none()
    {
        var release = Release([]) with { Components = [new("Secret sauce", "MIT")] };
        var strict = Strict(release);
        Of(strict, "Datasets").Status.ShouldBe(MofStatus.Open);
        strict.UnknownComponents.ShouldBe(["Secret sauce"]);
        Of(Default(release), "Datasets").Status.ShouldBe(MofStatus.Missing);
    }

    [Fact]
    public void Of_two_components_of_one_name_the_last_counts()
    {
        var release = Release([]) with { Components = [new("Model card", "CC-BY-4.0"), new("Model card", "nonsense")] };
        Of(Strict(release), "Model card").Status.ShouldBe(MofStatus.Invalid);
    }

    [Fact]
    public void Names_of_components_are_understood_in_common_spellings()
    {
        var release = Release(["model card", "Model Parameters (final)", "Weights", "pre-processing code"]);
        Default(release).UnknownComponents.ShouldBeEmpty();
        Of(Default(release), "Data preprocessing code").Status.ShouldBe(MofStatus.Open);
    }

    [Fact]
    public void A_component_that_is_said_not_to_be_there_is_missing()
    {
        var release = Release([]) with { Components = [new("Model architecture", "Component not included")] };
        Of(Strict(release), "Model architecture").Status.ShouldBe(MofStatus.Invalid);
        Of(Default(release), "Model architecture").Status.ShouldBe(MofStatus.Missing);
    }

    [Fact]
    public void A_license_of_the_whole_release_in_the_wrong_place_is_seen_and_told()
    {
        var release = new MofRelease("m") { MisplacedLicense = "MIT", Components = [new("Model architecture", null)] };
        Of(Strict(release), "Model architecture").Status.ShouldBe(MofStatus.Unlicensed);
        Of(Default(release), "Model architecture").Status.ShouldBe(MofStatus.Open);
        Differences(release).Select(d => d.What).ShouldBe(["license", "Model architecture"]);
    }

    [Fact]
    public void An_optional_component_never_blocks_a_class()
    {
        var release = Release(ClassThree);
        release = release with { Components = [.. release.Components, new MofReleaseComponent("Sample model outputs", "nonsense")] };
        Strict(release).Class.ShouldBe(3);
    }

    [Fact]
    public void A_class_is_complete_exactly_where_nothing_lacks_for_it()
    {
        var random = new Random(20260301);
        string?[] licenses = ["MIT", "Apache-2.0", "CC-BY-4.0", "nonsense", "unlicensed", "", null];
        for (var i = 0; i < 500; i++)
        {
            var components = All
                .Where(_ => random.Next(20) > 0)
                .Select(c => new MofReleaseComponent(c, licenses[random.Next(10) > 0 ? random.Next(3) : random.Next(licenses.Length)]));
            var verdict = Strict(new MofRelease("m") { Components = [.. components] });
            for (var mofClass = 3; mofClass >= 1; mofClass--)
            {
                (verdict.Progress[mofClass] >= 100).ShouldBe(verdict.Lacks(mofClass).Count == 0);
                verdict.Progress[mofClass].ShouldBeInRange(0, 100);
            }
        }
    }

    private static MofRelease Release(string[] components) => new("m")
    {
        DistributionLicense = "Apache-2.0",
        Components = [.. components.Select(c => new MofReleaseComponent(c, License: null))],
    };

    private static MofVerdict Strict(MofRelease release) => MofEvaluator.EvaluateStrict(release);

    private static MofVerdict Default(MofRelease release) => MofEvaluator.Evaluate(release, LicenseCatalog.Default);

    private static IReadOnlyList<MofDifference> Differences(MofRelease release) =>
        MofEvaluator.Differences(release, Default(release), Strict(release));

    private static MofComponentVerdict Of(MofVerdict verdict, string name) => verdict.Components.Single(c => c.Component.Name == name);
}
