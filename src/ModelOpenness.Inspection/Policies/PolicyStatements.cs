using System.Globalization;
using System.Text.Json;
using ModelOpenness.Licenses;
using ModelOpenness.Policies;
using ModelOpenness.Rules;
using ModelOpenness.Terms;

namespace ModelOpenness.Inspection.Policies;

/// <summary>Reads what a team says of findings, licenses and labels: the items of <c>waivers</c>, <c>licenses</c>, <c>trustedLicenses</c>,
/// <c>labels</c>.</summary>
internal static class PolicyStatements
{
    private static readonly string[] WaiverKeys = ["rule", "model", "term", "reason", "until", "approver"];
    private static readonly string[] LicenseKeys = ["id", "name", "terms"];
    private static readonly string[] TrustedKeys = ["license", "reason"];
    private static readonly string[] LabelKeys = ["model", "label"];

    public static PolicyWaiver? Waiver(ref Utf8JsonReader json, PolicyJson policy)
    {
        if (policy.Object(ref json, "a waiver", "{ \"rule\": …, \"model\": …, \"reason\": … }", WaiverKeys) is not { } fields)
        {
            return null;
        }

        var reason = fields.Text("reason");
        if (string.IsNullOrWhiteSpace(reason))
        {
            policy.Mistake("A waiver needs a 'reason': say why the finding is accepted.", fields["reason"]?.At ?? fields.At);
            return null;
        }

        var usable = true;
        if (fields.Text("rule") is { } rule && RuleTable.Find(rule) is null)
        {
            policy.Mistake($"There is no rule '{PolicyJson.Short(rule)}'{policy.Suggestion(rule, RuleTable.All.Select(r => r.Id))}", fields["rule"]!.Value.At);
            usable = false;
        }

        if (fields.Text("term") is { } term)
        {
            usable &= IsTerm(term, fields["term"]!.Value.At, policy);
        }

        if (fields.Text("until") is { } until && !DateTime.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            policy.Mistake($"'until' is '{PolicyJson.Short(until)}'; write a date as yyyy-MM-dd.", fields["until"]!.Value.At);
            usable = false;
        }

        usable &= policy.IsGlob(fields, "model");
        return !usable ? null : new PolicyWaiver(reason!, policy.PlaceAt(fields.At))
        {
            RuleId = fields.Text("rule"),
            Model = fields.Text("model"),
            TermKind = fields.Text("term"),
            Until = fields.Text("until"),
            Approver = fields.Text("approver"),
        };
    }

    public static PolicyLicense? License(ref Utf8JsonReader json, PolicyJson policy)
    {
        if (policy.Object(ref json, "a license", "{ \"id\": …, \"terms\": [ … ] }", LicenseKeys) is not { } fields)
        {
            return null;
        }

        if (fields.Text("id") is not { Length: > 0 } id)
        {
            policy.Mistake("A license of your own needs an 'id': the words by which models name it.", fields["id"]?.At ?? fields.At);
            return null;
        }

        var kinds = (fields["terms"]?.Items ?? []).Where(kind => IsTerm(kind.Text, kind.At, policy)).Select(kind => kind.Text);
        return new PolicyLicense(id, policy.PlaceAt(fields.At)) { Name = fields.Text("name"), TermKinds = [.. kinds] };
    }

    public static TrustedLicense? Trusted(ref Utf8JsonReader json, PolicyJson policy, List<PolicyLicense> own)
    {
        var at = policy.At(ref json);
        string? id;
        string? reason = null;
        if (json.TokenType == JsonTokenType.String)
        {
            id = json.GetString();
        }
        else
        {
            if (policy.Object(ref json, "a trusted license", "\"llama3.2\" or { \"license\": …, \"reason\": … }", TrustedKeys) is not { } fields)
            {
                return null;
            }

            id = fields.Text("license");
            reason = fields.Text("reason");
        }

        if (string.IsNullOrWhiteSpace(id))
        {
            policy.Mistake("A trusted license needs an id, as 'model-openness license' shows it.", at);
        }
        else if (LicenseCatalog.Default.Find(id!) is { } license)
        {
            return new TrustedLicense(license.Id, reason, policy.PlaceAt(at));
        }
        else if (own.Exists(l => string.Equals(l.Id, id, StringComparison.OrdinalIgnoreCase)))
        {
            return new TrustedLicense(id!, reason, policy.PlaceAt(at));
        }
        else
        {
            policy.Mistake($"The license '{PolicyJson.Short(id!)}' is not known; use an id of the catalogue, or define it under 'licenses' before.", at);
        }

        return null;
    }

    public static PolicyLabel? Label(ref Utf8JsonReader json, PolicyJson policy)
    {
        if (policy.Object(ref json, "a label", "{ \"model\": …, \"label\": … }", LabelKeys) is not { } fields)
        {
            return null;
        }

        if (string.IsNullOrEmpty(fields.Text("model")) || string.IsNullOrWhiteSpace(fields.Text("label")))
        {
            policy.Mistake("A label needs a 'model' (path glob) and a 'label' (what you say about it).", fields.At);
            return null;
        }

        return policy.IsGlob(fields, "model") ? new PolicyLabel(fields.Text("model")!, fields.Text("label")!, policy.PlaceAt(fields.At)) : null;
    }

    public static bool IsTerm(string kind, long at, PolicyJson policy)
    {
        if (TermKind.Find(kind) is not null)
        {
            return true;
        }

        policy.Mistake($"There is no kind of term '{PolicyJson.Short(kind)}'{policy.Suggestion(kind, TermKind.All.Select(k => k.Id))}", at);
        return false;
    }
}
