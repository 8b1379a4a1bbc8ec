using Spectre.Console;

namespace TypedFlows.Tool;

/// <summary>Where a command prints: results to the output, everything else to the error stream, so that results can be piped.</summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole _output;
    private readonly IAnsiConsole _error;
    private readonly bool _isWatched;

    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes messages and progress.</param>
    /// <param name="colors">Whether each may have colours; NO_COLOR in the environment turns them off all the same.</param>
    public Terminal(TextWriter output, TextWriter error, (bool Output, bool Error) colors)
    {
        Output = output;
        Error = error;
        _output = Create(output, colors.Output);
        _error = Create(error, colors.Error);
        _isWatched = colors.Error;
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public static Terminal OfProcess() => new(Console.Out, Console.Error, (!Console.IsOutputRedirected, !Console.IsErrorRedirected));

    /// <summary>A line of a result: plain text, with a part of it in colour.</summary>
    public void Line(string before, string colored, Color color, string after)
    {
        _output.Write(new Text(before));
        _output.Write(new Text(colored, new Style(color)));
        _output.WriteLine(after);
    }

    public void Line(string text) => _output.WriteLine(text);

    /// <summary>A remark that is no part of the result.</summary>
    public void Note(string text) => _error.WriteLine(text);

    public void Fail(string message)
    {
        _error.Write(new Text("error: ", new Style(Color.Red)));
        _error.WriteLine(message);
    }

    /// <summary>Shows on the error stream that something is going on; nothing where nobody watches.</summary>
    public async Task<T> WorkAsync<T>(string what, Func<Action<string>, Task<T>> work)
    {
        if (!_isWatched)
        {
            return await work(_ => { });
        }

        return await _error.Status().StartAsync(Markup.Escape(what), context => work(now => context.Status(Markup.Escape(now))));
    }

    private static IAnsiConsole Create(TextWriter writer, bool colors)
    {
        var isPlain = !colors || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isPlain ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });

        // A line is a line, however narrow the window: tools read them.
        console.Profile.Width = short.MaxValue;
        return console;
    }
}
