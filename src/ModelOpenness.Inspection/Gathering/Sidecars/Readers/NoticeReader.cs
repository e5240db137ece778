using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering.Sidecars.Readers;

/// <summary>
/// NOTICE and third-party-notice files: sections, parted by rules or headings, each about one thing that came from elsewhere. A section
/// speaks of a model where its head names it.
/// </summary>
internal sealed class NoticeReader : ISidecarReader
{
    private const int MaxSections = 2_000;
    private const int HeadLines = 4;
    private const int TitleLines = 3;

    public IEnumerable<SidecarStatement> Read(SidecarContent content)
    {
        var lines = content.Text.Split('\n');
        var start = 0;
        var words = 0;
        var count = 0;
        for (var i = 0; i <= lines.Length && count < MaxSections; i++)
        {
            var begins = i == lines.Length ? i : Begins(lines, i, start, words);
            if (begins < 0)
            {
                // A section that has named its license is more than a title.
                words += string.IsNullOrWhiteSpace(lines[i]) || IsRule(lines[i]) ? 0 : Stated(lines[i].Trim()) is null ? 1 : TitleLines + 1;
                continue;
            }

            if (Section(lines, start, begins, content) is { } statement)
            {
                count++;
                yield return statement;
            }

            start = begins;
            words = i < lines.Length && !IsRule(lines[i]) || begins < i ? 1 : 0;
        }
    }

    /// <summary>The line with which a section begins because of this one, or -1.</summary>
    private static int Begins(string[] lines, int at, int start, int words)
    {
        if (IsHeading(lines[at]))
        {
            return at;
        }

        if (!IsRule(lines[at]))
        {
            return -1;
        }

        // A title with a rule below it begins with the title; one between two rules has begun already.
        var isUnderlined =
            at > start
            && !string.IsNullOrWhiteSpace(lines[at - 1])
            && !IsRule(lines[at - 1])
            && (at == 1 || string.IsNullOrWhiteSpace(lines[at - 2]));
        return isUnderlined && at - 1 > start ? at - 1
            : words <= TitleLines ? -1
            : at;
    }

    private static SidecarStatement? Section(string[] lines, int from, int to, SidecarContent content)
    {
        while (from < to && string.IsNullOrWhiteSpace(lines[from]))
        {
            from++;
        }

        while (to > from && string.IsNullOrWhiteSpace(lines[to - 1]))
        {
            to--;
        }

        if (to == from)
        {
            return null;
        }

        var names = new List<string>();
        DocumentValue? stated = null;
        for (var i = from; i < to; i++)
        {
            var line = lines[i].Trim();
            if (names.Count < HeadLines && line.Length is > 0 and <= 200 && !IsRule(line))
            {
                names.Add(line);
            }

            if (stated is null && Stated(line) is { } license)
            {
                var column = lines[i].IndexOf(license, StringComparison.Ordinal) + 1;
                stated = new DocumentValue(license, new Place(content.Path, i + 1, column, i + 1, column + license.Length), "License");
            }
        }

        var body = string.Join("\n", lines, from, to - from);
        return new SidecarStatement(new SidecarSubject { Mentions = names })
        {
            Licenses = stated is null ? [] : [stated],
            LicenseText = new DocumentValue(body, new Place(content.Path, from + 1, 1, to, lines[to - 1].TrimEnd().Length + 1), "section"),
        };
    }

    /// <summary>The value of a line like "License: MIT".</summary>
    private static string? Stated(string line)
    {
        foreach (var key in new[] { "License:", "Licence:", "SPDX-License-Identifier:", "License type:", "Licensed under:", "License Identifier:" })
        {
            var text = line.TrimStart('*', '-', ' ', '#', '>');
            if (text.StartsWith(key, StringComparison.OrdinalIgnoreCase) && text.Substring(key.Length).Trim(' ', '*', '\t') is { Length: > 0 and <= 200 } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A line of one mark, repeated.</summary>
    private static bool IsRule(string line)
    {
        var text = line.Trim();
        if (text.Length < 3 || text[0] is not ('-' or '=' or '*' or '_' or '#' or '~' or '+'))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c != text[0])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHeading(string line) =>
        line.Length > 2
        && line[0] == '#'
        && (line[1] == ' ' || (line[1] == '#' && line.TrimStart('#').StartsWith(" ", StringComparison.Ordinal)));
}
