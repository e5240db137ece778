using System.Globalization;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>What the keys of a GGUF file mean: license, name, author, source, and the models it was made from.</summary>
/// <param name="artifact">Takes what is said.</param>
internal sealed class GgufMetadata(ArtifactBuilder artifact)
{
    // Where the model comes from, best first.
    private static readonly string[] SourceKeys =
        ["general.source.repo_url", "general.source.url", "general.repo_url", "general.url", "general.source.huggingface.repository"];

    private readonly SortedDictionary<int, BaseModel> baseModels = [];
    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> split = new(StringComparer.Ordinal);

    /// <summary>Takes a number or a truth value.</summary>
    public void TakeNumber(string key, string text)
    {
        if (key.StartsWith("split.", StringComparison.Ordinal) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            this.split[key] = number;
        }

        artifact.Add(key, text);
    }

    /// <summary>Takes a list, joined.</summary>
    public void TakeList(string key, string text)
    {
        if (string.Equals(key, "general.license", StringComparison.Ordinal))
        {
            artifact.SetLicense(key, text);
        }
        else
        {
            artifact.Add(key, text);
        }
    }

    /// <summary>Takes one text.</summary>
    public void Take(string key, string value)
    {
        switch (key)
        {
            case "general.license":
                artifact.SetLicense(key, value);
                return;
            case "general.license.name":
                artifact.LicenseName = value;
                return;
            case "general.license.link":
                artifact.LicenseLink = value;
                return;
            case "general.name":
                artifact.Name = value;
                return;
            case "general.author":
                artifact.Author = value;
                return;
        }

        if (key.StartsWith("general.base_model.", StringComparison.Ordinal))
        {
            this.TakeBaseModel(key, value);
        }
        else if (SourceKeys.Contains(key, StringComparer.Ordinal))
        {
            this.sources[key] = value;
        }

        artifact.Add(key, value);
    }

    // general.base_model.{i}.{name|organization|repo_url|url …}
    private void TakeBaseModel(string key, string value)
    {
        var rest = key.Substring("general.base_model.".Length);
        var dot = rest.IndexOf('.');
        if (
            dot <= 0
            || !int.TryParse(rest.Substring(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || this.baseModels.Count >= Limits.Names
        )
        {
            return;
        }

        if (!this.baseModels.TryGetValue(index, out var model))
        {
            this.baseModels[index] = model = new BaseModel();
        }

        model.Fields[rest.Substring(dot + 1)] = value;
    }

    /// <summary>Says what only all values together tell.</summary>
    /// <param name="tensors">How many tensors the file has.</param>
    public void Conclude(ulong tensors)
    {
        this.CheckSplit(tensors);
        foreach (var model in this.baseModels.Values)
        {
            artifact.AddBaseModel(model.Id);
        }

        foreach (var key in SourceKeys)
        {
            if (this.sources.TryGetValue(key, out var value) && ArtifactBuilder.Trimmed(value) is { } url)
            {
                artifact.SourceUrl = url;
                break;
            }
        }
    }

    // One of several files counts itself from 0, and says how many tensors all of them have.
    private void CheckSplit(ulong tensors)
    {
        if (this.split.TryGetValue("split.no", out var number) && this.split.TryGetValue("split.count", out var count) && number >= Math.Max(count, 1))
        {
            artifact.Flaw(new MalformedException("split.no is " + ArtifactBuilder.Text(number) + ", split.count " + ArtifactBuilder.Text(count)));
        }

        if (this.split.TryGetValue("split.tensors.count", out var all) && tensors > (ulong)all)
        {
            artifact.Flaw(
                new MalformedException(
                    "split.tensors.count is "
                        + ArtifactBuilder.Text(all)
                        + ", and this file alone has "
                        + tensors.ToString(CultureInfo.InvariantCulture)
                        + " tensors"
                )
            );
        }
    }

    private sealed class BaseModel
    {
        public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

        // A repository says most; a bare name least.
        public string? Id => this.Field("repo_url") ?? this.Field("url")
            ?? (this.Field("name") is { } name ? this.Field("organization") is { } organization ? organization + "/" + name : name : null);

        private string? Field(string key) => this.Fields.TryGetValue(key, out var value) ? ArtifactBuilder.Trimmed(value) : null;
    }
}
