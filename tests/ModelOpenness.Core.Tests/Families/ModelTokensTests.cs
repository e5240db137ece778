using ModelOpenness.Families;

namespace ModelOpenness.Core.Tests.Families;

public class ModelTokensTests
{
    [Theory]
    [InlineData("Llama-3.2-1B_Instruct", "llama 3.2 1b instruct")]
    [InlineData("llama3_2-1b.instruct", "llama 3.2 1b instruct")]
    [InlineData("qwen2.5vl", "qwen 2.5 vl")]
    [InlineData("Mixtral-8x7B-v0.1", "mixtral 8x7b 0.1")]
    [InlineData("yolov8n", "yolo 8n")]
    [InlineData("ggml-silero-v*", "ggml silero *")]
    [InlineData("flux1-dev*", "flux 1 dev *")]
    [InlineData("PP-OCRv4", "pp ocr 4")]
    [InlineData("sam_vit_h_4b8939", "sam vit h 0")]
    [InlineData("qwen2_5_0_5b", "qwen 2.5 0.5b")]
    [InlineData("llama_3.2_1b", "llama 3.2 1b")]
    [InlineData("llama-v3p1", "llama 3.1")]
    [InlineData("bge-base", "bge base")]
    public void Spellings_of_one_name_have_the_same_words(string name, string words) =>
        string.Join(' ', ModelTokens.Split(name)).ShouldBe(words);
}
