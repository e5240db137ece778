using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;
using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Standards;

/// <summary>Real systems, with sources, in <c>real-systems.ini</c> beside this file.</summary>
public class RealSystemsTests
{
    private static readonly IReadOnlyList<KnowledgeEntry> Systems = KnowledgeFile.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests/ModelOpenness.Core.Tests/Standards/real-systems.ini")), "real-systems.ini");

    public static TheoryData<string, string> Outcomes => Rows("outcome");

    public static TheoryData<string, string> Relicensed => Rows("relicensed");

    public static TheoryData<string, string> Met => Rows("met");

    [Fact]
    public void At_least_twenty_systems_stand_here_and_each_has_a_source()
    {
        Systems.Count.ShouldBeGreaterThanOrEqualTo(20);
        Systems.ShouldAllBe(s => s.Get("source").Length > 0);
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void A_system_comes_out_as_its_source_says(string system, string outcome)
    {
        var words = outcome.Split(' ');
        var verdict = StandardEvaluator.Evaluate(words[0], Evidence(system));
        verdict.Word.ShouldBe(words[1], string.Join(" | ", verdict.Reasons));
        if (words.Length > 2)
        {
            verdict.Reasons.Single(r => r.Requirement.Id == words[2]).Outcome.ShouldBe(verdict.Outcome);
        }
    }

    [Theory]
    [MemberData(nameof(Relicensed))]
    public void A_system_that_fails_by_its_license_alone_passes_under_another(string system, string outcome)
    {
        var evidence = Evidence(system);
        var other = evidence with
        {
            Components =
            [
                .. evidence.Components.Select(c => c.IsWeights ? c with { License = LicenseCatalog.Default.Resolve("Apache-2.0") } : c),
            ],
        };
        var words = outcome.Split(' ');
        StandardEvaluator.Evaluate(words[0], evidence).Word.ShouldNotBe(words[1]);
        StandardEvaluator.Evaluate(words[0], other).Word.ShouldBe(words[1]);
    }

    [Theory]
    [MemberData(nameof(Met))]
    public void Code_is_judged_apart_from_the_weights(string system, string requirement)
    {
        var verdict = StandardEvaluator.Evaluate(requirement.Substring(0, requirement.IndexOf('/')), Evidence(system));
        verdict.Outcome.ShouldBe(StandardOutcome.NotSatisfied);
        verdict.Reasons.Single(r => r.Requirement.Id == requirement).Outcome.ShouldBe(StandardOutcome.Satisfied);
    }

    [Fact]
    public void Every_system_gets_a_verdict_with_reasons_from_every_standard()
    {
        foreach (var system in Systems)
        {
            foreach (var standard in Standard.All)
            {
                var verdict = StandardEvaluator.Evaluate(standard.Id, Evidence(system.Id));
                verdict.Reasons.Count.ShouldBe(standard.Requirements.Count);
                verdict.Reasons.ShouldAllBe(r => r.Text.Length > 0);
            }
        }
    }

    private static OpennessEvidence Evidence(string system)
    {
        var components = new List<ComponentEvidence>();
        foreach (var parts in Systems.Single(s => s.Id == system).All("parts"))
        {
            var bar = parts.IndexOf('|');
            var license = parts.Substring(0, bar).Trim();
            foreach (var id in parts.Substring(bar + 1).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                MofComponent.Find(id).ShouldNotBeNull(id);
                components.Add(new ComponentEvidence(id)
                {
                    License = license == "-" ? null : LicenseCatalog.Default.Resolve(license),
                });
            }
        }

        return new OpennessEvidence { Components = components };
    }

    private static TheoryData<string, string> Rows(string key)
    {
        var rows = new TheoryData<string, string>();
        foreach (var system in Systems)
        {
            foreach (var value in system.All(key))
            {
                rows.Add(system.Id, value);
            }
        }

        return rows;
    }
}
