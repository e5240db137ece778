using Microsoft.CodeAnalysis;

namespace ModelOpenness.Analyzers.CSharp.Tests;

/// <summary>MOP4002: claims in literals, attributes and documentation, held against the models that ship.</summary>
public class CodeClaimTests
{
    private static readonly Inventory Restricted = Code.With(Code.Model("models/Llama-3.2-1B-Instruct-Q4_0.gguf", "llama3.2"));

    [Theory]
    [InlineData("\"Llama 3.2 is an open source model.\"")]
    [InlineData("@\"Llama 3.2 is an open source model.\"")]
    [InlineData("\"\"\"Llama 3.2 is an open source model.\"\"\"")]
    [InlineData("\"\"\"\n    Answers come from afar.\n    Llama 3.2 is an open source model.\n    \"\"\"")]
    [InlineData("$\"{a} says: Llama 3.2 is an open source model.\"")]
    [InlineData("$$\"\"\"{{a}} says: Llama 3.2 is an open source model.\"\"\"")]
    [InlineData("\"Tab\\t\\u0041 \\\"quoted\\\" line.\\nLlama 3.2 is an open source model.\"")]
    [InlineData("\"Llama 3.2 is an open source model.\"u8.ToArray()")]
    public void Every_kind_of_literal_is_read_and_the_words_are_underlined(string literal)
    {
        var found = Code.Analyze(Restricted, $"class A {{ static int a; object b = {literal}; }}");

        found.Select(d => d.Id).ShouldBe(["MOP4002"]);
        found[0].Underlined().ShouldBe("open source");
    }

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Diagnose)]
    public void Documentation_comments_are_read_with_and_without_documentation_file(DocumentationMode mode)
    {
        const string Source = """
            /// <summary>
            /// Talks to <see cref="Model"/>. Llama 3.2 is an
            /// open source model.
            /// </summary>
            /// <remarks><code>Llama 3.2 is an open source model.</code></remarks>
            class A
            {
                /** <summary>Llama 3.2 is an open source model.</summary> */
                void B() { }

                // Llama 3.2 is an open source model: a remark among colleagues.
                void C() { }
            }
            """;

        Code.Analyze(Restricted, mode, Source).Select(d => (d.Underlined(), d.Location.GetLineSpan().StartLinePosition.Line)).ShouldBe([("open source", 2), ("open source", 7)]);
    }

    [Fact]
    public void A_constant_and_an_attribute_argument_are_read()
    {
        const string Source = """
            [assembly: System.Reflection.AssemblyDescription("An open source assistant.")]
            class NoteAttribute(string text) : System.Attribute;
            [Note("Llama 3.2 is an open source model.")]
            class A { const string About = "Llama 3.2 is an open source model."; }
            """;

        Code.Analyze(Restricted, Source).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("Llama 3.2 is not an open source model.")]
    [InlineData("Llama 3.2 is an open weights model.")]
    [InlineData("Mistral 7B is an open source model.")]
    [InlineData("This library is open source.")]
    [InlineData("Visit our open source page.")]
    [InlineData("Is it open?")]
    public void What_is_no_claim_about_the_model_is_left_alone(string text)
    {
        Code.Analyze(Restricted, $"class A {{ string a = \"{text}\"; }}").ShouldBeEmpty();
    }

    [Fact]
    public void Where_one_model_is_open_the_sentence_must_name_the_other()
    {
        var both = Code.With(Code.Model("Llama-3.2-1B-Instruct-Q4_0.gguf", "llama3.2"), Code.Model("qwen2.5-7b-instruct.gguf", "Apache-2.0"));

        Code.Analyze(both, "class A { string a = \"Llama 3.2 is an open source model.\"; }").Count.ShouldBe(1);
        Code.Analyze(both, "class A { string a = \"Qwen2.5 7B is an open source model.\"; }").ShouldBeEmpty();
        Code.Analyze(both, "class A { string a = \"This is an open source model.\"; }").ShouldBeEmpty();
        Code.Analyze(Restricted, "class A { string a = \"This is an open source model.\"; }").Count.ShouldBe(1);
    }

    [Fact]
    public void Without_inventory_or_restricted_model_that_ships_nothing_is_said()
    {
        const string Source = "class A { string a = \"Llama 3.2 is an open source model.\"; }";
        var model = Code.Model("Llama-3.2-1B-Instruct-Q4_0.gguf", "llama3.2");

        Code.Analyze(null, Source).ShouldBeEmpty();
        Code.Analyze(Code.Labelled, Source).ShouldBeEmpty();
        Code.Analyze(Code.With(model with { Ships = false }), Source).ShouldBeEmpty();
        Code.Analyze(Code.With(Code.Model("Llama-3.2-1B-Instruct-Q4_0.gguf", "MIT")), Source).ShouldBeEmpty();
        Code.Analyze(Code.With(model) with { Labels = [] }, Source).Count.ShouldBe(1);
    }

    [Fact]
    public void The_message_is_one_line_with_model_license_fact_and_advice()
    {
        var message = Code.Analyze(Restricted, "class A { string a = \"Llama 3.2 is an open source model.\"; }").Single().GetMessage();

        message.ShouldBe("The code calls Llama-3.2-1B-Instruct-Q4_0.gguf \"open source\", but Llama 3.2 Community License Agreement caps the number of users: 700,000,000 monthly active users (section 2). Say \"open weights\", or name the license.");
    }
}
