using System.Text;
using ModelOpenness.Cli.Output;

namespace ModelOpenness.Cli.Tests;

/// <summary>Runs a verb in this process. The console belongs to everybody, so tests that run verbs stand in one collection.</summary>
internal static class InProcess
{
    public static VerbOutcome Run(params string[] arguments)
    {
        var (output, errors, open) = (Console.Out, Console.Error, StandardOutput.Open);
        using var bytes = new MemoryStream();
        using var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
        using var complaints = new StringWriter { NewLine = "\n" };
        try
        {
            StandardOutput.Open = () => new Unclosed(bytes);
            Console.SetOut(text);
            Console.SetError(complaints);
            var status = CommandLine.Run(arguments);
            return new VerbOutcome(status, Encoding.UTF8.GetString(bytes.ToArray()).ReplaceLineEndings("\n"), complaints.ToString().ReplaceLineEndings("\n"));
        }
        finally
        {
            StandardOutput.Open = open;
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    /// <summary>A verb closes standard output; the bytes are still to be read.</summary>
    private sealed class Unclosed(MemoryStream target) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => target.Length;

        public override long Position
        {
            get => target.Position;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);
    }
}

/// <summary>What a verb wrote and gave back.</summary>
internal sealed record VerbOutcome(int Status, string Text, string Errors)
{
    /// <summary>The text, after a run that did not complain; which file was written, and that findings do not fail it, is no complaint.</summary>
    public string Done()
    {
        Errors.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("model-openness: written ", StringComparison.Ordinal) && !line.Contains("--fail-on", StringComparison.Ordinal) && !line.EndsWith("notes never fail a run.", StringComparison.Ordinal)).ShouldBeEmpty();
        Status.ShouldBe(0);
        return Text;
    }
}

/// <summary>Tests that run verbs in this process, one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleTests
{
    internal const string Name = "console";
}
