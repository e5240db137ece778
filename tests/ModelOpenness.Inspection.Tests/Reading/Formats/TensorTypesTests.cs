using System.Globalization;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Knowledge;

namespace ModelOpenness.Inspection.Tests.Reading.Formats;

/// <summary>A wrong size of a tensor type would call sound files damaged. The types' own names say how large they are.</summary>
public sealed class TensorTypesTests
{
    [Fact]
    public void Types_of_gguf_take_as_many_bits_as_their_names_say()
    {
        var rows = Rows("gguf");
        rows.Select(row => row[0]).ShouldBeUnique();
        rows.Select(row => row[1]).ShouldBeUnique();
        foreach (var row in rows)
        {
            TensorTypes.Gguf(uint.Parse(row[0], CultureInfo.InvariantCulture), out var elements, out var bytes).ShouldBeTrue();
            var bits = bytes * 8.0 / elements;
            if (elements == 1)
            {
                bits.ShouldBe(Digits(row[1]), row[1]);
            }
            else
            {
                // Scales come on top of the numbers themselves.
                bits.ShouldBeInRange(Digits(row[1]), Digits(row[1]) + 1.2, row[1]);
            }
        }
    }

    [Fact]
    public void Types_of_safetensors_take_as_many_bits_as_their_names_say()
    {
        var rows = Rows("safetensors");
        rows.Select(row => row[0]).ShouldBeUnique();
        foreach (var row in rows)
        {
            TensorTypes.Safetensors(row[0]).ShouldBe(string.Equals(row[0], "BOOL", StringComparison.Ordinal) ? 8 : Digits(row[0]), row[0]);
        }
    }

    [Theory]
    [InlineData(4u)]
    [InlineData(31u)]
    [InlineData(38u)]
    [InlineData(1000u)]
    public void Types_that_llama_cpp_refuses_have_no_size(uint type) => TensorTypes.Gguf(type, out _, out _).ShouldBeFalse();

    private static List<string[]> Rows(string format) => [.. KnowledgeFile.Read("tensor-types.ini").Single(entry => entry.Id == format).All("type").Select(row => row.Split(' '))];

    // The first number in a name: 4 of Q4_K and MXFP4, 16 of BF16.
    private static int Digits(string name) =>
        int.Parse(new string([.. name.SkipWhile(letter => !char.IsDigit(letter)).TakeWhile(char.IsDigit)]), CultureInfo.InvariantCulture);
}
