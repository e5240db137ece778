using ModelOpenness.Standards;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Standards;

public class ComponentFileRulesTests
{
    [Theory]
    [InlineData("model.safetensors", "model-parameters-final")]
    [InlineData("onnx/model_q4.onnx", "model-parameters-final")]
    [InlineData("checkpoint-1000/model.safetensors", "model-parameters-intermediate")]
    [InlineData("MODEL_CARD.md", "model-card")]
    [InlineData("Data Card.md", "data-card")]
    [InlineData("docs/DATASHEET.pdf", "data-card")]
    [InlineData("Technical_Report.pdf", "technical-report")]
    [InlineData("paper.pdf", "research-paper")]
    [InlineData("train.py", "training-code")]
    [InlineData("src/training/loop.py", "training-code")]
    [InlineData("Trainer.cs", "training-code")]
    [InlineData("preprocess_corpus.py", "data-preprocessing-code")]
    [InlineData("inference.py", "inference-code")]
    [InlineData("modeling_tiny.py", "model-architecture")]
    [InlineData("eval.py", "evaluation-code")]
    [InlineData("eval_results.json", "evaluation-results")]
    [InlineData("eval.jsonl", "evaluation-data")]
    [InlineData("data/train-00000.parquet", "datasets")]
    [InlineData("config.json", "model-metadata")]
    [InlineData("requirements.txt", "supporting-libraries-and-tools")]
    public void A_name_tells_the_component(string path, string component) =>
        ComponentFileRules.ComponentOf(path).ShouldNotBeNull().Id.ShouldBe(component);

    [Theory]
    [InlineData("Program.cs")]
    [InlineData("constraints.py")]
    [InlineData("index.html")]
    [InlineData("appsettings.json")]
    [InlineData("icon.png")]
    [InlineData("")]
    public void A_name_that_tells_nothing_is_no_component(string path) => ComponentFileRules.ComponentOf(path).ShouldBeNull();

    [Theory]
    [InlineData("LICENSE", LicenseFileScope.Distribution)]
    [InlineData("license.txt", LicenseFileScope.Distribution)]
    [InlineData("COPYING", LicenseFileScope.Distribution)]
    [InlineData("LICENSE-CODE", LicenseFileScope.Code)]
    [InlineData("MODEL_LICENSE", LicenseFileScope.Parameters)]
    [InlineData("LICENSE_weights", LicenseFileScope.Parameters)]
    [InlineData("LICENSE-DATA.md", LicenseFileScope.Datasets)]
    [InlineData("LICENSE_MODEL_WEIGHTS.txt", LicenseFileScope.Parameters)]
    [InlineData("tern-model-license.md", LicenseFileScope.Parameters)]
    [InlineData("License for the weights.txt", LicenseFileScope.Parameters)]
    [InlineData("WEIGHT_DIFF_LICENSE", LicenseFileScope.Parameters)]
    [InlineData("LICENSE.model", LicenseFileScope.Parameters)]
    [InlineData("LICENSE-MODEL-AND-DATA", LicenseFileScope.Distribution)]
    [InlineData("CODE_TERN_LICENSE.txt", LicenseFileScope.Distribution)]
    [InlineData("LICENSE-DATAWORKS", LicenseFileScope.Distribution)]
    [InlineData("MIT-LICENSE.txt", LicenseFileScope.Distribution)]
    [InlineData("THIRD_PARTY_LICENSES.txt", null)]
    [InlineData("license_check.py", null)]
    [InlineData("model-licenses.json", null)]
    [InlineData("README.md", null)]
    internal void A_license_file_says_by_its_name_what_it_covers(string name, LicenseFileScope? scope) =>
        ComponentFileRules.ScopeOf(name).ShouldBe(scope);
}
