using ModelOpenness.Vocabulary;

namespace ModelOpenness.Core.Tests.Terms;

/// <summary>
/// A license written for the tests that has every kind of term once, and its twin that speaks of the same things and
/// restricts none of them.
/// </summary>
internal static class OtterLicense
{
    public const string Restricted = """
        OTTER MODEL AGREEMENT
        Version of 3 March 2026

        1. Definitions

        "Model" means the weights, the code and the manual that Otter Labs publishes under the name Otter.
        "Output" means whatever the Model produces.

        2. What you get

        Otter Labs grants you a worldwide, royalty-free license to run the Model, on these conditions:

        (a) The Model may be used for non-commercial purposes only.
        (b) Students and staff of universities shall use it exclusively for academic research.
        (c) Anybody else receives it for evaluation purposes only.

        3. Limits of size

        If your products have more than 25 million monthly active users, section 2 ends for you.
        Businesses whose annual revenue exceeds US$ 4,000,000 are outside of section 2 as well.

        4. Conduct

        You shall not use the Model to:

        - harass people or spread disinformation;
        - design weapons, or serve any military purpose.

        5. Places

        The rights of section 2 are not granted to anyone who lives in the European Union.

        6. Business

        6.1 You may not build a product that competes with Otter Labs.
        6.2 You may not offer the Model to others as a hosted service.
        6.3 Output must not be used to train any other language model.
        6.4 You may not create derivative works of the Model.
        6.5 You may not pass on or redistribute the weights.

        7. Relations with Otter Labs

        7.1 You must request a license from Otter Labs for anything that section 2 leaves out.
        7.2 You must register on our website before the first download.
        7.3 You shall pay Otter Labs a royalty of 2% of what you earn with the Model.
        7.4 Otter Labs may change these terms at any time.
        7.5 Otter Labs may terminate this license at any time and for any reason.

        8. Form

        8.1 The name of any model that you train must begin with "Otter".
        8.2 Your website must prominently display "Powered by Otter".
        8.3 You shall comply with all export control laws.
        8.4 Whoever gets a copy from you must receive it under this license; anything based on it must be licensed under this license.
        8.5 If you file a lawsuit that claims that the Model or its Output infringes your copyright, your rights end.

        9. No warranty

        The Model comes as it is. In no event shall Otter Labs be liable for more than $50, whether for loss of revenue or for military action.
        """;

    public const string Free = """
        OTTER MODEL AGREEMENT
        Version of 3 March 2026

        1. Definitions

        "Model" means the weights, the code and the manual that Otter Labs publishes under the name Otter.
        "Output" means whatever the Model produces.

        2. What you get

        Otter Labs grants you a worldwide, royalty-free license to run the Model:

        (a) The Model may be used for commercial and non-commercial purposes.
        (b) Students and staff of universities may use it, for academic research or for anything else.
        (c) It was released for more than evaluation.

        3. Size

        The rights do not depend on how many monthly active users your products have; ours have 25 million.
        Nor do they depend on annual revenue; ours was US$ 4,000,000 last year.

        4. Conduct

        This license does not limit what you do with the Model. You may use the Model to:

        - study harassment and disinformation;
        - write about weapons and military history.

        5. Places

        The rights of section 2 are granted worldwide, to people in the European Union as to all others.

        6. Business

        6.1 You may build a product that competes with Otter Labs.
        6.2 You may offer the Model to others as a hosted service.
        6.3 Output may be used to train any other language model.
        6.4 You may create derivative works of the Model.
        6.5 You may pass on and redistribute the weights.

        7. Relations with Otter Labs

        7.1 You need not request a license from Otter Labs for anything.
        7.2 You do not have to register on our website.
        7.3 You owe Otter Labs no royalty, and you may charge a fee for copies.
        7.4 Otter Labs may publish new versions of this license; which one you follow is your choice.
        7.5 Your rights end only where you break this license and do not mend it within thirty days.

        8. Form

        8.1 A model that you train may have any name.
        8.2 You are encouraged to display "Powered by Otter" on your website.
        8.3 Settings can be exported to a file.
        8.4 You may license your own changes as you like.
        8.5 If you start patent litigation over the Model, the patent license of this section ends.

        9. No warranty

        The Model comes as it is. In no event shall Otter Labs be liable for more than $50, whether for loss of revenue or for military action.
        """;
}
