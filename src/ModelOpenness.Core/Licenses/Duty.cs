using ModelOpenness.Vocabulary;

namespace ModelOpenness.Licenses;

/// <summary>A kind of duty of whoever passes a copy on, as <c>Knowledge/duties.ini</c> describes it.</summary>
/// <param name="Id">Its id: <c>text</c>, <c>notice</c> …</param>
/// <param name="Asks">What is to be done, as a sentence in which <c>{words}</c> stands for the words of the license.</param>
/// <param name="ShowsInPackage">True where the files of a package tell whether it was done.</param>
internal sealed record DutyKind(string Id, string Asks, bool ShowsInPackage);

/// <summary>When a duty comes up.</summary>
internal enum DutyMoment
{
    /// <summary>With every copy.</summary>
    Copy,

    /// <summary>Where what is passed on was changed.</summary>
    Change,

    /// <summary>Where another model was trained with it.</summary>
    Train,

    /// <summary>Where others use it over a network.</summary>
    Host,
}

/// <summary>What a license asks of whoever passes a copy on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Section">Where the license says so, as it numbers its sections.</param>
/// <param name="Moment">When it comes up.</param>
/// <param name="Words">What is to be shown, or what a name has to contain; null for other kinds.</param>
internal sealed record Duty(DutyKind Kind, string Section, DutyMoment Moment, string? Words)
{
    /// <summary>What is to be done, as a sentence.</summary>
    public string Asks => Words is null ? Kind.Asks : Kind.Asks.Replace("{words}", Words);

    /// <summary>The section, for people: "section 1.b.i", or the heading or paragraph as it is called.</summary>
    public string Where => PlainText.SectionName(Section);
}

/// <summary>What a license says about a use besides its terms: that it grants it, or that it does not.</summary>
/// <param name="Use">An id of <c>Knowledge/uses.ini</c>; for another license with a colon and its id or <c>*</c>.</param>
/// <param name="Section">Where the license says so.</param>
internal sealed record UseGrant(string Use, string Section);
