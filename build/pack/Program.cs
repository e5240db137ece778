// ModelOpenness.PackFiles readme FILE README URL                      the README as a gallery shows it: every link with its address
// ModelOpenness.PackFiles notes FILE CHANGELOG VERSION                what changed in this version
// ModelOpenness.PackFiles bom FILE NOTICES NAME VERSION ASSEMBLY...   what is in the package, as CycloneDX
// ModelOpenness.PackFiles shrink PACKAGE...                           the packages, compressed as far as ZIP goes
//
// Run by "dotnet pack" (src/Package.targets). The same input gives the same bytes.
using ModelOpenness.PackFiles;

try
{
    switch (args)
    {
        case ["readme", var file, var readme, var url]:
            File.WriteAllText(file, Documents.ForGallery(File.ReadAllText(readme), url));
            return 0;
        case ["notes", var file, var changelog, var version]:
            File.WriteAllText(file, Documents.NotesOf(File.ReadAllText(changelog), version));
            return 0;
        case ["bom", var file, var notices, var name, var version, .. { Length: > 0 } assemblies]:
            File.WriteAllText(file, BillOfMaterials.Of(name, version, assemblies, ThirdParty.Read(notices)));
            return 0;
        case ["shrink", .. { Length: > 0 } packages]:
            foreach (var package in packages)
            {
                File.WriteAllBytes(package, Shrinking.Shrink(File.ReadAllBytes(package)));
            }

            return 0;
        default:
            Console.Error.WriteLine("usage: see the head of build/pack/Program.cs");
            return 2;
    }
}
catch (FormatException e)
{
    // As MSBuild shows it.
    Console.Error.WriteLine("error : " + e.Message);
    return 1;
}
