using System.Diagnostics;
using System.Net.Sockets;
using ModelOpenness.Inspection.Reading.Formats;
using ModelOpenness.Inspection.Tests.Reading.Formats.Writers;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Tests.Reading.Formats;

/// <summary>What may stand under the name of a model and is no file. Each read runs against a clock: none may wait.</summary>
public sealed class FileKindTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("formats").FullName;

    public void Dispose() => Directory.Delete(this.folder, recursive: true);

    [UnixFact]
    public void A_pipe_is_not_opened()
    {
        var pipe = this.In("pipe.gguf");
        using (var made = Process.Start("mkfifo", [pipe]))
        {
            made.WaitForExit();
            made.ExitCode.ShouldBe(0);
        }

        Should.Throw<IOException>(() => this.ReadInTime("pipe.gguf")).Message.ShouldContain("not a regular file");
        File.CreateSymbolicLink(this.In("link.gguf"), pipe);
        Should.Throw<IOException>(() => this.ReadInTime("link.gguf")).Message.ShouldContain("not a regular file");
    }

    [UnixFact]
    public void A_device_without_end_is_not_opened()
    {
        File.CreateSymbolicLink(this.In("zero.gguf"), "/dev/zero");

        Should.Throw<IOException>(() => this.ReadInTime("zero.gguf")).Message.ShouldContain("not a regular file");
        Should.Throw<IOException>(() => ModelFile.Read("/dev/zero", "zero"));
    }

    [UnixFact]
    public void A_socket_is_not_opened()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(this.In("s.onnx")));

        Should.Throw<IOException>(() => this.ReadInTime("s.onnx")).Message.ShouldContain("not a regular file");
    }

    [UnixFact]
    public void A_loop_of_links_cannot_be_read()
    {
        File.CreateSymbolicLink(this.In("a.gguf"), this.In("b.gguf"));
        File.CreateSymbolicLink(this.In("b.gguf"), this.In("a.gguf"));

        Should.Throw<IOException>(() => this.ReadInTime("a.gguf")).Message.ShouldContain("loop of links");
    }

    [UnixFact]
    public void A_link_to_nothing_cannot_be_read()
    {
        File.CreateSymbolicLink(this.In("a.gguf"), this.In("nothing"));

        Should.Throw<IOException>(() => this.ReadInTime("a.gguf"));
    }

    [UnixFact]
    public void A_link_to_a_model_is_followed()
    {
        File.WriteAllBytes(this.In("blob"), Samples.DemoGguf().ToArray());
        File.CreateSymbolicLink(this.In("a.gguf"), "blob");
        File.CreateSymbolicLink(this.In("b.gguf"), "a.gguf");

        this.ReadInTime("b.gguf").License.ShouldBe("Demo Terms 1.0");
    }

    [Fact]
    public void A_folder_under_the_name_of_a_model_cannot_be_read()
    {
        Directory.CreateDirectory(this.In("model.onnx"));

        Should.Throw<IOException>(() => this.ReadInTime("model.onnx")).Message.ShouldContain("folder");
    }

    [Fact]
    public void A_file_that_is_not_there_cannot_be_read() => Should.Throw<IOException>(() => this.ReadInTime("none.gguf"));

    [UnixFact]
    public void Names_with_line_ends_and_turned_letters_are_names()
    {
        var name = "a\nb\u202Egpj.gguf";
        File.WriteAllBytes(this.In(name), Samples.DemoGguf().ToArray());
        var artifact = this.ReadInTime(name);

        artifact.Path.ShouldBe(name);
        artifact.License.ShouldBe("Demo Terms 1.0");
    }

    [Fact]
    public void A_file_that_another_process_writes_is_read()
    {
        File.WriteAllBytes(this.In("a.gguf"), Samples.DemoGguf().ToArray());
        using var writer = new FileStream(this.In("a.gguf"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        this.ReadInTime("a.gguf").License.ShouldBe("Demo Terms 1.0");
    }

    [Fact]
    public void A_file_that_is_locked_gives_an_io_exception_or_its_content()
    {
        File.WriteAllBytes(this.In("a.gguf"), Samples.DemoGguf().ToArray());
        using var writer = new FileStream(this.In("a.gguf"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        // Windows locks, Unix advises.
        try
        {
            this.ReadInTime("a.gguf").License.ShouldBe("Demo Terms 1.0");
        }
        catch (IOException)
        {
            return;
        }
    }

    [Theory]
    [InlineData("gguf")]
    [InlineData("safetensors")]
    [InlineData("onnx")]
    public void Of_twenty_gigabytes_only_the_header_is_read(string format)
    {
        var path = this.In("large." + format);
        LargeFile.Write(path, format);

        ModelFile.Read(path, path);
        var began = CpuClock.Milliseconds();
        var artifact = ModelFile.Read(path, path);
        var took = CpuClock.Milliseconds() - began;

        artifact.ShouldBeSound(format);
        artifact.License.ShouldBe(LargeFile.License);
        artifact.Size.ShouldBe(LargeFile.Length);
        artifact.BytesRead.ShouldBeLessThan(1 << 20);
        took.ShouldBeLessThan(TimeBar.Milliseconds(10));
    }

    [Fact]
    public void A_pointer_with_a_body_of_a_gigabyte_is_damaged()
    {
        using (var file = new FileStream(this.In("m.onnx"), FileMode.CreateNew))
        {
            file.Write("version https://git-lfs.github.com/spec/v1\n"u8);
            file.SetLength(1 << 30);
        }

        var artifact = this.ReadInTime("m.onnx");
        artifact.ShouldBeDamaged("git-lfs-pointer");
        artifact.BytesRead.ShouldBeLessThan(8192);
    }

    private string In(string name) => Path.Combine(this.folder, name);

    private Artifact ReadInTime(string name)
    {
        var read = Task.Run(() => ModelFile.Read(this.In(name), name));
        Task.WaitAny([read], TimeSpan.FromSeconds(10));
        read.IsCompleted.ShouldBeTrue("it waits");
        return read.GetAwaiter().GetResult();
    }
}
