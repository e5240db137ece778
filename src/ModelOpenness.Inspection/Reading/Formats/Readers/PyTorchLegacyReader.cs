
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>What torch.save wrote before 1.6: pickles, the first of which is a magic number.</summary>
internal sealed class PyTorchLegacyReader() : MarkedReader(
    "pytorch-legacy", 0, [[0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]]);
