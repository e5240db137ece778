using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ModelOpenness.Cli.Worker;

/// <summary>
/// The outer side of a worker: starts this tool a second time, asks it, and ends it where it takes too much time or memory. It gets a
/// folder of its own to stand in and to write to, and of the environment only what <see cref="WorkerEnvironment"/> names.
/// </summary>
/// <param name="verb">What it is to do.</param>
/// <param name="limits">What it may take.</param>
internal sealed class WorkerProcess(string verb, WorkerLimits limits) : IDisposable
{
    /// <summary>A worker that had to be ended so often is not started again.</summary>
    private const int MaxEnded = 3;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private Process? process;
    private DirectoryInfo? folder;
    private int ended;
    private TimeSpan worked;

    /// <summary>Why no worker can be had; null where one can.</summary>
    public string? Unavailable { get; private set; }

    /// <summary>Id of the running process, for tests.</summary>
    internal int? Id => process?.Id;

    /// <summary>Asks.</summary>
    /// <param name="request">Writes the members of the request.</param>
    /// <param name="why">Where there is no answer: why, as the end of a sentence.</param>
    /// <returns>The answer, to be disposed of; null where there is none.</returns>
    public JsonDocument? Ask(Action<Utf8JsonWriter> request, out string why)
    {
        if (!Ready())
        {
            why = Unavailable!;
            return null;
        }

        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            request(writer);
            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        try
        {
            worked = process!.TotalProcessorTime;
            process.StandardInput.BaseStream.Write(line.GetBuffer(), 0, (int)line.Length);
            process.StandardInput.BaseStream.Flush();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or Win32Exception)
        {
            // It has ended: so says the answer.
        }

        return Read(limits.Request, out why);
    }

    /// <summary>Ends the worker, and removes its folder.</summary>
    public void Dispose()
    {
        Stop();
        try
        {
            folder?.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system empties its temporary folder.
        }
    }

    private bool Ready()
    {
        if (process is { HasExited: false })
        {
            return true;
        }

        Stop();
        if (Unavailable is not null || Start() is not { } started)
        {
            return false;
        }

        process = started;
        using var hello = Read(limits.Start, out var why);
        if (hello is null)
        {
            // Not the fault of what is inspected: nothing was asked yet.
            Unavailable = why;
        }

        return hello is not null;
    }

    private Process? Start()
    {
        if (Sdk.Host is not { } host)
        {
            Unavailable = "there is no .NET beside this tool";
            return null;
        }

        try
        {
            folder ??= Directory.CreateTempSubdirectory("model-openness-");
            var start = new ProcessStartInfo(host)
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                UseShellExecute = false,
                CreateNoWindow = true,
            };
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
            start.ArgumentList.Add(verb);
            WorkerEnvironment.Apply(start.Environment, folder.FullName, host);
            start.Environment["DOTNET_GCHeapHardLimit"] = limits.HeapBytes.ToString("X", CultureInfo.InvariantCulture);
            var started = Process.Start(start)!;
            started.ErrorDataReceived += (_, _) => { };
            started.BeginErrorReadLine();
            return started;
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            Unavailable = e.Message;
            return null;
        }
    }

    private JsonDocument? Read(TimeSpan patience, out string why)
    {
        var since = Stopwatch.StartNew();
        var line = process!.StandardOutput.ReadLineAsync();
        while (!Task.WaitAny([line], Glance).Equals(0))
        {
            why = Excess(since.Elapsed, patience);
            if (why.Length > 0)
            {
                End();
                return null;
            }
        }

        why = "";
        if (line.Result is { } text)
        {
            var answer = JsonDocument.Parse(text);
            if (!answer.RootElement.TryGetProperty("failed", out var failed))
            {
                return answer;
            }

            why = failed.GetString()!;
            answer.Dispose();
            return null;
        }

        process.WaitForExit();
        why = process.ExitCode == WorkerLoop.OutOfMemory ? TooMuch : "the process that read it failed";
        End();
        return null;
    }

    /// <summary>What the worker takes too much of; an empty text where it takes nothing so.</summary>
    private string Excess(TimeSpan elapsed, TimeSpan patience)
    {
        try
        {
            process!.Refresh();
            return elapsed > patience
                    ? string.Create(CultureInfo.InvariantCulture, $"it took longer than {patience.TotalSeconds:0} seconds")
                : patience == limits.Request && process.TotalProcessorTime - worked > limits.Work
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"it took more than {limits.Work.TotalSeconds:0} seconds of processor time"
                    )
                : process.WorkingSet64 > limits.Bytes ? TooMuch
                : "";
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended: so says the answer.
            return "";
        }
    }

    private string TooMuch => string.Create(CultureInfo.InvariantCulture, $"it took more than {limits.HeapBytes >> 20} MB of memory");

    private void End()
    {
        Stop();
        if (++ended == MaxEnded)
        {
            Unavailable = "it had to be stopped several times before";
        }
    }

    private void Stop()
    {
        if (process is null)
        {
            return;
        }

        try
        {
            process.Kill();
            process.WaitForExit();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }

        process.Dispose();
        process = null;
    }
}
