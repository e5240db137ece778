using ModelOpenness.Cli.Output;
using ModelOpenness.Reports.Results;
using ModelOpenness.Vocabulary;
using Spectre.Console;

namespace ModelOpenness.Cli.Tests.Verbs;

/// <summary>What a person sees at a terminal.</summary>
public sealed class TerminalOutputTests
{
    private static readonly IReadOnlyList<InspectedPath> Inspected =
    [
        new InspectedPath("src/App/App.csproj", new Inventory("App.csproj", "osd")
        {
            Models = [new Model("models/tern.gguf", "tern"), new Model("models/[red]wren\u001b[31m.gguf", "wren")],
            Named = [new Model("acme/robin", "robin") { References = [new Reference(new Place("Program.cs", 7), ReferenceHow.Fetched, "acme/robin")] }],
            Findings =
            [
                new Finding("MOP2001", FindingSeverity.Warning, "PackageTags says \"open-source\", but no license was found for tern.gguf.", new Place("App.csproj", 4)) { Models = ["models/tern.gguf"] },
                new Finding("MOP5001", FindingSeverity.Error, "wren is not a valid GGUF file.", new Place("models/[red]wren\u001b[31m.gguf")) { Models = ["models/[red]wren\u001b[31m.gguf"] },
            ],
        }),
    ];

    [Fact]
    public void The_table_the_findings_at_their_places_and_one_line_last_are_as_reviewed() => Snapshot.Verify(Text(AnsiSupport.No));

    [Fact]
    public void A_terminal_gets_colours_and_no_control_of_a_file()
    {
        var text = Text(AnsiSupport.Yes);
        text.ShouldContain("\u001b[93mwarning");
        text.ShouldNotContain("wren\u001b");
    }

    private static string Text(AnsiSupport ansi)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = ansi, ColorSystem = ansi == AnsiSupport.Yes ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 100;
        console.Profile.Capabilities.Unicode = true;
        TerminalOutput.Write(console, Inspected, new Missed(), Verdict.Of(Inspected[0].Inventory.Findings, "error", new Missed()));
        return text.ToString().ReplaceLineEndings("\n");
    }
}
