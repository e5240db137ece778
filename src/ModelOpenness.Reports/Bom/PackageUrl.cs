using System.Text;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Reports.Bom;

/// <summary>Package URLs.</summary>
internal static class PackageUrl
{
    /// <summary>Where a model with a hub id is published.</summary>
    public const string Hub = "https://huggingface.co/";

    /// <summary>The purl of a model on Hugging Face, <c>pkg:huggingface/org/name</c>; null where the id has another form.</summary>
    public static string? OfHubId(string? hubId)
    {
        var id = HubPath(hubId);
        if (id is null)
        {
            return null;
        }

        var slash = id.IndexOf('/');
        return "pkg:huggingface/" + Escape(id.Substring(0, slash)) + "/" + Escape(id.Substring(slash + 1));
    }

    /// <summary>The purl of the NuGet package that a path of the form <c>nuget:id/version/file</c> stands in, or null.</summary>
    public static string? OfPackagePath(string path)
    {
        if (!Place.IsInPackage(path))
        {
            return null;
        }

        var parts = path.Substring(Place.PackagePrefix.Length).Split('/');
        return parts.Length < 3 ? null : "pkg:nuget/" + Escape(parts[0]) + "@" + Escape(parts[1]);
    }

    /// <summary>The version of the NuGet package that such a path stands in, or null.</summary>
    public static string? VersionOfPackagePath(string path) =>
        Place.IsInPackage(path) && path.Substring(Place.PackagePrefix.Length).Split('/') is { Length: >= 3 } parts ? parts[1] : null;

    /// <summary>"org/name" of an id or of a hub's address; null for anything else.</summary>
    internal static string? HubPath(string? id)
    {
        if (id is null)
        {
            return null;
        }

        foreach (var address in new[] { Hub, "http://huggingface.co/", "https://hf.co/" })
        {
            if (id.StartsWith(address, StringComparison.OrdinalIgnoreCase))
            {
                id = id.Substring(address.Length).TrimEnd('/');
                break;
            }
        }

        var parts = id.Split('/');
        return parts.Length == 2 && parts[0].Length > 0 && parts[1].Length > 0 && parts.All(IsName) ? id : null;
    }

    // A relative path (./model, ../models) looks like an id and is none.
    private static bool IsName(string part) => part.Any(c => c != '.') && part.All(c => c < 128 && (char.IsLetterOrDigit(c) || c is '-' or '_' or '.'));

    private static string Escape(string part)
    {
        var escaped = new StringBuilder(part.Length);
        foreach (var b in Encoding.UTF8.GetBytes(part))
        {
            var c = (char)b;
            if (b < 128 && (char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '~'))
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }
}
