using Microsoft.Playwright;
using ModelOpenness.Reports.Tests.Node;

namespace ModelOpenness.Reports.Tests.Html;

/// <summary>One Chromium for all tests of pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Chromium's path, or null where there is none.</summary>
    public static string? Executable { get; } =
        Environment.GetEnvironmentVariable("MODELOPENNESS_CHROMIUM") is { Length: > 0 } named ? named : NodeTools.Find("chromium") ?? NodeTools.Find("google-chrome");

    public async Task InitializeAsync()
    {
        if (Executable is null || NodeTools.Missing is not null)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>Opens a page from a file, and notes everything that it must not do.</summary>
    internal async Task<OpenPage> Open(byte[] html, ColorScheme scheme = ColorScheme.Light, bool script = true, int width = 1360, int height = 900)
    {
        var folder = new TempFolder();
        var file = folder.Write("report.html", html);
        var context = await browser!.NewContextAsync(new() { ColorScheme = scheme, JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        var open = new OpenPage(page, context, folder);
        page.Console += (_, message) => open.Faults.Add("console: " + message.Text);
        page.PageError += (_, error) => open.Faults.Add("error: " + error);
        page.Dialog += (_, dialog) =>
        {
            open.Faults.Add("dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (request.Url != new Uri(file).AbsoluteUri && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                open.Faults.Add("request: " + request.Url);
            }
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return open;
    }
}

/// <summary>A page, and what it did that it must not do.</summary>
internal sealed record OpenPage(IPage Page, IBrowserContext Context, TempFolder Folder) : IAsyncDisposable
{
    public List<string> Faults { get; } = [];

    /// <summary>What axe-core finds, one line a violation.</summary>
    public async Task<string> Axe()
    {
        // The page's own policy allows no script but its own; the driver evaluates outside of it.
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(NodeTools.Folder, "node_modules", "axe-core", "axe.min.js")));
        return await Page.EvaluateAsync<string>(
            "async () => (await axe.run()).violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 160))).join('\\n')");
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        Folder.Dispose();
    }
}
