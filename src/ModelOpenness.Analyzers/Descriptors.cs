using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers;

/// <summary>The rule table as Roslyn descriptors; a finding brings its own message.</summary>
internal static class Descriptors
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = RuleTable.All.Select(Create).ToImmutableArray();

    public static DiagnosticDescriptor? Find(string ruleId)
    {
        foreach (var descriptor in All)
        {
            if (string.Equals(descriptor.Id, ruleId, StringComparison.Ordinal))
            {
                return descriptor;
            }
        }

        return null;
    }

    private static DiagnosticDescriptor Create(Rule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        Rule.Category,
        rule.Severity switch
        {
            FindingSeverity.Info => DiagnosticSeverity.Info,
            FindingSeverity.Error => DiagnosticSeverity.Error,
            _ => DiagnosticSeverity.Warning,
        },
        isEnabledByDefault: true,
        rule.Description,
        rule.HelpLink);
}
