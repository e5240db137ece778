using System.Globalization;
using System.Text;
using ModelOpenness.Inspection.Gathering.Sidecars;
using ModelOpenness.Inspection.Reading.Documents;
using ModelOpenness.Vocabulary;
using Xunit.Abstractions;

namespace ModelOpenness.Inspection.Tests.Gathering.Sidecars;

/// <summary>
/// Mutated sidecars of every kind, from a fixed seed, read by every reader: nothing throws, nothing takes more than it may, every place
/// lies in the document. MODELOPENNESS_FUZZ gives another number, MODELOPENNESS_FUZZ_SEED another seed.
/// </summary>
public sealed class SidecarFuzzTests(ITestOutputHelper output)
{
    private const int Default = 30_000;

    private static readonly string[] Pieces =
        ["\"", "'", "\"\"\"", "'''", "{", "}", "[", "]", "[[annotations]]\n", ":", ",", "\n", "\r\n", "\t", "\0", "\\", "\\u", "\\uD800", "<", ">", "<!--", "<![CDATA[", "]]>", "&x;", "<text>", "</text>", "#", "---\n", "=====\n", "&a [*a, *a]", "*a", "- ", "? ", "!!binary ", "é", "\U0001D11E", "\uFEFF", "FROM ", "LICENSE ", "**", "*", "?", "path = ", "License: ", "Files: "];

    [Fact]
    public void Mutated_sidecars_never_throw_and_stay_within_time()
    {
        var count = FromEnvironment("MODELOPENNESS_FUZZ", Default);
        var random = new Random(FromEnvironment("MODELOPENNESS_FUZZ_SEED", 20_240_611));
        var slowest = 0.0;
        var statements = 0;
        for (var i = 0; i < count; i++)
        {
            var sidecar = SidecarCases.All[i % SidecarCases.All.Count];
            var text = Mutate(sidecar.Text, random);
            // Each by its own reader, some by another one's.
            var kinds = random.Next(4) == 0 ? SidecarKinds.All : SidecarKinds.Of(Path.GetFileName(sidecar.File));
            var began = CpuClock.Milliseconds();
            try
            {
                foreach (var kind in kinds)
                {
                    foreach (var statement in kind.Reader.Read(new SidecarContent(Encoding.UTF8.GetBytes(text), sidecar.File)))
                    {
                        statements++;
                        statement.Subject.Covers?.Invoke("models/heron-7b.gguf");
                        foreach (var value in statement.Licenses.Append(statement.LicenseText).OfType<DocumentValue>())
                        {
                            value.Place.Line.ShouldBeInRange(1, text.Count(c => c == '\n') + text.Count(c => c is '\r' or '\u0085' or '\u2028' or '\u2029') + 1);
                            value.Place.Column.ShouldBeGreaterThan(0);
                            (value.Place.EndLine, value.Place.EndColumn).ShouldBeGreaterThanOrEqualTo((value.Place.Line, value.Place.Column));
                        }
                    }
                }
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"mutant {i} of {sidecar}: {text}"), e);
            }

            slowest = Math.Max(slowest, CpuClock.Milliseconds() - began);
        }

        output.WriteLine(FormattableString.Invariant($"{count} mutants, {statements} statements, slowest {slowest:F1} ms"));
        statements.ShouldBeGreaterThan(count / 10);
        slowest.ShouldBeLessThan(TimeBar.Milliseconds(100));
    }

    [Theory]
    [InlineData("models/bom.json", "{\"bomFormat\":\"CycloneDX\",\"components\":", "[")]
    [InlineData("models/Kitfile", "model: ", "[")]
    [InlineData("models/Kitfile", "model: ", "{a: ")]
    [InlineData("models/sbom.cdx.xml", "<bom>", "<component>")]
    [InlineData("models/REUSE.toml", "[[annotations]]\npath = ", "[")]
    [InlineData("models/NOTICE", "", "heron\n=====\n")]
    [InlineData("models/Modelfile", "", "FROM \"\"\"\n")]
    [InlineData("models/app.spdx", "SPDXVersion: SPDX-2.3\n", "PackageName: <text>\n")]
    [InlineData("models/REUSE.toml", "[[annotations]]\nSPDX-License-Identifier = \"MIT\"\npath = \"", "*a")]
    public void Depth_and_repetition_cost_no_more_than_their_length(string file, string head, string part)
    {
        var text = head + string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        text += part == "*a" ? "\"" : "";
        var began = CpuClock.Milliseconds();
        foreach (var kind in SidecarKinds.Of(Path.GetFileName(file)))
        {
            foreach (var statement in kind.Reader.Read(new SidecarContent(Encoding.UTF8.GetBytes(text), file)))
            {
                statement.Subject.Covers?.Invoke("models/heron-7b.gguf");
            }
        }

        (CpuClock.Milliseconds() - began).ShouldBeLessThan(TimeBar.Milliseconds(1000));
    }

    private static string Mutate(string text, Random random)
    {
        var builder = new StringBuilder(text);
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(builder.Length + 1);
            var length = Math.Min(random.Next(1, 12), builder.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    builder.Remove(at, length);
                    break;
                case 1:
                    builder.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    builder.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 3:
                    builder.Insert(at, builder.ToString(at, length));
                    break;
                default:
                    if (random.Next(4) == 0)
                    {
                        builder.Length = at;
                    }
                    else if (length > 0)
                    {
                        builder[at] = (char)random.Next(1, 0xD7FF);
                    }

                    break;
            }
        }

        return builder.ToString();
    }

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
