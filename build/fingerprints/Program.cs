// Computes the fingerprints of license texts and writes them, with a table for review, into the Inspection project:
//
//   dotnet run --project build/fingerprints -- FOLDER...
//
// FOLDER is the unpacked npm package spdx-license-list, a folder with labels.jsonl and texts, or one of files ID.txt.
// A text of a later folder is left out where an earlier one has the same words. No text is written anywhere.
using ModelOpenness.Fingerprints;
using ModelOpenness.Inspection.Recognition;

if (args.Length == 0 || args.Any(a => !Directory.Exists(a)))
{
    Console.Error.WriteLine("usage: dotnet run --project build/fingerprints -- FOLDER...");
    return 2;
}

var rows = FingerprintBuilder.Build(args);
var target = FingerprintBuilder.TargetFolder();
using (var index = File.Create(Path.Combine(target, "fingerprints.bin")))
{
    FingerprintIndex.Write(index, [.. rows.Select(r => r.Fingerprint)]);
}

File.WriteAllLines(Path.Combine(target, "fingerprints.tsv"), FingerprintBuilder.Table(rows));
Console.WriteLine($"{rows.Count} rows, {rows.Sum(r => r.Fingerprint.Words)} words, {new FileInfo(Path.Combine(target, "fingerprints.bin")).Length} bytes");
return 0;
