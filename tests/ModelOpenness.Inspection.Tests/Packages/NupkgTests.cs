using System.Buffers.Binary;
using ModelOpenness.Inspection.Packages;
using ModelOpenness.Inspection.Tests.Inventories;
using ModelOpenness.Rules;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Packages;

/// <summary>Packages as files: nothing is unpacked to disk, whatever is in them.</summary>
public sealed class NupkgTests : IDisposable
{
    private static readonly byte[] Llama = GgufBytes.With(("general.license", "llama3.2"));

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_model_in_a_package_has_the_package_s_license_where_nothing_nearer_speaks()
    {
        var inventory = Inspect(PackageFiles.Nuspec(), ("contentFiles/any/any/tern.gguf", GgufBytes.With()));
        var model = inventory.Models.ShouldHaveSingleItem();
        model.Id.ShouldBe("nuget:tern.models/1.0.0/contentFiles/any/any/tern.gguf");
        model.License!.Id.ShouldBe("MIT");
        model.License.Evidence.Source.ShouldBe(EvidenceSource.Package);
        model.License.Evidence.Place!.ToString().ShouldBe("nuget:tern.models/1.0.0/tern.nuspec:6");
    }

    [Theory]
    [InlineData("<description>An open-source language model for birds.</description>", 7)]
    [InlineData("<title>Tern</title>\n    <tags>birds open-source</tags>", 8)]
    public void What_the_package_claims_is_held_against_the_license_of_its_model(string more, int line)
    {
        var finding = Inspect(PackageFiles.Nuspec("", more), ("models/tern.gguf", Llama)).Findings.Where(IsAboutLabels).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP1000");
        finding.Message.ShouldStartWith("Package Tern.Models 1.0.0 calls tern.gguf \"open-source\", but Llama 3.2 Community License Agreement caps the number of users");
        // The license that the manifest lacks leaves an empty line.
        finding.Place.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("<description>Not an open-source model.</description>")]
    [InlineData("<description>Open weights for birds.</description>")]
    public void Words_that_claim_nothing_are_silent(string more) =>
        Inspect(PackageFiles.Nuspec("", more), ("models/tern.gguf", Llama)).Findings.ShouldNotContain(f => IsAboutLabels(f));

    [Fact]
    public void A_package_file_is_judged_as_when_it_is_packed()
    {
        var path = Write(PackageFiles.Nuspec(), ("models/tern.gguf", Llama));
        var request = PackageInspection.OfFile(path, out var files, out _);
        var inventory = Inspector.Inspect(request, files);
        var finding = inventory.Findings.ShouldHaveSingleItem();
        finding.RuleId.ShouldBe("MOP2006");
        finding.Place.ToString().ShouldBe("nuget:tern.models/1.0.0/tern.nuspec:6");
    }

    [Fact]
    public void A_package_with_a_Git_LFS_pointer_in_place_of_a_model_is_told()
    {
        byte[] pointer = [.. "version https://git-lfs.github.com/spec/v1\noid sha256:"u8, .. Enumerable.Repeat((byte)'a', 64), .. "\nsize 12345678\n"u8];
        var findings = Inspect(PackageFiles.Nuspec(), ("models/tern.onnx", pointer)).Findings;
        findings.Select(f => f.RuleId).ShouldBe(["MOP2008", "MOP5002"]);
        findings[0].Place.ToString().ShouldBe("nuget:tern.models/1.0.0/models/tern.onnx");
    }

    [Fact]
    public void A_model_in_an_assembly_in_a_package_is_read_where_it_is()
    {
        var assembly = PackageFiles.Assembly(("Tern.words.resources", [1, 2, 3]), ("Tern.models.tern.gguf", Llama));
        Inspect(PackageFiles.Nuspec(), ("lib/net8.0/Tern.dll", assembly)).Models.ShouldHaveSingleItem().Id
            .ShouldBe("nuget:tern.models/1.0.0/lib/net8.0/Tern.dll/Tern.models.tern.gguf");
    }

    [Fact]
    public void Metadata_at_the_end_of_a_large_packed_model_is_found()
    {
        // 40 MB, so that neither a window nor what is kept of the beginning reaches the end.
        var metadata = new byte[40 << 20];
        new Random(3).NextBytes(metadata.AsSpan(0, 1 << 20));
        var onnx = OnnxWithLicenseAtItsEnd(metadata);
        Inspect(PackageFiles.Nuspec(), ("models/tern.onnx", onnx)).Models.ShouldHaveSingleItem().License!.Evidence.AsWritten.ShouldBe("cc-by-nc-4.0");
    }

    [Theory]
    [InlineData("../../tern.gguf")]
    [InlineData("/etc/tern.gguf")]
    [InlineData("C:/tern.gguf")]
    [InlineData("a/%2e%2e/%2e%2e/tern.gguf")]
    [InlineData("..\\tern.gguf")]
    [InlineData("a//tern.gguf")]
    public void A_name_that_leads_out_of_the_package_is_left_out(string name)
    {
        var path = Write(PackageFiles.Nuspec(), (name, Llama), ("models/good.gguf", Llama));
        var request = PackageInspection.OfFile(path, out _, out var leftOut);
        leftOut.ShouldBe(1);
        request.Candidates.ShouldHaveSingleItem().FullPath.ShouldEndWith("good.gguf");
    }

    [Theory]
    [InlineData("<!DOCTYPE package [<!ENTITY a \"aaaa\">]><package><metadata><id>&a;</id></metadata></package>")]
    [InlineData("<package><metadata><id>Tern</id>")]
    [InlineData("<html/>")]
    [InlineData("")]
    public void A_manifest_with_a_document_type_or_a_broken_one_is_none(string manifest) =>
        Should.Throw<IOException>(() => PackageInspection.OfFile(Write(manifest, ("tern.gguf", Llama)), out _, out _)).Message.ShouldContain("manifest");

    [Fact]
    public void A_license_file_outside_the_package_is_not_followed()
    {
        folder.Write("LICENSE", "MIT License");
        Inspect(PackageFiles.Nuspec("<license type=\"file\">../LICENSE</license>"), ("models/tern.gguf", GgufBytes.With())).Models[0].License.ShouldBeNull();
    }

    [Fact]
    public void A_package_cut_anywhere_is_an_error_or_read_and_nothing_else()
    {
        var whole = File.ReadAllBytes(Write(PackageFiles.Nuspec(), ("models/tern.gguf", Llama), ("lib/net8.0/Tern.dll", PackageFiles.Assembly(("a.gguf", Llama)))));
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            var bytes = whole[..random.Next(whole.Length)];
            if (i % 2 == 0)
            {
                bytes = (byte[])whole.Clone();
                for (var flips = random.Next(1, 6); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }
            }

            var path = folder.Write("cut.nupkg", bytes);
            try
            {
                var request = PackageInspection.OfFile(path, out var files, out _);
                var inventory = Inspector.Inspect(request, files);
                inventory.Findings.Count.ShouldBeLessThan(20);
            }
            catch (IOException e)
            {
                e.Message.Length.ShouldBeGreaterThan(5);
            }
        }
    }

    [Fact]
    public void A_bomb_costs_what_is_read_of_a_model_and_no_more()
    {
        // Two gigabytes of zeros in two megabytes, called a model whose metadata stands at its end.
        var bomb = new byte[64 << 20];
        var path = Write(PackageFiles.Nuspec(), [.. Enumerable.Range(0, 8).Select(i => ($"models/bomb{i}.onnx", bomb))]);
        // The directory claims what fits into 32 bits.
        var bytes = File.ReadAllBytes(path);
        for (var i = 0; i < bytes.Length - 46; i++)
        {
            if (bytes.AsSpan(i).StartsWith("PK\x1\x2"u8))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i + 24), uint.MaxValue - 1);
            }
        }

        File.WriteAllBytes(path, bytes);
        var start = CpuClock.Milliseconds();
        Inspect(path).Models.ShouldAllBe(m => m.Artifacts[0].Problem != null);
        (CpuClock.Milliseconds() - start).ShouldBeLessThan(TimeBar.Milliseconds(3_000));
    }

    private static bool IsAboutLabels(Finding finding) => !RuleTable.IsJudgedAtPack(finding.RuleId);

    private Inventory Inspect(string nuspec, params (string Name, byte[] Bytes)[] entries) => Inspect(Write(nuspec, entries));

    private static Inventory Inspect(string path) => Inspector.Inspect(PackageInspection.OfFile(path, out var files, out _), files);

    private string Write(string nuspec, params (string Name, byte[] Bytes)[] entries) =>
        folder.Write("tern.nupkg", PackageFiles.Zip([PackageFiles.Text("tern.nuspec", nuspec), .. entries]));

    /// <summary>A ModelProto: version 8, a graph of so many bytes, then metadata_props.</summary>
    private static byte[] OnnxWithLicenseAtItsEnd(byte[] weights)
    {
        using var stream = new MemoryStream();
        stream.Write([0x08, 0x08]);
        // graph (7): initializer (5): raw_data (9)
        var tensor = Field(9, weights);
        stream.Write(Field(7, [.. Field(5, tensor), .. Field(2, "g"u8.ToArray())]));
        stream.Write(Field(14, [.. Field(1, "license"u8.ToArray()), .. Field(2, "cc-by-nc-4.0"u8.ToArray())]));
        return stream.ToArray();
    }

    private static byte[] Field(int number, byte[] bytes)
    {
        using var stream = new MemoryStream();
        Varint(stream, (uint)((number << 3) | 2));
        Varint(stream, (uint)bytes.Length);
        stream.Write(bytes);
        return stream.ToArray();
    }

    private static void Varint(MemoryStream stream, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            stream.WriteByte((byte)(value | 0x80));
        }

        stream.WriteByte((byte)value);
    }
}
