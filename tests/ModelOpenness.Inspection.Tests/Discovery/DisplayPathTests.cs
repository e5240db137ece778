using ModelOpenness.Inspection.Discovery;

namespace ModelOpenness.Inspection.Tests.Discovery;

public class DisplayPathTests
{
    [Theory]
    [InlineData("/w/app/models/a.gguf", "/w/app", "models/a.gguf")]
    [InlineData("/w/app/models/a.gguf", "/w/app/", "models/a.gguf")]
    [InlineData("/w/shared/a.gguf", "/w/app", "../shared/a.gguf")]
    [InlineData("/w/application/a.gguf", "/w/app", "../application/a.gguf")]
    [InlineData("/home/u/.nuget/packages/birds/1.0.0/content/a.gguf", "/w/app", "nuget:birds/1.0.0/content/a.gguf")]
    public void Paths_are_relative_with_forward_slashes(string full, string folder, string shown) =>
        DisplayPath.Of(full, folder, ["/home/u/.nuget/packages/"]).ShouldBe(shown);
}
