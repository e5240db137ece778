using System.Globalization;
using BenchmarkDotNet.Attributes;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Inspection.Tests.Reading.Formats.Writers;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Benchmarks.Formats;

/// <summary>Twelve GGUF vocabularies of the sizes that llama.cpp ships; the bar is 50 ms for all of them.</summary>
[MemoryDiagnoser]
public class Vocabularies
{
    // Tokens of each: about 3 to 10 MB a file, as the real ones.
    private static readonly int[] Tokens = [32_000, 32_000, 32_064, 50_257, 50_277, 49_152, 64_000, 100_008, 102_400, 128_256, 151_936, 256_000];
    private readonly List<string> paths = [];
    private string folder = "";

    [GlobalSetup]
    public void Setup()
    {
        this.folder = Directory.CreateTempSubdirectory("vocabularies").FullName;
        for (var i = 0; i < Tokens.Length; i++)
        {
            var path = Path.Combine(this.folder, i.ToString(CultureInfo.InvariantCulture) + ".gguf");
            var tokens = Enumerable.Range(0, Tokens[i]).Select(n => "tok" + n.ToString(CultureInfo.InvariantCulture)).ToArray();
            File.WriteAllBytes(path, Samples.DemoGguf().Strings("vocabulary", tokens).Strings("merges", tokens).Floats("more", Tokens[i]).ToArray());
            this.paths.Add(path);
        }
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(this.folder, recursive: true);

    /// <summary>The floor: the same bytes, read and not looked at.</summary>
    [Benchmark(Baseline = true)]
    public long Bytes()
    {
        var buffer = new byte[64 << 10];
        var total = 0L;
        foreach (var path in this.paths)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            for (int got; (got = stream.Read(buffer, 0, buffer.Length)) > 0;)
            {
                total += got;
            }
        }

        return total;
    }

    [Benchmark]
    public int Read()
    {
        var sound = 0;
        foreach (var path in this.paths)
        {
            sound += ModelFile.Read(path, path).License is null ? 0 : 1;
        }

        return sound == this.paths.Count ? sound : throw new InvalidOperationException("a vocabulary was not read");
    }
}

/// <summary>A file of 20 GB with holes: only its header is read, with the table of 500 tensors. The bar is 10 ms.</summary>
[MemoryDiagnoser]
public class LargeFiles
{
    private string path = "";

    [Params("gguf", "safetensors", "onnx")]
    public string Format { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        this.path = Path.Combine(Directory.CreateTempSubdirectory("large").FullName, "m." + this.Format);
        LargeFile.Write(this.path, this.Format);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(Path.GetDirectoryName(this.path)!, recursive: true);

    [Benchmark]
    public string Read() => ModelFile.Read(this.path, this.path).License ?? throw new InvalidOperationException("no license was read");
}

/// <summary>Ten thousand models of all formats in a thousand folders, with the walk over them. The bar is 2 s, and memory that does not grow.</summary>
[MemoryDiagnoser]
public class ManyFiles
{
    private string folder = "";

    [GlobalSetup]
    public void Setup()
    {
        this.folder = Directory.CreateTempSubdirectory("many").FullName;
        var samples = Samples.All.Where(sample => sample.Bytes.Length < 20_000 && !sample.Path.Contains('/', StringComparison.Ordinal)).ToArray();
        for (var i = 0; i < 10_000; i++)
        {
            var sample = samples[i % samples.Length];
            var parent = Directory.CreateDirectory(Path.Combine(this.folder, (i % 1000).ToString(CultureInfo.InvariantCulture))).FullName;
            File.WriteAllBytes(Path.Combine(parent, i.ToString(CultureInfo.InvariantCulture) + sample.Path), sample.Bytes);
        }
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(this.folder, recursive: true);

    /// <summary>The floor: the walk, and one block of each file.</summary>
    [Benchmark(Baseline = true)]
    public int FirstBlocks()
    {
        var buffer = new byte[4096];
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(this.folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            count += stream.Read(buffer, 0, buffer.Length) > 0 ? 1 : 0;
        }

        return count;
    }

    [Benchmark]
    public int Read()
    {
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(this.folder, "*", SearchOption.AllDirectories))
        {
            count += string.Equals(ModelFile.Read(path, path).Format, Artifact.Unknown, StringComparison.Ordinal) ? 0 : 1;
        }

        return count;
    }
}
