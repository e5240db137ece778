using System.Globalization;
using System.Text;
using ModelOpenness.Licenses;
using ModelOpenness.Rules;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;
using static ModelOpenness.Vocabulary.PlainText;

namespace ModelOpenness.Judging;

/// <summary>
/// The words of findings. A message is one line of at most <see cref="MaxLength"/> characters, because the compiler prints
/// nothing else: what is labelled how, which model, which license, which clause where, what to do.
/// </summary>
internal static class FindingText
{
    /// <summary>Longest message, in UTF-16 code units.</summary>
    public const int MaxLength = 300;

    private const int MaxName = 70;

    public static string LabelContradicted(Label label, List<Model> models, List<Clause> clauses)
    {
        var license = models[0].License!;
        var main = clauses[0].Main;
        var burden = string.Equals(clauses[0].RuleId, RuleTable.Burden, StringComparison.Ordinal);
        var facts = string.Join(" and ", clauses.Select(c => TermKind.Find(c.Main.Kind)!.Fact).Distinct(StringComparer.Ordinal));
        var head = $"{label.SourceName} says \"{Short(label.Wording, 40)}\", {(burden ? "and" : "but")} {Names(models)} {(models.Count == 1 ? "is" : "are")} under {Short(license.Name, MaxName)}, which {facts}";
        var tail = burden
            ? "Meet these conditions when you ship it."
            : models.Count == 1 ? "Drop the label, or ship another model." : "Drop the label, or ship other models.";
        var more = clauses.Count > 1 ? $" and {(clauses.Count - 1).ToString(CultureInfo.InvariantCulture)} more" : "";
        return CatalogueNote.Append(Fit(head, Quote(main, license), Where(main, license) + more, tail), license.Evidence);
    }

    public static string CardContradicted(Label label, Model model, List<Clause> clauses)
    {
        var license = model.License!;
        var main = clauses[0].Main;
        var facts = string.Join(", ", clauses.Select(c => TermKind.Find(c.Main.Kind)!.Fact).Distinct(StringComparer.Ordinal));
        var head = $"{label.SourceName} calls {Short(model.Name, MaxName)} \"{Short(label.Wording, 40)}\", but {Short(license.Name, MaxName)} {facts}";
        return CatalogueNote.Append(Fit(head, Quote(main, license), Where(main, license), "Do not repeat the claim."), license.Evidence);
    }

    public static string LicenseUnknown(Label label, List<Model> models)
    {
        var stated = models.SelectMany(m => m.Evidence).FirstOrDefault(e => !e.IsBelieved);
        var what = stated is null
            ? $"no license was found for {Names(models)}. Put a license file beside it, or set License on its ModelArtifact item."
            : $"the license of {Names(models)}, '{Short(stated.AsWritten, MaxName)}' ({Source(stated)}), is not known. Put its text beside the model as LICENSE.";
        var message = Cut($"{label.SourceName} says \"{Short(label.Wording, 40)}\", but {what}");
        return stated is not null && models.Count == 1 ? CatalogueNote.Append(message, stated) : message;
    }

    public static string Disagreement(Model model, Evidence first, Evidence second) =>
        Cut($"Sources disagree on the license of {Short(model.Name, MaxName)}: {Said(first)}, {Said(second)}. Correct one, or set License on its ModelArtifact item.");

    private static string Said(Evidence evidence)
    {
        var said = $"{Source(evidence)} says {Short(evidence.LicenseName ?? evidence.AsWritten, MaxName)}";
        var facts = evidence.LicenseId is null && evidence.Terms.Count > 0 ? TermKind.Find(evidence.Terms[0].Kind)?.Fact : null;
        return facts is null ? said : said + ", which " + facts;
    }

    public static string Changed(Model model, Evidence evidence)
    {
        var change = evidence.Change!;
        var head = $"The license of {Short(model.Name, MaxName)} is {Short(evidence.LicenseName ?? evidence.AsWritten, MaxName)}, ";
        return Fit(head + "with a sentence added or changed", "\"" + change.Quote + "\"", $" ({change.Place})", "Do not call it by the plain name.");
    }

    public static string LaxerThanBase(Model model, BaseLicense origin, List<Clause> clauses)
    {
        var facts = string.Join(", ", clauses.Select(c => TermKind.Find(c.Main.Kind)!.Fact).Distinct(StringComparer.Ordinal));
        // A base of a base is not named by the model itself.
        var which = model.BaseModels.Contains(origin.Model, StringComparer.Ordinal) ? "its base" : "the base of its base";
        return Cut($"{Short(model.Name, MaxName)} is under {Short(model.License!.Name, MaxName)}, but {which} {Short(origin.Model, MaxName)} is under {Short(origin.Name, MaxName)}, which {Short(facts, 90)}. The base's terms go with the model: name its license.");
    }

    /// <summary>A reference: "Ollama:Model is", or "the code uses", or "Dockerfile uses".</summary>
    public static string Referenced(Label label, Reference reference, Model model, Clause clause) =>
        Referenced(label, reference.Key is { } key ? Short(key, MaxName) + " is" : Who(reference.Place.Path) + " uses", reference.AsWritten, model, clause);

    public static string Referenced(Label label, string what, string asWritten, Model model, Clause clause)
    {
        var license = model.License!;
        var written = Short(asWritten, 60);
        var named = string.Equals(asWritten, model.Name, StringComparison.Ordinal) ? "" : $" ({Short(model.Name, MaxName)})";
        return CatalogueNote.Append(Fit($"{label.SourceName} says \"{Short(label.Wording, 40)}\", but {what} \"{written}\"{named} under {Short(license.Name, MaxName)}, which {TermKind.Find(clause.Main.Kind)!.Fact}", Quote(clause.Main, license), Where(clause.Main, license), "Drop the label, or use another model."), license.Evidence);
    }

    public static string Mentioned(Label label, Model model, Clause clause) =>
        Mentioned(label, Who(model.References[0].Place.Path), model.References[0].AsWritten, model.References.Count, model, clause);

    public static string Mentioned(Label label, string who, string asWritten, int times, Model model, Clause clause)
    {
        var license = model.License!;
        var places = times == 1 ? "" : $" in {times.ToString(CultureInfo.InvariantCulture)} places";
        return CatalogueNote.Append(Fit($"{label.SourceName} says \"{Short(label.Wording, 40)}\", and {who} mentions \"{Short(asWritten, 60)}\"{places}, which is under {Short(license.Name, MaxName)}: it {TermKind.Find(clause.Main.Kind)!.Fact}", Quote(clause.Main, license), Where(clause.Main, license), "Say so where users choose it."), license.Evidence);
    }

    /// <summary>C#, F# and Visual Basic are "the code"; any other file has its name.</summary>
    private static string Who(string path) => Code.SourceLanguages.Of(path) is not null ? "the code" : FileName(path);

    public static string Claimed(string who, string wording, Model model, Clause clause)
    {
        var license = model.License!;
        return CatalogueNote.Append(Fit($"{who} calls {Short(model.Name, MaxName)} \"{Short(wording, 40)}\", but {Short(license.Name, MaxName)} {TermKind.Find(clause.Main.Kind)!.Fact}", Quote(clause.Main, license), Where(clause.Main, license), "Say \"open weights\", or name the license."), license.Evidence);
    }

    public static string PackageNotCovering(string package, string packageLicense, List<Model> models, Term main, string? suggestion)
    {
        var license = models[0].License!;
        var head = $"{Short(package, MaxName)} says \"{Short(packageLicense, 40)}\", but {Names(models)} in it {(models.Count == 1 ? "is" : "are")} under {Short(license.Name, MaxName)}, which {TermKind.Find(main.Kind)?.Fact ?? "restricts"}";
        var tail = suggestion is null ? "Add that license to the file, or leave the model out." : $"Write {Short(suggestion, 60)} and pack its text.";
        return Fit(head, Quote(main, license), Where(main, license), tail);
    }

    public static string NotPacked(string package, List<Model> models, CopyDutyKind what, Place? source)
    {
        var license = Short(models[0].License!.Name, MaxName);
        var (lacks, remedy) = what switch
        {
            CopyDutyKind.Link => ($"a word of its license, {license}, which must be named with its address", "Name it in the license expression or in a text that is packed."),
            CopyDutyKind.Text => ($"its license, {license}, whose text must go with copies", "Pack the text."),
            _ => ($"the notice that {license} asks for", "Pack it as a file NOTICE."),
        };
        var advice = source is null ? remedy : $"Pack {Short(source.Path, MaxName)} (Pack=\"true\").";
        return Cut($"{Names(models)} {(models.Count == 1 ? "is" : "are")} packed into {Short(package, MaxName)} without {lacks}. {advice}");
    }

    public static string Barred(List<Model> models, List<Bar> bars, string policyPath)
    {
        var license = models[0].License;
        var entries = bars.Where(b => b.Entry is not null).Select(b => $"\"{Short(b.Entry!.ToString(), 40)}\"").Distinct(StringComparer.Ordinal).ToList();
        var more = entries.Count > 2 ? $" and {(entries.Count - 2).ToString(CultureInfo.InvariantCulture)} more" : "";
        var verdict = bars[0].Kind switch
        {
            BarKind.Denied => $"The policy denies {string.Join(" and ", entries.Take(2))}{more}",
            BarKind.NotAllowed => "The policy's \"allow\" does not name it",
            _ => "The policy bars what is not known",
        };
        var tail = $"{verdict}: use another model, or waive MOP6001 in {Short(policyPath.Length == 0 ? "modelopenness.json" : policyPath, MaxName)}.";
        var head = $"{Names(models)} {(models.Count == 1 ? "is" : "are")} under ";
        if (license is null)
        {
            var stated = models.Select(m => m.Stated).FirstOrDefault(e => e is not null);
            return Cut(stated is null ? $"No license was found for {Names(models)}. {tail}" : $"{head}'{Short(stated.AsWritten, MaxName)}' ({Source(stated)}), which is not known. {tail}");
        }

        var main = bars[0].Entry?.TermKind is null ? null : bars[0].Terms[0];
        head += Short(license.Name, MaxName);
        return CatalogueNote.Append(main is null ? Cut($"{head} ({Source(license.Evidence)}). {tail}") : Fit($"{head}, which {TermKind.Find(main.Kind)!.Fact}", Quote(main, license), Where(main, license), tail), license.Evidence);
    }

    public static string Malformed(Artifact artifact) =>
        Cut(artifact.Format == Artifact.Unknown
            ? $"{FileName(artifact.Path)} was not inspected: {artifact.Problem}. Replace the file."
            : $"{FileName(artifact.Path)} is no valid {artifact.Format} file: {artifact.Problem}. {(artifact.License is null ? "Nothing was taken from it" : "Only the license in it counts")}; replace the file.");

    public static string ModelMissing(Artifact artifact) =>
        Cut($"{FileName(artifact.Path)} is named as a model, and no such file is there. Fetch it, or correct the path.");

    public static string LfsPointer(Artifact artifact) =>
        Cut($"{FileName(artifact.Path)} is a Git LFS pointer, the weights are not here. Run 'git lfs pull' to have them inspected.");

    /// <summary>The clause as a fact with its place in words, for related places.</summary>
    public static string Clause(Term term, EffectiveLicense license)
    {
        var quote = Quote(term, license);
        var where = Where(term, license);
        return quote is null ? where : quote + where;
    }

    /// <summary>What stands in the clause: the user's copy quoted, else the catalogue's figure, else nothing.</summary>
    private static string? Quote(Term term, EffectiveLicense license)
    {
        if (term.Quote is not null)
        {
            // Where the words are the license's own name (free text in metadata), once is enough.
            return license.Name.IndexOf(term.Quote, StringComparison.Ordinal) >= 0 ? null : "\"" + term.Quote + "\"";
        }

        if (term.Value is null)
        {
            return null;
        }

        var number = term.Value.Value.ToString("N0", CultureInfo.InvariantCulture);
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

    private static string Source(Evidence evidence) => evidence.Source switch
    {
        EvidenceSource.EmbeddedMetadata => $"{evidence.Key ?? "metadata"} in {FileName(evidence.Place?.Path ?? "")}",
        EvidenceSource.ItemMetadata => $"{evidence.Key ?? "License"} of its ModelArtifact item",
        EvidenceSource.ModelFamily => evidence.Key is null ? "by its model id" : $"by its base model {Short(evidence.AsWritten, MaxName)}",
        EvidenceSource.Package => "by its package",
        _ => evidence.Place?.ToString() ?? evidence.AsWritten,
    };

    private static string Names(List<Model> models)
    {
        var names = string.Join(", ", models.Take(2).Select(m => Short(m.Name, MaxName)));
        return models.Count <= 2 ? names : $"{names} and {(models.Count - 2).ToString(CultureInfo.InvariantCulture)} more";
    }

    /// <summary>Joins the parts; where the line would be too long the quote gives way, then the advice.</summary>
    private static string Fit(string head, string? quote, string where, string tail)
    {
        head = OneLine(head);
        where = OneLine(where);
        if (quote is null)
        {
            return Cut(head + where + ". " + tail);
        }

        quote = OneLine(quote);
        var room = MaxLength - head.Length - where.Length - tail.Length - 4;
        if (quote.Length > room)
        {
            var quoted = quote[quote.Length - 1] == '"';
            quote = room < 24 ? "" : Short(AroundFigure(quote, room), quoted ? room - 1 : room) + (quoted ? "\"" : "");
        }

        return Cut(quote.Length == 0 ? head + where + ". " + tail : head + ": " + quote + where + ". " + tail);
    }

    /// <summary>Where a long clause comes to its figure late, the quote starts late too: the figure is what people look for.</summary>
    private static string AroundFigure(string quote, int room)
    {
        var figure = quote.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if (figure < room * 3 / 4)
        {
            return quote;
        }

        var start = quote.LastIndexOf(' ', Math.Max(0, figure - (room / 3)));
        return start <= 0 ? quote : "\"…" + quote.Substring(start + 1);
    }

    public static string Cut(string message) => Short(OneLine(message), MaxLength);

    private static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
