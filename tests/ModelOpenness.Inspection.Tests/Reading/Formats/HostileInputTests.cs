using System.Buffers.Binary;
using System.Text;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Inspection.Tests.Inventories;
using ModelOpenness.Inspection.Tests.Reading.Formats.Writers;
using ModelOpenness.Vocabulary;
using static ModelOpenness.Inspection.Tests.Reading.Formats.Writers.Files;
using Table = ModelOpenness.Inspection.Tests.Reading.Formats.Writers.FlatWriter.Table;

namespace ModelOpenness.Inspection.Tests.Reading.Formats;

/// <summary>What an attacker would put into a file, case by case.</summary>
public sealed class HostileInputTests
{
    private const ulong Huge = 1UL << 63;

    // GGUF
    [Theory]
    [InlineData(Huge)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1_000_000UL)]
    public void Gguf_that_claims_more_keys_than_fit_is_damaged(ulong claimed) =>
        new GgufWriter { ClaimedPairs = claimed }.String("general.license", "x").ToArray().Read("m.gguf").ShouldBeDamaged("gguf").ShouldContain("key count");

    [Theory]
    [InlineData(Huge)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1_000_000UL)]
    public void Gguf_that_claims_more_tensors_than_fit_is_damaged(ulong claimed) =>
        new GgufWriter { ClaimedTensors = claimed }.String("general.license", "x").ToArray().Read("m.gguf").ShouldBeDamaged("gguf").ShouldContain("tensor count");

    [Fact]
    public void Gguf_with_a_key_of_2_to_the_64_bytes_is_damaged()
    {
        var file = new GgufWriter().String("general.license", "x").ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(24), ulong.MaxValue);

        file.Read("m.gguf").ShouldBeDamaged("gguf").ShouldBe("key of 18446744073709551615 bytes at offset 24");
    }

    [Fact]
    public void Gguf_with_a_string_past_the_end_names_the_offset()
    {
        var file = new GgufWriter().String("general.license", "abc").ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(file.Length - 11), 4);

        file.Read("m.gguf").ShouldBeDamaged("gguf").ShouldBe("string of 4 bytes goes past the end at offset " + (file.Length - 3));
    }

    [Theory]
    [InlineData(4u, 1UL << 62)]
    [InlineData(10u, 1UL << 61)]
    [InlineData(0u, ulong.MaxValue)]
    [InlineData(8u, Huge)]
    [InlineData(9u, Huge)]
    public void Gguf_array_whose_size_overflows_is_damaged(uint type, ulong count) =>
        new GgufWriter().Raw("a", 9, [.. BitConverter.GetBytes(type), .. BitConverter.GetBytes(count)]).String("general.license", "x").ToArray().Read("m.gguf").ShouldBeDamaged("gguf").ShouldContain("array of");

    [Fact]
    public void Gguf_arrays_nested_a_hundred_thousand_deep_are_damaged()
    {
        var nested = Enumerable.Repeat(Join(BitConverter.GetBytes(9u), BitConverter.GetBytes(1UL)), 100_000).ToArray();

        new GgufWriter().Raw("a", 9, Join(nested)).ToArray().Read("m.gguf").ShouldBeDamaged("gguf").ShouldContain("nested");
    }

    [Fact]
    public void Gguf_with_a_huge_number_of_empty_strings_reads_in_time()
    {
        var strings = Join(BitConverter.GetBytes(8u), BitConverter.GetBytes(1_000_000UL), new byte[8_000_000]);

        new GgufWriter().Raw("a", 9, strings).String("general.license", "x").ToArray().Read("m.gguf").License.ShouldBe("x");
    }

    [Fact]
    public void Gguf_with_two_licenses_is_refused_and_both_count()
    {
        var artifact = new GgufWriter().String("general.license", "mit").String("general.license", "other").ToArray().Read("m.gguf");

        artifact.ShouldBeRefused("gguf", "mit").ShouldContain("second time");
        artifact.FurtherLicenses.ShouldBe([new KeyValuePair<string, string>("general.license", "other")]);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(4u)]
    [InlineData(0x01000001u)]
    public void Gguf_of_an_unknown_version_is_damaged(uint version) => new GgufWriter(version).ToArray().Read("m.gguf").ShouldBeDamaged("gguf");

    [Fact]
    public void Gguf_with_an_alignment_of_another_type_is_damaged() => new GgufWriter().String("general.alignment", "32").Raw("x", 99).ToArray().Read("m.gguf").ShouldBeDamaged("gguf");

    [Theory]
    [InlineData(0u)]
    [InlineData(33u)]
    public void Gguf_with_an_alignment_that_is_no_power_of_two_is_damaged(uint alignment) =>
        new GgufWriter().U32("general.alignment", alignment).ToArray().Read("m.gguf").ShouldBeDamaged("gguf").ShouldContain("alignment");

    [Fact]
    public void Gguf_with_an_unknown_element_type_is_damaged() =>
        new GgufWriter().Raw("a", 9, [.. BitConverter.GetBytes(77u), .. BitConverter.GetBytes(1UL)]).ToArray().Read("m.gguf").ShouldBeDamaged("gguf");

    [Fact]
    public void Gguf_truth_values_may_be_any_byte() => new GgufWriter().Raw("general.a", 7, 2).ToArray().Read("m.gguf").Metadata.ShouldBe([new KeyValuePair<string, string>("general.a", "true")]);

    [Fact]
    public void Gguf_whose_tensors_are_missing_is_damaged() =>
        new GgufWriter { DataLength = 64 }.String("general.license", "x").Tensor("a", 1 << 20, 8).ToArray().Read("m.gguf").ShouldBeRefused("gguf", "x").ShouldContain("one before ends at 0");

    // What llama.cpp's loader refuses in a table of tensors: type, place, shape. The first tensor takes 64 bytes.
    [Theory]
    [InlineData(0u, 32UL, "the one before ends at 64", 8UL)]
    [InlineData(0u, 96UL, "the one before ends at 64", 8UL)]
    [InlineData(0u, 64UL, "5 dimensions", 1UL, 1UL, 1UL, 1UL, 1UL)]
    [InlineData(0u, 64UL, "negative dimension", ulong.MaxValue)]
    [InlineData(0u, 64UL, "more elements than 63 bits", 1UL << 40, 1UL << 40)]
    [InlineData(27u, 64UL, "more bytes than 64 bits", 1UL << 31, 1UL << 31)]
    [InlineData(4u, 64UL, "tensor type 4", 32UL)]
    [InlineData(36u, 64UL, "tensor type 36", 32UL)]
    [InlineData(43u, 64UL, "tensor type 43", 32UL)]
    [InlineData(uint.MaxValue, 64UL, "tensor type 4294967295", 32UL)]
    [InlineData(2u, 64UL, "blocks have 32", 33UL)]
    [InlineData(12u, 64UL, "blocks have 256", 32UL)]
    [InlineData(0u, 64UL, "take 128 bytes behind the header, 96 are there", 16UL)]
    public void Gguf_with_a_table_that_its_loader_refuses_is_damaged_and_its_license_counts(uint type, ulong offset, string problem, params ulong[] shape) =>
        new GgufWriter { DataLength = 96 }.String("general.license", "x").Tensor("a", 0, 16).Tensor(type, "b", offset, shape).ToArray().Read("m.gguf").ShouldBeRefused("gguf", "x").ShouldContain(problem);

    [Theory]
    [InlineData(2u, 18, 32UL)]
    [InlineData(12u, 144, 256UL)]
    [InlineData(39u, 34, 32UL, 2UL)]
    [InlineData(24u, 1)]
    [InlineData(0u, 0, 8UL, 0UL)]
    [InlineData(0u, 0, 0UL, ulong.MaxValue >> 1)]
    public void Gguf_tensors_have_the_sizes_that_their_types_give_them(uint type, int size, params ulong[] shape)
    {
        // Behind the last tensor padding may be missing, but not a part of it; more bytes are no harm.
        var padded = (size + 31) / 32 * 32;
        foreach (var (length, isSound) in new[] { (size, true), (padded, true), (padded + 7, true), (size - 1, size == 0), (size + 1, size == padded || size + 1 == padded) })
        {
            var artifact = new GgufWriter { DataLength = Math.Max(0, length), IsAligned = true }.Tensor(type, "a", 0, shape).ToArray().Read("m.gguf");
            artifact.IsMalformed.ShouldBe(!isSound && length >= 0, length + ": " + artifact.Problem);
        }
    }

    [Fact]
    public void Gguf_with_as_many_tensors_as_are_looked_at_reads_in_time()
    {
        var file = new GgufWriter();
        for (var i = 0; i < 262_144; i++)
        {
            file.Tensor("t" + i, 0, 0);
        }

        var bytes = Join(file.String("general.license", "x").ToArray(), new byte[32]);
        Measured(bytes, "m.gguf").ShouldBeSound("gguf");
        Measured(Join(file.Tensor("one more", 0, 0).ToArray(), new byte[32]), "m.gguf").ShouldBeRefused("gguf", "x").ShouldContain("limit");
    }

    [Fact]
    public void Safetensors_with_tens_of_thousands_of_tensors_reads_in_time()
    {
        // Backwards, so that they have to be put in order.
        var tensors = string.Join(",", Enumerable.Range(0, 70_000).Select(i => FormattableString.Invariant($"\"t{i}\":{{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[{69_999 - i},{70_000 - i}]}}")));

        Measured(Safetensors("{" + tensors + ",\"__metadata__\":{\"license\":\"x\"}}", 70_000), "m.safetensors").License.ShouldBe("x");
    }

    [Fact]
    public void Onnx_graph_of_hundreds_of_thousands_of_nodes_reads_in_time()
    {
        var node = new ProtobufWriter().Message(1, one => one.Text(1, "x").Text(2, "y").Text(4, "Relu").Bytes(5, new byte[60])).ToArray();
        var graph = Join(Enumerable.Repeat(node, 300_000).ToArray());

        Measured(new ProtobufWriter().Varint(1, 9).Bytes(7, graph).Message(14, pair => pair.Text(1, "license").Text(2, "x")).ToArray(), "m.onnx").License.ShouldBe("x");
    }

    [Fact]
    public void A_gzip_file_that_unpacks_without_end_costs_little()
    {
        var bomb = Gzip(new byte[100 << 20]);

        Measured(bomb, "m.pkl.gz").Format.ShouldBe(Artifact.Unknown);
        Measured(Join([0x1F, 0x8B, 8, 8], new byte[6], Enumerable.Repeat((byte)'n', 30 << 20).ToArray()), "m.joblib").ShouldBeDamaged("pickle");
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "a\0b")]
    public void Gguf_with_two_tensors_of_one_name_is_damaged(string first, string second) =>
        new GgufWriter { DataLength = 64 }.Tensor(first, 0, 8).Tensor(second, 32, 8).ToArray().Read("m.gguf").ShouldBeRefused("gguf", null).ShouldContain("name a second time");

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Gguf_tensor_names_have_at_most_63_bytes(int length, bool isSound) =>
        new GgufWriter { DataLength = 32 }.Tensor(new string('n', length), 0, 8).ToArray().Read("m.gguf").IsMalformed.ShouldBe(!isSound);

    [Fact]
    public void Gguf_tensors_stand_where_the_alignment_puts_them()
    {
        new GgufWriter { DataLength = 64 }.U32("general.alignment", 4).Tensor("a", 0, 1).Tensor("b", 4, 1).ToArray().Read("m.gguf").ShouldBeSound("gguf");
        new GgufWriter { DataLength = 64 }.Tensor("a", 0, 1).Tensor("b", 4, 1).ToArray().Read("m.gguf").ShouldBeRefused("gguf", null).ShouldContain("ends at 32");
    }

    [Theory]
    [InlineData("general.alignment", 5u, 32, "not a 32-bit number")]
    [InlineData("", 4u, 32, "without a name")]
    public void Gguf_with_a_key_that_its_loader_refuses_is_damaged_and_its_license_counts(string key, uint type, int value, string problem) =>
        new GgufWriter().Raw(key, type, BitConverter.GetBytes(value)).String("general.license", "x").ToArray().Read("m.gguf").ShouldBeRefused("gguf", "x").ShouldContain(problem);

    [Fact]
    public void Gguf_of_version_1_is_refused_and_its_license_counts() =>
        Samples.DemoGguf(1).ToArray().Read("m.gguf").ShouldBeRefused("gguf", "Demo Terms 1.0").ShouldContain("no longer loads");

    [Fact]
    public void Gguf_with_arrays_of_arrays_is_refused_and_its_license_counts()
    {
        var nested = Join(BitConverter.GetBytes(9u), BitConverter.GetBytes(1UL), BitConverter.GetBytes(0u), BitConverter.GetBytes(2UL), new byte[2]);

        new GgufWriter().Raw("a", 9, nested).String("general.license", "x").ToArray().Read("m.gguf").ShouldBeRefused("gguf", "x").ShouldContain("array of arrays");
    }

    [Theory]
    [InlineData(0, 2, 9, true)]
    [InlineData(1, 2, 1, true)]
    [InlineData(2, 2, 9, false)]
    [InlineData(0, 2, 0, false)]
    public void Gguf_splits_count_themselves(ushort number, ushort count, int tensors, bool isSound)
    {
        var artifact = new GgufWriter { DataLength = 32 }.Raw("split.no", 2, BitConverter.GetBytes(number)).Raw("split.count", 2, BitConverter.GetBytes(count)).Raw("split.tensors.count", 5, BitConverter.GetBytes(tensors))
            .Tensor("a", 0, 8).ToArray().Read("m-00001-of-00002.gguf");

        artifact.IsMalformed.ShouldBe(!isSound, artifact.Problem);
    }

    [Fact]
    public void Gguf_with_line_ends_changed_by_git_is_damaged()
    {
        var sound = Samples.DemoGguf().Strings("text", "line\nline\n", "\n").ToArray();
        var damaged = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(sound).Replace("\n", "\r\n"));

        damaged.Read("m.gguf").ShouldBeDamaged("gguf");
    }

    [Fact]
    public void Gguf_with_a_license_of_ten_megabytes_is_reported() =>
        new GgufWriter().String("general.license", new string('x', 10 << 20)).ToArray().Read("m.gguf").ShouldBeDamaged("gguf").ShouldContain("license of 10485760 bytes");

    [Fact]
    public void Gguf_text_that_is_not_unicode_is_read_with_replacements() =>
        new GgufWriter().Raw("general.license", 8, [.. BitConverter.GetBytes(3UL), (byte)'a', 0xFF, (byte)'b']).ToArray().Read("m.gguf").License.ShouldBe("a\uFFFDb");

    [Fact]
    public void Gguf_keys_of_64_kib_each_cost_little_memory()
    {
        var file = new GgufWriter();
        for (var i = 0; i < 400; i++)
        {
            file.Bool("general." + new string((char)('a' + (i % 26)), 60_000) + i, value: true);
        }

        Measured(file.ToArray(), "m.gguf").ShouldBeSound("gguf");
    }

    [Theory]
    [InlineData(1u, false)]
    [InlineData(2u, false)]
    [InlineData(3u, false)]
    [InlineData(3u, true)]
    public void Gguf_cut_at_any_byte_is_damaged(uint version, bool bigEndian)
    {
        var whole = new GgufWriter(version, bigEndian).String("general.license", "Demo").U32("general.alignment", 32).Strings("tokens", "a", "", "bcd").Floats("scores", 3).Bool("last", value: true).ToArray();
        whole.Read("m.gguf").License.ShouldBe("Demo");
        for (var length = 4; length < whole.Length; length++)
        {
            whole[..length].Read("m.gguf").ShouldBeDamaged("gguf");
        }
    }

    // safetensors
    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(Huge)]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(1000UL)]
    public void Safetensors_with_a_wrong_header_length_is_damaged(ulong length) =>
        Safetensors("{\"__metadata__\":{\"license\":\"x\"}}", 0, length).Read("m.safetensors").ShouldBeDamaged("safetensors");

    [Theory]
    [InlineData("[{\"__metadata__\":{\"license\":\"x\"}}]")]
    [InlineData("{\"__metadata__\":{\"license\":\"x\"},}")]
    [InlineData("{\"__metadata__\":{\"license\":\"x\"}} trailing")]
    [InlineData("{\"__metadata__\":{\"license\":\"\\ud800\"}}")]
    [InlineData("{\"__metadata__\":{\"license\":\"x\",\"n\":NaN}}")]
    public void Safetensors_whose_header_is_no_json_is_damaged(string header) => Safetensors(header, 8).Read("m.safetensors").ShouldBeDamaged("safetensors");

    // What the reference reader refuses, though the header is whole; all have eight bytes of tensors.
    [Theory]
    [InlineData("", "8 bytes behind the last tensor")]
    [InlineData("\"a\":5", "neither tensor nor metadata")]
    [InlineData("\"a\":[\"F32\",[2],[0,8]]", "neither tensor nor metadata")]
    [InlineData("\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}", "tensor without dtype")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}", "tensor without shape")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2]}", "tensor without data_offsets")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}", "member of a tensor a second time")]
    [InlineData("\"a\":{\"dtype\":\"F5\",\"shape\":[2],\"data_offsets\":[0,8]}", "type that safetensors does not have")]
    [InlineData("\"a\":{\"dtype\":7,\"shape\":[2],\"data_offsets\":[0,8]}", "type that safetensors does not have")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}", "shape that is not a list")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}", "dimension that is not a whole number")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}", "dimension that is not a whole number")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2,18446744073709551614],\"data_offsets\":[0,8]}", "more elements than 64 bits")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387905],\"data_offsets\":[0,8]}", "more elements than 64 bits")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}", "tensor of 12 bytes in a place of 8")]
    [InlineData("\"a\":{\"dtype\":\"F4\",\"shape\":[15],\"data_offsets\":[0,8]}", "ends inside a byte")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}", "data_offsets that are not two")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,8]}", "data_offsets that are not two")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":{}}", "data_offsets that are not a list")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-1,8]}", "offset that is not a whole number")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}", "hole of 8 bytes")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}", "hole of 4 bytes")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[4,8]}", "overlaps")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}", "ends before its tensors")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}", "4 bytes behind the last tensor")]
    public void Safetensors_that_the_reference_reader_refuses_is_damaged_and_its_license_counts(string tensors, string problem) =>
        Safetensors("{\"__metadata__\":{\"license\":\"x\"}" + (tensors.Length > 0 ? "," : "") + tensors + "}", 8).Read("m.safetensors").ShouldBeRefused("safetensors", "x").ShouldContain(problem);

    [Theory]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}")]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[4,8]},\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}")]
    [InlineData("\"a\":{\"dtype\":\"F4\",\"shape\":[16],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"I64\",\"shape\":[0,9],\"data_offsets\":[8,8]}")]
    [InlineData("\"a\":{\"dtype\":\"F8_E8M0\",\"shape\":[8],\"data_offsets\":[0,8],\"more\":{\"b\":[1]}}")]
    [InlineData("\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},\"\\u0061\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}")]
    public void Safetensors_that_the_reference_reader_takes_is_sound(string tensors) =>
        Safetensors("{\"__metadata__\":{\"license\":\"x\"}," + tensors + "}", 8).Read("m.safetensors").ShouldBeSound("safetensors");

    [Fact]
    public void Safetensors_without_metadata_may_say_so() => Safetensors("{\"__metadata__\":null}").Read("m.safetensors").ShouldBeSound("safetensors");

    [Fact]
    public void Safetensors_text_that_is_not_utf_8_is_damaged()
    {
        var file = Safetensors("{\"__metadata__\":{\"license\":\"x\",\"note\":\"@\"}}");
        foreach (var wrong in new byte[] { 0x80, 0xC0, 0xE0, 0xED, 0xF5, 0xFF })
        {
            file[file.AsSpan().IndexOf("\"}}"u8) - 1] = wrong;
            file.Read("m.safetensors").ShouldBeDamaged("safetensors").ShouldContain("UTF-8");
        }
    }

    [Theory]
    [InlineData("{\"__metadata__\":{\"license\":[\"x\"]}}", null)]
    [InlineData("{\"__metadata__\":{\"license\":\"x\",\"n\":1}}", "x")]
    [InlineData("{\"__metadata__\":{\"n\":{\"license\":\"no\"},\"license\":\"x\"}}", "x")]
    public void Safetensors_with_metadata_of_other_things_than_text_is_damaged_and_the_text_counts(string header, string? license) =>
        Safetensors(header).Read("m.safetensors").ShouldBeRefused("safetensors", license).ShouldContain("not a string");

    [Theory]
    [InlineData("{\"__metadata__\":{\"license\":\"x\"},\"__metadata__\":{\"license\":\"y\"}}")]
    [InlineData("{\"__metadata__\":{\"license\":\"x\",\"license\":\"y\"}}")]
    public void Safetensors_with_two_licenses_is_refused_and_both_count(string header)
    {
        var artifact = Safetensors(header).Read("m.safetensors");

        artifact.ShouldBeRefused("safetensors", "x").ShouldContain("second time");
        artifact.FurtherLicenses.ShouldBe([new KeyValuePair<string, string>("license", "y")]);
    }

    [Fact]
    public void Safetensors_with_deep_json_is_damaged() =>
        Safetensors("{\"__metadata__\":{\"license\":\"x\"},\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}").Read("m.safetensors").ShouldBeDamaged("safetensors");

    [Fact]
    public void Safetensors_with_a_large_thumbnail_is_read_without_it()
    {
        var artifact = Safetensors("{\"__metadata__\":{\"modelspec.thumbnail\":\"data:" + new string('A', 1 << 20) + "\",\"modelspec.license\":\"x\"}}").Read("m.safetensors");

        artifact.License.ShouldBe("x");
        artifact.Metadata.ShouldBeEmpty();
    }

    [Fact]
    public void Safetensors_with_one_value_without_end_is_damaged() =>
        Measured(Safetensors("{\"__metadata__\":{\"license\":\"" + new string('A', 12 << 20)), "m.safetensors").ShouldBeDamaged("safetensors");

    [Fact]
    public void Safetensors_header_beyond_the_limit_is_reported_without_being_read()
    {
        var artifact = Safetensors("{" + new string(' ', 30_000_000) + "}").Read("m.safetensors");

        artifact.ShouldBeDamaged("safetensors").ShouldContain("limit");
        artifact.BytesRead.ShouldBeLessThan(100_000);
    }

    [Theory]
    [InlineData("../secret.safetensors")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b.safetensors")]
    [InlineData("a\\\\..\\\\..\\\\b.safetensors")]
    [InlineData("\\\\\\\\server\\\\b.safetensors")]
    [InlineData("./")]
    [InlineData("C:\\\\b.safetensors")]
    [InlineData("..")]
    [InlineData("a\\nb")]
    [InlineData("")]
    public void An_index_that_names_files_elsewhere_is_damaged(string shard) =>
        Text("{\"weight_map\":{\"a\":\"" + shard + "\"}}").Read("m.safetensors.index.json").ShouldBeDamaged("safetensors");

    [Theory]
    [InlineData("./x.bin", "x.bin")]
    [InlineData("sub/x.bin", "sub/x.bin")]
    [InlineData("a//b", "a/b")]
    [InlineData("a\\\\b", "a/b")]
    [InlineData("a/../b", "b")]
    [InlineData("..x/y..", "..x/y..")]
    public void Names_that_stay_in_the_folder_are_parts_in_their_shortest_form(string written, string part)
    {
        Text("{\"weight_map\":{\"a\":\"" + written + "\"}}").Read("m.safetensors.index.json").Parts.ShouldBe([part]);
        Text("{\"modelTopology\":{},\"weightsManifest\":[{\"paths\":[\"" + written + "\"]}]}").Read("model.json").Parts.ShouldBe([part]);
        Text("{\"itemInfoEntries\":{\"A\":{\"path\":\"" + written + "\"}},\"rootModelIdentifier\":\"A\"}").Read("Manifest.json").Parts.ShouldBe(["Data/" + part]);
    }

    [Fact]
    public void A_weight_list_that_leaves_the_folder_cannot_hide_the_license() =>
        Text("{\"modelTopology\":{},\"weightsManifest\":[{\"paths\":[\"../x.bin\"]}],\"userDefinedMetadata\":{\"license\":\"x\"}}").Read("model.json").ShouldBeRefused("tfjs", "x").ShouldContain("leaves the folder");

    // Protobuf
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(7)]
    public void Onnx_with_an_unknown_wire_type_is_damaged(int wireType) =>
        Join(new ProtobufWriter().Varint(1, 9).Tag(9, wireType).ToArray(), Samples.Onnx(("license", "x"))).Read("m.onnx").ShouldBeDamaged("onnx").ShouldContain("wire type");

    [Fact]
    public void Onnx_with_field_number_zero_is_damaged() =>
        Join(Samples.Onnx(("license", "x")), [0x00, 0x00]).Read("m.onnx").ShouldBeDamaged("onnx").ShouldContain("field number 0");

    [Fact]
    public void Onnx_with_a_number_of_eleven_bytes_is_damaged() =>
        Join(Samples.Onnx(("license", "x")), [0x28], Enumerable.Repeat((byte)0x80, 11).ToArray(), [0x01]).Read("m.onnx").ShouldBeDamaged("onnx");

    [Fact]
    public void Onnx_with_a_number_of_more_than_64_bits_is_damaged() =>
        Join(Samples.Onnx(("license", "x")), [0x28], Enumerable.Repeat((byte)0xFF, 9).ToArray(), [0x02]).Read("m.onnx").ShouldBeDamaged("onnx").ShouldContain("64 bits");

    [Theory]
    [InlineData(100UL)]
    [InlineData(Huge)]
    [InlineData(ulong.MaxValue)]
    public void Onnx_with_a_length_past_the_end_is_damaged(ulong length) =>
        Join(Samples.Onnx(("license", "x")), new ProtobufWriter().Claim(14, length).ToArray()).Read("m.onnx").ShouldBeDamaged("onnx").ShouldContain("past the end");

    [Fact]
    public void Onnx_property_that_reaches_beyond_its_message_is_damaged() =>
        Join(Samples.Onnx(("license", "x")), new ProtobufWriter().Bytes(14, new ProtobufWriter().Text(1, "license").Claim(2, 20).ToArray()).Bytes(14, []).ToArray(), new ProtobufWriter().Text(6, "padding padding").ToArray()).Read("m.onnx").ShouldBeDamaged("onnx");

    [Fact]
    public void Onnx_with_a_license_of_ten_megabytes_is_reported() =>
        Measured(Samples.Onnx(("license", new string('x', 10 << 20))), "m.onnx").ShouldBeDamaged("onnx").ShouldContain("license of 10485760 bytes");

    [Fact]
    public void Onnx_external_data_is_not_opened()
    {
        var tensor = new ProtobufWriter().Message(13, entry => entry.Text(1, "location").Text(2, "../../etc/passwd")).Varint(14, 1).ToArray();
        var model = new ProtobufWriter().Varint(1, 9).Message(7, graph => graph.Bytes(5, tensor)).Message(14, pair => pair.Text(1, "license").Text(2, "x")).ToArray();

        model.Read("m.onnx").ShouldBeRefused("onnx", "x").ShouldContain("leaves the folder");
    }

    [Fact]
    public void Onnx_external_data_of_sparse_tensors_is_not_opened_either()
    {
        var tensor = new ProtobufWriter().Message(13, entry => entry.Text(1, "location").Text(2, "/etc/passwd")).Varint(14, 1).ToArray();
        var model = new ProtobufWriter().Varint(1, 9).Message(7, graph => graph.Message(15, sparse => sparse.Bytes(2, tensor))).ToArray();

        model.Read("m.onnx").ShouldBeRefused("onnx", null).ShouldContain("leaves the folder");
    }

    [Fact]
    public void Onnx_external_data_is_counted()
    {
        var model = new ProtobufWriter().Varint(1, 9).Message(7, graph => graph.Bytes(5, Tensor("8")).Bytes(5, Tensor("18446744073709551615")).Bytes(5, new ProtobufWriter().Text(8, "inside").ToArray())).ToArray();

        model.Read("m.onnx").Metadata.ShouldContain(new KeyValuePair<string, string>("external_data", "2 tensors, 18446744073709551615 bytes"));

        static byte[] Tensor(string length) => new ProtobufWriter().Message(13, entry => entry.Text(1, "location").Text(2, "x")).Message(13, entry => entry.Text(1, "length").Text(2, length)).Varint(14, 1).ToArray();
    }

    [Fact]
    public void Onnx_with_two_licenses_is_refused_and_both_count()
    {
        var artifact = Samples.Onnx(("license", "x"), ("license", "y")).Read("m.onnx");

        artifact.ShouldBeRefused("onnx", "x").ShouldContain("second time");
        artifact.FurtherLicenses.Single().Value.ShouldBe("y");
    }

    [Fact]
    public void Onnx_with_two_keys_for_one_license_is_sound_and_both_count()
    {
        var artifact = Samples.Onnx(("license", "x"), ("model_license", "y")).Read("m.onnx");

        artifact.ShouldBeSound("onnx");
        artifact.License.ShouldBe("x");
        artifact.FurtherLicenses.ShouldBe([new KeyValuePair<string, string>("model_license", "y")]);
    }

    [Fact]
    public void Onnx_with_a_million_fields_is_reported_in_time() =>
        Measured(Join(Samples.Onnx(("license", "x")), Join(Enumerable.Repeat(new byte[] { 0x28, 0x01 }, 1_000_000).ToArray())), "m.onnx").ShouldBeDamaged("onnx").ShouldContain("fields");

    // Flatbuffers
    [Theory]
    [InlineData("m.tflite", "tflite", "TFL3")]
    [InlineData("m.ort", "ort", "ORTM")]
    [InlineData("m.pte", "executorch", "ET12")]
    public void A_flatbuffer_whose_root_is_past_the_end_is_damaged(string path, string format, string mark)
    {
        foreach (var root in new[] { 1000u, uint.MaxValue, 61u })
        {
            Join(Numbers((root, 4)), Text(mark), new byte[56]).Read(path).ShouldBeDamaged(format);
        }
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(100)]
    [InlineData(-1000)]
    public void A_vtable_outside_the_file_is_damaged(int back) =>
        Join(Numbers((12, 4)), "TFL3"u8.ToArray(), new byte[4], BitConverter.GetBytes(back), new byte[32]).Read("m.tflite").ShouldBeDamaged("tflite").ShouldContain("at offset 12");

    [Fact]
    public void Flatbuffer_offsets_in_a_circle_end()
    {
        // A vector of 200,000 entries that all point to the same table.
        var file = FlatWriter.File("TFL3", new Table(3u, null, null, null, new Table[] { new(), new() }));
        var vector = FindVector(file, 2);
        var many = Join(file, new byte[800_000]);
        BinaryPrimitives.WriteUInt32LittleEndian(many.AsSpan(vector), 200_000);

        // Each zero offset points to itself: the entry's own bytes are the table.
        Measured(many, "m.tflite").ShouldBeDamaged("tflite");
    }

    [Fact]
    public void Tflite_metadata_in_a_buffer_that_is_not_there_is_damaged() =>
        FlatWriter.File("TFL3", new Table(3u, null, null, null, new Table[] { new() }, null, new Table[] { new("TFLITE_METADATA", 7u) })).Read("m.tflite").ShouldBeDamaged("tflite").ShouldContain("buffer 7 of 1");

    [Fact]
    public void Tflite_metadata_without_its_mark_is_damaged() =>
        FlatWriter.File("TFL3", new Table(3u, null, null, null, new Table[] { new(new byte[64]) }, null, new Table[] { new("TFLITE_METADATA", 0u) })).Read("m.tflite").ShouldBeDamaged("tflite").ShouldContain("M001");

    [Fact]
    public void Tflite_metadata_cannot_reach_beyond_its_buffer()
    {
        var metadata = FlatWriter.File("M001", new Table("n", null, null, null, null, "license"));
        BinaryPrimitives.WriteUInt32LittleEndian(metadata.AsSpan(metadata.AsSpan().IndexOf("license"u8) - 4), 64);
        var file = FlatWriter.File("TFL3", new Table(3u, null, null, null, new Table[] { new(metadata), new(new byte[512]) }, null, new Table[] { new("TFLITE_METADATA", 0u) }));

        file.Read("m.tflite").ShouldBeDamaged("tflite");
    }

    // ZIP
    [Fact]
    public void An_entry_that_unpacks_to_more_than_a_hundred_times_its_size_is_refused()
    {
        var bomb = Zip(("TrainingInfo/Version.txt", new byte[900_000]));

        Measured(bomb, "m.zip").ShouldBeDamaged("mlnet").ShouldContain("100 times");
    }

    [Fact]
    public void A_large_entry_is_not_unpacked()
    {
        var bomb = Zip(("TrainingInfo/Version.txt", new byte[20_000_000]));

        Measured(bomb, "m.zip").ShouldBeDamaged("mlnet").ShouldContain("limit");
    }

    [Fact]
    public void An_entry_larger_than_the_directory_says_is_damaged()
    {
        var zip = Zip(("TrainingInfo/Version.txt", Text(string.Concat(Enumerable.Range(0, 200)))));
        var directory = zip.AsSpan().LastIndexOf("PK\x1\x2"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + 24), 10);

        zip.Read("m.zip").ShouldBeDamaged("mlnet").ShouldContain("size is not 10");
    }

    [Fact]
    public void A_directory_of_65535_entries_is_read_within_bounds()
    {
        var zip = StoredZip([], [.. Enumerable.Range(0, 65_534).Select(i => ("d/" + i, Array.Empty<byte>())), ("d/data.pkl", new byte[1])]);

        Measured(zip, "m.pt", milliseconds: 200).ShouldBeSound("pytorch-zip");
    }

    [Fact]
    public void A_directory_that_claims_more_entries_than_it_has_is_damaged()
    {
        var zip = StoredZip([], ("d/data.pkl", new byte[1]));
        zip[^12] = 9;

        zip.Read("m.pth").ShouldBeDamaged("pytorch-zip");
    }

    [Fact]
    public void Zip64_records_that_contradict_the_others_are_damaged()
    {
        var zip = StoredZip([], ("d/data.pkl", new byte[1]));
        var end = zip[^22..];
        var body = zip[..^22];
        var size = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12));
        var wide = Join("PK\x6\x6"u8.ToArray(), BitConverter.GetBytes(44UL), new byte[12], BitConverter.GetBytes(1UL), BitConverter.GetBytes(999UL), BitConverter.GetBytes((ulong)size), BitConverter.GetBytes((ulong)(body.Length - size)));
        var locator = Join("PK\x6\x7"u8.ToArray(), new byte[4], BitConverter.GetBytes((ulong)body.Length), BitConverter.GetBytes(1u));

        Join(body, wide, locator, end).Read("m.pth").ShouldBeDamaged("pytorch-zip").ShouldContain("contradict");
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(Huge)]
    [InlineData(1UL << 40)]
    public void Zip64_numbers_outside_the_file_are_damaged(ulong lie)
    {
        var zip = StoredZip([], ("d/data.pkl", new byte[1]));
        var end = zip[^22..];
        end.AsSpan(8, 12).Fill(0xFF);
        var body = zip[..^22];
        var wide = Join("PK\x6\x6"u8.ToArray(), BitConverter.GetBytes(44UL), new byte[12], BitConverter.GetBytes(1UL), BitConverter.GetBytes(1UL), BitConverter.GetBytes(lie), BitConverter.GetBytes(lie));
        var locator = Join("PK\x6\x7"u8.ToArray(), new byte[4], BitConverter.GetBytes((ulong)body.Length), BitConverter.GetBytes(1u));

        Join(body, wide, locator, end).Read("m.pth").ShouldBeDamaged("pytorch-zip");
    }

    [Fact]
    public void Names_that_lead_elsewhere_lead_nowhere()
    {
        var before = Directory.GetFiles(Path.GetTempPath()).Length;
        var artifact = Zip(("../../x/data.pkl", [0x80]), ("/etc/version", Text("3"))).Read("m.pt");

        artifact.Parts.ShouldBeEmpty();
        Directory.GetFiles(Path.GetTempPath()).Length.ShouldBe(before);
    }

    [Fact]
    public void An_encrypted_entry_is_refused()
    {
        var zip = StoredZip([], ("TrainingInfo/Version.txt", Text("1.0")));
        zip[zip.AsSpan().LastIndexOf("PK\x1\x2"u8) + 8] = 1;

        zip.Read("m.zip").ShouldBeDamaged("mlnet").ShouldContain("encrypted");
    }

    [Fact]
    public void An_entry_with_two_names_is_refused()
    {
        var zip = StoredZip([], ("d/data.pkl", new byte[1]));
        zip[zip.AsSpan().IndexOf("data.pkl"u8)] = (byte)'x';

        zip.Read("m.pt").ShouldBeDamaged("pytorch-zip").ShouldContain("another name");
    }

    [Fact]
    public void A_pickle_deep_in_folders_is_still_a_pickle() => StoredZip([], ("a/b/c/data.pkl", new byte[1])).Read("m.pt").ShouldBeSound("pytorch-zip");

    [Fact]
    public void An_end_record_inside_the_comment_does_not_mislead()
    {
        var zip = StoredZip([], ("d/data.pkl", new byte[1]));
        var comment = Join("PK\x5\x6"u8.ToArray(), new byte[18], Text("and more"));
        zip[^2] = (byte)comment.Length;

        Join(zip, comment).Read("m.pt").ShouldBeSound("pytorch-zip");
    }

    // Other
    [Fact]
    public void Hdf5_that_is_only_a_mark_is_damaged() => Join([0x89], "HDF\r\n\x1a\n"u8.ToArray()).Read("m.h5").ShouldBeDamaged("keras-hdf5");

    [Fact]
    public void Xml_with_a_billion_laughs_is_damaged()
    {
        const string Laughs = "<?xml version=\"1.0\"?><!DOCTYPE net [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
            + "<net name=\"x\" version=\"11\"><rt_info><license value=\"&c;\"/></rt_info></net>";

        Measured(Text(Laughs), "m.xml").ShouldBeDamaged("openvino-ir");
    }

    [Fact]
    public void Xml_that_includes_a_file_says_nothing_of_it()
    {
        var secret = Path.GetTempFileName();
        try
        {
            File.WriteAllText(secret, "secret");
            var artifact = Text("<net name=\"x\" version=\"11\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"><rt_info><license><xi:include href=\"file://" + secret + "\" parse=\"text\"/></license></rt_info></net>").Read("m.xml");

            artifact.ShouldBeSound("openvino-ir");
            artifact.License.ShouldBeNull();
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public void Pmml_with_an_external_entity_is_damaged() =>
        Text("<!DOCTYPE PMML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><PMML version=\"4.4\"><Header copyright=\"&x;\"/></PMML>").Read("m.pmml").ShouldBeDamaged("pmml");

    [Fact]
    public void Xml_elements_nested_deep_are_damaged() =>
        Text("<net name=\"x\" version=\"11\">" + string.Concat(Enumerable.Repeat("<a>", 10_000))).Read("m.xml").ShouldBeDamaged("openvino-ir");

    [Fact]
    public void A_pointer_with_a_large_body_is_damaged()
    {
        var body = new byte[100 << 20];
        "version https://git-lfs.github.com/spec/v1\n"u8.CopyTo(body);

        Measured(body, "m.onnx").ShouldBeDamaged("git-lfs-pointer");
    }

    [Theory]
    [InlineData("oid sha256:123\nsize 1\n")]
    [InlineData("oid sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nsize 1\n")]
    [InlineData("size 1\n")]
    [InlineData("oid sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("oid sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nsize -5\n")]
    public void A_pointer_without_sound_hash_and_size_is_damaged(string rest) =>
        Text("version https://git-lfs.github.com/spec/v1\n" + rest).Read("m.onnx").ShouldBeDamaged("git-lfs-pointer");

    [Fact]
    public void Tfjs_that_names_weights_elsewhere_is_damaged() =>
        Text("{\"format\":\"graph-model\",\"weightsManifest\":[{\"paths\":[\"../../x.bin\"]}]}").Read("model.json").ShouldBeDamaged("tfjs");

    [Fact]
    public void A_coreml_package_that_names_items_elsewhere_is_damaged() =>
        Text("{\"fileFormatVersion\":\"1.0.0\",\"itemInfoEntries\":{\"A\":{\"path\":\"../../x\"}},\"rootModelIdentifier\":\"A\"}").Read("Manifest.json").ShouldBeDamaged("coreml-package");

    [Fact]
    public void A_file_that_shrinks_while_it_is_read_is_damaged()
    {
        using var stream = new ShrinkingStream(Samples.DemoGguf().Strings("more", [.. Enumerable.Repeat("word", 20_000)]).ToArray(), 40_000);

        ModelFile.Read(stream, "m.gguf").ShouldBeDamaged("gguf").ShouldContain("became shorter");
    }

    [Fact]
    public void A_file_that_is_gone_while_it_is_read_is_damaged()
    {
        using var stream = new ShrinkingStream(Samples.DemoGguf().ToArray(), 0);

        ModelFile.Read(stream, "m.gguf").Problem.ShouldNotBeNull();
    }

    [Fact]
    public void A_header_without_end_is_given_up()
    {
        // 80 MB of keys, each sound.
        var tokens = Join(BitConverter.GetBytes(8u), BitConverter.GetBytes(10_000_000UL), new byte[80_000_000]);
        var artifact = new GgufWriter().String("general.license", "x").Raw("a", 9, tokens).ToArray().Read("m.gguf");

        artifact.ShouldBeDamaged("gguf").ShouldContain("64 MiB");
        artifact.BytesRead.ShouldBeLessThan(65L << 20);
    }

    [Theory]
    [InlineData("m.model")]
    [InlineData("m.mlmodel")]
    [InlineData("m.onnx")]
    [InlineData("frozen.pb")]
    public void Messages_of_millions_of_tiny_fields_are_given_up_in_time(string path)
    {
        var piece = new ProtobufWriter().Message(1, one => one.Text(1, "a").Text(2, "b")).ToArray();
        var fields = Join(Enumerable.Repeat(piece, 1_000_000).ToArray());
        Measured(fields, path);
        Measured(new ProtobufWriter().Varint(1, 7).Bytes(2, Join(Enumerable.Repeat(new byte[] { 0x0A, 0 }, 1_000_000).ToArray())).Bytes(500, [1]).ToArray(), path);
        Measured(new ProtobufWriter().Bytes(2, Join(Enumerable.Repeat(new byte[] { 0x0A, 0 }, 1_000_000).ToArray())).ToArray(), path);
        Measured(new ProtobufWriter().Varint(1, 9).Bytes(7, [1]).Bytes(14, Join(Enumerable.Repeat(new byte[] { 0x18, 0 }, 1_000_000).ToArray())).ToArray(), path);
    }

    [Theory]
    [InlineData("{\"modelTopology\":[", "1,", "model.json")]
    [InlineData("{\"modelTopology\":[", "\"a long string of some length, over and over again, for what it is worth\",", "model.json")]
    [InlineData("{\"weight_map\":{", "\"a\":\"b\",\"c\":\"d\",", "m.safetensors.index.json")]
    [InlineData("{\"weight_map\":{\"", "aaaaaaaaaaaaaaaaaaaaaaaaaaa", "m.safetensors.index.json")]
    [InlineData("{\"learner\":{\"attributes\":{", "\"a\":\"b\",", "x.json")]
    [InlineData("{\"base_code\":{\"magic\":\"pir\"},", "\"a\":\"b\",", "inference.json")]
    public void Json_without_end_is_given_up_in_time(string head, string piece, string path)
    {
        // Two million tokens, or as many bytes as are read at most; a busy machine takes up to twice its time.
        var count = Math.Min(2_000_000, 24_000_000 / piece.Length);

        Measured(Text(head + string.Concat(Enumerable.Repeat(piece, count))), path, milliseconds: 100).Problem.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,0]},")]
    [InlineData("\"a\":{},")]
    [InlineData("                                                                                                                        ")]
    public void Safetensors_header_of_the_largest_size_is_read_in_time(string piece)
    {
        var header = new StringBuilder("{");
        for (var i = 0; i < 200_000 && header.Length < 24_000_000; i++)
        {
            header.Append(piece.Replace("a\"", "a" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "\"", StringComparison.Ordinal));
        }

        header.Append("\"__metadata__\":{\"license\":\"x\"}}");
        Measured(Safetensors(header.ToString()), "m.safetensors", milliseconds: 100);
    }

    [Fact]
    public void Safetensors_metadata_of_many_large_values_costs_little_memory()
    {
        var header = "{\"__metadata__\":{" + string.Join(',', Enumerable.Range(0, 3000).Select(i => "\"" + i + "\":\"" + new string('x', 7000) + "\"")) + ",\"license\":\"y\"}}";

        Measured(Safetensors(header), "m.safetensors").License.ShouldBe("y");
    }

    [Fact]
    public void Gguf_of_many_large_base_models_costs_little_memory()
    {
        var file = new GgufWriter();
        for (var i = 0; i < 5000; i++)
        {
            file.String("general.base_model." + i + ".repo_url", new string('x', 7000));
        }

        Measured(file.String("general.license", "y").ToArray(), "m.gguf").License.ShouldBe("y");
    }

    [Fact]
    public void Gguf_with_the_longest_vocabulary_that_is_read_is_read_in_time()
    {
        var tokens = Join(BitConverter.GetBytes(8u), BitConverter.GetBytes(7_000_000UL), Join(Enumerable.Repeat(new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, (byte)'a' }, 7_000_000).ToArray()));

        Measured(new GgufWriter().Raw("a", 9, tokens).String("general.license", "y").ToArray(), "m.gguf").License.ShouldBe("y");
    }

    [Fact]
    public void Pmml_header_without_end_is_given_up_in_time() =>
        Measured(Text("<PMML version=\"4.4\"><Header>" + string.Concat(Enumerable.Range(0, 1_000_000).Select(i => "<a" + i + "/>"))), "m.pmml").ShouldBeDamaged("pmml");

    [Fact]
    public void Xml_of_many_names_is_read_in_bounds() =>
        Measured(Text("<net name=\"x\" version=\"11\">" + string.Concat(Enumerable.Range(0, 60_000).Select(i => "<a" + i + " b" + i + "=\"\"/>")) + "</net>"), "m.xml").ShouldBeSound("openvino-ir");

    [Fact]
    public void Onnx_of_many_functions_is_read_without_fetching_them()
    {
        var model = Samples.Onnx();
        var functions = Join(Enumerable.Repeat(new ProtobufWriter().Bytes(25, new byte[5000]).ToArray(), 2000).ToArray());
        var artifact = Join(model, functions, new ProtobufWriter().Message(14, pair => pair.Text(1, "license").Text(2, "x")).ToArray()).Read("m.onnx");

        artifact.License.ShouldBe("x");
        artifact.BytesRead.ShouldBeLessThan(3_000_000);
    }

    private static int FindVector(byte[] file, uint count)
    {
        for (var i = 8; i < file.Length - 4; i += 4)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(i)) == count && BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(i + 4)) is > 0 and < 64)
            {
                return i;
            }
        }

        throw new InvalidOperationException("no such vector");
    }

    /// <summary>Reads twice, the second time within the limits that hold for any file: 16 MiB and, where bars of time are held, 50 ms.</summary>
    private static Artifact Measured(byte[] bytes, string path, int milliseconds = 50)
    {
        bytes.Read(path);
        var bar = TimeBar.Milliseconds(milliseconds);
        var best = double.MaxValue;
        Artifact? artifact = null;
        for (var i = 0; i < 8 && best > bar; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var began = CpuClock.Milliseconds();
            artifact = bytes.Read(path);
            best = Math.Min(best, CpuClock.Milliseconds() - began);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(16 << 20);
        }

        best.ShouldBeLessThan(bar, "milliseconds");
        return artifact!;
    }

    private sealed class ShrinkingStream(byte[] bytes, int end) : MemoryStream(bytes, writable: false)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, (int)Math.Max(0, Math.Min(count, end - this.Position)));

        public override int Read(Span<byte> buffer) => throw new NotSupportedException();
    }
}
