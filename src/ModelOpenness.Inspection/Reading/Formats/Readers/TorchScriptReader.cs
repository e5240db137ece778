using System.Text;
using ModelOpenness.Inspection.Reading.Archives;
using ModelOpenness.Inspection.Reading.Bytes;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// TorchScript. <c>extra/</c> holds whatever the exporter wanted to say: text, or a JSON object with license and author.
/// </summary>
internal sealed class TorchScriptReader() : PyTorchZipBase("torchscript", isScript: true)
{
    // Before 1.4: a description as JSON, code, and the tensors beside it.
    protected override ZipEntry? Main(ZipDirectory zip) =>
        base.Main(zip)
        ?? (
            zip.Find("data.pkl") is null && HasFolder(zip, "code") && (HasFolder(zip, "tensors") || zip.Find("attributes.pkl") is not null)
                ? zip.Find("model.json")
                : null
        );

    protected override void ReadFurther(ZipDirectory zip, ArtifactBuilder artifact) => ExtraFiles.Take(zip, artifact);
}
