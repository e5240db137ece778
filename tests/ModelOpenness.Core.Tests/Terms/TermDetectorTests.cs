using System.Text;
using ModelOpenness.Terms;
using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Terms;

public class TermDetectorTests
{
    private static IReadOnlyList<Term> Detect(string text) => TermDetector.Detect(text, "LICENSE");

    private static string[] Kinds(string text) => [.. Detect(text).Select(term => term.Kind).Distinct()];

    [Fact]
    public void Every_kind_of_term_is_found_in_a_license_that_has_each_once()
    {
        var found = Detect(OtterLicense.Restricted);
        found.Select(term => term.Kind).Distinct().ShouldBe(TermKind.All.Select(kind => kind.Id), ignoreOrder: true);
        found.ShouldAllBe(term => term.Place!.Line < 63, "the disclaimer restricts nobody");
    }

    [Fact]
    public void The_twin_that_restricts_nothing_has_no_term()
    {
        Detect(OtterLicense.Free).Select(term => $"{term.Kind}: {term.Quote}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_term_is_found_in_a_Chinese_license_that_has_each_once()
    {
        var found = Detect(OtterLicenseChinese.Restricted);
        found.Select(term => term.Kind).Distinct().ShouldBe(TermKind.All.Select(kind => kind.Id), ignoreOrder: true);
        found.Single(term => term.Kind == "user-cap").Value.ShouldBe(25_000_000);
        found.Single(term => term.Kind == "revenue-cap").Value.ShouldBe(30_000_000);
    }

    [Fact]
    public void The_Chinese_twin_that_restricts_nothing_has_no_term()
    {
        Detect(OtterLicenseChinese.Free).Select(term => $"{term.Kind}: {term.Quote}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Vous ne pouvez utiliser ce modèle qu'à des fins non commerciales.", "non-commercial")]
    [InlineData("Les poids ne sont concédés que pour un usage non commercial.", "non-commercial")]
    [InlineData("El modelo solo puede emplearse con fines no comerciales.", "non-commercial")]
    [InlineData("El uso de los pesos está restringido a la investigación.", "research-only")]
    [InlineData("Está prohibido utilizar el modelo para dar diagnósticos médicos.", "military-or-critical-use")]
    [InlineData("O uso dos pesos é restrito à pesquisa acadêmica.", "research-only")]
    [InlineData("É vedado utilizar o modelo para vigilância em massa.", "military-or-critical-use")]
    [InlineData("È vietato usare il modello per la sorveglianza di massa.", "military-or-critical-use")]
    [InlineData("Sie dürfen das Modell nicht zur biometrischen Überwachung einsetzen.", "military-or-critical-use")]
    [InlineData("이 모델을 의료 진단에 사용해서는 안 됩니다.", "military-or-critical-use")]
    [InlineData("大規模な監視のために本モデルを使用してはなりません。", "military-or-critical-use")]
    [InlineData("Le modèle ne traite que des textes courts.")]
    [InlineData("Puede usarlo con fines comerciales, de vigilancia masiva o de diagnóstico médico.")]
    [InlineData("Il modello è limitato a testi di mille parole.")]
    [InlineData("이 모델은 감시 영상 데이터로 학습되었습니다.")]
    public void A_use_policy_in_another_language_is_read_by_its_meaning(string text, params string[] kinds)
    {
        Kinds(text).ShouldBe(kinds, ignoreOrder: true);
    }

    [Theory]
    [InlineData("Ask us for a license above one million (1,000,000) monthly active users.", 1_000_000)]
    [InlineData("Ask us for a license if your service has more than a million monthly active users.", 1_000_000)]
    [InlineData("Ask us for a license if your service has more than one hundred (100) million monthly active users.", 100_000_000)]
    [InlineData("Ask us for a license if your service has more than two hundred fifty thousand monthly active users.", 250_000)]
    public void A_number_in_words_and_figures_is_one_number(string text, long value)
    {
        Detect(text).Single(term => term.Kind == "user-cap").Value.ShouldBe(value);
    }

    [Theory]
    [InlineData("You shall not, and shall not permit anybody else to: (a) offer the model to third parties as a managed service, (b) serve any military purpose with it, or (c) train another language model with its outputs.", "hosting", "military-or-critical-use", "output-training")]
    [InlineData("Licensee agrees: (i) not to use the weights on a standalone basis or with any other framework; and (ii) not to use any output of the weights to improve or develop any other model.", "field-of-use", "output-training")]
    [InlineData("You may not: a) offer the software to anybody as a hosted service in whole or in part, b) build a product with it that competes with any of our products and services.", "hosting", "competitor")]
    public void A_list_inside_a_sentence_is_read_item_by_item(string text, params string[] kinds)
    {
        Kinds(text).ShouldBe(kinds, ignoreOrder: true);
        Detect(text).ShouldAllBe(term => term.Quote!.Length < text.Length);
    }

    [Fact]
    public void A_list_inside_a_sentence_that_permits_is_no_ban()
    {
        Kinds("You may, without asking anybody: (a) sell the model as a managed service, (b) serve any military purpose with it, or (c) train another language model with its outputs.").ShouldBeEmpty();
        Kinds("The exceptions of section 2(a) and section 2(b) do not touch what you may do with the software in the military or anywhere else.").ShouldBeEmpty();
    }

    [Fact]
    public void Lists_of_a_web_page_and_lists_without_marks_are_read_with_their_lead()
    {
        Kinds("<p>Customer shall not:</p>\n<ul>\n<li>\n  redistribute the software;\n</li>\n<li>use it for military purposes.</li>\n</ul>").ShouldBe(["no-redistribution", "military-or-critical-use"], ignoreOrder: true);
        Kinds("You may not:\n\nRedistribute the source code\n\nUse the code to build a directly competing product").ShouldBe(["no-redistribution", "competitor"], ignoreOrder: true);
        Kinds("The license gives you some rights to use the software, and Otter Labs keeps all others. You may not\n\n. redistribute the software;\n. use it for military purposes.").ShouldBe(["no-redistribution", "military-or-critical-use"], ignoreOrder: true);
        Kinds("<p>Customer may:</p>\n<ul>\n<li>redistribute the software;</li>\n<li>use it for military purposes.</li>\n</ul>").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Nobody may sell the weights, but you may use them for research, except for military purposes.", "no-redistribution", "military-or-critical-use")]
    [InlineData("You shall not use it for an Unwanted Purpose.\n\n\"Unwanted Purpose\" means any commercial use.\n", "non-commercial")]
    [InlineData("The licensor grants to every person a worldwide license to reproduce and distribute the work, in any form, for non-commercial purposes.", "non-commercial")]
    [InlineData("You may copy it, provided that:\n\na) you do not use it for commercial purposes; and\n\nb) you keep this notice.", "non-commercial")]
    [InlineData("You may change and share the code, but not in connection with a product that competes with ours.", "competitor")]
    [InlineData("You are not permitted to:\n\nRedistribute the weights.\n\nModify the code.\n", "no-redistribution", "no-derivatives")]
    [InlineData("You may not use the client except in connection with the Otter service.", "field-of-use")]
    public void A_sentence_is_read_into_who_may_or_must_not_do_what(string text, params string[] kinds)
    {
        Kinds(text).ShouldBe(kinds, ignoreOrder: true);
    }

    [Theory]
    [InlineData("There is no need to obtain a license from us for commercial use.")]
    [InlineData("We will not use your data for commercial purposes.")]
    [InlineData("Contributors must not submit code that they may not redistribute.")]
    [InlineData("You may not distribute content that violates copyrights.")]
    [InlineData("Some files are under other licenses that do not allow commercial use; they are not part of this package.")]
    [InlineData("Older releases could only be used for research.")]
    [InlineData("We hope that you will not use it for military purposes.")]
    [InlineData("Nobody will be sued for using the work commercially.")]
    [InlineData("Disputes are tried before the courts of Delaware.")]
    [InlineData("You may enter the model in a competition.")]
    [InlineData("Export laws of the United States may apply to this software.")]
    [InlineData("The work was made by contractors of the army under contract no. 12.")]
    public void What_binds_nobody_to_leave_a_use_is_no_term(string text)
    {
        Kinds(text).ShouldBeEmpty();
    }

    [Fact]
    public void A_term_names_its_section_as_the_text_numbers_it()
    {
        var found = Detect(OtterLicense.Restricted);
        Section("hosting").ShouldBe("6.2");
        Section("non-commercial").ShouldBe("2.a");
        Section("territory").ShouldBe("5");
        string? Section(string kind) => found.First(term => term.Kind == kind).Section;
    }

    [Fact]
    public void Thresholds_are_read_with_what_they_count()
    {
        var found = Detect(OtterLicense.Restricted);
        var users = found.Single(term => term.Kind == "user-cap");
        (users.Value, users.Unit).ShouldBe((25_000_000, "monthly-active-users"));
        var revenue = found.Single(term => term.Kind == "revenue-cap");
        (revenue.Value, revenue.Unit).ShouldBe((4_000_000, "USD revenue/year"));
    }

    [Theory]
    [InlineData("If it has more than 700 million monthly active users, ask.", 700_000_000, "monthly-active-users")]
    [InlineData("If it has more than 1,000,000 daily active users, ask.", 1_000_000, "daily-active-users")]
    [InlineData("If it has more than one hundred (100) million monthly active users, ask.", 100_000_000, "monthly-active-users")]
    [InlineData("Free up to ten thousand users, then a license is needed.", 10_000, "users")]
    [InlineData("Products with over 500k MAU need a license.", 500_000, "monthly-active-users")]
    [InlineData("Products with 10M+ monthly active users need a license.", 10_000_000, "monthly-active-users")]
    [InlineData("No more than 1.5 million visits per month are permitted.", 1_500_000, "service visits/month")]
    [InlineData("日活跃用户超过100万的产品须另行申请。", 1_000_000, "daily-active-users")]
    [InlineData("月活跃用户超过1.5亿的产品须另行申请。", 150_000_000, "monthly-active-users")]
    [InlineData("月活跃用户超过一亿的产品须另行申请。", 100_000_000, "monthly-active-users")]
    public void Numbers_of_users_are_read_as_lawyers_write_them(string sentence, long value, string unit)
    {
        var term = Detect(sentence).Single(term => term.Kind == "user-cap");
        (term.Value, term.Unit).ShouldBe((value, unit));
    }

    [Theory]
    [InlineData("Companies with revenue over $1M need a license.", 1_000_000, "USD revenue/year")]
    [InlineData("Companies with more than US$ 10 million in annual revenue need a license.", 10_000_000, "USD revenue/year")]
    [InlineData("Companies with more than 20 million US dollars in monthly revenue need a license.", 20_000_000, "USD revenue/month")]
    [InlineData("Companies whose turnover exceeds EUR 2.5 million need a license.", 2_500_000, "EUR revenue/year")]
    [InlineData("Companies whose revenue exceeds RMB 1 billion need a license.", 1_000_000_000, "RMB revenue/year")]
    [InlineData("年营业收入超过人民币10亿元的企业须申请许可。", 1_000_000_000, "RMB revenue/year")]
    public void Amounts_of_revenue_are_read_with_their_currency(string sentence, long value, string unit)
    {
        var term = Detect(sentence).Single(term => term.Kind == "revenue-cap");
        (term.Value, term.Unit).ShouldBe((value, unit));
    }

    [Fact]
    public void Terms_of_one_sentence_share_a_clause_and_others_have_none()
    {
        var found = Detect("If your service has over 5 million monthly active users, you must request a license from us.\n\nYou may not use it for military purposes.\n");
        var cap = found.Single(term => term.Kind == "user-cap");
        cap.Clause.ShouldNotBeNull();
        found.Single(term => term.Kind == "permission-required").Clause.ShouldBe(cap.Clause);
        found.Single(term => term.Kind == "military-or-critical-use").Clause.ShouldBeNull();
    }

    [Fact]
    public void An_item_is_read_with_the_sentence_that_leads_into_its_list()
    {
        Kinds("You shall not use the model for:\n\n- weather forecasts;\n- weapons;\n- poems.\n").ShouldContain("military-or-critical-use");
        Kinds("You may use the model for:\n\n- weather forecasts;\n- weapons;\n- poems.\n").ShouldBeEmpty();
    }

    [Fact]
    public void Lists_in_lists_keep_both_leads()
    {
        var text = "You agree not to use the model to:\n1. Hurt anybody, including to:\n   a. stalk;\n   b. build weapons;\n2. Lie.\n\nThe authors like otters and military music.\n";
        var term = Detect(text).Single(term => term.Kind == "military-or-critical-use");
        term.Place!.Line.ShouldBe(4);
        term.Section.ShouldBe("1.b");
    }

    [Fact]
    public void Quotes_are_verbatim_and_the_place_is_theirs()
    {
        var text = "Intro.\r\n\r\nYou may   not use\r\n  the model for commercial purposes. Thanks.\r\n";
        var term = Detect(text).Single();
        term.Kind.ShouldBe("non-commercial");
        term.Quote.ShouldBe("You may not use the model for commercial purposes.");
        term.Place.ShouldBe(new Place("LICENSE", 3, 1, 4, 37));
    }

    [Theory]
    [InlineData("Free for personal or research use", "non-commercial", "research-only")]
    [InlineData("non-commercial use only", "non-commercial")]
    [InlineData("For NON\u2010COMMERCIAL purposes only.", "non-commercial")]
    [InlineData("This model is for noncom-\nmercial purposes only.", "non-commercial")]
    [InlineData("仅供学术研究使用", "research-only")]
    [InlineData("僅供學術研究使用", "research-only")]
    [InlineData("本模型禁止商用。", "non-commercial")]
    [InlineData("## License\n\nCode: MIT. Weights: for research purposes only.\n", "research-only")]
    [InlineData("**Use**: you may <b>not</b> use this model for *commercial* purposes.", "non-commercial")]
    [InlineData("## License\n\n- **Non-commercial use**: free.\n- **Commercial use**: requires a separate commercial license.\n", "non-commercial", "permission-required")]
    [InlineData("The weights may be used for research and/or evaluation purposes only.", "research-only")]
    [InlineData("You may only use the model together with the Otter Runtime.", "field-of-use")]
    [InlineData("以下の目的での利用は禁止されています：政治的な目的、差別目的。", "field-of-use")]
    public void Short_statements_of_cards_are_read(string text, params string[] kinds)
    {
        Kinds(text).ShouldBe(kinds, ignoreOrder: true);
    }

    [Theory]
    [InlineData("This software may be used for commercial and non-commercial purposes.")]
    [InlineData("You can use it for any purpose, including commercial use.")]
    [InlineData("We grant you a perpetual, worldwide, non-exclusive, no-charge, royalty-free, irrevocable license.")]
    [InlineData("Nobody's name may be used to endorse products without specific prior written permission.")]
    [InlineData("Nothing in this license restricts commercial use.")]
    [InlineData("There are no restrictions on the use of outputs, also not for training other models.")]
    [InlineData("In no event shall the liability exceed $500.")]
    [InlineData("This agreement is governed by the laws of the European Union.")]
    [InlineData("The courts of South Korea have exclusive jurisdiction.")]
    [InlineData("Our platform has over 700 million monthly active users.")]
    [InlineData("You may not remove any copyright notice; you may use the model commercially.")]
    [InlineData("A hosted service means a service offered over a network.")]
    [InlineData("The software is not designed for nuclear facilities, and no warranty is given for such use.")]
    [InlineData("本模型可用于商业用途，无需申请授权。")]
    [InlineData("Commercial use is permitted.")]
    [InlineData("We kindly ask that you do not use the model for military purposes; this is a wish, not a condition.")]
    [InlineData("The model may be used in commercial and personal projects, for profit or not.")]
    [InlineData("Customer may terminate this agreement at any time and for any reason.")]
    [InlineData("Except as the law allows, nobody may remove the copyright notices of the software.")]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void What_only_looks_like_a_term_is_left_alone(string text)
    {
        Detect(text).Select(term => $"{term.Kind}: {term.Quote}").ShouldBeEmpty();
    }

    [Fact]
    public void A_text_says_the_same_every_time()
    {
        Detect(OtterLicense.Restricted).ShouldBe(Detect(OtterLicense.Restricted));
    }

    [Fact]
    public void Only_the_strongest_finds_of_a_kind_are_given()
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(i => $"You may not use part {i} for military purposes.\n\n"));
        Detect(text).Count(term => term.Kind == "military-or-critical-use").ShouldBeInRange(1, 8);
    }

    [Fact]
    public void Any_text_gives_quotes_of_at_most_sixty_words_that_stand_in_it()
    {
        // Shuffled words and marks of a real-looking license: what a quote may be cut out of must not depend on good form.
        var random = new Random(20260303);
        var pieces = OtterLicense.Restricted.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] marks = ["\n", "\n\n", ":", ".", "(a) ", "- ", "“", "\"", "<b>", "&amp;", "#", "\r\n", "1. ", "，", "。", "不得", "\u200b", "\ud83d", "💥", "100万", "$"];
        for (var round = 0; round < 60; round++)
        {
            var text = new StringBuilder();
            for (var i = 0; i < 400; i++)
            {
                text.Append(random.Next(4) == 0 ? marks[random.Next(marks.Length)] : pieces[random.Next(pieces.Length)]).Append(random.Next(3) == 0 ? "" : " ");
            }

            var whole = text.ToString();
            var folded = string.Join(' ', whole.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var lines = whole.Split('\n');
            foreach (var term in Detect(whole))
            {
                term.Quote!.Split(' ').Length.ShouldBeLessThanOrEqualTo(60);
                folded.ShouldContain(term.Quote);
                var place = term.Place!;
                place.EndLine.ShouldBeInRange(place.Line, lines.Length);
                place.Column.ShouldBeInRange(1, lines[place.Line - 1].Length + 1);
                place.EndColumn.ShouldBeInRange(1, lines[place.EndLine - 1].Length + 1);
                lines[place.Line - 1].Substring(place.Column - 1).TrimEnd('\r')[0].ShouldBe(term.Quote[0]);
            }
        }
    }

    [Theory]
    [InlineData("You may not use the model for commercial ")]
    [InlineData("- a\n")]
    [InlineData("You shall not use the model, its parts and derivatives and outputs, in whole or in part, for:\n- weapons\n")]
    [InlineData("more than 1,000,000 users of $5 million revenue ")]
    [InlineData("You may not:\n  - use\n    - a:\n      - (i) b:\n")]
    [InlineData("a. b. ")]
    [InlineData("<a ")]
    [InlineData("& ")]
    [InlineData("不得商业用途")]
    [InlineData("million ")]
    [InlineData("\"A Purpose\" means it for a Purpose. ")]
    [InlineData("com-\n")]
    [InlineData("\"")]
    public void Time_grows_with_the_length_of_a_hostile_text_and_no_faster(string unit)
    {
        // Ratios of one run against another: quadratic would be 64 times the work for eight times the text.
        string Text(int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        var (small, large) = (Text(100_000), Text(800_000));
        Detect(small);
        var best = double.MaxValue;
        for (var attempt = 0; attempt < 5 && best > 24; attempt++)
        {
            var began = CpuClock.Milliseconds();
            Detect(small);
            var first = CpuClock.Milliseconds() - began + 3;
            began = CpuClock.Milliseconds();
            Detect(large);
            best = Math.Min(best, (CpuClock.Milliseconds() - began) / first);
        }

        best.ShouldBeLessThan(24);
    }

    [Fact]
    public void A_list_of_bullets_below_a_numbered_item_belongs_to_that_item_and_not_to_bullets_before_it()
    {
        const string text = "Otter License\n\nThey apply to:\n  • updates\n  • supplements\n\nYou have these rights:\n\n1. Scope. The tool is licensed. You may not:\n  • reverse engineer the tool;\n  • sell the tool.\n";
        TermDetector.Detect(text, "LICENSE").Select(term => term.Kind).ShouldContain("field-of-use");
    }

    [Fact]
    public void A_sentence_of_its_own_behind_the_end_of_a_list_without_marks_is_no_item_of_it()
    {
        const string text = "You may copy it, provided that you state where it is:\n\nOn the shelf of the Otters.\n\nNo right to create derivatives of this program is granted.\n";
        TermDetector.Detect(text, "LICENSE").Select(term => term.Kind).ShouldContain("no-derivatives");
    }

    [Fact]
    public void A_long_line_in_bold_is_a_heading_whose_words_are_no_condition()
    {
        const string text = "Otter License\n\n**Some things that you should know well when using any of the Otter weights**\n\n1. Be kind.\n2. You must not share the model weights.\n";
        TermDetector.Detect(text, "LICENSE").Select(term => term.Kind).ShouldContain("no-redistribution");
    }

    [Fact]
    public void Sharing_within_an_organization_is_no_exception_from_a_ban_on_redistribution()
    {
        const string text = "You must not share the model weights, except sharing them within your organization.";
        TermDetector.Detect(text, "LICENSE").Select(term => term.Kind).ShouldContain("no-redistribution");
    }
}
