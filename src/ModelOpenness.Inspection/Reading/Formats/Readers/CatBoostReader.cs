
namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>CatBoost: mark, size of the core, core.</summary>
internal sealed class CatBoostReader() : MarkedReader("catboost", 0, Letters("CBM1"))
{
    protected override void ReadMarked(Candidate file, ArtifactBuilder artifact) =>
        file.Bytes.Check(8, (ulong)file.Bytes.U32(4, "core size"), "core");
}
