using ModelOpenness.Inspection.Discovery;

namespace ModelOpenness.Inspection.Tests.Discovery;

public class LocalPathTests
{
    private static readonly string Folder = string.Join(Path.DirectorySeparatorChar, "", "work", "models");

    [Theory]
    [InlineData(@"weights\gull.gguf", "work/models/weights/gull.gguf")]
    [InlineData(@".\weights/gull.gguf", "work/models/weights/gull.gguf")]
    [InlineData(@"..\shared\LICENSE", "work/shared/LICENSE")]
    [InlineData("Weights/GULL.gguf", "work/models/Weights/GULL.gguf")]
    public void A_path_in_a_document_has_slashes_of_either_kind_and_keeps_its_case(string path, string expected) =>
        LocalPath.Resolve(Folder, path).ShouldBe(Path.DirectorySeparatorChar + expected.Replace('/', Path.DirectorySeparatorChar));

    [Theory]
    [InlineData(@"C:\models\gull.gguf")]
    [InlineData("c:gull.gguf")]
    [InlineData("/etc/passwd")]
    [InlineData(@"..\..\..\gull.gguf")]
    [InlineData("https://example.org/gull.gguf")]
    public void A_path_to_another_drive_or_out_of_the_tree_is_none(string path) => LocalPath.Resolve(Folder, path).ShouldBeNull();
}
