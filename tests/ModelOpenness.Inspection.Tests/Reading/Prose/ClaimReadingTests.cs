using ModelOpenness.Claims;
using ModelOpenness.Inspection.Reading.Prose;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Prose;

/// <summary>Sentences and how they are read (<c>readings.txt</c>), each way of saying it with sentences of its own.</summary>
public sealed class ClaimReadingTests
{
    public static TheoryData<string, string> Sentences()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "ModelOpenness.Inspection.Tests", "Reading", "Prose", "readings.txt")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                data.Add(line[..1], line[2..].Replace("\\n", "\n", StringComparison.Ordinal));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_is_read_as_it_is_meant(string about, string sentence)
    {
        var said = MarkdownProse.Claims(sentence, "notes.txt", ClaimContext.Prose)
            .Where(c => c is { IsSoft: false, Polarity: ClaimPolarity.Asserted, Subject: not ClaimSubject.Other })
            .Select(c => c.Subject).Distinct().ToList();
        switch (about)
        {
            case "M":
                said.ShouldContain(ClaimSubject.Model);
                break;
            case "P":
                said.ShouldBe([ClaimSubject.Project]);
                break;
            default:
                said.ShouldBeEmpty();
                break;
        }
    }

    [Theory]
    [InlineData("Powered by an open-source language model.", true)]
    [InlineData("The app uses an open source speech model to write down what you say.", true)]
    [InlineData("Built on an open-source model.", true)]
    [InlineData("You can use an open-source model of your choice.", false)]
    [InlineData("The app uses open-source models.", false)]
    [InlineData("The app does not use an open-source model.", false)]
    [InlineData("Thanks to an open-source model.", false)]
    public void A_model_that_is_used_and_not_named_is_told_apart(string sentence, bool isUsed) =>
        MarkdownProse.Claims(sentence, "x", ClaimContext.Readme).ShouldAllBe(c => c.UsesModel == isUsed);
}
