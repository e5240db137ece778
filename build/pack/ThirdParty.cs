namespace ModelOpenness.PackFiles;

/// <summary>A library of somebody else that a package holds.</summary>
/// <param name="Name">Of assembly and package.</param>
/// <param name="Version">Of the package.</param>
/// <param name="License">SPDX id.</param>
internal sealed record ThirdParty(string Name, string Version, string License)
{
    /// <summary>The libraries that have a notice: a line "## Name Version, License" each.</summary>
    public static IReadOnlyList<ThirdParty> Read(string notices) =>
        [
            .. File.ReadLines(notices)
                .Where(l => l.StartsWith("## ", StringComparison.Ordinal))
                .Select(l =>
                    l[3..].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) is [var name, var version, var license]
                        ? new ThirdParty(name, version, license)
                        : throw new FormatException($"{Path.GetFileName(notices)}: \"{l}\" is not \"## Name Version, License\".")
                ),
        ];
}
