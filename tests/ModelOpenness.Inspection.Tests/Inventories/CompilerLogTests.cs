using System.Text;
using ModelOpenness.Inspection.Inventories;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Inventories;

public class CompilerLogTests
{
    private const string Modern = """
        {"version":"2.1.0","runs":[{"results":[
          {"ruleId":"MOP4001","level":"warning","message":{"text":"one"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///a/b%20c/%C3%A4.cs"},"region":{"startLine":3,"startColumn":7,"endLine":3,"endColumn":9}}}]},
          {"ruleId":"MOP4002","level":"error","message":{"text":"two"},"properties":{"warningLevel":1,"customProperties":{"model":"models/a.gguf"}},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///a/x.cs"},"region":{"startLine":1,"startColumn":1}}}]},
          {"ruleId":"MOP4002","level":"note","message":{"text":"a note"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///a/x.cs"},"region":{"startLine":1}}}]},
          {"ruleId":"MOP4001","level":"warning","message":{"text":"suppressed"},"suppressions":[{"kind":"inSource"}],"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///a/x.cs"},"region":{"startLine":1}}}]},
          {"ruleId":"MOP1001","level":"warning","message":{"text":"of the inventory"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///a/x.csproj"},"region":{"startLine":1}}}]},
          {"ruleId":"CA1822","level":"warning","message":{"text":"of others"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///a/x.cs"},"region":{"startLine":1}}}]}
        ],"tool":{"driver":{"name":"C#"}}}]}
        """;

    private const string Old = """
        {"version":"1.0.0","runs":[{"tool":{"name":"C#"},"results":[
          {"ruleId":"MOP4001","level":"warning","message":"one","locations":[{"resultFile":{"uri":"file:///a/x.cs","region":{"startLine":3,"startColumn":7}}}]},
          {"ruleId":"MOP4001","level":"warning","message":"two","suppressionStates":["suppressedInSource"],"locations":[{"resultFile":{"uri":"file:///a/x.cs","region":{"startLine":4,"startColumn":7}}}]}
        ]}]}
        """;

    [Fact]
    public void Findings_in_source_files_are_taken_with_the_compilers_severity()
    {
        var findings = CompilerLog.Parse(Encoding.UTF8.GetBytes(Modern));
        findings.Select(f => (f.RuleId, f.IsError, f.Message, f.Line, f.Column, f.Model)).ShouldBe([("MOP4001", false, "one", 3, 7, null), ("MOP4002", true, "two", 1, 1, "models/a.gguf")]);
        Path.GetFileName(findings[0].File).ShouldBe("ä.cs");
        findings[0].File.ShouldContain("b c");
    }

    [Fact]
    public void The_old_version_is_read_too_and_a_byte_order_mark_does_no_harm() =>
        CompilerLog.Parse((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Old)]).ShouldHaveSingleItem().Message.ShouldBe("one");

    [Fact]
    public void A_log_cut_anywhere_gives_nothing_and_never_throws()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var log = Encoding.UTF8.GetBytes(Modern);
        for (var length = 0; length < log.TrimEnd().Length; length += 7)
        {
            File.WriteAllBytes(Path.Combine(folder, "x.sarif"), log[..length]);
            CompilerLog.Read("x.sarif,version=2.1", folder).ShouldBeEmpty();
        }

        File.WriteAllText(Path.Combine(folder, "x.sarif"), "{\"runs\":3}");
        CompilerLog.Read("x.sarif", folder).ShouldBeEmpty();
        CompilerLog.Read("none.sarif", folder).ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }
}

file static class Bytes
{
    public static ReadOnlySpan<byte> TrimEnd(this byte[] bytes) => bytes.AsSpan().TrimEnd((byte)'\n').TrimEnd((byte)' ');
}
