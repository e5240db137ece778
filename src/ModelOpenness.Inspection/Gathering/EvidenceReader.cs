using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Gathering.Cards;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Licenses;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>Turns statements of a license (words in metadata, cards, files) into evidence: identified, with terms.</summary>
internal static class EvidenceReader
{
    /// <summary>A license named in words: an id, a name, an expression, or free text whose words carry terms.</summary>
    /// <param name="source">Who says it.</param>
    /// <param name="asWritten">The words.</param>
    /// <param name="place">Where they stand.</param>
    /// <param name="key">The key that holds them.</param>
    /// <param name="readsTerms">Reads the terms from the words where no license is recognised in them.</param>
    public static Evidence FromWords(EvidenceSource source, string asWritten, Place? place, string? key, bool readsTerms = true)
    {
        var statement = LicenseCatalog.Default.Resolve(asWritten);
        var terms = statement.Terms;
        string? name = statement.Name;
        string? id = statement.Id;
        if (!statement.IsRecognized && readsTerms)
        {
            // A license field may hold a whole text (safetensors, Modelfile) or a sentence ("Free for research use").
            var text = LicenseText.Read(asWritten, place?.Path ?? "");
            terms = Union(terms, text.Terms, place);
            id = text.Match.Kind == LicenseMatchKind.Reference ? null : text.Match.Expression;
            name = id is null ? null : text.Match.License!.Name;
        }

        return new Evidence(source, asWritten, place) { LicenseId = id, LicenseName = name, LicenseFamily = statement.Family, Terms = terms, Key = key };
    }

    /// <summary>A license file.</summary>
    /// <param name="source">Beside the model, in a folder above, or the project's.</param>
    /// <param name="fullPath">The file.</param>
    /// <param name="files">The disk.</param>
    /// <returns>The evidence; null where the file cannot be read as text.</returns>
    public static Evidence? FromFile(EvidenceSource source, string fullPath, SourceFiles files)
    {
        var text = files.ReadText(fullPath);
        return string.IsNullOrWhiteSpace(text)
            ? null
            : FromText(source, Path.GetFileName(fullPath), text!, new Place(files.Display(fullPath), 1, 1, 1, 1));
    }

    /// <summary>A license text that stands somewhere in a document: places count from where it begins.</summary>
    /// <param name="source">Who says it.</param>
    /// <param name="asWritten">What the text is called: the name of its file, the key that holds it.</param>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it begins.</param>
    public static Evidence FromText(EvidenceSource source, string asWritten, string text, Place place)
    {
        var path = place.Path;
        // White space before the text brings every line and column to where it stands in the document.
        var read = LicenseText.Read(
            place.Line > 1 || place.Column > 1 ? new string('\n', place.Line - 1) + new string(' ', place.Column - 1) + text : text,
            path
        );
        return new Evidence(source, asWritten, place)
        {
            LicenseId = read.Match.Expression,
            LicenseName = read.Match.License is null ? read.Title : Named(read.Match),
            IsModified = read.Match.Kind == LicenseMatchKind.Modified,
            IsLicenseText = LicenseText.LooksLikeLicense(text),
            Change = Changed(read, path),
            Note = read.Match.BasedOn is { } basis ? "based on " + basis.Name : null,
            Terms = read.Terms,
        };
    }

    /// <summary>A use policy beside the model: its terms, without a license of its own.</summary>
    /// <param name="fullPath">The file.</param>
    /// <param name="files">The disk.</param>
    public static Evidence? FromUsePolicy(string fullPath, SourceFiles files)
    {
        var text = files.ReadText(fullPath);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var path = files.Display(fullPath);
        return new Evidence(EvidenceSource.UsePolicy, Path.GetFileName(fullPath), new Place(path, 1, 1, 1, 1))
        {
            Terms = TermDetector.Detect(text!, path),
        };
    }

    /// <summary>The license that a card's front matter names, following <c>license: other</c> to its name or linked file.</summary>
    /// <param name="source">Card beside the model or in a folder above.</param>
    /// <param name="card">The front matter.</param>
    /// <param name="folder">Full path of the card's folder, for links into it.</param>
    /// <param name="files">The disk.</param>
    public static IEnumerable<Evidence> FromCard(EvidenceSource source, CardFrontMatter card, string folder, SourceFiles files)
    {
        foreach (var license in card["license"])
        {
            var evidence = FromWords(source, license.Value, license.Place, "license", readsTerms: false);
            if (!evidence.Speaks)
            {
                evidence = Named(source, card, folder, files) ?? evidence;
            }

            yield return evidence;
        }

        if (card["license"].Count > 0)
        {
            yield break;
        }

        if (Named(source, card, folder, files) is { } named)
        {
            yield return named;
            yield break;
        }

        // The hub shows a license as a tag, too; some cards have it there only.
        const string Tag = "license:";
        foreach (var tag in card["tags"])
        {
            if (tag.Value.StartsWith(Tag, StringComparison.OrdinalIgnoreCase)
                && FromWords(source, tag.Value.Substring(Tag.Length), tag.Place, "tags", readsTerms: false) is { Speaks: true } tagged)
            {
                yield return tagged;
                yield break;
            }
        }
    }

    private static Evidence? Named(EvidenceSource source, CardFrontMatter card, string folder, SourceFiles files)
    {
        foreach (var key in new[] { "license_name", "license_link" })
        {
            foreach (var value in card[key])
            {
                var evidence = FromWords(source, value.Value, value.Place, key, readsTerms: false);
                if (evidence.Speaks)
                {
                    return evidence;
                }
            }
        }

        foreach (var link in card["license_link"])
        {
            // Only a plain name beside the card is followed; nothing is fetched and no path is climbed.
            if (link.Value.Length > 0 && link.Value.IndexOfAny(['/', '\\', ':']) < 0 && files.Exists(Path.Combine(folder, link.Value))
                && FromFile(source, Path.Combine(folder, link.Value), files) is { Speaks: true } linked)
            {
                return linked;
            }
        }

        return null;
    }

    /// <summary>The change that matters most: one that brings a term, else the longest of those whose sentence can be quoted.</summary>
    private static ChangedPassage? Changed(LicenseText read, string path)
    {
        ChangedPassage? most = null;
        foreach (var change in read.Match.Changes.Where(c => c.Sentence is not null))
        {
            var terms = change.IsAddition && read.Terms.Any(t => t.Place is { } p && p.Line >= change.Line && p.Line <= change.EndLine);
            if (most is null || (terms, change.Words).CompareTo((most.HasTerms, most.Words)) > 0)
            {
                most = new ChangedPassage(new Place(path, change.Line, 1, change.EndLine, 1), change.Sentence, change.Words, terms);
            }
        }

        return most;
    }

    private static string Named(LicenseMatch match) =>
        (match.Kind == LicenseMatchKind.Modified ? "a modified " : "") + match.License!.Name + (match.Exception is { } exception ? " with " + exception : "");

    /// <summary>Terms found in a single value stand where the value stands.</summary>
    private static IReadOnlyList<Term> Union(IReadOnlyList<Term> known, IReadOnlyList<Term> found, Place? place)
    {
        var terms = new List<Term>(known);
        foreach (var term in found)
        {
            terms.Add(term with { Place = place?.Line > 0 ? place : null });
        }

        return terms;
    }
}
