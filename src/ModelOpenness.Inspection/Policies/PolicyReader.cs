using System.Text.Json;
using ModelOpenness.Policies;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Policies;

/// <summary>
/// Reads <c>modelopenness.json</c>. Every mistake is one finding with line and column; what can be used beside it is used.
/// </summary>
internal sealed class PolicyReader
{
    private static readonly string[] Keys =
    [
        "$schema", "extends", "standard", "require", "allow", "deny", "unknown", "waivers", "licenses", "trustedLicenses", "labels",
    ];

    private readonly PolicyJson policy;
    private readonly List<PolicyWaiver> waivers = [];
    private readonly List<PolicyLicense> licenses = [];
    private readonly List<TrustedLicense> trusted = [];
    private readonly List<PolicyLabel> labels = [];
    private readonly List<StatedEntry> allow = [];
    private readonly List<StatedEntry> deny = [];
    private Place? allowPlace;
    private UnknownLicenses? unknown;
    private PolicyExtension? extends;
    private PolicyStandard? standard;
    private PolicyStandard? require;

    private PolicyReader(PolicyJson policy) => this.policy = policy;

    /// <summary>Reads a policy.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="path">The path that places carry.</param>
    public static Policy Read(byte[] json, string path)
    {
        var reader = new PolicyReader(new PolicyJson(json, path));
        var mistakes = reader.policy.Mistakes;
        reader.policy.Read(reader.ReadRoot);
        return new Policy(path)
        {
            Waivers = reader.waivers,
            Licenses = reader.licenses,
            Trusted = reader.trusted,
            Labels = reader.labels,
            // Licenses of the team's own may stand below the entries that name them.
            Allow = EntryCheck.Known(reader.allow, reader.licenses, mistakes),
            Deny = EntryCheck.Known(reader.deny, reader.licenses, mistakes),
            AllowPlace = reader.allowPlace,
            Unknown = reader.unknown,
            Extends = reader.extends,
            Standard = reader.standard,
            Require = reader.require,
            Mistakes = mistakes,
        };
    }

    private void ReadRoot(ref Utf8JsonReader json)
    {
        var seen = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var keyAt = policy.At(ref json);
            var key = policy.Key(ref json, Keys, ref seen, "the policy");
            policy.NextValue(ref json);
            switch (key)
            {
                case "extends":
                    extends = Extension(ref json);
                    break;
                case "standard":
                    standard = StandardName(ref json, key);
                    break;
                case "require":
                    require = StandardName(ref json, key);
                    break;
                case "allow":
                    allowPlace = policy.PlaceAt(keyAt);
                    policy.List(ref json, key, (ref Utf8JsonReader item) => Add(allow, PolicyEntries.Read(ref item, policy, isAllow: true)));
                    break;
                case "deny":
                    policy.List(ref json, key, (ref Utf8JsonReader item) => Add(deny, PolicyEntries.Read(ref item, policy, isAllow: false)));
                    break;
                case "unknown":
                    unknown = Unknown(ref json);
                    break;
                case "waivers":
                    policy.List(ref json, key, (ref Utf8JsonReader item) => Add(waivers, PolicyStatements.Waiver(ref item, policy)));
                    break;
                case "licenses":
                    policy.List(ref json, key, (ref Utf8JsonReader item) => Add(licenses, PolicyStatements.License(ref item, policy)));
                    break;
                case "trustedLicenses":
                    policy.List(ref json, key, (ref Utf8JsonReader item) => Add(trusted, PolicyStatements.Trusted(ref item, policy, licenses)));
                    break;
                case "labels":
                    policy.List(ref json, key, (ref Utf8JsonReader item) => Add(labels, PolicyStatements.Label(ref item, policy)));
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
    }

    private PolicyExtension? Extension(ref Utf8JsonReader json)
    {
        var at = policy.At(ref json);
        if (json.TokenType != JsonTokenType.String)
        {
            policy.Mistake("'extends' must be the path of one policy file in quotes.", at);
            json.Skip();
            return null;
        }

        var file = json.GetString()!;
        var problem =
            file.IndexOf("://", StringComparison.Ordinal) >= 0
                ? "is an address, and nothing is fetched; name a file of the repository"
                : PolicyJson.PathProblem(file);
        if (problem is not null)
        {
            policy.Mistake($"'extends' {problem}.", at);
            return null;
        }

        return new PolicyExtension(file, policy.PlaceAt(at));
    }

    private UnknownLicenses? Unknown(ref Utf8JsonReader json)
    {
        var place = policy.PlaceAt(policy.At(ref json));
        var word = json.TokenType == JsonTokenType.String ? json.GetString() : null;
        if (word is "allow" or "deny")
        {
            return new UnknownLicenses(word == "deny", place);
        }

        policy.Mistake("'unknown' is \"allow\" or \"deny\": whether a model may be used whose license is not known.", policy.At(ref json));
        json.Skip();
        return null;
    }

    private PolicyStandard? StandardName(ref Utf8JsonReader json, string key)
    {
        var at = policy.At(ref json);
        if (json.TokenType != JsonTokenType.String)
        {
            policy.Mistake($"'{key}' must be the name of a standard in quotes.", at);
            json.Skip();
            return null;
        }

        var name = json.GetString()!;
        if (Standards.Standard.Find(name) is not null)
        {
            return new PolicyStandard(name, policy.PlaceAt(at));
        }

        policy.Mistake($"There is no standard '{PolicyJson.Short(name)}'{policy.Suggestion(name, Standards.Standard.All.Select(s => s.Id))}", at);
        return null;
    }

    private static void Add(List<StatedEntry> list, StatedEntry? item)
    {
        if (item is { } entry)
        {
            list.Add(entry);
        }
    }

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
        {
            list.Add(item);
        }
    }
}
