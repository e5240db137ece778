using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using ModelOpenness.Inspection.Tests.Inventories;

namespace ModelOpenness.Inspection.Tests.Packages;

/// <summary>Writes packages and assemblies for tests.</summary>
internal static class PackageFiles
{
    public static string Nuspec(string license = "<license type=\"expression\">MIT</license>", string more = "<description>Birds.</description>", string id = "Tern.Models") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata>
            <id>{id}</id>
            <version>1.0.0</version>
            {license}
            {more}
          </metadata>
        </package>
        """;

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    public static (string Name, byte[] Bytes) Text(string name, string text) => (name, Encoding.UTF8.GetBytes(text));

    /// <summary>An assembly without code that embeds resources.</summary>
    public static byte[] Assembly(params (string Name, byte[] Bytes)[] resources)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("Tern.dll"), metadata.GetOrAddGuid(new Guid("8f2c1f0e-6a55-4f55-9a07-4c2f3b1f6a01")), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("Tern"), new Version(1, 0), default, default, default(AssemblyFlags), AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var blob = new BlobBuilder();
        foreach (var (name, bytes) in resources)
        {
            metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString(name), default, (uint)blob.Count);
            blob.WriteInt32(bytes.Length);
            blob.WriteBytes(bytes);
            blob.Align(8);
        }

        var program = new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder(), managedResources: blob);
        var image = new BlobBuilder();
        program.Serialize(image);
        return image.ToArray();
    }
}
