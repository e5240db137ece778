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

    // Of a file that did not change the compiler remembers what was read.
    private static readonly SyntaxTreeValueProvider<FileGlance> Glances = new(FileGlance.Of);
    private static readonly SyntaxTreeValueProvider<SourceReading> Readings = new(t =>
        SourceReferences.Read(t.GetText().ToString(), SourceLanguage.CSharp, FileGlance.Symbols(t))
    );

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
        if (CodeInventory.Later(files, context.TryGetValue) is not { } inventory
            || FindingsFile.Read(files, context.TryGetValue, context.CancellationToken) is { IsLabelled: false })
        {
            return;
        }

        var project = new Project(
            context.Compilation,
            tree => context.TryGetValue(tree, Glances, out var glance) ? glance : FileGlance.Of(tree),
            tree => context.TryGetValue(tree, Readings, out var reading) ? reading.References : [],
            new Lazy<ReferenceJudge?>(() => inventory.Value is { MayRefer: true } models ? new ReferenceJudge(models) : null),
            context.CancellationToken
        );
        if (project.MayRefer)
        {
            // Not by operations: they would make the compiler bind every body once more, and be called for every call in the project.
            context.RegisterSemanticModelAction(file => new Reader(file, project).Read());
        }
    }

    /// <summary>What the files of a compilation have in common.</summary>
    private sealed class Project
    {
        private readonly Dictionary<SyntaxTree, FileGlance> files = [];
        private readonly Lazy<PatternSet?> patterns;
        private readonly Lazy<Wrappers?> wrappers;
        private readonly Lazy<ReferenceJudge?> judge;
        private readonly Lazy<Dictionary<string, SyntaxTree>> mentions;
        private readonly bool names;
        private readonly bool calls;

        public Project(
            Compilation compilation,
            Func<SyntaxTree, FileGlance> glance,
            Func<SyntaxTree, IReadOnlyList<SourceReference>> references,
            Lazy<ReferenceJudge?> judge,
            CancellationToken cancellation
        )
        {
            foreach (var tree in compilation.SyntaxTrees)
            {
                cancellation.ThrowIfCancellationRequested();
                var file = glance(tree);
                files.Add(tree, file);
                names |= file.MayName;
                calls |= file.HasApiWord;
            }

            (this.judge, References) = (judge, references);
            // What costs is done where it is needed: most projects call no API, and hardly any file names a model.
            patterns = new(() => calls ? PatternSet.Of(compilation, cancellation) : null);
            wrappers = new(() => names ? CSharp.Wrappers.Of(files, patterns.Value, cancellation) : null);
            mentions = new(FirstMentions);
        }

        /// <summary>True where any file may name a model or call an API.</summary>
        public bool MayRefer => names || calls;

        public PatternSet? Patterns => patterns.Value;

        public ReferenceJudge? Judge => judge.Value;

        public Wrappers? Wrappers => wrappers.Value;

        /// <summary>The models that a file names by its characters alone.</summary>
        public Func<SyntaxTree, IReadOnlyList<SourceReference>> References { get; }

        public FileGlance Glance(SyntaxTree tree) => files[tree];

        /// <summary>True in the file that is the first one to mention a model: it is said once a project.</summary>
        public bool IsFirst(string model, SyntaxTree tree) => mentions.Value.TryGetValue(model, out var first) && first == tree;

        private Dictionary<string, SyntaxTree> FirstMentions()
        {
            var first = new Dictionary<string, SyntaxTree>(StringComparer.OrdinalIgnoreCase);
            var fetched = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var tree in files.Where(f => f.Value.MayName).Select(f => f.Key).OrderBy(t => t.FilePath, StringComparer.Ordinal))
            {
                foreach (var reference in References(tree))
                {
                    if (
                        reference.How == ReferenceHow.Fetched
                        && Judge?.Find(new ModelText(reference.AsWritten, IsTail: false), ModelArgumentKind.Path) is { } said
                    )
                    {
                        fetched.Add(said.Model);
                    }
                    else if (reference.How == ReferenceHow.Mentioned
                        && Judge?.Mention(reference.AsWritten) is { } mentioned
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

    /// <summary>Looks at one file.</summary>
    private sealed class Reader(SemanticModelAnalysisContext context, Project project)
    {
        private readonly List<TextSpan> said = [];
        private readonly HashSet<string> models = new(StringComparer.OrdinalIgnoreCase);

        public void Read()
        {
            var tree = context.SemanticModel.SyntaxTree;
            var file = project.Glance(tree);
            var text = tree.GetText(context.CancellationToken).ToString();
            if (project.Patterns is { } patterns && (file.HasApiWord || patterns.HasMoreWords) && patterns.Finder.Next(text, 0) is >= 0 and var first)
            {
                new ReferenceReader(context.SemanticModel, patterns, text, context.CancellationToken).Read(first, Report);
            }

            if (project.Wrappers is { } wrappers)
            {
                ReferenceReader.ReadWrapped(context.SemanticModel, wrappers, text, Report, context.CancellationToken);
            }

            if (file.MayName)
            {
                ReadTexts(tree);
            }
        }

        private void ReadTexts(SyntaxTree tree)
        {
            foreach (var reference in project.References(tree))
            {
                var span = TextSpan.FromBounds(reference.Start, reference.End);
                if (reference.IsArgument || said.Exists(s => s.Contains(span)) || project.Judge is not { } judge)
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
            if (project.Judge?.Find(pattern, value, context.CancellationToken) is { } found)
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
