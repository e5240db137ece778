using ModelOpenness.Vocabulary;

namespace ModelOpenness.Standards;

/// <summary>The outcome of judging by a standard or one of its requirements, from good to bad.</summary>
internal enum StandardOutcome
{
    /// <summary>Met.</summary>
    Satisfied,

    /// <summary>It takes a person's judgement.</summary>
    Uncertain,

    /// <summary>Too little is known.</summary>
    NotEvaluated,

    /// <summary>Not met.</summary>
    NotSatisfied,
}

/// <summary>The judgement by a standard.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Outcome">The worst outcome of its requirements.</param>
/// <param name="Reasons">One reason a requirement, in the standard's order.</param>
internal sealed record StandardVerdict(Standard Standard, StandardOutcome Outcome, IReadOnlyList<StandardReason> Reasons)
{
    /// <summary>The outcome as the machine interface writes it: <c>not-satisfied</c>.</summary>
    public string Word => Outcome switch
    {
        StandardOutcome.Satisfied => "satisfied",
        StandardOutcome.NotSatisfied => "not-satisfied",
        StandardOutcome.Uncertain => "uncertain",
        _ => "not-evaluated",
    };

    /// <summary>The outcome in words: "checklist satisfied".</summary>
    public string Words => Outcome switch
    {
        StandardOutcome.Satisfied => Standard.SatisfiedWords,
        StandardOutcome.NotSatisfied => "not satisfied",
        StandardOutcome.Uncertain => "uncertain",
        _ => "not evaluated",
    };
}

/// <summary>Why a requirement is met or not.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Outcome">Whether it is met.</param>
/// <param name="Text">The reason, a sentence without its full stop.</param>
internal sealed record StandardReason(StandardRequirement Requirement, StandardOutcome Outcome, string Text)
{
    /// <summary>Start of the last part of <see cref="Text"/> where nothing was there to look at for something, whose names follow.</summary>
    public const string NothingThere = "nothing was there to look at for ";

    /// <summary>What is missing, as a message names it: "training code".</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What could not be judged, because nothing was there to look at.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>What is there and does not do.</summary>
    public IReadOnlyList<StandardShortcoming> Shortcomings { get; init; } = [];

    /// <summary>Where the evidence stands.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>Requirement, outcome and reason in one line, for a report.</summary>
    public override string ToString() => Requirement.Cites + ": " + Text;
}

/// <summary>A component that is there and does not meet a requirement.</summary>
/// <param name="Component">The component.</param>
/// <param name="Text">Why, in brief, to follow the component's name: "under Llama 3.2, which caps the number of users and 4 more".</param>
internal sealed record StandardShortcoming(MofComponent Component, string Text)
{
    /// <summary>The terms that are the reason; empty where it is something else.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];
}
