using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelOpenness.Code;
using ModelOpenness.Judging;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Analyzers.CSharp;

/// <summary>
/// MOP4001 and MOP4003: C# fetches or mentions a restricted model in a project that is labelled open source. What a text alone says is
/// read as in every other language; what it is given to, a compiler knows better.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelReferenceAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Fetched = CodeDescriptors.Create(RuleTable.Referenced);
    private static readonly DiagnosticDescriptor Mentioned = CodeDescriptors.Create(RuleTable.Mentioned);

    // Of a text that did not change the compiler remembers whether it may name a model.
    private static readonly SourceTextValueProvider<object> Glance = new(t => ReferenceTrigger.Default.MayName(t.ToString()));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Fetched, Mentioned);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        // Nobody says open source: nothing to look at. Models are not needed, an id alone may be restricted.
        var files = context.Options.AdditionalFiles;
        if (
            CodeInventory.Later(files, context.TryGetValue) is not { } inventory
            || CodeInventory.Summary(files, context.CancellationToken) is { IsLabelled: false }
        )
        {
            return;
        }

        var patterns = PatternSet.Of(context.Compilation, context.CancellationToken);
        var (compilation, cancellation) = (context.Compilation, context.CancellationToken);
        var naming = new Lazy<IReadOnlyList<SyntaxTree>>(() =>
            [.. compilation.SyntaxTrees.Where(t => context.TryGetValue(t.GetText(cancellation), Glance, out var names) && names is true)]
        );
        var project = new Project(
            compilation,
            naming,
            patterns,
            new Lazy<ReferenceJudge?>(() => inventory.Value is { MayRefer: true } models ? new ReferenceJudge(models) : null),
            cancellation
        );

        // Not by operations: they would make the compiler bind every body once more, and be called for every call in the project.
        context.RegisterSemanticModelAction(file => new Reader(file, project).Read());
    }

    /// <summary>What the files of a compilation have in common.</summary>
    private sealed class Project
    {
        private readonly Lazy<IReadOnlyList<SyntaxTree>> naming;
        private readonly Lazy<Wrappers?> wrappers;
        private readonly Lazy<Dictionary<string, SyntaxTree>> mentions;

        public Project(
            Compilation compilation,
            Lazy<IReadOnlyList<SyntaxTree>> naming,
            PatternSet? patterns,
            Lazy<ReferenceJudge?> judge,
            CancellationToken cancellation
        )
        {
            (this.naming, Patterns, Judge) = (naming, patterns, judge);
            wrappers = new(() => naming.Value.Count > 0 ? CSharp.Wrappers.Of(compilation, patterns, cancellation) : null);
            mentions = new(() => FirstMentions(naming.Value, judge.Value, cancellation));
        }

        public PatternSet? Patterns { get; }

        public Lazy<ReferenceJudge?> Judge { get; }

        public Wrappers? Wrappers => wrappers.Value;

        public bool MayName(SyntaxTree tree) => naming.Value.Contains(tree);

        /// <summary>True in the file that is the first one to mention a model: it is said once a project.</summary>
        public bool IsFirst(string model, SyntaxTree tree) => mentions.Value.TryGetValue(model, out var first) && first == tree;

        private static Dictionary<string, SyntaxTree> FirstMentions(IReadOnlyList<SyntaxTree> trees, ReferenceJudge? judge, CancellationToken cancellation)
        {
            var first = new Dictionary<string, SyntaxTree>(StringComparer.OrdinalIgnoreCase);
            var fetched = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var tree in trees.OrderBy(t => t.FilePath, StringComparer.Ordinal))
            {
                foreach (var reference in Read(tree, tree.GetText(cancellation).ToString()).References)
                {
                    if (
                        reference.How == ReferenceHow.Fetched
                        && judge?.Find(new ModelText(reference.AsWritten, IsTail: false), ModelArgumentKind.Path) is { } said
                    )
                    {
                        fetched.Add(said.Model);
                    }
                    else if (reference.How == ReferenceHow.Mentioned
                        && judge?.Mention(reference.AsWritten) is { } mentioned
                        && !first.ContainsKey(mentioned.Model))
                    {
                        first.Add(mentioned.Model, tree);
                    }
                }
            }

            fetched.ToList().ForEach(m => first.Remove(m));
            return first;
        }
    }

    private static SourceReading Read(SyntaxTree tree, string text) =>
        SourceReferences.Read(text, SourceLanguage.CSharp, tree.Options is CSharpParseOptions options ? [.. options.PreprocessorSymbolNames] : null);

    /// <summary>Looks at one file.</summary>
    private sealed class Reader(SemanticModelAnalysisContext context, Project project)
    {
        private readonly List<TextSpan> said = [];
        private readonly HashSet<string> models = new(StringComparer.OrdinalIgnoreCase);

        public void Read()
        {
            var tree = context.SemanticModel.SyntaxTree;
            var text = tree.GetText(context.CancellationToken).ToString();
            if (project.Patterns is { } patterns && patterns.Finder.Next(text, 0) is >= 0 and var first && project.Judge.Value is not null)
            {
                new ReferenceReader(context.SemanticModel, patterns, text, context.CancellationToken).Read(first, Report);
            }

            if (project.Wrappers is { } wrappers && project.Judge.Value is not null)
            {
                ReferenceReader.ReadWrapped(context.SemanticModel, wrappers, text, Report, context.CancellationToken);
            }

            if (project.MayName(tree) && project.Judge.Value is { } judge)
            {
                ReadTexts(tree, text, judge);
            }
        }

        private void ReadTexts(SyntaxTree tree, string text, ReferenceJudge judge)
        {
            foreach (var reference in ModelReferenceAnalyzer.Read(tree, text).References)
            {
                var span = TextSpan.FromBounds(reference.Start, reference.End);
                if (reference.IsArgument || said.Exists(s => s.Contains(span)))
                {
                    continue;
                }

                if (
                    reference.How == ReferenceHow.Fetched
                    && judge.Find(new ModelText(reference.AsWritten, IsTail: false), ModelArgumentKind.Path) is { } found
                )
                {
                    Report(Fetched, span, found);
                }
                else if (reference.How == ReferenceHow.Mentioned
                    && judge.Mention(reference.AsWritten) is { } mentioned
                    && project.IsFirst(mentioned.Model, tree)
                    && models.Add(mentioned.Model))
                {
                    Report(Mentioned, span, mentioned);
                }
            }
        }

        private void Report(ApiPattern pattern, IOperation value)
        {
            if (project.Judge.Value!.Find(pattern, value, context.CancellationToken) is { } found)
            {
                // A constant that stands in the argument itself is where every other reader finds it.
                var whole = value.Syntax.Span;
                Report(
                    Fetched,
                    found.Literal is { } literal && literal.SyntaxTree == value.Syntax.SyntaxTree && whole.Contains(literal.Span)
                        ? literal.Span
                        : whole,
                    found
                );
            }
        }

        private void Report(DiagnosticDescriptor rule, TextSpan span, Said found)
        {
            if (said.Contains(span))
            {
                return;
            }

            said.Add(span);
            models.Add(found.Model);
            context.ReportDiagnostic(
                Diagnostic.Create(
                    rule,
                    Location.Create(context.SemanticModel.SyntaxTree, span),
                    ImmutableDictionary<string, string?>.Empty.Add(CodeJudge.ModelProperty, found.Model),
                    found.Message
                )
            );
        }
    }
}
