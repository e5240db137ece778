using ModelOpenness.Inspection.Packages;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Inspection.Gathering;

/// <summary>What NuGet packages say of their license.</summary>
internal sealed class PackageEvidence(FolderTexts texts)
{
    private const string NoLicenseUrl = "https://aka.ms/deprecateLicenseUrl";

    /// <summary>What the package that a file stands in says.</summary>
    /// <param name="fullPath">Full path of the file.</param>
    public IEnumerable<Evidence> Of(string fullPath) => texts.Packages.Of(fullPath) is { } package ? Of(package) : [];

    private IEnumerable<Evidence> Of(NuGetPackage package)
    {
        var manifest = package.Manifest;
        if (manifest.LicenseExpression is { } expression)
        {
            return [EvidenceReader.FromWords(EvidenceSource.Package, expression.Text, expression.Place, "license", readsTerms: false)];
        }

        if (manifest.LicenseFile is { } file)
        {
            return package.PathOf(file) is { } path ? texts.Licenses(EvidenceSource.Package, [path]) : [];
        }

        return manifest.LicenseUrl is { } url && !string.Equals(url.Text, NoLicenseUrl, StringComparison.OrdinalIgnoreCase)
            ? [EvidenceReader.FromWords(EvidenceSource.Package, url.Text, url.Place, "licenseUrl", readsTerms: false)]
            : texts.Licenses(EvidenceSource.Package, texts.Sidecars(package.Folder).Licenses);
    }
}
