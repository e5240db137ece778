using ModelOpenness.Licenses;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Licenses;

public class LicenseSpellingTests
{
    [Theory]
    [InlineData("MIT", "MIT")]
    [InlineData("mit", "MIT")]
    [InlineData(" MIT License ", "MIT")]
    [InlineData("The MIT License", "MIT")]
    [InlineData("The MIT License (MIT)", "MIT")]
    [InlineData("MIT licence", "MIT")]
    [InlineData("License: MIT", "MIT")]
    [InlineData("SPDX-License-Identifier: MIT", "MIT")]
    [InlineData("Licensed under the MIT license", "MIT")]
    [InlineData("MIT No Attribution", "MIT-0")]
    [InlineData("Apache", "Apache-2.0")]
    [InlineData("Apache 2", "Apache-2.0")]
    [InlineData("Apache 2.0", "Apache-2.0")]
    [InlineData("apache2.0", "Apache-2.0")]
    [InlineData("Apache-2", "Apache-2.0")]
    [InlineData("APACHE-2.0", "Apache-2.0")]
    [InlineData("apache_2.0", "Apache-2.0")]
    [InlineData("Apache License 2.0", "Apache-2.0")]
    [InlineData("Apache License, Version 2.0", "Apache-2.0")]
    [InlineData("Apache License v2.0", "Apache-2.0")]
    [InlineData("Apache Software License 2.0", "Apache-2.0")]
    [InlineData("Apache License 2.0 (Apache-2.0)", "Apache-2.0")]
    [InlineData("Apache License. Version 2.0 http://www.apache.org/licenses/LICENSE-2.0.", "Apache-2.0")]
    [InlineData("Apache-1.1", "Apache-1.1")]
    [InlineData("AGPL-3.0", "AGPL-3.0-only")]
    [InlineData("AGPL-3.0 License (https://ultralytics.com/license)", "AGPL-3.0-only")]
    [InlineData("AGPLv3", "AGPL-3.0-only")]
    [InlineData("GNU Affero General Public License v3.0 or later", "AGPL-3.0-or-later")]
    [InlineData("GPLv2", "GPL-2.0-only")]
    [InlineData("GPLv3+", "GPL-3.0-or-later")]
    [InlineData("GPL-3.0+", "GPL-3.0-or-later")]
    [InlineData("GPL 3", "GPL-3.0-only")]
    [InlineData("GNU GPL v2 or later", "GPL-2.0-or-later")]
    [InlineData("GNU General Public License, version 2", "GPL-2.0-only")]
    [InlineData("LGPL 2.1", "LGPL-2.1-only")]
    [InlineData("GNU Lesser General Public License v3.0", "LGPL-3.0-only")]
    [InlineData("MPL 2.0", "MPL-2.0")]
    [InlineData("Mozilla Public License 2.0", "MPL-2.0")]
    [InlineData("Eclipse Public License 2.0", "EPL-2.0")]
    [InlineData("EUPL 1.2", "EUPL-1.2")]
    [InlineData("BSD-3-Clause", "BSD-3-Clause")]
    [InlineData("BSD 3-Clause License", "BSD-3-Clause")]
    [InlineData("BSD (3-clause)", "BSD-3-Clause")]
    [InlineData("New BSD License", "BSD-3-Clause")]
    [InlineData("Simplified BSD", "BSD-2-Clause")]
    [InlineData("Boost Software License 1.0", "BSL-1.0")]
    [InlineData("bsl-1.0", "BSL-1.0")]
    [InlineData("BSL 1.1", "BUSL-1.1")]
    [InlineData("Business Source License 1.1", "BUSL-1.1")]
    [InlineData("CC0", "CC0-1.0")]
    [InlineData("CC0 1.0 Universal", "CC0-1.0")]
    [InlineData("CC BY 4.0", "CC-BY-4.0")]
    [InlineData("CC-BY-4.0 International", "CC-BY-4.0")]
    [InlineData("cc-by-nc-4.0", "CC-BY-NC-4.0")]
    [InlineData("CC BY-NC-SA 4.0", "CC-BY-NC-SA-4.0")]
    [InlineData("Creative Commons Attribution-NonCommercial 4.0 International", "CC-BY-NC-4.0")]
    [InlineData("Creative Commons Attribution Non Commercial No Derivatives 4.0", "CC-BY-NC-ND-4.0")]
    [InlineData("Creative Commons Attribution-ShareAlike 3.0 Unported License", "CC-BY-SA-3.0")]
    [InlineData("The Unlicense", "Unlicense")]
    [InlineData("llama3.2", "llama3.2")]
    [InlineData("Llama 3.2", "llama3.2")]
    [InlineData("Llama 3.2 Community License", "llama3.2")]
    [InlineData("LLAMA 3.2 COMMUNITY LICENSE AGREEMENT", "llama3.2")]
    [InlineData("Meta Llama 3 Community License", "llama3")]
    [InlineData("Llama 3.3 Community License Agreement", "llama3.3")]
    [InlineData("LicenseRef-scancode-llama-3.2-license-2024", "llama3.2")]
    [InlineData("LicenseRef-llama3.2", "llama3.2")]
    [InlineData("gemma", "gemma-2024-04-01")]
    [InlineData("Gemma Terms of Use", "gemma-2024-04-01")]
    [InlineData("CreativeML OpenRAIL-M", "creativeml-openrail-m")]
    [InlineData("creativeml-openrail-m", "creativeml-openrail-m")]
    [InlineData("openrail++", "creativeml-openrail++-m-2023")]
    [InlineData("BigScience OpenRAIL-M", "bigscience-openrail-m")]
    [InlineData("FLUX.1 [dev] Non-Commercial License", "flux-1-dev-nc")]
    [InlineData("Databricks Open Model License", "dbrx")]
    [InlineData("NVIDIA Open Model License", "nvidia-open-model-2025")]
    [InlineData("NVIDIA Open Model Agreement", "nvidia-open-model-agreement")]
    [InlineData("3-Clause BSD License", "BSD-3-Clause")]
    [InlineData("Creative Commons Attribution 4.0 International (CC BY 4.0)", "CC-BY-4.0")]
    [InlineData("Creative Commons Attribution 4.0 International Public License", "CC-BY-4.0")]
    [InlineData("Mistral AI Research License", "mrl-0.1")]
    [InlineData("Stability AI Community License", "stability-community-2024")]
    [InlineData("['apache-2.0']", "Apache-2.0")]
    public void A_license_is_known_by_what_people_write(string written, string id)
    {
        var statement = LicenseCatalog.Default.Resolve(written);
        statement.Id.ShouldBe(id);
        statement.IsRecognized.ShouldBeTrue();
        statement.Licenses.ShouldHaveSingleItem().Id.ShouldBe(id);
        statement.AsWritten.ShouldBe(written);
    }

    [Theory]
    [InlineData("https://opensource.org/licenses/MIT", "MIT")]
    [InlineData("https://opensource.org/license/mit/", "MIT")]
    [InlineData("http://opensource.org/licenses/mit-license.php", "MIT")]
    [InlineData("https://spdx.org/licenses/BSD-3-Clause.html", "BSD-3-Clause")]
    [InlineData("https://licenses.nuget.org/Apache-2.0", "Apache-2.0")]
    [InlineData("https://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0")]
    [InlineData("http://www.gnu.org/licenses/gpl-3.0.en.html", "GPL-3.0-only")]
    [InlineData("https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html", "LGPL-2.1-only")]
    [InlineData("https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode", "CC-BY-NC-SA-4.0")]
    [InlineData("https://creativecommons.org/licenses/by/4.0/deed.en", "CC-BY-4.0")]
    [InlineData("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0")]
    [InlineData("https://www.llama.com/llama3_2/license", "llama3.2")]
    [InlineData("https://ai.google.dev/gemma/terms", "gemma-2024-04-01")]
    [InlineData("https://choosealicense.com/licenses/agpl-3.0/", "AGPL-3.0-only")]
    [InlineData("GPL-3.0-or-later (https://www.gnu.org/licenses/gpl-3.0.html)", "GPL-3.0-or-later")]
    [InlineData("creativecommons.org/licenses/by-nc/4.0", "CC-BY-NC-4.0")]
    [InlineData("https://huggingface.co/meta-llama/Llama-3.2-1B/blob/main/LICENSE.txt", "llama3.2")]
    [InlineData("Apache-2.0 <https://www.apache.org/licenses/LICENSE-2.0>", "Apache-2.0")]
    public void An_address_is_read_without_being_fetched(string written, string id) =>
        LicenseCatalog.Default.Resolve(written).Id.ShouldBe(id);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("other")]
    [InlineData("unknown")]
    [InlineData("proprietary")]
    [InlineData("Apache 2.1")]
    [InlineData("Apache-3.0")]
    [InlineData("MITX")]
    [InlineData("MIT-like")]
    [InlineData("Modified MIT")]
    [InlineData("MIT (modified)")]
    [InlineData("MIT License with additional terms")]
    [InlineData("Llama 3.4 Community License")]
    [InlineData("Llama Community License")]
    [InlineData("BSL")]
    [InlineData("GPL-4.0")]
    [InlineData("CC-BY-NC-5.0")]
    [InlineData("Free for personal or research use")]
    [InlineData("see LICENSE")]
    [InlineData("https://example.com/license")]
    [InlineData("MIT (https://opensource.org/licenses/Apache-2.0)")]
    [InlineData("+")]
    [InlineData("()")]
    [InlineData("OR")]
    [InlineData("MIT AND")]
    [InlineData("MIT OR OR Apache-2.0")]
    [InlineData("LicenseRef-MIT")]
    [InlineData("(MIT OR Apache-2.0")]
    [InlineData("MIT WITH no-such-exception")]
    public void What_only_comes_near_a_license_is_not_recognized(string written)
    {
        var statement = LicenseCatalog.Default.Resolve(written);
        statement.Id.ShouldBeNull();
        statement.IsRecognized.ShouldBeFalse();
    }

    [Theory]
    [InlineData("gpl", "gpl", "share-alike")]
    [InlineData("GNU General Public License", "gpl", "share-alike")]
    [InlineData("lgpl", "lgpl", "share-alike")]
    [InlineData("cc-by-nc", "cc-by-nc", "non-commercial")]
    [InlineData("CC BY-NC", "cc-by-nc", "non-commercial")]
    [InlineData("openrail", "openrail", "field-of-use")]
    [InlineData("cc", "cc", null)]
    [InlineData("bsd", "bsd", null)]
    public void A_family_without_version_is_nothing_definite_but_has_the_terms_of_all(string written, string family, string? kind)
    {
        var statement = LicenseCatalog.Default.Resolve(written);
        statement.Id.ShouldBeNull();
        statement.Family.ShouldBe(family);
        statement.Terms.Select(term => term.Kind).ShouldBe(kind is null ? [] : [kind]);
    }

    [Theory]
    [InlineData("other", "flux-1-dev-non-commercial-license", null, "flux-1-dev-nc")]
    [InlineData("other", "qwen-research", "https://example.com", "qwen-research-2024")]
    [InlineData("other", "my-license", "https://ai.google.dev/gemma/terms", "gemma-2024-04-01")]
    [InlineData("mit", "qwen-research", null, "MIT")]
    [InlineData("other", null, null, null)]
    public void Other_points_to_the_name_and_then_to_the_address(string license, string? name, string? link, string? id)
    {
        var statement = LicenseCatalog.Default.Resolve(license, name, link);
        statement.Id.ShouldBe(id);
        statement.AsWritten.ShouldBe(license);
    }

    [Fact]
    public void Every_id_and_every_unambiguous_name_resolves_to_its_license()
    {
        foreach (var license in LicenseCatalog.Default.Licenses.Where(license => license.Successor is null))
        {
            LicenseCatalog.Default.Resolve(license.Id).Id.ShouldBe(license.Id);
            LicenseCatalog.Default.Resolve(license.Id.ToUpperInvariant()).Id.ShouldBe(license.Id);
            LicenseCatalog.Default.Resolve(license.SpdxId).Id.ShouldBe(license.Id);
        }
    }

    [Fact]
    public void A_name_never_resolves_to_a_license_of_another_name()
    {
        foreach (var license in LicenseCatalog.Default.Licenses)
        {
            var statement = LicenseCatalog.Default.Resolve(license.Name);
            if (statement.IsRecognized && statement.Licenses.Count == 1)
            {
                var found = statement.Licenses[0];
                (LicenseName.Fold(found.Name) == LicenseName.Fold(license.Name)
                    || LicenseName.Fold(found.Id) == LicenseName.Fold(license.Name)
                    || found.Names.Any(name => LicenseName.Fold(name) == LicenseName.Fold(license.Name))
                    || license.Successor is not null).ShouldBeTrue($"{license.Id}: '{license.Name}' came to {found.Id}");
            }
        }
    }
}
