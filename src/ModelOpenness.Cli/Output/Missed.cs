using ModelOpenness.Cli.Verbs;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Output;

/// <summary>
/// What a verb could not look at: each is named on standard error at once, stands in the JSON document under <c>notLookedAt</c>, and makes
/// the exit status 2. The rest is still done.
/// </summary>
internal sealed class Missed
{
    private readonly List<NotLookedAt> all = [];
    private readonly List<NotLookedAt> paths = [];
    private bool failed;

    /// <summary>True where something could not be looked at, or written.</summary>
    public bool Any => failed || all.Count > 0;

    /// <summary>All of it, in the order in which it was met.</summary>
    public IReadOnlyList<NotLookedAt> All => all;

    /// <summary>Those of them that no inventory names: paths that were given, and could not be inspected.</summary>
    public IReadOnlyList<NotLookedAt> Paths => paths;

    /// <summary>The exit status of a verb that has none of its own.</summary>
    public int Status => Any ? CommonOptions.UsageError : 0;

    /// <summary>Something could not be looked at.</summary>
    /// <param name="path">The path as it was given or found.</param>
    /// <param name="why">Why, as the end of a sentence.</param>
    public void Add(string path, string why)
    {
        paths.Add(new NotLookedAt(path, why));
        AddFound(path, why);
    }

    /// <summary>Something could not be looked at, as an inventory says.</summary>
    /// <param name="path">The path, as seen from the folder that the tool runs in.</param>
    /// <param name="why">Why, as the end of a sentence.</param>
    public void AddFound(string path, string why)
    {
        all.Add(new NotLookedAt(path, why));
        CommonOptions.Say(path, why);
    }

    /// <summary>Takes over what somebody else named already.</summary>
    /// <param name="other">What that is.</param>
    public void Take(Missed other)
    {
        all.AddRange(other.all);
        paths.AddRange(other.paths);
        failed |= other.failed;
    }

    /// <summary>Something could not be written, and was named.</summary>
    public void Fail() => failed = true;

    /// <summary>Something could not be looked at.</summary>
    /// <param name="path">The path as it was given or found.</param>
    /// <param name="e">What the file system said.</param>
    public void Add(string path, Exception e) => Add(path, Unreadable.Why(e));
}
