using ModelOpenness.Inspection.Discovery;

namespace ModelOpenness.Inspection.Tests.Gathering;

/// <summary>NumPy's files hold data of any kind.</summary>
public sealed class ArraysTests : IDisposable
{
    private static readonly byte[] Array = [0x93, .. "NUMPY"u8, 1, 0, 0, 0];
    private static readonly byte[] Pointer = [.. "version https://git-lfs.github.com/spec/v1\noid sha256:"u8, .. Enumerable.Repeat((byte)'a', 64), .. "\nsize 12\n"u8];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("expected_output.npy", false)]
    [InlineData("input.npz", false)]
    [InlineData("heron_weights.npy", true)]
    [InlineData("model.npz", true)]
    [InlineData("llama-3.2-1b.npz", true)]
    public void Arrays_are_a_model_where_their_name_says_so(string name, bool isModel)
    {
        Models(name, Array, isDeclared: false).ShouldBe(isModel ? 1 : 0);
        Models(name, Pointer, isDeclared: false).ShouldBe(isModel ? 1 : 0);
    }

    [Fact]
    public void Arrays_are_a_model_where_the_project_says_so() => Models("input.npy", Array, isDeclared: true).ShouldBe(1);

    private int Models(string name, byte[] content, bool isDeclared) => Inspector.Inspect(
        new InspectionRequest(folder.Path, "App.csproj") { Candidates = [new ModelCandidate(folder.Write(name, content)) { Ships = true, IsDeclared = isDeclared }] },
        new SourceFiles(folder.Path)).Models.Count;
}
