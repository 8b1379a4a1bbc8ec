using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TypedFlows.Browser;

/// <summary>Checks that apply to every view of the page: accessibility, contrast, and text that fits.</summary>
internal static class PageChecks
{
    private static readonly string[] s_tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>Asserts that no rule of axe is violated: names, roles, contrast, landmarks, order of headings, ids.</summary>
    public static async Task AssertAccessibleAsync(IPage page, string view)
    {
        // The selectors of each element that passes would take most of the time.
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. s_tags] },
            ResultTypes = [ResultType.Violations],
        });
        Assert.Contains(result.Passes, rule => rule.Id == "color-contrast");
        Assert.Empty(result.Violations.Select(rule => $"{view}: {rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>Asserts that nothing is wider than the window, and that no text is cut off by the box around it.</summary>
    public static async Task AssertFitsAsync(IPage page, string view)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide == 0, $"{view}: {wide} pixels are outside of the window");
        var cut = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('section')].flatMap(section => {
              const right = section.getBoundingClientRect().right;
              const items = section.querySelectorAll(':scope > :not(.scroll) th, :scope > :not(.scroll) td, dd, h2, p');
              return [...items]
                .filter(item => !(item.closest('thead')?.clientWidth <= 1) && item.getBoundingClientRect().right > right + 1)
                .map(item => item.textContent);
            })
            """);
        Assert.Empty(cut.Select(text => $"{view}: cut off: {text}"));
    }

    /// <summary>Asserts that no word of a text is broken into two lines. An id or a path can wrap after a separator.</summary>
    public static async Task AssertNoBrokenWordsAsync(IPage page, string view)
    {
        var broken = await page.EvaluateAsync<string[]>("""
            () => {
              const broken = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const node = walker.currentNode;
                if (node.parentElement.closest('pre, script, style, option, .hidden, thead')) continue;
                for (const { 0: word, index } of node.textContent.matchAll(/[^\s\-/._:,;=&?@|]+/g)) {
                  // No line of a narrow window holds a longer hash.
                  if (word.length > 40) continue;
                  const range = document.createRange();
                  range.setStart(node, index);
                  range.setEnd(node, index + word.length);
                  const tops = new Set([...range.getClientRects()].filter(box => box.width > 0).map(box => Math.round(box.top)));
                  if (tops.size > 1) broken.push(word);
                }
              }
              return broken;
            }
            """);
        Assert.Empty(broken.Select(word => $"{view}: broken: {word}"));
    }

    /// <summary>Goes through the page with the Tab key and returns the elements that receive the focus, in order.</summary>
    public static async Task<IReadOnlyList<TabStop>> FindTabStopsAsync(IPage page)
    {
        await page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' }); }");
        var stops = new List<TabStop>();
        while (true)
        {
            await page.Keyboard.PressAsync("Tab");
            var text = await page.EvaluateAsync<string>("""
                () => {
                  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
                  return JSON.stringify(element === document.body ? null : {
                    id: element.id || element.className,
                    text: element.textContent.trim(),
                    index: [...document.querySelectorAll('*')].indexOf(element),
                    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
                    isVisible: box.width > 1 && box.height > 1 && box.left >= 0 && box.bottom > 0 && box.top < innerHeight,
                  });
                }
                """);
            if (JsonSerializer.Deserialize<TabStop>(text, s_options) is not { } stop || stops.Any(earlier => earlier.Index == stop.Index))
            {
                return stops;
            }

            stops.Add(stop);
        }
    }

    /// <summary>
    /// Clicks a link and waits until its page is loaded. A click returns when the navigation has begun, and the old page, or a part of the
    /// new one, has sections of the same names.
    /// </summary>
    public static async Task FollowAsync(IPage page, ILocator link)
    {
        var address = await link.EvaluateAsync<string>("element => element.href");
        await link.ClickAsync();
        await page.WaitForURLAsync(address);
    }
}
