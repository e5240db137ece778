namespace ModelOpenness.Tasks;

/// <summary>Writes files so that a killed build leaves the old or the new content, never half of it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes the bytes, unless the file holds them already: a rewritten inventory would run the compiler again.</summary>
    /// <returns>True where it was written.</returns>
    public static bool WriteIfChanged(string path, byte[] bytes)
    {
        if (File.Exists(path) && new FileInfo(path).Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, bytes);
        if (File.Exists(path))
        {
            File.Replace(temporary, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(temporary, path);
        }

        return true;
    }
}
