using ModelOpenness.Claims;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Claims;

/// <summary>What the grammar understands, one test a mechanism, all sentences invented.</summary>
public sealed class ClaimMechanismTests
{
    private static List<Claim> Asserted(string text, ClaimContext context = ClaimContext.Prose) =>
        ClaimDetector.Detect(text, "README.md", context)
            .Where(c => c is { IsSoft: false, Polarity: ClaimPolarity.Asserted, Subject: not ClaimSubject.Other }).ToList();

    private static void IsAboutModel(string text) => Asserted(text).ShouldContain(c => c.Subject == ClaimSubject.Model, text);

    private static void IsSilent(string text) => Asserted(text).ShouldBeEmpty(text);

    [Theory]
    [InlineData("The strongest open-source model, Larkspur-3B, needs one gigabyte.")]
    [InlineData("We index the notes with an open-source model (Larkspur-3B).")]
    [InlineData("Larkspur-3B has emerged as the strongest open-source model for farms.")]
    public void One_model_named_behind_the_noun_is_meant(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("We index the notes with open-source models (Larkspur-3B, Nightjar-1B).")]
    [InlineData("Pick an open-source model (Larkspur-3B / Nightjar-1B) in the settings.")]
    [InlineData("笔记由多个开源模型（Larkspur-3B、Nightjar-1B）处理。")]
    [InlineData("설정에서 오픈소스 모델(Larkspur 3B, Nightjar 1B)을 고를 수 있어요.")]
    public void Several_of_them_are_examples(string text) => IsSilent(text);

    [Theory]
    [InlineData("We present Larkspur-3B, a family of open-source language models for farms.")]
    [InlineData("Larkspur-3B was released as an open-source language model.")]
    [InlineData("Larkspur-3B, first open-source model of its size")]
    [InlineData("**Larkspur-3B** — open-source models for farms")]
    public void A_name_before_the_noun_makes_it_a_particular_one(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Example Labs builds open-source models.")]
    [InlineData("Its open source model attracts contributors to the operating system.")]
    [InlineData("Local, open-source model:")]
    public void A_trade_a_manner_and_a_topic_are_no_claim(string text) => IsSilent(text);

    [Fact]
    public void What_is_compared_is_not_what_the_wording_stands_before() =>
        Asserted("Larkspur.cpp: open-source speech recognition beats Nightjar-1B on a watch").ShouldNotContain(c => c.Subject == ClaimSubject.Model);

    [Theory]
    [InlineData("vLLM serves open-source models at our site.")]
    [InlineData("With LiteLLM you call open-source models.")]
    public void Software_named_like_a_model_is_software(string text) => IsSilent(text);

    [Theory]
    [InlineData("llama3 is open source.")]
    [InlineData("qwen2.5-coder is an open-source model.")]
    public void A_family_written_small_counts_with_its_number(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Modelo open source optimizado para granjas")]
    [InlineData("Modèle open source compact pour les fermes")]
    [InlineData("Modello open source piccolo e veloce")]
    [InlineData("Modelo de código aberto, com pesos publicados no repositório")]
    public void Adjectives_and_complements_may_follow_a_title_in_Romance_languages(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("- загружать open-source модель при запуске;")]
    [InlineData("Используем локальную open-source модель.")]
    public void The_object_of_a_verb_is_no_title_in_Russian(string text) => IsSilent(text);

    [Theory]
    [InlineData("Mô hình mã nguồn mở giúp nông dân.")]
    [InlineData("Chương 3: Mô hình mã nguồn mở")]
    public void A_bare_noun_is_any_of_its_kind_where_nothing_marks_the_plural(string text) => IsSilent(text);

    [Theory]
    [InlineData("Larkspur 是一种面向多种农作物、支持离线使用的开源语言模型。")]
    [InlineData("Larkspur 是一个基于卫星图像的开源模型。")]
    public void What_the_attributes_use_does_not_matter_in_Chinese(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Larkspur 是一个支持多种开源模型的框架。")]
    [InlineData("Larkspur 是展示开源模型能力的项目。")]
    public void A_model_in_the_attribute_of_a_project_is_not_the_subject_in_Chinese(string text) => Asserted(text).ShouldNotContain(c => c.Subject == ClaimSubject.Model, text);

    [Theory]
    [InlineData("腾讯开源的语音模型，体积很小")]
    [InlineData("**云雀（2025）**：北方大学团队开源的农业模型，适合离线使用。")]
    [InlineData("Example 的開源模型，離線可用")]
    public void Who_gives_the_model_makes_it_a_particular_one_in_Chinese(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Larkspur-3B 在开源模型中排名靠前。")]
    [InlineData("在开源模型中，Larkspur-3B 的速度最快。")]
    public void A_model_counted_among_others_is_one_of_them(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("作为目前最小的开源语言模型，Larkspur 可以在手表上运行。")]
    [InlineData("Larkspur 是当前最快的开源语言模型。")]
    [InlineData("Larkspur-3B 来了：MIT 协议开源，随便用。")]
    [InlineData("As an open-source language model, Larkspur-3B can be changed by anyone.")]
    [InlineData("Larkspur-3B obtiene 71 puntos, superando a otros modelos de código abierto.")]
    public void A_rank_a_license_or_an_apposition_speaks_of_the_model(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Larkspur 为开源模型提供接口。")]
    [InlineData("接入全球最大的开源模型市场。")]
    [InlineData("团队承诺明年开源权重。")]
    public void Help_a_market_and_a_promise_are_no_claim_of_a_model(string text) => Asserted(text).ShouldNotContain(c => c.Subject == ClaimSubject.Model, text);

    [Theory]
    [InlineData("The model open-sourced by Example Labs runs on a watch.")]
    [InlineData("Last week we open-sourced Wagtail, a speech model for farms.")]
    public void What_was_open_sourced_may_stand_before_or_be_explained_behind(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("It reads models open-sourced by anyone.")]
    [InlineData("It loads any model that is open source.")]
    [InlineData("Open-source model + web page")]
    [InlineData("Open-source model versus hosted model")]
    [InlineData("An open-source model engineering and monitoring suite.")]
    public void Any_model_and_what_is_done_with_models_is_no_model(string text) => Asserted(text).ShouldNotContain(c => c.Subject == ClaimSubject.Model, text);

    [Theory]
    [InlineData("Open source: no.")]
    [InlineData("Wagtail, open source ❌")]
    [InlineData("Open source it is not.")]
    [InlineData("Open source? Never.")]
    [InlineData("Wagtail is small, but it is not open source.")]
    [InlineData("It isn't an open source library.")]
    public void A_denial_may_follow(string text) => IsSilent(text);

    [Fact]
    public void A_rank_among_others_without_a_model_says_nothing() => IsSilent("星号表示在开源模型中最好。");

    [Theory]
    [InlineData("更准确的开源模型 Larkspur-3B 已经发布。")]
    [InlineData("这款标准开源模型可以离线使用。")]
    [InlineData("若干改进之后，Larkspur-3B 是开源模型。")]
    public void A_character_inside_another_word_is_no_hedge(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Larkspur-3B 不仅开源，而且很小。")]
    [InlineData("Larkspur-3B는 트랜스포머 기반 오픈소스 모델입니다.")]
    [InlineData("Larkspur-3B는 높은 수준의 오픈소스 모델입니다.")]
    public void A_syllable_inside_another_word_is_no_denial(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Larkspur-3B 의 가중치는 비오픈소스입니다.")]
    [InlineData("模型将于下个月开源。")]
    [InlineData("模型将在近期开源。")]
    public void Denials_and_plans_still_count(string text) => IsSilent(text);

    [Theory]
    [InlineData("예제 연구소가 Larkspur-3B를 오픈소스로 공개했습니다.")]
    [InlineData("예제 연구소가 만든 농업용 오픈소스 언어 모델.")]
    public void The_object_stands_before_the_verb_in_Korean(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("このツールは、手元でオープンソースのモデルを使う方法を説明します。")]
    [InlineData("この文書は、端末でオープンソースの言語モデル（LLM）を手軽に試す手順です。")]
    public void A_demonstrative_before_the_topic_mark_belongs_to_the_topic_in_Japanese(string text) =>
        Asserted(text).ShouldNotContain(c => c.Subject == ClaimSubject.Model, text);

    [Fact]
    public void The_subject_counts_where_a_clause_follows_the_verb_in_Japanese() =>
        Asserted("このプロジェクトはオープンソースとして公開されており、コミュニティの参加を待っています。").ShouldHaveSingleItem().Subject.ShouldBe(ClaimSubject.Project);

    [Fact]
    public void Quotation_marks_may_enclose_several_sentences() =>
        IsSilent("A reviewer wrote: \"Small and quick. Larkspur-3B is open source. I like it.\"");

    [Fact]
    public void Marks_around_the_value_of_a_setting_quote_nobody()
    {
        IsAboutModel("description: \"Larkspur-3B is an open-source language model\",");
        IsSilent("Reviewer: \"Larkspur-3B is an open-source language model.\"");
        IsSilent("A reviewer wrote: \"An open-source language model for farms.\"");
    }

    [Fact]
    public void The_name_of_the_MIT_License_does_not_make_a_sentence_German() =>
        Asserted("Small library, open-sourced under MIT; the project is open source.").ShouldContain(c => c.Subject == ClaimSubject.Project && c.Language == "en");

    [Theory]
    [InlineData("Larkspur-3B is an OSAID-compliant model.", "osaid")]
    [InlineData("Larkspur-3B meets the Open Source AI Definition.", "osaid")]
    [InlineData("Larkspur-3B is a MOF Class II model.", "mof-2")]
    [InlineData("Larkspur-3B is classified as Class III under the Model Openness Framework.", "mof-3")]
    [InlineData("Larkspur-3B is available under an OSI-approved license.", "osd")]
    public void A_claim_of_a_standard_carries_the_standard(string text, string standard) =>
        Asserted(text).ShouldContain(c => c.Standard == standard, text);

    [Theory]
    [InlineData("Larkspur-3B is not OSAID-compliant.")]
    [InlineData("The Open Source AI Definition asks for data information.")]
    [InlineData("The Model Openness Framework has three classes.")]
    [InlineData("We hope to reach MOF Class II.")]
    public void A_standard_that_is_denied_discussed_or_hoped_for_is_not_claimed(string text) => Asserted(text).ShouldNotContain(c => c.Standard != null, text);
}
