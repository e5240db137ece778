using ModelOpenness.Inspection.Discovery;
using ModelOpenness.Inspection.Packages;

namespace ModelOpenness.Inspection.Tests.Packages;

/// <summary>Models embedded in assemblies, and assemblies that are none.</summary>
public sealed class AssemblyTests : IDisposable
{
    private static readonly byte[] Mit = GgufBytes.With(("general.license", "mit"));

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Resources_whose_names_may_be_models_are_found_and_read()
    {
        var candidates = Of(PackageFiles.Assembly(("Tern.a.gguf", Mit), ("Tern.icon.png", [1]), ("Tern.b.onnx", [8, 8]), ("sub/c.gguf", Mit)), out var files);
        candidates.Select(c => Path.GetFileName(c.FullPath)).ShouldBe(["Tern.a.gguf", "Tern.b.onnx", "c.gguf"]);
        using var stream = files.OpenRead(candidates[0].FullPath)!;
        stream.Length.ShouldBe(Mit.Length);
        var read = new byte[Mit.Length];
        stream.ReadExactly(read);
        read.ShouldBe(Mit);
        files.Display(candidates[0].FullPath).ShouldBe("Tern.dll/Tern.a.gguf");
    }

    [Fact]
    public void A_resource_that_is_called_like_a_model_and_is_none_is_no_model()
    {
        // The fingerprints of this product are called .bin.
        var files = new SourceFiles(folder.Path);
        var candidates = AssemblyModels.Of(Path.Combine(AppContext.BaseDirectory, "ModelOpenness.Knowledge.dll"), files);
        candidates.ShouldHaveSingleItem();
        Inspector.Inspect(new InspectionRequest(folder.Path, ".") { Candidates = candidates }, files).Models.ShouldBeEmpty();
    }

    [Fact]
    public void Damaged_tables_are_silence_and_never_a_crash()
    {
        var whole = PackageFiles.Assembly(("Tern.a.gguf", Mit), ("Tern.b.onnx", [8, 8]));
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = i % 4 == 0 ? whole[..random.Next(whole.Length)] : (byte[])whole.Clone();
            for (var flips = i % 4 == 0 ? 0 : random.Next(1, 9); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            foreach (var candidate in Of(bytes, out var files))
            {
                // What is found lies inside the file.
                using var stream = files.OpenRead(candidate.FullPath);
                (stream?.Length ?? 0).ShouldBeLessThanOrEqualTo(bytes.Length);
            }
        }
    }

    [Theory]
    [InlineData("MZ")]
    [InlineData("")]
    [InlineData("text that is called an assembly")]
    public void What_is_no_assembly_holds_nothing(string text) => Of(System.Text.Encoding.ASCII.GetBytes(text), out _).ShouldBeEmpty();

    private IReadOnlyList<ModelCandidate> Of(byte[] bytes, out SourceFiles files)
    {
        var path = folder.Write("Tern.dll", bytes);
        files = new SourceFiles(folder.Path);
        return AssemblyModels.Of(path, files);
    }
}
