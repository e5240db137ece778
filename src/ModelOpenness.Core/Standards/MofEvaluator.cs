using ModelOpenness.Licenses;

namespace ModelOpenness.Standards;

/// <summary>
/// Judges a release by the Model Openness Framework. The rules are those that the Model Openness Tool executes; the two readings
/// differ only in what they make of the words of the file.
/// </summary>
internal static class MofEvaluator
{
    private const string Unlicensed = "unlicensed";
    private const int LeastOpenClass = 3;

    /// <summary>Judges as the Model Openness Tool does, its quirks included: ids and names count only as they stand.</summary>
    /// <param name="release">The release.</param>
    public static MofVerdict EvaluateStrict(MofRelease release) => Evaluate(release, new StrictReading());

    /// <summary>Judges by what a person means: spellings, names and SPDX expressions are understood.</summary>
    /// <param name="release">The release.</param>
    /// <param name="catalog">Understands the licenses.</param>
    public static MofVerdict Evaluate(MofRelease release, LicenseCatalog catalog) => Evaluate(release, new DefaultReading(catalog));

    /// <summary>Says where the two readings part, in the framework's order.</summary>
    /// <param name="release">The release.</param>
    /// <param name="verdict">The default verdict on it.</param>
    /// <param name="strict">The strict verdict on it.</param>
    public static IReadOnlyList<MofDifference> Differences(MofRelease release, MofVerdict verdict, MofVerdict strict)
    {
        var differences = new List<MofDifference>();
        if (!string.IsNullOrEmpty(release.MisplacedLicense))
        {
            differences.Add(new MofDifference("license", release.MisplacedLicense!, "license of the distribution", "not seen"));
        }

        for (var i = 0; i < verdict.Components.Count; i++)
        {
            var read = verdict.Components[i];
            var other = strict.Components[i];
            if (read.Status != other.Status || read.IsTypeAppropriate != other.IsTypeAppropriate)
            {
                differences.Add(new MofDifference(
                    read.Component.Name, read.License ?? other.License ?? "none", Describe(read), Describe(other)));
            }
        }

        return differences;
    }

    private static string Describe(MofComponentVerdict verdict) => verdict.Status switch
    {
        MofStatus.Open when verdict.IsTypeAppropriate => "open",
        MofStatus.Open => "open, of another type of content",
        MofStatus.Invalid => "invalid",
        MofStatus.Unlicensed => Unlicensed,
        _ => "missing",
    };

    private static MofVerdict Evaluate(MofRelease release, IReading reading)
    {
        var unknown = new List<string>();
        var present = Present(release, reading, unknown);
        var verdicts = new List<MofComponentVerdict>(MofComponent.All.Count);
        foreach (var component in MofComponent.All)
        {
            verdicts.Add(present.TryGetValue(component.Id, out var written)
                ? Judge(component, written, release, reading)
                : new MofComponentVerdict(component, MofStatus.Missing, License: null));
        }

        var progress = new Dictionary<int, double>();
        var reached = 0;
        var isComplete = true;
        for (var mofClass = LeastOpenClass; mofClass >= 1; mofClass--)
        {
            progress[mofClass] = isComplete ? Progress(mofClass, verdicts) : 0;
            isComplete = isComplete && progress[mofClass] >= 100;
            reached = isComplete ? mofClass : reached;
        }

        return new MofVerdict(reached) { Progress = progress, Components = verdicts, UnknownComponents = unknown };
    }

    /// <summary>The components of the file by id; of two of one name the last counts.</summary>
    private static Dictionary<string, MofReleaseComponent> Present(MofRelease release, IReading reading, List<string> unknown)
    {
        var present = new Dictionary<string, MofReleaseComponent>(StringComparer.Ordinal);
        foreach (var written in release.Components)
        {
            var component = reading.Component(written.Name);
            if (component is null)
            {
                unknown.Add(written.Name);
                component = reading.CountsUnknown ? MofComponent.All.FirstOrDefault(c => c.TakesUnknown) : null;
            }

            if (component is not null && !reading.IsAbsent(written))
            {
                present[component.Id] = written;
            }
        }

        return present;
    }

    private static MofComponentVerdict Judge(
        MofComponent component, MofReleaseComponent written, MofRelease release, IReading reading)
    {
        var license = Applying(component, written, release, reading);
        if (license is null || reading.IsUnlicensed(license))
        {
            return new MofComponentVerdict(component, MofStatus.Unlicensed, License: null) { Place = written.Place };
        }

        var read = reading.License(license);
        return new MofComponentVerdict(component, read.IsOpen ? MofStatus.Open : MofStatus.Invalid, license)
        {
            IsTypeAppropriate = read.IsOpen && read.Types.Contains(component.Type),
            ReadAs = string.Equals(read.Id, license, StringComparison.Ordinal) ? null : read.Id,
            Place = written.Place,
        };
    }

    /// <summary>Own license, then that of the type of content, then that of the distribution. An empty own license ends the search.</summary>
    private static string? Applying(MofComponent component, MofReleaseComponent written, MofRelease release, IReading reading)
    {
        if (written.License is { } own)
        {
            return IsEmpty(own) ? null : own;
        }

        var ofType = release.LicenseOf(component.Type);
        if (!IsEmpty(ofType))
        {
            return ofType;
        }

        return IsEmpty(release.DistributionLicense) ? reading.Misplaced(release) : release.DistributionLicense;
    }

    /// <summary>"0" is empty to the tool's language, and no license to anybody.</summary>
    private static bool IsEmpty(string? license) =>
        string.IsNullOrEmpty(license) || string.Equals(license, "0", StringComparison.Ordinal);

    /// <summary>
    /// Open components of the class over all that it requires. Where a component is not open and its stand-in is, the stand-in
    /// takes its place: an optional extra in the classes that do not ask for the stand-in, one component less in the one that does.
    /// </summary>
    private static double Progress(int mofClass, List<MofComponentVerdict> verdicts)
    {
        var required = 0;
        var open = 0;
        foreach (var verdict in verdicts)
        {
            if (!verdict.Component.IsRequired || verdict.Component.Class < mofClass)
            {
                continue;
            }

            required++;
            if (verdict.Status == MofStatus.Open)
            {
                open++;
            }
            else if (StandIn(verdict.Component, verdicts) is { } standIn)
            {
                if (standIn.Component.Class < mofClass)
                {
                    open++;
                }
                else
                {
                    required--;
                }
            }
        }

        return (double)open / required * 100;
    }

    private static MofComponentVerdict? StandIn(MofComponent component, List<MofComponentVerdict> verdicts) =>
        component.StandIn is { } id
            ? verdicts.Find(v => string.Equals(v.Component.Id, id, StringComparison.Ordinal) && v.Status == MofStatus.Open)
            : null;

    /// <summary>What the two ways of reading a MOF file make of its words.</summary>
    private interface IReading
    {
        bool CountsUnknown { get; }

        MofComponent? Component(string name);

        MofLicense License(string asWritten);

        bool IsUnlicensed(string asWritten);

        bool IsAbsent(MofReleaseComponent written);

        string? Misplaced(MofRelease release);
    }

    private sealed class StrictReading : IReading
    {
        public bool CountsUnknown => true;

        public MofComponent? Component(string name) => MofComponent.FindByName(name);

        public MofLicense License(string asWritten) => MofLicense.ReadStrict(asWritten);

        public bool IsUnlicensed(string asWritten) => string.Equals(asWritten, Unlicensed, StringComparison.Ordinal);

        public bool IsAbsent(MofReleaseComponent written) => false;

        public string? Misplaced(MofRelease release) => null;
    }

    private sealed class DefaultReading(LicenseCatalog catalog) : IReading
    {
        public bool CountsUnknown => false;

        public MofComponent? Component(string name) => MofComponent.FindBySpelling(name);

        public MofLicense License(string asWritten) => MofLicense.Read(asWritten, catalog);

        public bool IsUnlicensed(string asWritten) => MofWords.IsUnlicensed(asWritten);

        public bool IsAbsent(MofReleaseComponent written) => written.License is { } license && MofWords.IsAbsent(license);

        public string? Misplaced(MofRelease release) => IsEmpty(release.MisplacedLicense) ? null : release.MisplacedLicense;
    }
}
