namespace ModelOpenness.Analyzers.Tests;

/// <summary>Paths are text to an analyzer, so those of Windows can be held on any machine.</summary>
public class ProjectPathTests
{
    [Theory]
    [InlineData(@"C:\src\App\", "models/gull.gguf", "", @"C:\src\App\models\gull.gguf")]
    [InlineData(@"C:\src\App\", "../Shared/README.md", "", @"C:\src\Shared\README.md")]
    [InlineData(@"C:\src\App\", "D:/models/gull.gguf", "", "D:/models/gull.gguf")]
    [InlineData(@"C:\src\App\", "nuget:gulls/1.0.0/gull.gguf", @"C:\Users\Ana Dev\.nuget\packages\", @"C:\Users\Ana Dev\.nuget\packages\gulls\1.0.0\gull.gguf")]
    [InlineData(@"\\server\share\App\", "models/gull.gguf", "", @"\\server\share\App\models\gull.gguf")]
    [InlineData("/home/dev/App/", "../Shared/README.md", "", "/home/dev/Shared/README.md")]
    public void A_place_becomes_a_path_as_the_machine_writes_it(string projectFolder, string path, string packageRoot, string expected) =>
        ProjectPath.Combine(projectFolder, path, packageRoot).ShouldBe(expected);
}
