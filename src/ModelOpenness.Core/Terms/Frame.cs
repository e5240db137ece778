using System.Runtime.InteropServices;

namespace ModelOpenness.Terms;

/// <summary>What a sentence says of a word: that the licensee must not do it, may do it, must do it.</summary>
[Flags]
internal enum Force : ushort
{
    /// <summary>Nothing that restricts: a fact, a wish, a need that is denied, what the licensor promises.</summary>
    None = 0,

    /// <summary>The licensee must not.</summary>
    Banned = 1,

    /// <summary>With <see cref="Banned"/>: and no exception or condition softens it.</summary>
    Plain = 2,

    /// <summary>The licensee may, and nothing else.</summary>
    Limited = 4,

    /// <summary>The licensee may.</summary>
    Granted = 8,

    /// <summary>The licensee must.</summary>
    Due = 16,

    /// <summary>The licensor, or somebody unnamed, may.</summary>
    Reserved = 32,

    /// <summary>A condition: "if you …", "provided that …".</summary>
    Condition = 64,

    /// <summary>An exception: "except …", "without …".</summary>
    Excepted = 128,

    /// <summary>Left out of what is granted: "does not include".</summary>
    Outside = 256,
}

/// <summary>What a class of words does in the frame; <c>reads:</c> of the class in the data.</summary>
internal enum Part : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A ban on what follows, or on its subject where the verb is passive: "may not".</summary>
    Ban,

    /// <summary>A ban by whoever speaks, on what stands before and behind it: "is prohibited", "does not permit".</summary>
    Barred,

    /// <summary>Leaves something out without a ban on acts: "does not include".</summary>
    Outside,

    /// <summary>A ban that is the condition of a permission: "provided that you do not".</summary>
    Proviso,

    /// <summary>Narrows a ban to a manner or purpose: "in order to", "that".</summary>
    Narrow,

    /// <summary>A ban where it begins a clause: "do not".</summary>
    Order,

    /// <summary>A permission by whoever gives it: "is granted".</summary>
    Grant,

    /// <summary>What its subject may: "may".</summary>
    May,

    /// <summary>A duty.</summary>
    Must,

    /// <summary>A duty that is denied: "need not".</summary>
    Spare,

    /// <summary>Turns the permission before it into a ban: "darf … nicht".</summary>
    Not,

    /// <summary>Turns the permission behind it into a ban: "no part of … may".</summary>
    Nothing,

    /// <summary>Limits a permission: "only".</summary>
    Only,

    /// <summary>Limits a permission to what stands before it: "is a permitted purpose".</summary>
    Sole,

    /// <summary>Opens a condition.</summary>
    If,

    /// <summary>The licensor's consent: an exception that hangs on it is none.</summary>
    Consent,

    /// <summary>What is said of other licenses or versions, or is a wish: nothing that follows binds anybody.</summary>
    Elsewhere,

    /// <summary>Opens an exception.</summary>
    Except,

    /// <summary>Ends the reach of what was said before: "but".</summary>
    But,

    /// <summary>Explains a defined word: what follows stands under the force that the word has elsewhere.</summary>
    Means,

    /// <summary>The licensee as the one who acts.</summary>
    Licensee,

    /// <summary>The licensor, or a third party, as the one who acts.</summary>
    Licensor,

    /// <summary>Words that mean nothing here, and hide what they hold: "without permission" is no exception.</summary>
    Plain,

    /// <summary>An act whose ban restricts no use: "remove", "sue".</summary>
    Idle,
}

/// <summary>
/// Reads a sentence once into who may, must or must not do what: every word gets the force under which it stands. One walk
/// over the words with the marks among them, no way back: linear.
/// </summary>
internal sealed class Frame(PatternBook book, string text)
{
    /// <summary>Words that a ban without a verb reaches.</summary>
    private const int LongestBareBan = 6;

    private readonly List<Mark> marks = [];
    private readonly List<Run> runs = [];
    private Force[] forces = new Force[256];
    private Sentence sentence = null!;
    private Force held;
    private Force afterLead;
    private Force defined;
    private int from;
    private int clause;
    private int lastBreak;
    private int operatorEnd;
    private int nothing;
    private int lastBack;
    private int relative;
    private bool softened;
    private bool conditional;
    private bool explains;
    private Part actor;
    private Aside aside;

    /// <summary>Whether a stretch of words stands under a force from its first word to its last.</summary>
    public bool Has(int first, int end, Force force) => (forces[first] & force) == force && (forces[Math.Max(end - 1, first)] & force) == force;

    /// <summary>The forces that a part can give to words.</summary>
    public static Force Gives(Part part) => part switch
    {
        Part.Ban or Part.Barred or Part.Order or Part.Proviso or Part.Nothing or Part.Not => Force.Banned | Force.Plain,
        Part.Except => Force.Banned | Force.Limited | Force.Excepted,
        Part.Only or Part.Sole => Force.Limited,
        Part.Grant => Force.Granted,
        Part.May => Force.Granted | Force.Reserved,
        Part.Must => Force.Due,
        Part.If => Force.Condition,
        Part.Outside => Force.Outside,
        _ => Force.None,
    };

    /// <summary>Reads a sentence.</summary>
    /// <param name="read">The sentence.</param>
    /// <param name="start">The force under which it begins: that of the defined word that it explains.</param>
    public void Read(Sentence read, Force start)
    {
        sentence = read;
        read.Sort();
        CollectMarks();
        runs.Clear();
        held = afterLead = Force.None;
        defined = start;
        from = clause = lastBreak = 0;
        operatorEnd = nothing = -1;
        relative = 0;
        softened = conditional = false;
        explains = false;
        actor = Part.None;
        aside = default;
        var next = 0;
        for (var i = 0; i < read.Count; i++)
        {
            ReadGap(i);
            for (; next < marks.Count && marks[next].Start == i; next++)
            {
                if (
                    !(
                        marks[next].Part == Part.Except
                        && next + 1 < marks.Count
                        && marks[next + 1].Part == Part.Consent
                    )
                )
                {
                    Take(marks[next]);
                }
            }
        }

        Close(read.Count);
        Paint();
    }

    private void Paint()
    {
        if (forces.Length <= sentence.Count)
        {
            forces = new Force[sentence.Count * 2];
        }

        Array.Clear(forces, 0, sentence.Count + 1);
        foreach (var run in runs)
        {
            for (var i = run.Start; i < run.End; i++)
            {
                forces[i] |= run.Force;
            }
        }
    }

    /// <summary>The marks in the order of the words; of those that overlap the longest.</summary>
    private void CollectMarks()
    {
        marks.Clear();
        foreach (var @class in sentence.Classes)
        {
            var part = book.Part(@class);
            for (var k = 0; part != Part.None && k < sentence.CountOf(@class); k++)
            {
                var place = sentence.Place(@class, k);
                marks.Add(new Mark(part, place.Start, place.End));
            }
        }

        marks.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End != b.End ? b.End.CompareTo(a.End) : a.Part.CompareTo(b.Part));
        var kept = 0;
        var end = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            if (marks[i].Start >= end)
            {
                end = marks[i].End;
                marks[kept++] = marks[i];
            }
        }

        marks.RemoveRange(kept, marks.Count - kept);
    }

    /// <summary>Reads the punctuation in front of a word.</summary>
    private void ReadGap(int i)
    {
        var gap = sentence.IsJoint(i) ? ':' : Punctuation(i);
        if (gap == ';')
        {
            Close(i);
            aside = default;
            held = afterLead;
            StartClause(i);
        }
        else if (gap == ':')
        {
            if (sentence.IsBelowHeading(i))
            {
                EndAside(i);
                held &= Force.Banned;
                conditional = softened = false;
            }

            if (i == sentence.Own)
            {
                // "You may use it if you:" leads into conditions.
                aside = default;
                conditional |= softened;

                // What a list permits is a choice among its items: none of them is a limit.
                held &= ~Force.Granted;
                afterLead = held;
            }

            StartClause(i);
        }
        else if (gap == ',')
        {
            lastBreak = i;
            aside.HasComma = true;
            if (aside.EndsAtComma)
            {
                EndAside(i);
                if (operatorEnd < 0)
                {
                    clause = i;
                    actor = Part.None;
                }
            }
        }
    }

    private void StartClause(int i)
    {
        clause = lastBreak = i;
        operatorEnd = nothing = -1;
        actor = Part.None;
        softened = conditional;
    }

    private char Punctuation(int i)
    {
        var found = ' ';
        for (var k = sentence[i - 1].End; k < sentence[i].Start; k++)
        {
            switch (text[k])
            {
                case ';' or '；' or '。':
                    return ';';
                case ':' or '：' or '—':
                    found = ':';
                    break;
                case ',' or '，' or '(' or ')' or '（' or '）' when found == ' ':
                    found = ',';
                    break;
            }
        }

        return found;
    }

    /// <summary>What was allowed and is denied behind it: "you may … but not …".</summary>
    private void TakeNot(Mark mark)
    {
        if ((held & Force.Granted) == Force.Granted)
        {
            Close(mark.Start);
            runs.Add(new Run(lastBack, mark.Start, Force.Banned | Force.Plain));
            held = Force.Banned | Force.Plain;
        }
    }

    private void TakeNarrow(Mark mark)
    {
        relative = mark.End;
        if ((held & Force.Banned) == Force.Banned)
        {
            Close(mark.Start);
            Soften();
        }
    }

    private void Take(Mark mark)
    {
        switch (mark.Part)
        {
            case Part.Licensee or Part.Licensor:
                actor = mark.Part;
                return;
            case Part.Plain or Part.Consent:
                return;
            case Part.Nothing:
                TakeNothing(mark);
                return;
            case Part.Idle:
                if ((held & Force.Banned) == Force.Banned && (mark.Start - operatorEnd <= 2 || mark.Start - lastBreak <= 2))
                {
                    Open(mark.Start, Force.None, endsAtComma: true);
                }

                return;
            case Part.Elsewhere when !sentence.Is(mark.End, "that"):
                return;
            case Part.If or Part.Elsewhere:
                Soften();
                Open(mark.Start, Force.Condition, endsAtComma: mark.Start == lastBreak);
                return;
            case Part.Except:
                TakeException(mark);
                return;
            case Part.Not:
                TakeNot(mark);
                return;
            case Part.Sole:
                runs.Add(new Run(clause, mark.Start, Force.Limited));
                return;
            case Part.Narrow:
                TakeNarrow(mark);
                return;
            case Part.Means:
                // A word that is defined as a ban ("Excluded Purpose") is one wherever it stands.
                explains = true;
                Close(mark.Start);
                held = (held & Force.Banned) | defined;
                return;
            case Part.But:
                Close(mark.Start);
                aside = default;
                held = Force.None;
                StartClause(mark.End);
                return;
            case Part.Only:
                if (!explains)
                {
                    TakeOnly(mark);
                }

                return;
            case Part.Order when !BeginsClause(mark.Start) && !IsCondition(mark.Start):
                return;
        }

        if (explains || (aside.IsOpen && !(aside.HasComma && !aside.EndsAtComma)))
        {
            // "if you may not …": what a condition speaks of is not said.
            return;
        }

        TakeOperator(mark);
    }

    private void TakeNothing(Mark mark)
    {
        nothing = mark.Start;
        if (BeginsClause(mark.Start) && !aside.IsOpen)
        {
            // "No commercial use."
            runs.Add(new Run(mark.Start, Math.Min(mark.Start + LongestBareBan, sentence.Count), Force.Banned | Force.Plain));
        }
    }

    /// <summary>What is excepted from a ban is all that is allowed; what is excepted from a permission is banned.</summary>
    private void TakeException(Mark mark)
    {
        var turned =
            (held & Force.Banned) == Force.Banned ? Force.Limited
            : (held & (Force.Granted | Force.Limited)) == Force.None ? Force.None
            : Force.Banned;
        Soften();
        Open(mark.Start, Force.Excepted | turned, endsAtComma: mark.Start == lastBreak || sentence.Is(mark.Start, "without"));
    }

    private bool BeginsClause(int i) => i == lastBreak || sentence.Is(i - 1, "please", "and");

    /// <summary>"You may use it if: (a) you do not …" bans what it names.</summary>
    private bool IsCondition(int i) => i == sentence.Own + 1 && (afterLead & Force.Condition) != Force.None;

    private void TakeOperator(Mark mark)
    {
        var part = mark.Part;
        if (((held & Force.Banned) == Force.Banned && sentence.Is(mark.End - 2, "right", "rights")) ||
            (part == Part.Grant && held == Force.Due && mark.Start == operatorEnd))
        {
            // "does not grant the right to", "must be licensed"
            return;
        }

        EndAside(mark.Start);
        Close(mark.Start);
        var passive = sentence.Is(mark.End, "be");
        var by = passive || part is Part.Barred or Part.Grant ? Part.None : actor;
        var isBan = part is Part.Ban or Part.Barred or Part.Proviso or Part.Order || nothing >= 0;
        var back = operatorEnd < 0 ? clause : mark.Start == operatorEnd ? lastBack : Math.Max(lastBreak, operatorEnd);
        back = part == Part.Ban ? Math.Max(back, relative) : back;
        var subject = nothing >= 0 ? nothing : back;
        if (part == Part.Spare || (part == Part.Barred && nothing >= 0))
        {
            held = Force.None;
        }
        else if (isBan)
        {
            var foretold = passive && sentence.Is(mark.Start, "will");
            held = by == Part.Licensor ? Force.None : softened || foretold ? Force.Banned : Force.Banned | Force.Plain;
            if (passive || part == Part.Barred || nothing >= 0)
            {
                runs.Add(new Run(subject, mark.Start, relative > subject ? held & ~Force.Plain : held));
            }
        }
        else if (part == Part.Outside)
        {
            held = Force.Outside;
        }
        else if (part == Part.Must)
        {
            held = by == Part.Licensor ? Force.None : Force.Due;
        }
        else
        {
            held = part == Part.Grant || by == Part.Licensee ? Force.Granted : by == Part.Licensor ? Force.Reserved : Force.Granted | Force.Reserved;
            runs.Add(new Run(back, mark.Start, held));
        }

        from = mark.Start;
        lastBack = back;
        operatorEnd = mark.End;
        nothing = -1;
        relative = 0;
    }

    private void TakeOnly(Mark mark)
    {
        if (aside.IsOpen || (held & Force.Banned) == Force.Banned)
        {
            return;
        }

        if (mark.End == sentence.Count || Punctuation(mark.End) is ';' or ',')
        {
            // "for research purposes only"
            runs.Add(new Run(Math.Max(clause, Math.Max(lastBreak, mark.Start - 12)), mark.Start, Force.Limited));
            return;
        }

        Close(mark.Start);
        held |= Force.Limited;
    }

    /// <summary>A condition or an exception softens the ban that it belongs to.</summary>
    private void Soften()
    {
        softened = true;
        held &= ~Force.Plain;
        for (var i = runs.Count - 1; i >= 0 && runs[i].End >= from; i--)
        {
            runs[i] = runs[i] with { Force = runs[i].Force & ~Force.Plain };
        }
    }

    private void Open(int at, Force force, bool endsAtComma)
    {
        EndAside(at);
        Close(at);
        aside = new Aside { IsOpen = true, Force = force, EndsAtComma = endsAtComma, Before = held };
        held = force;
    }

    private void EndAside(int at)
    {
        if (aside.IsOpen)
        {
            Close(at);
            held = aside.Before;
            aside = default;
        }
    }

    /// <summary>Ends the run of words that stand under the force of now.</summary>
    private void Close(int at)
    {
        runs.Add(new Run(from, at, held));
        from = at;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Mark(Part Part, int Start, int End);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Run(int Start, int End, Force Force);

    /// <summary>A part of a sentence that is set aside from what it says.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Aside
    {
        public bool IsOpen;
        public bool EndsAtComma;
        public bool HasComma;
        public Force Force;
        public Force Before;
    }
}
