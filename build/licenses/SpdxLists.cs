using System.Text;
using System.Text.Json;
using ModelOpenness.Licenses;

namespace ModelOpenness.LicenseFacts;

/// <summary>Writes licenses.spdx.ini and licenses.exceptions.ini from the unpacked npm packages spdx-license-list and spdx-exceptions.</summary>
internal sealed class SpdxLists(FactFiles repository)
{
    /// <summary>Names and approvals are the list's; what the list does not say (free, deprecated) stays as it is.</summary>
    public void Write(string list, string exceptions)
    {
        var groups = new SortedDictionary<string, List<(string Id, string Name)>>(StringComparer.Ordinal);
        using var licenses = JsonDocument.Parse(File.ReadAllText(Path.Combine(list, "spdx.json")));
        foreach (var row in licenses.RootElement.EnumerateObject())
        {
            var known = LicenseCatalog.Default.Find(row.Name);
            string[] flags =
            [
                .. row.Value.GetProperty("osiApproved").GetBoolean() ? ["osi"] : Array.Empty<string>(),
                .. known is { IsFsfLibre: true } ? ["fsf"] : Array.Empty<string>(),
                .. known is { IsDeprecated: true } ? ["deprecated"] : Array.Empty<string>(),
            ];
            var key = flags.Length == 0 ? "none" : string.Join(' ', flags);
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = [];
            }

            group.Add((row.Name, row.Value.GetProperty("name").GetString()!));
        }

        var text = new StringBuilder(
            """
            # Every license of the SPDX list, under the flags that it has: id: name.
            # osi: approved by the Open Source Initiative; fsf: listed as free by the Free Software Foundation.

            """
        ).Append(
            $"# Written by \"build/licenses -- spdx\" from npm spdx-license-list {Version(list)}; fsf and deprecated are the Model Openness Tool's.\n"
        );
        foreach (var (flags, rows) in groups)
        {
            text.Append($"\n[{flags}]\n").AppendJoin("", rows.OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase).Select(r => $"{r.Id}: {r.Name}\n"));
        }

        File.WriteAllText(Path.Combine(repository.Knowledge, "licenses.spdx.ini"), text.ToString());
        using var ids = JsonDocument.Parse(File.ReadAllText(Path.Combine(exceptions, "index.json")));
        File.WriteAllText(Path.Combine(repository.Knowledge, "licenses.exceptions.ini"), $"""
            # What may follow WITH in an SPDX expression. An exception only ever permits more.
            # Written by "build/licenses -- spdx" from npm spdx-exceptions {Version(exceptions)}.

            [exceptions]
            {string.Concat(ids.RootElement.EnumerateArray().Select(e => e.GetString()!).Order(StringComparer.OrdinalIgnoreCase).Select(e => $"id: {e}\n"))}
            """);
    }

    private static string Version(string package)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(package, "package.json")));
        return json.RootElement.GetProperty("version").GetString()!;
    }
}
