
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>What torch.save writes since 1.6.</summary>
internal sealed class PyTorchZipReader() : PyTorchZipBase("pytorch-zip", isScript: false);
