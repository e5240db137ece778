using ModelOpenness.Claims;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Claims;

/// <summary>What stands around a wording: each mechanism with sentences that claim something of a model and twins that do not, all invented.</summary>
public sealed class ClaimPhraseTests
{
    private static bool SpeaksOfModel(string text) =>
        ClaimDetector.Detect(text, "README.md").Any(static c => c is { IsSoft: false, Polarity: ClaimPolarity.Asserted, Subject: ClaimSubject.Model });

    private static void IsAboutModel(string text) => SpeaksOfModel(text).ShouldBeTrue(text);

    private static void IsNotAboutModel(string text) => SpeaksOfModel(text).ShouldBeFalse(text);

    [Theory]
    [InlineData("Larkspur-3B, open-sourced in June, reads field notes.")]
    [InlineData("Nightjar is a small speech model, open-sourced by Example Labs.")]
    [InlineData("Larkspur-3B, open sourced last spring, is now in its second version.")]
    public void A_participle_behind_a_comma_is_said_of_what_stands_before_it(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Nightjar is a model server, open-sourced by Example Labs.")]
    [InlineData("The data of Larkspur-3B, open-sourced in June, covers ten crops.")]
    [InlineData("Compared with Larkspur-3B, open-sourced tools are slow.")]
    public void A_participle_behind_a_comma_is_said_of_what_stands_before_it_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("Nightjar is a chat LLM trained and open-sourced by Example Labs.")]
    [InlineData("Larkspur is a MoE language model built and open-sourced by farmers.")]
    [InlineData("Nightjar is a speech model trained and open-sourced by Example Labs.")]
    public void A_model_may_be_trained_and_open_sourced_in_one_phrase(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Use a chat LLM trained and open-sourced by others.")]
    [InlineData("Nightjar is a model explorer built and open-sourced by Example Labs.")]
    [InlineData("Chat models trained and open-sourced by others are welcome.")]
    public void A_model_may_be_trained_and_open_sourced_in_one_phrase_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("Nightjar is a speech model that we have open-sourced.")]
    [InlineData("Larkspur-3B, which we open-sourced in May, needs one gigabyte.")]
    [InlineData("It builds on a language model that we made open source.")]
    public void A_relative_clause_is_about_the_noun_before_it(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Larkspur-3B reads the notes that we open-sourced.")]
    [InlineData("Larkspur-3B is a model that we will open source.")]
    [InlineData("Larkspur-3B is a model that we have not made open source.")]
    public void A_relative_clause_is_about_the_noun_before_it_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("Larkspur-3B: the most capable open-source model for farms")]
    [InlineData("# Most accurate open-source speech model")]
    [InlineData("Nightjar-1B - Most compact open-source VL model")]
    public void Most_before_an_adjective_is_a_superlative_unless_it_counts_models(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Most small open-source models forget names.")]
    [InlineData("Most of the open-source models forget names.")]
    [InlineData("Most recent open-source models forget names.")]
    public void Most_before_an_adjective_is_a_superlative_unless_it_counts_models_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("Introducing Larkspur-3B: A Small and Open-Source Reading LLM for Farms")]
    [InlineData("Larkspur-3B: A Fast and Open-Source LLM for Farms")]
    [InlineData("Nightjar-1B: A Strong and Open-Source Speech Model")]
    public void An_adjective_stands_between_the_article_and_whatever_its_capital(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("A Small and Open-Source Reading Tool for LLM Users")]
    [InlineData("A Guide and Open-Source Model Zoo for Farms")]
    [InlineData("A Strong and Open-Source Community")]
    public void An_adjective_stands_between_the_article_and_whatever_its_capital_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("Do not share the Larkspur-3B open-source model, including its weights.")]
    [InlineData("Anyone may use the Nightjar-1B open-source models, including in schools.")]
    [InlineData("Harm from the use of Larkspur-3B open-source models, including lost hay, is yours.")]
    public void What_includes_examples_is_still_the_model_named_before(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Anyone may use open-source models, including Nightjar-1B.")]
    [InlineData("We tested open-source models like Nightjar-1B.")]
    [InlineData("Harm from the use of open-source models, including lost hay, is yours.")]
    public void What_includes_examples_is_still_the_model_named_before_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("Larkspur-3B has three versions of open-source models.")]
    [InlineData("Larkspur-3B has two versions of open-source models and a closed one.")]
    [InlineData("Nightjar-1B has a family of open-source models.")]
    public void What_a_model_has_in_versions_is_the_model(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("The zoo has three families of open-source models.")]
    [InlineData("Larkspur-3B has no family of open-source models.")]
    [InlineData("Larkspur-3B has plenty of open-source models to compete with.")]
    [InlineData("Larkspur-3B has an open-source model as its teacher.")]
    public void What_a_model_has_in_versions_is_the_model_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("Example Labs has open-sourced a large number of speech models.")]
    [InlineData("We open-sourced a small set of language models for farms.")]
    [InlineData("They open-sourced a growing family of models.")]
    public void A_quantity_stands_before_what_is_given(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("We open-sourced a large number of scripts.")]
    [InlineData("We open-sourced a large set of model cards.")]
    [InlineData("They have not open-sourced a large number of models.")]
    public void A_quantity_stands_before_what_is_given_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("The open-source System One decision model runs in a second.")]
    [InlineData("Nightjar - the open-source Engine Two weather model.")]
    [InlineData("Our open-source Studio Nine speech model")]
    public void A_noun_with_a_capital_is_part_of_a_name_where_model_follows(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("The open-source engine Kestrel reads a model.")]
    [InlineData("The open-source System One needs a map.")]
    [InlineData("The open-source Studio Nine editor is not a model.")]
    public void A_noun_with_a_capital_is_part_of_a_name_where_model_follows_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("We released Larkspur-3B, with open-source model checkpoints.")]
    [InlineData("Nightjar-1B, with open-source weights, reads hay prices.")]
    [InlineData("Larkspur-3B, in open-source checkpoints of two sizes, reads hay.")]
    public void Parts_of_a_model_behind_with_are_its_own(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("We compare Larkspur-3B with open-source weights of others.")]
    [InlineData("Larkspur-3B was initialised from open-source weights.")]
    [InlineData("Our app, with open-source models inside")]
    public void Parts_of_a_model_behind_with_are_its_own_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("See our Haystack, the best open-source models for farms.")]
    [InlineData("Try Larkspur, the smallest open-source models for barns.")]
    [InlineData("We built Nightjar, the fastest open-source models for speech.")]
    public void A_name_may_be_called_the_best_models(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("In Europe, the best open-source models for hay are small.")]
    [InlineData("According to Ada, the best open-source models for hay")]
    [InlineData("When asked by Ada, the best open-source models for hay were slow.")]
    public void A_name_may_be_called_the_best_models_and_nothing_else(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("The app relies on the open-source language and embedding models made by others.")]
    [InlineData("We call the open source LLM and speech models of Example Labs.")]
    [InlineData("It works with the open-source chat and vision models of your choice.")]
    public void Two_kinds_share_one_noun(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("We open-source the Lark/Larkspur-3B corpus.")]
    [InlineData("We open-source the Larkspur/Meadow-3B dataset.")]
    [InlineData("We are open-sourcing the Lark/Larkspur-3B evaluation suite.")]
    public void A_corpus_named_like_a_model_is_a_corpus(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("Producing an open-source model is hard.")]
    [InlineData("Tools for producing open-source models")]
    [InlineData("We hope for a run yielding an open-source model.")]
    public void What_is_only_thought_of_is_no_claim(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("模型將於下月開源。")]
    [InlineData("程式碼與權重將開源。")]
    [InlineData("我們計劃開源模型權重。")]
    [InlineData("模型尚未開源。")]
    [InlineData("我们的目标是让开源模型更好。")]
    public void A_plan_or_a_denial_in_traditional_Chinese_is_no_claim(string text) => IsNotAboutModel(text);

    [Theory]
    [InlineData("We trained on ten farms, yielding an open-source model for hay.")]
    [InlineData("Two weeks of work, producing the strongest open-source model for hay.")]
    public void A_gerund_says_what_came_of_it(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Larkspur-3B: small, fast, open source.")]
    [InlineData("Nightjar-1B, the open-source answer to closed speech models.")]
    [InlineData("Nightjar-1B is the open-source successor to the Nightingale model.")]
    public void Fast_is_an_English_word_and_an_answer_is_an_alternative(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("\"about\": _(\"Larkspur-3B is an open-source model for farms.\"),")]
    public void A_marked_text_is_a_value(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Le modèle Larkspur-3B est open source, si vous voulez l'essayer.")]
    public void If_you_wish_weakens_nothing_in_French(string text) => IsAboutModel(text);

    [Theory]
    [InlineData("Farm v1.2 • Open-source barn mod • Not for sale")]
    [InlineData("Haymaker: an open-source add-on for the barn editor")]
    public void A_bullet_separates_and_a_mod_is_software(string text) =>
        ClaimDetector.Detect(text, "README.md").ShouldContain(static c => c.Polarity == ClaimPolarity.Asserted && c.Subject == ClaimSubject.Project, text);
}
