using System.Globalization;
using ModelOpenness.Cli.Verbs;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Output;

/// <summary>What an inspection comes to: the exit status, and the last line, which says what makes a step fail and what does not.</summary>
/// <param name="Status">The exit status.</param>
/// <param name="Text">One line.</param>
internal sealed record Verdict(int Status, string Text)
{
    /// <summary>The gravest severity of what stands; null where nothing does.</summary>
    public FindingSeverity? Gravest { get; private init; }

    /// <summary>True where there is more to say than "nothing".</summary>
    public bool IsToBeSaid { get; private init; }

    /// <summary>The verdict on findings.</summary>
    /// <param name="findings">All findings; waived ones do not count.</param>
    /// <param name="failOn">The value of <c>--fail-on</c>.</param>
    /// <param name="missed">What could not be looked at.</param>
    public static Verdict Of(IEnumerable<Finding> findings, string failOn, Missed missed)
    {
        var standing = findings.Where(f => f.Waiver is null).ToList();
        var errors = standing.Count(f => f.Severity == FindingSeverity.Error);
        var warnings = standing.Count(f => f.Severity == FindingSeverity.Warning);
        var fails = failOn switch
        {
            "never" => false,
            "warning" => errors + warnings > 0,
            _ => errors > 0,
        };
        var unseen = missed.Any ? $" {Count(missed.All.Count, "path")} could not be looked at: exit status 2." : "";
        return new Verdict(
            missed.Any ? CommonOptions.UsageError
                : fails ? 1
                : 0,
            Line() + unseen
        )
        {
            IsToBeSaid = standing.Count > 0 || missed.Any,
            Gravest = standing.Count == 0 ? null : standing.Max(f => f.Severity),
        };

        string Line()
        {
            if (standing.Count == 0)
            {
                return "No findings.";
            }

            string[] parts = [Part(errors, "error"), Part(warnings, "warning"), Part(standing.Count - errors - warnings, "note")];
            var counted = $"{Count(standing.Count, "finding")} ({string.Join(", ", parts.Where(p => p.Length > 0))})";
            return fails ? $"{counted}: at or above --fail-on {failOn}, exit status 1."
                : errors + warnings > 0 ? $"{counted}: below --fail-on {failOn}, so they do not fail this run; --fail-on warning does."
                : $"{counted}: notes never fail a run.";
        }
    }

    private static string Part(int count, string noun) => count == 0 ? "" : Count(count, noun);

    /// <summary>A number with its noun.</summary>
    public static string Count(int count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");
}
