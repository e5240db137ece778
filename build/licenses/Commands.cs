namespace ModelOpenness.LicenseFacts;

/// <summary>The verbs of the command.</summary>
internal static class Commands
{
    public static int Usage()
    {
        Console.Error.WriteLine("usage: add ID TEXT [key=value...] | write [FOLDER...] | check [FOLDER...] | spdx LIST EXCEPTIONS");
        return 2;
    }

    /// <summary>Writes the entry of a license that the catalogue lacks, with the terms that are read from its words, and its fingerprint.</summary>
    public static int Add(string id, string path, IReadOnlyList<string> facts)
    {
        var repository = new FactFiles();
        var text = new LicenseText(id, "file:" + Path.GetFileName(path), File.ReadAllText(path));
        var values = facts.Select(f => f.Split('=', 2)).Where(f => f.Length == 2).Select(f => (f[0], f[1]));
        var entry = LicenseEntry.Of(text, [.. values]);
        var catalogue = new Catalogue(File.ReadAllText(repository.Licenses));
        if (catalogue.Has(id))
        {
            Console.WriteLine($"[{id}] is in the catalogue: its entry stays, its fingerprint is computed. The words say:\n\n{entry}");
        }
        else
        {
            File.WriteAllText(repository.Licenses, catalogue.With(entry));
            Console.WriteLine($"Review this entry of {Path.GetFileName(repository.Licenses)}:\n\n{entry}");
        }

        var table = FingerprintTable.Read(repository.Recognition);
        table.With(FingerprintBuilder.Build([text with { Source = entry.Find("source") ?? text.Source }])).Write(repository.Recognition);
        return 0;
    }

    /// <summary>Computes the rows whose texts are present; the others stay.</summary>
    public static int Write(IReadOnlyList<string> folders)
    {
        var repository = new FactFiles();
        var table = FingerprintTable.Read(repository.Recognition).With(FingerprintBuilder.Build(folders));
        table.Write(repository.Recognition);
        File.WriteAllText(repository.Licenses, new Catalogue(File.ReadAllText(repository.Licenses)).WithDerived());
        Console.WriteLine($"{table.Rows.Count} rows, {table.Rows.Sum(r => r.Fingerprint.Words)} words");
        return 0;
    }

    /// <summary>Says where facts, table and index disagree, and, where texts are present, which rows they no longer give.</summary>
    public static int Check(IReadOnlyList<string> folders)
    {
        var repository = new FactFiles();
        var found = FactCheck.Of(repository, folders);
        foreach (var line in found)
        {
            Console.Error.WriteLine(line);
        }

        Console.WriteLine(found.Count == 0 ? "All facts agree." : $"{found.Count} facts disagree.");
        return found.Count == 0 ? 0 : 1;
    }

    public static int Spdx(string list, string exceptions)
    {
        new SpdxLists(new FactFiles()).Write(list, exceptions);
        return 0;
    }
}
