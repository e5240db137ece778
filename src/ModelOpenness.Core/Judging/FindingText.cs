using System.Globalization;
using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;
using ModelOpenness.Rules;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;
using static ModelOpenness.Vocabulary.PlainText;

namespace ModelOpenness.Judging;

/// <summary>
/// The words of findings. A message is one line, because the compiler prints nothing else: what is labelled how, which model, which
/// license, which words of it, in at most <see cref="MaxStatement"/> characters; then where they stand, and what to do.
/// </summary>
internal static class FindingText
{
    /// <summary>Longest statement: what stands before the place of the clause and the advice. In UTF-16 code units, as all lengths here.</summary>
    public const int MaxStatement = 200;

    /// <summary>Longest message.</summary>
    public const int MaxLength = 300;

    private const int MaxName = 70;
    private const int MaxFacts = 3;

    // A sentence of which so little more is left than the words that claim says no more than they do.
    private const int LeastOfSentence = 12;
    private const int LeastOfName = 48;
    private const string OnItem = "set License on its ModelArtifact item";

    // Names give way in these steps, after the sentence of the label.
    private static readonly int[] NameLengths = [MaxName, 48, 32, 20];

    public static string LabelContradicted(Label label, List<Model> models, List<Clause> clauses)
    {
        var license = models[0].License!;
        var burden = string.Equals(clauses[0].RuleId, RuleTable.Burden, StringComparison.Ordinal);
        var tail = burden
            ? "Meet these conditions when you ship it."
            : models.Count == 1 ? "Drop the label, or ship another model." : "Drop the label, or ship other models.";
        var more = clauses.Count > 1 ? $" and {Number(clauses.Count - 1)} more" : "";
        return Quoting(
            label,
            (says, name) => $"{Whole(label.SourceName, name)} says \"{says}\", {(burden ? "and" : "but")} {Names(models, name)} "
                + $"{Are(models)} under {Whole(license.Name, name)}, which {Facts(clauses)}",
            clauses[0].Main,
            license,
            tail,
            more);
    }

    public static string CardContradicted(Label label, Model model, List<Clause> clauses)
    {
        var license = model.License!;
        return Quoting(
            label,
            (says, name) => $"{Whole(label.SourceName, name)} calls {Short(model.Name, name)} \"{says}\", but {Whole(license.Name, name)} {Facts(clauses)}",
            clauses[0].Main,
            license,
            "Do not repeat the claim.",
            isSentence: false);
    }

    public static string LicenseUnknown(Label label, List<Model> models)
    {
        var stated = models.SelectMany(m => m.Evidence).FirstOrDefault(e => !e.IsBelieved);
        var says = Short(label.Wording, 40);
        var message = stated is null
            ? Fit(
                name => $"{Whole(label.SourceName, name)} says \"{says}\", but no license was found for {Names(models, name)}",
                $"Put a license file beside it, or {OnItem}."
            )
            : Fit(
                name =>
                    $"{Whole(label.SourceName, name)} says \"{says}\", but the license of {Names(models, name)}, "
                    + $"'{Short(stated.AsWritten, name)}' ({Source(stated)}), is not known",
                "Put its text beside the model as LICENSE."
            );
        return stated is not null && models.Count == 1 ? CatalogueNote.Append(message, stated) : message;
    }

    public static string Disagreement(Model model, Evidence first, Evidence second) =>
        Fit(name => $"Sources disagree on the license of {Short(model.Name, name)}: {Said(first, name)}, {Said(second, name)}", $"Correct one, or {OnItem}.");

    public static string Changed(Model model, Evidence evidence)
    {
        var change = evidence.Change!;
        return Quoting(
            null,
            (_, name) => $"The license of {Short(model.Name, name)} is {Short(evidence.LicenseName ?? evidence.AsWritten, name)}, with a "
                + "sentence added or changed",
            change.Quote is { } quote ? Excerpt.OfClause(OneLine(quote), hasFigure: false) : null,
            $" ({change.Place})",
            "Do not call it by the plain name.");
    }

    public static string Believed(Model model, Evidence believed) =>
        CatalogueNote.Append(
            Fit(
                name =>
                    $"{Short(model.Name, name)} is believed to be under {Short(believed.LicenseName!, name)} "
                    + $"({(believed.Key is null ? "by its name" : "by the name of its base model " + Short(believed.AsWritten, name))}), "
                    + "but nobody has verified it",
                "Confirm it with License on its ModelArtifact item, or with a card."
            ),
            believed
        );

    public static string LaxerThanBase(Model model, BaseLicense origin, List<Clause> clauses)
    {
        // A base of a base is not named by the model itself.
        var which = model.BaseModels.Contains(origin.Model, StringComparer.Ordinal) ? "its base" : "the base of its base";
        return Fit(
            name =>
                $"{Short(model.Name, name)} is under {Whole(model.License!.Name, name)}, but {which} {Short(origin.Model, name)} is under "
                + $"{Whole(origin.Name, name)}, which {Facts(clauses)}",
            "The base's terms go with the model: name its license."
        );
    }

    /// <summary>A reference: "Ollama:Model is", or "the code uses", or "Dockerfile uses".</summary>
    public static string Referenced(Label label, Reference reference, Model model, Clause clause) =>
        Referenced(label, reference.Key is { } key ? Short(key, MaxName) + " is" : Who(reference.Place.Path) + " uses", reference.AsWritten, model, clause);

    public static string Referenced(Label label, string what, string asWritten, Model model, Clause clause)
    {
        var license = model.License!;
        return Quoting(
            label,
            (says, name) =>
                $"{Whole(label.SourceName, name)} says \"{says}\", but {what} \"{Short(asWritten, name)}\""
                + (asWritten.EndsWith(model.Name, StringComparison.Ordinal) ? "" : $" ({Short(model.Name, name)})")
                + $" under {Whole(license.Name, name)}, which {Fact(clause)}",
            clause.Main,
            license,
            "Drop the label, or use another model.");
    }

    public static string Mentioned(Label label, Model model, Clause clause) =>
        Mentioned(label, Who(model.References[0].Place.Path), model.References[0].AsWritten, model.References.Count, model, clause);

    public static string Mentioned(Label label, string who, string asWritten, int times, Model model, Clause clause)
    {
        var license = model.License!;
        var places = times == 1 ? "" : $" in {Number(times)} places";
        return Quoting(
            label,
            (says, name) => $"{Whole(label.SourceName, name)} says \"{says}\", and {who} mentions \"{Short(asWritten, name)}\"{places}, "
                + $"which is under {Whole(license.Name, name)}: it {Fact(clause)}",
            clause.Main,
            license,
            "Say so where users choose it.");
    }

    /// <summary>C#, F# and Visual Basic are "the code"; any other file has its name.</summary>
    private static string Who(string path) => Code.SourceLanguages.Of(path) is not null ? "the code" : FileName(path);

    public static string Claimed(string who, string wording, Model model, Clause clause)
    {
        var license = model.License!;
        return Quoting(
            null,
            (_, name) => $"{who} calls {Short(model.Name, name)} \"{Short(wording, 40)}\", but {Whole(license.Name, name)} {Fact(clause)}",
            clause.Main,
            license,
            "Say \"open weights\", or name the license.");
    }

    public static string PackageNotCovering(string package, string packageLicense, List<Model> models, Term main, string? expression)
    {
        var license = models[0].License!;
        return Quoting(
            null,
            (_, name) => $"{Whole(package, name)} says \"{Short(packageLicense, 40)}\", but {Names(models, name)} in it {Are(models)} "
                + $"under {Whole(license.Name, name)}, which {TermKind.Find(main.Kind)?.Fact ?? "restricts"}",
            main,
            license,
            expression is null
                ? "Set PackageLicenseFile to a file with both texts, or leave the model out."
                : $"Write {Short(expression, 60)} and pack its text.");
    }

    public static string NotPacked(PackedContent package, List<Model> models, Duty what, Place? source)
    {
        var license = models[0].License!.Name;
        var where = what.Section.Length == 0 ? "" : $" ({what.Where})";
        var (lacks, remedy) = what.Kind.Id switch
        {
            "link" => ("a mention of its license, {0}, which must be named with its address", "Name it in a text that goes with it."),
            "text" => ("its license, {0}, whose text must go with copies", package.IsPublished ? "Publish the text." : "Pack the text."),
            _ => ("the notice that {0} asks for", package.IsPublished ? "Publish it as a file NOTICE." : "Pack it as a file NOTICE."),
        };
        return Fit(
            name =>
                $"{Names(models, name)} {Are(models)} {(package.IsPublished ? "published by" : "packed into")} "
                + $"{Whole(package.Name, name)} without {lacks.Replace("{0}", Short(license, name))}{where}",
            source is null ? remedy
                : package.IsPublished ? $"Copy {Short(source.Path, MaxName)} to the publish folder, or set ModelOpennessNotices."
                : $"Pack {Short(source.Path, MaxName)} (Pack=\"true\")."
        );
    }

    public static string Barred(List<Model> models, List<Bar> bars, string policyPath)
    {
        var license = models[0].License;
        var entries = bars.Where(b => b.Entry is not null).Select(b => $"\"{Short(b.Entry!.ToString(), 40)}\"").Distinct(StringComparer.Ordinal).ToList();
        var more = entries.Count > 2 ? $" and {Number(entries.Count - 2)} more" : "";
        var verdict = bars[0].Kind switch
        {
            BarKind.Denied => $"The policy denies {string.Join(" and ", entries.Take(2))}{more}",
            BarKind.NotAllowed => "The policy's \"allow\" does not name it",
            _ => "The policy bars what is not known",
        };
        var advice = $"{verdict}: use another model, or waive it in {Short(policyPath.Length == 0 ? "modelopenness.json" : policyPath, MaxName)}.";
        if (license is null)
        {
            var stated = models.Select(m => m.Stated).FirstOrDefault(e => e is not null);
            return stated is null
                ? Fit(name => $"No license was found for {Names(models, name)}", advice)
                : Fit(name => $"{Names(models, name)} {Are(models)} under '{Short(stated.AsWritten, name)}' ({Source(stated)}), which is not known", advice);
        }

        return bars[0].Entry?.TermKind is null
            ? CatalogueNote.Append(
                Fit(name => $"{Names(models, name)} {Are(models)} under {Whole(license.Name, name)} ({Source(license.Evidence)})", advice),
                license.Evidence
            )
            : Quoting(
                null,
                (_, name) =>
                    $"{Names(models, name)} {Are(models)} under {Whole(license.Name, name)}, which {TermKind.Find(bars[0].Terms[0].Kind)!.Fact}",
                bars[0].Terms[0],
                license,
                advice
            );
    }

    public static string PointersPacked(string package, IReadOnlyList<Artifact> artifacts) =>
        artifacts.Count == 1
            ? Fit(
                name => $"{Short(FileName(artifacts[0].Path), name)} in {Whole(package, name)} is a Git LFS pointer, not the weights",
                "Run 'git lfs pull' and pack again."
            )
            : Fit(
                name =>
                    $"{Number(artifacts.Count)} files in {Whole(package, name)}, {Short(FileName(artifacts[0].Path), name)} the first, "
                    + "are Git LFS pointers, not the weights",
                "Run 'git lfs pull' and pack again."
            );

    public static string Malformed(Artifact artifact)
    {
        var what = string.Equals(artifact.Format, Artifact.Unknown, StringComparison.Ordinal)
            ? "could not be inspected"
            : $"is not a valid {FormatName(artifact.Format)} file";
        var advice = string.Equals(artifact.Format, Artifact.Unknown, StringComparison.Ordinal) ? "Replace the file."
            : artifact.License is null ? "Nothing in it was used; replace the file." : "Only the license in it counts; replace the file.";
        return Fit(name => $"{Short(FileName(artifact.Path), name)} {what}: {artifact.Problem}", advice);
    }

    public static string ModelMissing(Artifact artifact) =>
        Fit(name => $"{Short(FileName(artifact.Path), name)} is named as a model, but there is no such file", "Fetch it, or correct the path.");

    /// <summary>The pointers of one folder.</summary>
    public static string LfsPointers(IReadOnlyList<Artifact> artifacts) =>
        artifacts.Count == 1
            ? Fit(
                name => $"{Short(FileName(artifacts[0].Path), name)} is a Git LFS pointer: the weights are not here",
                "Run 'git lfs pull' to have them inspected."
            )
            : Fit(
                name =>
                    $"{Number(artifacts.Count)} model files in this folder, {Short(FileName(artifacts[0].Path), name)} the first, are Git "
                    + "LFS pointers: the weights are not here",
                "Run 'git lfs pull' to have them inspected."
            );

    /// <summary>The clause as a fact with its place in words, for related places.</summary>
    public static string Clause(Term term, EffectiveLicense license)
    {
        var quote = term.Quote is null ? Figure(term) : IsName(term, license) ? null : "\"" + term.Quote + "\"";
        return quote + Where(term, license);
    }

    /// <summary>A statement, whose names give way where it would be too long, and what to do.</summary>
    public static string Fit(Func<int, string> statement, string advice)
    {
        var fitting = NameLengths.Select(statement).FirstOrDefault(s => s.Length < MaxStatement) ?? statement(NameLengths[NameLengths.Length - 1]);
        return Cut(Short(OneLine(fitting), MaxStatement - 1) + ". " + advice);
    }

    public static string Cut(string message) => Short(OneLine(message), MaxLength);

    private static string Quoting(Label? label, Func<string, int, string> statement, Term term, EffectiveLicense license, string tail,
        string more = "", bool isSentence = true)
    {
        // Where the words are the license's own name (free text in metadata), once is enough.
        var quote = term.Quote is null || IsName(term, license) ? null : Excerpt.OfClause(OneLine(term.Quote), TermKind.Find(term.Kind)?.IsCap == true);
        var where = Where(term, license) + more;
        var message = quote is null && term.Quote is null && Figure(term) is { } figure
            ? Quoting(label, (says, name) => statement(says, name) + ": " + figure, null, where, tail, isSentence)
            : Quoting(label, statement, quote, where, tail, isSentence);
        return CatalogueNote.Append(message, license.Evidence);
    }

    /// <summary>
    /// Brings a statement and the words that it rests on into the room that there is: the sentence of the label gives way to the
    /// words of the clause, then the names do; the clause keeps its figure and its verb.
    /// </summary>
    private static string Quoting(Label? label, Func<string, int, string> statement, Excerpt? clause, string where, string tail, bool isSentence = true)
    {
        const int Marks = 4; // : "…"
        const int Period = 2;
        var most = Math.Min(MaxStatement, MaxLength - where.Length - tail.Length - Period);
        var wording = label is null ? "" : Short(OneLine(label.Wording), 40);
        var shortest = clause?.Shortest.Length + Marks ?? 0;
        var name = NameLengths.FirstOrDefault(n => statement(wording, n).Length + shortest <= most);
        if (name == 0)
        {
            // Half a clause would be a wrong one; its place is named all the same.
            clause = null;
            name = NameLengths.Where(n => statement(wording, n).Length <= most).DefaultIfEmpty(NameLengths[NameLengths.Length - 1]).First();
        }

        var quote = clause is null ? "" : ": \"" + clause.Fit(most - statement(wording, name).Length - Marks) + "\"";
        var room = most - statement("", name).Length - quote.Length;
        var says = isSentence && label?.Sentence is { } sentence ? Excerpt.OfLabel(OneLine(sentence).TrimEnd('.'), label.Wording).Fit(room) : wording;
        var isTelling = says.Length <= room && says.Length >= wording.Length + LeastOfSentence;
        return Cut(Short(OneLine(statement(isTelling ? says : wording, name)), most) + quote + OneLine(where) + ". " + tail);
    }

    private static bool IsName(Term term, EffectiveLicense license) => license.Name.IndexOf(term.Quote!, StringComparison.Ordinal) >= 0;

    /// <summary>The catalogue's figure, or null.</summary>
    private static string? Figure(Term term)
    {
        if (term.Value is not { } value)
        {
            return null;
        }

        var number = value.ToString("N0", CultureInfo.InvariantCulture);
        return term.Unit is null ? number : number + " " + term.Unit.Replace('-', ' ');
    }

    private static string Where(Term term, EffectiveLicense license)
    {
        if (term.Place is not null && term.Place.Line > 0)
        {
            return $" ({term.Place})";
        }

        return term.Section is null ? $" ({Source(license.Evidence)})" : $" ({SectionName(term.Section)})";
    }

    private static string Said(Evidence evidence, int name)
    {
        var said = $"{Source(evidence)} says {Short(evidence.LicenseName ?? evidence.AsWritten, name)}";
        var facts = evidence.LicenseId is null && evidence.Terms.Count > 0 ? TermKind.Find(evidence.Terms[0].Kind)?.Fact : null;
        return facts is null ? said : said + ", which " + facts;
    }

    private static string Source(Evidence evidence) => evidence.Source switch
    {
        EvidenceSource.EmbeddedMetadata => $"{evidence.Key ?? "metadata"} in {FileName(evidence.Place?.Path ?? "")}",
        EvidenceSource.ItemMetadata => $"{evidence.Key ?? "License"} of its ModelArtifact item",
        EvidenceSource.ModelFamily => evidence.Key is null ? "by its model id" : $"by its base model {Short(evidence.AsWritten, MaxName)}",
        EvidenceSource.Package => "by its package",
        _ => evidence.Place?.ToString() ?? evidence.AsWritten,
    };

    private static string Fact(Clause clause) => TermKind.Find(clause.Main.Kind)!.Fact;

    private static string Facts(List<Clause> clauses)
    {
        var facts = clauses.Select(Fact).Distinct(StringComparer.Ordinal).ToList();
        var last = facts.Count > MaxFacts ? $"{Number(facts.Count - MaxFacts)} more" : facts[facts.Count - 1];
        return facts.Count == 1 ? last : string.Join(", ", facts.Take(Math.Min(facts.Count - 1, MaxFacts))) + " and " + last;
    }

    private static string Names(List<Model> models, int length)
    {
        var names = string.Join(", ", models.Take(2).Select(m => Short(m.Name, length)));
        return models.Count <= 2 ? names : $"{names} and {Number(models.Count - 2)} more";
    }

    /// <summary>The names of licenses and labels are known to the reader only as a whole: they give way later than those of files.</summary>
    private static string Whole(string name, int length) => Short(name, Math.Max(length, LeastOfName));

    private static string Are(List<Model> models) => models.Count == 1 ? "is" : "are";

    /// <summary>A format as people call it, without what its table adds for files of several kinds.</summary>
    private static string FormatName(string format)
    {
        var name = KnowledgeFile.Read("formats.ini").FirstOrDefault(e => string.Equals(e.Id, format, StringComparison.Ordinal))?.Get("name") ?? format;
        var end = name.IndexOfAny([',', '(']);
        return end < 0 ? name : name.Substring(0, end).TrimEnd();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
