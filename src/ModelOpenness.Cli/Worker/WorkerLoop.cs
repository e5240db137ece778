using System.Buffers;
using System.Text.Json;

namespace ModelOpenness.Cli.Worker;

/// <summary>Answers one request in <paramref name="request"/> by writing members of a JSON object.</summary>
/// <param name="request">The request.</param>
/// <param name="answer">The writer, inside the object.</param>
internal delegate void WorkerTask(JsonElement request, Utf8JsonWriter answer);

/// <summary>
/// The inner side of a worker: a line of JSON in, a line of JSON out, until standard input ends. It sets itself a limit as well, so
/// that it does not outlive a tool that was killed.
/// </summary>
internal static class WorkerLoop
{
    /// <summary>Exit status where the memory that it may take was not enough.</summary>
    public const int OutOfMemory = 77;

    /// <summary>An answer longer than this is none: nobody writes such a project.</summary>
    private const int MaxAnswer = 48 << 20;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>Runs a worker.</summary>
    /// <param name="start">Prepares it; gives null and a reason where it cannot work here.</param>
    public static int Run(Func<(WorkerTask? Task, string Word)> start)
    {
        var input = new StreamReader(Console.OpenStandardInput());
        var output = Console.OpenStandardOutput();
        // Standard output is for answers alone, whatever a library has to say.
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        using var alarm = new Timer(_ => Environment.Exit(1), null, Longest, Timeout.InfiniteTimeSpan);
        try
        {
            var (task, word) = start();
            Write(output, writer => writer.WriteString(task is null ? "failed" : "ready", word));
            while (task is not null && Next(input, alarm) is { } line)
            {
                alarm.Change(Longest, Timeout.InfiniteTimeSpan);
                using var request = JsonDocument.Parse(line);
                Write(output, writer => task(request.RootElement, writer));
            }

            return 0;
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemory;
        }
    }

    private static string? Next(StreamReader input, Timer alarm)
    {
        // Nothing is asked: it waits as long as the tool lives.
        alarm.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return input.ReadLine();
    }

    private static void Write(Stream output, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        if (buffer.WrittenCount > MaxAnswer)
        {
            Write(output, writer => writer.WriteString("failed", "it holds more than can be looked at"));
            return;
        }

        output.Write(buffer.WrittenSpan);
        output.WriteByte((byte)'\n');
        output.Flush();
    }
}
