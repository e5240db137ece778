using System.Globalization;
using System.Reflection;
using System.Text;
using ModelOpenness.Inspection.Reading.Bytes;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Inspection.Tests.Reading.Formats.Writers;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Formats;

/// <summary>docs/formats.md says what the readers do: its tables are written from them.</summary>
public sealed class FormatPageTests
{
    private const string Page = "docs/formats.md";

    [Fact]
    public void The_page_lists_every_format()
    {
        var table = new StringBuilder("\n| format | what | extensions | told by | license read from | also read | tested with |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var format in FormatGuide.All)
        {
            table.Append($"| `{format.Id}` | {format.Name} | {format.Extensions} | {format.Mark} | {format.License} | {format.Reads} | {format.Tested} |\n");
        }

        Snapshot.ShouldBeInSection(Page, "<!-- formats:", "<!-- end of formats -->", table.ToString());
    }

    [Fact]
    public void The_page_says_of_every_format_what_is_checked_and_what_is_not()
    {
        var table = new StringBuilder("\n| format | checked | not checked | a file that was cut |\n| --- | --- | --- | --- |\n");
        foreach (var format in FormatGuide.All)
        {
            table.Append($"| `{format.Id}` | {format.Checks} | {format.Leaves} | {Cut(format.Id)} |\n");
        }

        Snapshot.ShouldBeInSection(Page, "<!-- checks:", "<!-- end of checks -->", table.ToString());
    }

    [Fact]
    public void The_page_gives_the_limits_that_the_readers_have()
    {
        (string What, string Value)[] limits =
        [
            ("bytes read of one file, all in all", Size(Limits.Read)),
            ("header of a safetensors file", Size(Constant("Reading.Formats.Readers.SafetensorsReader", "MaxHeader"))),
            ("index of shards, TensorFlow.js model", Size(Constant("Reading.Formats.Readers.SafetensorsIndexReader", "MaxLength"))),
            ("values of a JSON file, fields of a protobuf file, stepped through", Number(Limits.Steps)),
            ("values of a safetensors header, some 14 a tensor", Number(Constant("Reading.Formats.Readers.SafetensorsReader+Walk", "MaxValues"))),
            ("fields of an ONNX graph looked at for external data", Number(Constant("Reading.Formats.Readers.OnnxExternalData", "MaxFields"))),
            ("depth of a safetensors header", Number(Constant("Reading.Formats.Readers.SafetensorsReader+Walk", "MaxDepth"))),
            ("flatbuffer objects visited", Number(Constant("Reading.Bytes.FlatBuffer", "MaxVisits"))),
            ("ZIP directory", Number(Constant("Reading.Archives.ZipDirectory", "MaxEntries")) + " entries, " + Size(Constant("Reading.Archives.ZipDirectory", "MaxDirectory")) + "; name " + Size(Constant("Reading.Archives.ZipDirectory", "MaxName"))),
            ("ZIP entry unpacked", Size(Constant("Reading.Archives.ZipDirectory", "MaxInflated")) + ", at most " + Number(Constant("Reading.Archives.ZipDirectory", "MaxRatio")) + " times its size"),
            ("gzip and zlib, packed bytes looked at", Size(Constant("Reading.Formats.Readers.GzipStart", "MaxPacked"))),
            ("members of a tar file looked at", Number(Constant("Reading.Formats.Readers.TarMembers", "MaxMembers"))),
            ("license text; a longer one is reported, not cut", Size(Limits.License)),
            ("licenses of one file", Number(Limits.Licenses + 1)),
            ("name, author, link; longer ones are left out, not cut", Size(Limits.Field)),
            ("further value", Size(Limits.Value)),
            ("further values", Number(Limits.Values)),
            ("texts of one file but its licenses", Size(Limits.Texts)),
            ("GGUF keys", Number(Constant("Reading.Formats.Readers.GgufReader", "MaxKeys"))),
            ("GGUF tensors", Number(Constant("Reading.Formats.Readers.GgufTensors", "MaxTensors"))),
        ];
        var table = new StringBuilder("\n| limit | value |\n| --- | --- |\n");
        foreach (var (what, value) in limits)
        {
            table.Append($"| {what} | {value} |\n");
        }

        Snapshot.ShouldBeInSection(Page, "<!-- limits:", "<!-- end of limits -->", table.ToString());
    }

    // What the reader itself does with the tests' own files, cut at some hundred places each.
    private static string Cut(string format)
    {
        var cut = 0;
        var noticed = 0;
        foreach (var sample in Samples.All.Where(sample => string.Equals(sample.Format, format, StringComparison.Ordinal)))
        {
            var step = 1 + (sample.Bytes.Length / 300);
            for (var length = 1; length < sample.Bytes.Length; length += step)
            {
                var artifact = sample.Bytes[..length].Read(sample.Path);
                cut++;
                noticed += artifact.IsMalformed || string.Equals(artifact.Format, Artifact.Unknown, StringComparison.Ordinal) ? 1 : 0;
            }
        }

        return noticed == cut ? "is noticed" : noticed * 10 >= cut * 9 ? "is nearly always noticed" : noticed * 2 >= cut ? "is mostly noticed" : noticed > cut / 50 ? "is noticed in its header" : "is not noticed";
    }

    private static long Constant(string type, string name) =>
        Convert.ToInt64(
            typeof(ModelFile).Assembly.GetType("ModelOpenness.Inspection." + type, throwOnError: true)!.GetField(name, BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue(),
            CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(long value) =>
        value >= 1 << 20 && value % (1 << 20) == 0 ? Number(value >> 20) + " MiB"
        : value % 1_000_000 == 0 ? Number(value / 1_000_000) + " MB"
        : value >= 1 << 10 && value % (1 << 10) == 0 ? Number(value >> 10) + " KiB"
        : Number(value) + " bytes";
}
