using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Vocabulary;

public sealed class InventoryTests
{
    [Theory]
    [InlineData("src/App", "App.csproj", "src/App/App.csproj")]
    [InlineData("src/App", "../../LICENSE", "LICENSE")]
    [InlineData("src/App", "../Lib/a.onnx", "src/Lib/a.onnx")]
    [InlineData("src/App", "../../../out.gguf", "../out.gguf")]
    [InlineData("", "models/a.onnx", "models/a.onnx")]
    [InlineData("src", "nuget:a/1.0/b.onnx", "nuget:a/1.0/b.onnx")]
    public void A_path_is_seen_from_the_root_of_the_repository(string repositoryPath, string path, string fromRoot) =>
        new Inventory("App.csproj", "osd") { RepositoryPath = repositoryPath }.FromRoot(path).ShouldBe(fromRoot);

    [Theory]
    [InlineData("src/App", "App.csproj", "src/App/App.csproj")]
    [InlineData("models", ".", "models")]
    [InlineData("", ".", ".")]
    public void Two_projects_of_one_name_are_told_apart_by_their_folders(string repositoryPath, string project, string projectPath) =>
        new Inventory(project, "osd") { RepositoryPath = repositoryPath }.ProjectPath.ShouldBe(projectPath);
}
