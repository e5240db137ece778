using System.Globalization;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Reading.Formats;

/// <summary>Collects what a reader finds, bounded; gives it out only where the whole header was sound.</summary>
internal sealed class ArtifactBuilder
{
    private readonly List<KeyValuePair<string, string>> values = [];
    private readonly List<string> baseModels = [];
    private readonly List<string> parts = [];
    private readonly List<KeyValuePair<string, string>> furtherLicenses = [];

    public string? FormatVersion { get; set; }

    public string? License { get; private set; }

    public string? LicenseKey { get; private set; }

    public string? LicenseName { get; set; }

    public string? LicenseLink { get; set; }

    public string? Name { get; set; }

    public string? Author { get; set; }

    public string? SourceUrl { get; set; }

    public string? PointerOid { get; set; }

    public long? PointerSize { get; set; }

    /// <summary>What the format's own loader would refuse the file for, though its header could be read to the end; the first such thing.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// Takes the license, as written but for white space around it; an empty one is none. The first one is the license; others that
    /// say something else are kept beside it, so that none can hide behind another.
    /// </summary>
    public void SetLicense(string key, string? value)
    {
        var text = Trimmed(value);
        if (text is null)
        {
            return;
        }

        if (this.License is null)
        {
            this.License = text;
            this.LicenseKey = key;
        }
        else if (this.furtherLicenses.Count < Limits.Licenses && !string.Equals(this.License, text, StringComparison.Ordinal)
            && !this.furtherLicenses.Exists(other => string.Equals(other.Value, text, StringComparison.Ordinal)))
        {
            this.furtherLicenses.Add(new KeyValuePair<string, string>(key, text));
        }
    }

    /// <summary>Notes what the format's own loader would refuse the file for, where reading can go on.</summary>
    public void Flaw(MalformedException? problem) => this.Problem ??= problem?.Message;

    public void AddBaseModel(string? value)
    {
        var text = Trimmed(value);
        if (text is not null && this.baseModels.Count < Limits.Names && !this.baseModels.Contains(text))
        {
            this.baseModels.Add(text);
        }
    }

    public void AddPart(string part) => this.parts.Add(part);

    /// <summary>Takes a further value; beyond the limits it is left out, never cut.</summary>
    public void Add(string key, string? value)
    {
        if (value is not null && this.values.Count < Limits.Values && value.Length <= Limits.Value)
        {
            this.values.Add(new KeyValuePair<string, string>(key, value));
        }
    }

    /// <summary>White space trimmed; null for nothing.</summary>
    public static string? Trimmed(string? value)
    {
        // A C string's end is no part of a value: some writers count it in.
        var text = value?.Trim().Trim('\0').Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>All that was found; of a file that its loader would refuse, only the licenses.</summary>
    public Artifact Whole(Artifact artifact) =>
        this.Problem is null ? this.Described(this.Licensed(artifact)) : this.Licensed(artifact) with { Problem = this.Problem };

    private Artifact Licensed(Artifact artifact) => artifact with
    {
        FormatVersion = this.FormatVersion,
        License = this.License,
        LicenseKey = this.LicenseKey,
        LicenseName = Trimmed(this.LicenseName),
        LicenseLink = Trimmed(this.LicenseLink),
        FurtherLicenses = this.furtherLicenses,
    };

    private Artifact Described(Artifact artifact) => artifact with
    {
        Name = Trimmed(this.Name),
        Author = Trimmed(this.Author),
        SourceUrl = Trimmed(this.SourceUrl),
        BaseModels = this.baseModels,
        Metadata = this.values,
        Parts = this.parts,
        PointerOid = this.PointerOid,
        PointerSize = this.PointerSize,
    };

    /// <summary>A count or offset as text.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
