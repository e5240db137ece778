using System.Text.Json;
using ModelOpenness.Licenses;

namespace ModelOpenness.Core.Tests.Licenses;

public class HuggingFaceIdTests
{
    // Ids that name a family, or nothing.
    private static readonly string[] Indefinite = ["openrail", "bsd", "cc", "gfdl", "gpl", "lgpl", "unknown", "other"];

    [CorpusFact]
    public void Every_Hugging_Face_id_resolves_to_its_text_or_to_nothing_definite()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Corpus!, "licenses", "hf_license_ids.json")));
        var count = 0;
        foreach (var row in document.RootElement.GetProperty("licenses").EnumerateArray())
        {
            count++;
            var id = row.GetProperty("id").GetString()!;
            var texts = row.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!).ToList();
            foreach (var written in new[] { id, row.GetProperty("name").GetString()! })
            {
                var statement = LicenseCatalog.Default.Resolve(written);
                if (Indefinite.Contains(id))
                {
                    statement.Id.ShouldBeNull(written);
                }
                else
                {
                    statement.Id.ShouldNotBeNull(written);
                    (texts.Count == 0 || texts.Contains(statement.Id, StringComparer.OrdinalIgnoreCase)).ShouldBeTrue($"{written} came to {statement.Id}");
                }
            }
        }

        count.ShouldBe(83);
    }

    [CorpusFact]
    public void The_catalogue_has_every_labeled_license_with_its_terms()
    {
        foreach (var line in File.ReadLines(Path.Combine(Repository.Corpus!, "licenses", "labels.jsonl")))
        {
            using var label = JsonDocument.Parse(line);
            var id = label.RootElement.GetProperty("id").GetString()!;
            if (!label.RootElement.TryGetProperty("spdx", out _))
            {
                // A copy from somewhere: of a license that has its own row, or with a row that its terms were read for.
                continue;
            }

            var license = LicenseCatalog.Default.Find(id).ShouldNotBeNull(id);
            license.Sha256.ShouldBe(label.RootElement.GetProperty("sha256").GetString());
            license.Terms.Select(term => term.Kind).Distinct().Order(StringComparer.Ordinal)
                .ShouldBe(label.RootElement.GetProperty("term_types").EnumerateArray().Select(kind => kind.GetString()), id);
        }
    }
}
