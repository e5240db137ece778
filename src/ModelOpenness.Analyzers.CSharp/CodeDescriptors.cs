using Microsoft.CodeAnalysis;
using ModelOpenness.Rules;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>Rules of the table as Roslyn descriptors; a finding brings its own message.</summary>
internal static class CodeDescriptors
{
    public static DiagnosticDescriptor Create(string ruleId)
    {
        var rule = RuleTable.Get(ruleId);
        return new DiagnosticDescriptor(
            rule.Id, rule.Title, "{0}", Rule.Category,
            rule.Severity == Vocabulary.FindingSeverity.Info ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            isEnabledByDefault: true,
            rule.Description,
            rule.HelpLink
        );
    }
}
