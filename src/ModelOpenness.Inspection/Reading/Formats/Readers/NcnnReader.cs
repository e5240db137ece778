namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>ncnn's description of a network: a number as first line, or as first four bytes. The weights beside it have no mark.</summary>
internal sealed class NcnnReader() : MarkedReader("ncnn", 0, Letters("7767517\n"), Letters("7767517\r\n"), [0xDD, 0x85, 0x76, 0x00]);
