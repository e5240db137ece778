using ModelOpenness.Inspection.Reading.Documents;

namespace ModelOpenness.Inspection.Discovery;

/// <summary>A model in a store of blobs, as its manifest describes it.</summary>
/// <param name="Manifest">Full path of the manifest.</param>
/// <param name="Name">Name and tag, as the store's tools call it; null where the store has none.</param>
internal sealed record StoredModel(string Manifest, string? Name)
{
    /// <summary>Full paths of the blobs that hold license texts.</summary>
    public IReadOnlyList<string> LicenseBlobs { get; init; } = [];

    /// <summary>Licenses that annotations or the configuration state.</summary>
    public IReadOnlyList<DocumentValue> Licenses { get; init; } = [];
}

/// <summary>
/// Stores that keep the parts of models under their hashes, with manifests that list them: Ollama's (<c>manifests/host/owner/name/tag</c>,
/// <c>blobs/sha256-…</c>), Docker's and the OCI layout of ModelPack (<c>blobs/sha256/…</c>).
/// </summary>
internal sealed class ModelStores(SourceFiles files)
{
    private const int MaxManifests = 5_000;
    private const int MaxManifestBytes = 1 << 20;
    private const string OllamaDefault = "registry.ollama.ai/library/";
    private const string OllamaHost = "registry.ollama.ai/";

    private static readonly string[] WeightWords = ["model", "adapter", "projector", "weight", "gguf", "safetensors", "mmproj"];

    private readonly Dictionary<string, Dictionary<string, StoredModel>> stores = new(StringComparer.Ordinal);

    /// <summary>True for the name of a blob in a store whose names have no mark of their own: a hash in a folder <c>blobs/sha256</c>.</summary>
    /// <param name="fullPath">Full path.</param>
    public static bool IsBlob(string fullPath)
    {
        var name = Path.GetFileName(fullPath);
        return name.Length == 64 && name.All(IsHex) && BlobFolder(fullPath) is not null;
    }

    /// <summary>The stored model that a file is a part of, or null.</summary>
    /// <param name="fullPath">Full path of a blob.</param>
    public StoredModel? Of(string fullPath)
    {
        if (BlobFolder(fullPath) is not { } blobs)
        {
            return null;
        }

        if (!stores.TryGetValue(blobs, out var store))
        {
            stores.Add(blobs, store = Read(blobs));
        }

        return store.TryGetValue(fullPath, out var model) ? model : null;
    }

    /// <summary>The folder <c>blobs</c> above a blob, or null.</summary>
    private static string? BlobFolder(string fullPath)
    {
        var name = Path.GetFileName(fullPath);
        var folder = Path.GetDirectoryName(fullPath);
        if (name.StartsWith("sha256-", StringComparison.Ordinal) && Is(folder, "blobs"))
        {
            return folder;
        }

        return Is(folder, "sha256") && Path.GetDirectoryName(folder) is { } above && Is(above, "blobs") ? above : null;
    }

    private static bool Is(string? folder, string name) => string.Equals(Path.GetFileName(folder), name, StringComparison.Ordinal);

    private Dictionary<string, StoredModel> Read(string blobs)
    {
        var root = Path.GetDirectoryName(blobs)!;
        var models = new Dictionary<string, StoredModel>(StringComparer.Ordinal);
        var manifests = Path.Combine(root, "manifests");
        var found = new List<string>();
        Collect(manifests, 0, found);
        foreach (var path in found)
        {
            Add(path, NameOf(LocalName(path, manifests)), blobs, models);
        }

        // An OCI layout: the index names manifests, which are blobs themselves.
        if (files.ReadBytes(Path.Combine(root, "index.json"), MaxManifestBytes) is { } index && JsonTree.Read(index) is { } tree)
        {
            foreach (var manifest in tree.All("manifests").Take(MaxManifests))
            {
                if (Blob(blobs, manifest["digest"].Text) is { } path)
                {
                    Add(path, manifest["annotations"]["org.opencontainers.image.ref.name"].Text, blobs, models);
                }
            }
        }

        return models;
    }

    private void Add(string manifest, string? name, string blobs, Dictionary<string, StoredModel> models)
    {
        if (files.ReadBytes(manifest, MaxManifestBytes) is not { } bytes || JsonTree.Read(bytes) is not { IsMap: true } root)
        {
            return;
        }

        var path = files.Display(manifest);
        var texts = new List<string>();
        var weights = new List<string>();
        foreach (var layer in root.All("layers"))
        {
            var type = layer["mediaType"].Text ?? "";
            if (Blob(blobs, layer["digest"].Text) is not { } blob)
            {
                continue;
            }

            if (type.IndexOf("license", StringComparison.Ordinal) >= 0)
            {
                texts.Add(blob);
            }
            else if (WeightWords.Any(w => type.IndexOf(w, StringComparison.Ordinal) >= 0))
            {
                weights.Add(blob);
            }
        }

        const string Annotation = "org.opencontainers.image.licenses";
        var licenses = new List<DocumentValue>();
        if (root["annotations"][Annotation].ValueAt(path, Annotation) is { } annotated)
        {
            licenses.Add(annotated);
        }

        if (
            Blob(blobs, root["config"]["digest"].Text) is { } config
            && files.ReadBytes(config, MaxManifestBytes) is { } json
            && JsonTree.Read(json) is { } described
        )
        {
            licenses.AddRange(
                described["descriptor"]
                    .All("licenses")
                    .Select(l => l.ValueAt(files.Display(config), "descriptor.licenses"))
                    .OfType<DocumentValue>()
            );
            name ??= described["descriptor"]["name"].Text;
        }

        var model = new StoredModel(manifest, name ?? root["annotations"]["org.opencontainers.image.title"].Text) { LicenseBlobs = texts, Licenses = licenses };
        foreach (var blob in weights)
        {
            // Two tags may share their weights; the first one in order of names speaks for them.
            if (!models.ContainsKey(blob))
            {
                models.Add(blob, model);
            }
        }
    }

    private void Collect(string folder, int depth, List<string> found)
    {
        foreach (var name in files.FileNames(folder))
        {
            if (found.Count < MaxManifests)
            {
                found.Add(Path.Combine(folder, name));
            }
        }

        if (depth == 6)
        {
            return;
        }

        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var below in FolderListing.Of(folder, files.CannotLookAt, static _ => false).Folders)
        {
            Collect(Path.Combine(folder, below), depth + 1, found);
        }
    }

    private static string LocalName(string path, string manifests) =>
        path.Substring(manifests.Length + 1).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary><c>registry.ollama.ai/library/llama3.2/1b</c> is what people call <c>llama3.2:1b</c>.</summary>
    private static string? NameOf(string path)
    {
        var name = path.StartsWith(OllamaDefault, StringComparison.Ordinal) ? path.Substring(OllamaDefault.Length)
            : path.StartsWith(OllamaHost, StringComparison.Ordinal) ? path.Substring(OllamaHost.Length)
            : path;
        var tag = name.LastIndexOf('/');
        return tag <= 0 || name.StartsWith("sha256/", StringComparison.Ordinal) ? null : name.Substring(0, tag) + ":" + name.Substring(tag + 1);
    }

    /// <summary>The blob of a digest; null where it is none or would leave the folder.</summary>
    private static string? Blob(string blobs, string? digest)
    {
        if (digest is null || digest.Length != 71 || !digest.StartsWith("sha256:", StringComparison.Ordinal) || !digest.Skip(7).All(IsHex))
        {
            return null;
        }

        var hash = digest.Substring(7);
        var plain = Path.Combine(blobs, "sha256-" + hash);
        return File.Exists(plain) ? plain : Path.Combine(blobs, "sha256", hash);
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f');
}
