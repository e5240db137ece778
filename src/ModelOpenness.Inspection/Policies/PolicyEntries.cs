using System.Text.Json;
using ModelOpenness.Families;
using ModelOpenness.Policies;
using ModelOpenness.Standards;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Policies;

/// <summary>An entry as it is written: whether its license is known is seen when the whole policy was read.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="LicensePlace">Where its license stands.</param>
internal readonly record struct StatedEntry(PolicyEntry Entry, Place LicensePlace);

/// <summary>Reads the items of <c>allow</c> and <c>deny</c>: a word, or an object of what must fit together.</summary>
internal static class PolicyEntries
{
    private const string Example = "\"non-commercial\" or { \"license\": …, \"model\": … }";

    private static readonly string[] Keys = ["license", "term", "standard", "model", "family", "for", "reason"];
    private static readonly string[] Criteria = ["license", "term", "standard", "model", "family"];
    private static readonly Lazy<KnownNames> Families = new(() => new KnownNames(ModelFamilies.Names));

    public static StatedEntry? Read(ref Utf8JsonReader json, PolicyJson policy, bool isAllow)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return Word(json.GetString()!, policy.PlaceAt(policy.At(ref json)), isAllow, policy.Mistakes);
        }

        var known = policy.Mistakes.Count;
        var fields = policy.Object(ref json, isAllow ? "an entry of 'allow'" : "an entry of 'deny'", Example, Keys);
        // An entry that says less than was meant would bar, or allow, too much.
        return fields is null || policy.Mistakes.Count > known || !IsUsable(fields, policy, isAllow) ? null : Entry(fields, policy);
    }

    /// <summary>A word: a kind of term, a standard, or the id of a license.</summary>
    /// <param name="word">The word.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="isAllow">True for <c>allow</c>.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static StatedEntry? Word(string word, Place place, bool isAllow, List<PolicyMistake> mistakes)
    {
        if (string.IsNullOrWhiteSpace(word))
        {
            mistakes.Add(new PolicyMistake("An entry is empty; write the id of a license, a kind of term or an object.", place));
            return null;
        }

        if (TermKind.Find(word) is not null)
        {
            return new StatedEntry(new PolicyEntry(place) { TermKind = word }, place);
        }

        if (Standard.Find(word) is not { } standard)
        {
            return new StatedEntry(new PolicyEntry(place) { License = word }, place);
        }

        if (isAllow)
        {
            return new StatedEntry(new PolicyEntry(place) { Standard = standard.Id }, place);
        }

        mistakes.Add(new PolicyMistake(StandardInDeny(word), place));
        return null;
    }

    private static bool IsUsable(PolicyJson.Fields fields, PolicyJson policy, bool isAllow)
    {
        var isAny = false;
        foreach (var criterion in Criteria)
        {
            if (fields[criterion] is not { } value)
            {
                continue;
            }

            isAny = true;
            if (string.IsNullOrWhiteSpace(value.Text))
            {
                policy.Mistake($"'{criterion}' is empty.", value.At);
                return false;
            }
        }

        if (!isAny)
        {
            policy.Mistake("An entry must name a 'license', a 'term', a 'standard', a 'model' or a 'family'.", fields.At);
            return false;
        }

        return (fields["term"] is not { } term || PolicyStatements.IsTerm(term.Text!, term.At, policy))
            && (fields["standard"] is not { } standard || IsStandard(standard, policy, isAllow))
            && policy.IsGlob(fields, "model")
            && (fields["family"] is not { } family || IsFamily(family, policy))
            && (fields["for"] is not { } uses || AreUses(uses, policy));
    }

    private static bool IsStandard(PolicyJson.Value value, PolicyJson policy, bool isAllow)
    {
        var isKnown = Standard.Find(value.Text!) is not null;
        if (!isKnown || !isAllow)
        {
            policy.Mistake(
                isKnown
                    ? StandardInDeny(value.Text!)
                    : $"There is no standard '{PolicyJson.Short(value.Text!)}'{policy.Suggestion(value.Text!, Standard.All.Select(s => s.Id))}",
                value.At
            );
        }

        return isKnown && isAllow;
    }

    private static bool IsFamily(PolicyJson.Value value, PolicyJson policy)
    {
        var isKnown = Families.Value.Match(value.Text!);
        if (!isKnown)
        {
            policy.Mistake(
                $"No family of models is called '{PolicyJson.Short(value.Text!)}'{policy.Suggestion(value.Text!, Families.Value.All)} "
                + "'model-openness model ID' shows the family of a model.",
                value.At
            );
        }

        return isKnown;
    }

    private static bool AreUses(PolicyJson.Value value, PolicyJson policy)
    {
        if (value.Items is not { Count: > 0 } items)
        {
            policy.Mistake("'for' is empty; write which models are meant: \"shipped\", \"fetched\", \"mentioned\".", value.At);
            return false;
        }

        foreach (var (word, at) in items)
        {
            if (UseOf(word) == ModelUses.None)
            {
                policy.Mistake($"'{PolicyJson.Short(word)}' is not a use of a model; write \"shipped\", \"fetched\" or \"mentioned\".", at);
                return false;
            }
        }

        return true;
    }

    private static StatedEntry Entry(PolicyJson.Fields fields, PolicyJson policy)
    {
        var license = fields["license"];
        var entry = new PolicyEntry(policy.PlaceAt(fields.At))
        {
            License = license?.Text,
            TermKind = fields.Text("term"),
            Standard = fields.Text("standard"),
            Model = fields.Text("model"),
            Family = fields.Text("family"),
            Uses = fields["for"]?.Items!.Aggregate(ModelUses.None, static (all, use) => all | UseOf(use.Text)) ?? PolicyEntry.DefaultUses,
            Reason = fields.Text("reason"),
        };
        return new StatedEntry(entry, license is { } written ? policy.PlaceAt(written.At) : entry.Place);
    }

    private static ModelUses UseOf(string word) => word switch
    {
        "shipped" => ModelUses.Shipped,
        "fetched" => ModelUses.Fetched,
        "mentioned" => ModelUses.Mentioned,
        _ => ModelUses.None,
    };

    private static string StandardInDeny(string standard) =>
        $"'{standard}' is a standard, which says what is good enough: name it in 'allow', and whatever does not satisfy it is barred.";
}
