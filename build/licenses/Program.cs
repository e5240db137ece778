// What the product knows of licenses, added to and held against itself, from a bare clone:
//
//   dotnet run --project build/licenses -- add ID TEXT [key=value...]   an entry and a fingerprint of a license
//   dotnet run --project build/licenses -- write [FOLDER...]            the fingerprints of these texts again; the other rows stay
//   dotnet run --project build/licenses -- check [FOLDER...]            what follows from the facts, and from texts where they are present
//   dotnet run --project build/licenses -- spdx LIST EXCEPTIONS         the names of the SPDX list and its exceptions
//
// FOLDER is the unpacked npm package spdx-license-list, a folder with labels.jsonl and texts, or one of files ID.txt. A key is one of
// licenses.ini (name, steward, family, version, hf, written, source). No text is written anywhere. Exit status 1: check found something.
using ModelOpenness.LicenseFacts;

string[] rest = args.Length == 0 ? [] : args[1..];
return args.Length == 0 ? Commands.Usage() : args[0] switch
{
    "add" when rest.Length >= 2 => Commands.Add(rest[0], rest[1], rest[2..]),
    "write" => Commands.Write(rest),
    "check" => Commands.Check(rest),
    "spdx" when rest.Length == 2 => Commands.Spdx(rest[0], rest[1]),
    _ => Commands.Usage(),
};
