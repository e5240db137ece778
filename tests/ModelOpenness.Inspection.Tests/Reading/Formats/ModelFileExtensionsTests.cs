using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Inspection.Tests.Reading.Formats.Writers;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Formats;

public sealed class ModelFileExtensionsTests
{
    [Theory]
    [InlineData("a.gguf", ModelFileKind.Model)]
    [InlineData("Models\\A.ONNX", ModelFileKind.Model)]
    [InlineData("x/y.safetensors", ModelFileKind.Model)]
    [InlineData("a.bin", ModelFileKind.Ambiguous)]
    [InlineData("a.safetensors.index.json", ModelFileKind.Ambiguous)]
    [InlineData("blobs/sha256-6a0746a1ec1a", ModelFileKind.Ambiguous)]
    [InlineData("Program.cs", ModelFileKind.None)]
    [InlineData("folder.gguf/readme", ModelFileKind.None)]
    [InlineData("LICENSE", ModelFileKind.None)]
    [InlineData("", ModelFileKind.None)]
    internal void A_name_tells_whether_a_file_is_looked_at(string path, ModelFileKind kind) => ModelFileExtensions.OfExtension(path).ShouldBe(kind);

    [Fact]
    public void Every_sample_has_a_name_that_is_looked_at() =>
        Samples.All.Where(sample => ModelFileExtensions.OfExtension(sample.Path) == ModelFileKind.None).ShouldBeEmpty();

    [Fact]
    public void Every_format_that_an_extension_promises_has_a_reader()
    {
        foreach (var extension in Samples.All.Select(sample => Path.GetExtension(sample.Path)).Where(extension => ModelFileExtensions.FormatOf(extension) is not null))
        {
            FormatRegistry.Of(ModelFileExtensions.FormatOf(extension)!).ShouldNotBeNull();
        }
    }
}
