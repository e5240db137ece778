using ModelOpenness.Cli.Output;
using ModelOpenness.Families;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Recognition;
using ModelOpenness.Judging;
using ModelOpenness.Knowledge;
using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Cli.Verbs;

/// <summary>What <c>can</c> is asked about: its licenses, as far as they are known, and its terms.</summary>
/// <param name="Path">The id or path as it was given, or the model's.</param>
internal sealed record UseSubject(string Path)
{
    /// <summary>The name of the license for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The licenses that hold together; none where they are not known.</summary>
    public IReadOnlyList<License> Licenses { get; init; } = [];

    /// <summary>Their terms, or those that the words of an unknown license come to.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>What to know before relying on the answer, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The question about a use. Use policies bind as well: their terms are added.</summary>
    public UseQuestion Question(UseKind use, License? target)
    {
        var policies = Licenses.SelectMany(l => l.Policies).Select(LicenseCatalog.Default.Find).OfType<License>().ToList();
        var added = policies
            .SelectMany(p => p.Terms)
            .Where(t => !Terms.Any(o => string.Equals(o.Kind, t.Kind, StringComparison.Ordinal)))
            .DistinctBy(t => t.Kind, StringComparer.Ordinal);
        return new UseQuestion(use, Licenses, [.. Terms, .. added]) { Policies = policies, Target = target };
    }
}

/// <summary>Finds out what the argument of <c>can</c> stands for: a file or folder, a license, a model.</summary>
internal static class UseSubjects
{
    /// <summary>One, or one for each model of a folder or project; what cannot be read is named.</summary>
    public static IReadOnlyList<UseSubject> Of(string argument, Missed missed)
    {
        if (Path.Exists(argument))
        {
            return IsText(argument) ? OfText(argument, missed) : OfModels(argument, missed);
        }

        if (LicenseCatalog.Default.Resolve(argument) is { IsRecognized: true } statement)
        {
            return [new UseSubject(argument) { Name = statement.Name, Licenses = statement.Licenses, Terms = statement.Terms }];
        }

        if (CatalogueStatement.Of(argument) is { } known)
        {
            var license = known is { IsBelieved: false, LicenseId: { } id } ? LicenseCatalog.Default.Find(id) : null;
            var note = license is null ? $"believed to be under {known.LicenseName}, which nobody has verified; confirm it with the model's card" : known.Note;
            return [new UseSubject(argument) { Name = license?.Name, Licenses = license is null ? [] : [license], Terms = known.Terms, Note = note }];
        }

        return
        [
            new UseSubject(argument)
            {
                Note = ModelFamilies.Default.IsHosted(argument) ? ModelVerb.Hosted : "no license, model or file of that name is known",
            },
        ];
    }

    private static bool IsText(string path) =>
        File.Exists(path)
        && (
            TextFileNames.IsProse(Path.GetExtension(path))
            || (TextFileNames.NamesPackedLicense(Path.GetFileName(path)) && !TextFileNames.IsCodeOrData(Path.GetExtension(path)))
        );

    private static IReadOnlyList<UseSubject> OfText(string path, Missed missed)
    {
        try
        {
            var text = RegularFile.ToText(RegularFile.ReadUpTo(path, LicenseRecognizer.LongestText, out _));
            var match = LicenseRecognizer.Recognize(text);
            var isKnown = match is { License: not null, Kind: LicenseMatchKind.Exact or LicenseMatchKind.Equivalent };
            return
            [
                new UseSubject(path)
                {
                    Name = match.License?.Name,
                    Licenses = isKnown ? [match.License!, .. match.AlsoContains] : [],
                    Terms = LicenseTerms.Of(match, text, path),
                    Note =
                        isKnown ? null
                        : match.License is null ? "the text is no license that is known; its words were read for terms"
                        : "the text differs from the license of that name; its words were read for terms",
                },
            ];
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            missed.Add(path, e);
            return [];
        }
    }

    private static IReadOnlyList<UseSubject> OfModels(string path, Missed missed)
    {
        var models = InspectVerb.Inspect([path], missed).SelectMany(i => i.Inventory.Models).ToList();
        if (models.Count == 0 && !missed.Any)
        {
            missed.Add(path, "holds no models");
        }

        return [.. models.Select(Of)];
    }

    private static UseSubject Of(Model model)
    {
        var license = model.License;
        var isChanged = license is { Evidence.IsModified: true };
        return new UseSubject(model.Id)
        {
            Name = license?.Name,
            Licenses = license?.Id is { } id && !isChanged && LicenseCatalog.Default.Resolve(id) is { IsRecognized: true } statement ? statement.Licenses : [],
            Terms = license?.Terms ?? [],
            Note = license is null ? "no license was found" : isChanged ? "the license text was changed; its words were read for terms" : license.Evidence.Note,
        };
    }
}
