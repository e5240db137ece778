using System.Diagnostics;
using System.Globalization;
using ModelOpenness.Inspection.Tests.Inventories;
using ModelOpenness.Inspection.Tests.Reading.Formats.Writers;
using ModelOpenness.Vocabulary;
using Xunit.Abstractions;

namespace ModelOpenness.Inspection.Tests.Reading.Formats;

/// <summary>
/// Mutated files of every format, from a fixed seed: nothing throws, nothing takes more than it may. The environment variable
/// MODELOPENNESS_FUZZ gives another number of files, MODELOPENNESS_FUZZ_SEED another seed, MODELOPENNESS_FUZZ_FORMATS formats to keep to.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Default = 210_000;
    private const long MaxAllocated = 16 << 20;

    // The compiler and the collector may take their part: a file counts as slow if it is so three times.
    private static readonly double MaxMilliseconds = TimeBar.Milliseconds(50);

    // Numbers that lengths and offsets are damaged with.
    private static readonly ulong[] Interesting = [0, 1, 2, 7, 8, 9, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 1UL << 32, 1UL << 40, (1UL << 63) - 1, 1UL << 63, ulong.MaxValue];

    [Fact]
    public void Mutated_headers_never_throw_and_stay_within_bounds()
    {
        var count = FromEnvironment("MODELOPENNESS_FUZZ", Default);
        var random = new Random(FromEnvironment("MODELOPENNESS_FUZZ_SEED", 20_240_611));
        var formats = Environment.GetEnvironmentVariable("MODELOPENNESS_FUZZ_FORMATS")?.Split(',');
        var samples = Samples.All.Where(sample => sample.Bytes.Length < 200_000 && formats?.Contains(sample.Format, StringComparer.Ordinal) != false).ToArray();
        var slowest = 0.0;
        var largest = 0L;
        var damaged = 0;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var sample = samples[i % samples.Length];
            var mutant = Mutate(sample.Bytes, random);
            var path = random.Next(4) == 0 ? samples[random.Next(samples.Length)].Path : sample.Path;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var began = CpuClock.Milliseconds();
            Artifact artifact;
            try
            {
                artifact = mutant.Read(path);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"mutant {i} of {sample} as {path}: {Convert.ToBase64String(mutant)}"), e);
            }

            var took = CpuClock.Milliseconds() - began;
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (took > MaxMilliseconds)
            {
                took = Math.Min(Again(mutant, path), Again(mutant, path));
            }

            slowest = Math.Max(slowest, took);
            largest = Math.Max(largest, allocated);
            if (artifact.IsMalformed)
            {
                damaged++;
                artifact.ShouldBeRefused(artifact.Format, artifact.License);
            }
        }

        output.WriteLine(FormattableString.Invariant($"{count} mutants in {watch.Elapsed.TotalSeconds:F1} s, {damaged} reported damaged, slowest {slowest:F1} ms, largest {largest / 1024} KiB"));
        largest.ShouldBeLessThan(MaxAllocated);
        slowest.ShouldBeLessThan(MaxMilliseconds);
        damaged.ShouldBeGreaterThan(count / 10);
    }

    [Fact]
    public void An_intact_file_reads_the_same_after_thousands_of_damaged_ones()
    {
        var random = new Random(7);
        foreach (var sample in Samples.All.Where(sample => sample.Bytes.Length < 200_000))
        {
            var before = sample.Bytes.Read(sample.Path);
            for (var i = 0; i < 50; i++)
            {
                Mutate(sample.Bytes, random).Read(sample.Path);
            }

            var after = sample.Bytes.Read(sample.Path);
            (after with { BaseModels = [], Metadata = [], Parts = [], FurtherLicenses = [] }).ShouldBe(before with { BaseModels = [], Metadata = [], Parts = [], FurtherLicenses = [] });
            after.BaseModels.ShouldBe(before.BaseModels);
            after.Metadata.ShouldBe(before.Metadata);
            after.Parts.ShouldBe(before.Parts);
        }
    }

    [Fact]
    public void Every_damaged_length_of_a_gguf_string_is_reported()
    {
        // Each length in the header in turn, made one longer, one shorter, and huge.
        var file = new GgufWriter().String("general.architecture", "llama").String("general.license", "Demo Terms 1.0").Strings("tokens", "one", "two", "three").U32("last", 5).ToArray();
        var lengths = new[] { 24, 24 + 8 + 20 + 4, 24 + 8 + 20 + 4 + 8 + 5, 24 + 8 + 20 + 4 + 8 + 5 + 8 + 15 + 4 };
        foreach (var at in lengths)
        {
            var sound = BitConverter.ToUInt64(file, at);
            sound.ShouldBeInRange(5UL, 20UL);
            foreach (var wrong in Interesting.Append(sound + 1).Append(sound - 1).Where(number => number != sound))
            {
                var damaged = (byte[])file.Clone();
                BitConverter.GetBytes(wrong).CopyTo(damaged, at);

                damaged.Read("m.gguf").ShouldBeDamaged("gguf");
            }
        }
    }

    [Fact]
    public void Random_bytes_are_no_model()
    {
        var random = new Random(3);
        var taken = 0;
        for (var i = 0; i < 5000; i++)
        {
            var bytes = new byte[random.Next(1, 2000)];
            random.NextBytes(bytes);
            var artifact = bytes.Read("data.bin");
            taken += string.Equals(artifact.Format, Artifact.Unknown, StringComparison.Ordinal) ? 0 : 1;
        }

        taken.ShouldBe(0);
    }

    private static double Again(byte[] mutant, string path)
    {
        var began = CpuClock.Milliseconds();
        mutant.Read(path);
        return CpuClock.Milliseconds() - began;
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var mutant = new List<byte>(bytes);
        for (var changes = random.Next(1, 6); changes > 0 && mutant.Count > 0; changes--)
        {
            // Headers are at the beginning, ZIP directories at the end.
            var at = random.Next(3) switch
            {
                0 => random.Next(Math.Min(mutant.Count, 64)),
                1 => mutant.Count - 1 - random.Next(Math.Min(mutant.Count, 128)),
                _ => random.Next(mutant.Count),
            };
            switch (random.Next(8))
            {
                case 0:
                    mutant[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    mutant[at] = (byte)random.Next(256);
                    break;
                case 2:
                    mutant.RemoveRange(at, Math.Min(mutant.Count - at, random.Next(1, 16)));
                    break;
                case 3:
                    mutant.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), random.Next(1, 16)));
                    break;
                case 4:
                    mutant.RemoveRange(at, mutant.Count - at);
                    break;
                case 5:
                    // A number in text gives way to another one, so that the text stays one.
                    var digit = mutant.FindIndex(at, letter => letter is >= (byte)'0' and <= (byte)'9');
                    if (digit >= 0)
                    {
                        mutant.RemoveAt(digit);
                        mutant.InsertRange(digit, Files.Text(Interesting[random.Next(Interesting.Length)].ToString(CultureInfo.InvariantCulture)));
                    }

                    break;
                default:
                    var number = BitConverter.GetBytes(Interesting[random.Next(Interesting.Length)]);
                    var width = 1 << random.Next(4);
                    for (var i = 0; i < width && at + i < mutant.Count; i++)
                    {
                        mutant[at + i] = number[i];
                    }

                    break;
            }
        }

        return [.. mutant];
    }

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
