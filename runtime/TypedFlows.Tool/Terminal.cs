using Spectre.Console;

namespace TypedFlows.Tool;

/// <summary>Writes results to the output and messages to the error stream, so that results can be piped.</summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole _output;
    private readonly IAnsiConsole _error;
    private readonly bool _isWatched;

    /// <param name="output">The writer for results.</param>
    /// <param name="error">The writer for messages and progress.</param>
    /// <param name="colors">Whether each stream supports colors; NO_COLOR in the environment turns them off.</param>
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

    /// <summary>Writes a line of the result with a colored part.</summary>
    public void Line(string before, string colored, Color color, string after)
    {
        _output.Write(new Text(before));
        _output.Write(new Text(colored, new Style(color)));
        _output.WriteLine(after);
    }

    public void Line(string text) => _output.WriteLine(text);

    /// <summary>Writes a message that is not part of the result.</summary>
    public void WriteMessage(string text) => _error.WriteLine(text);

    public void Fail(string message)
    {
        _error.Write(new Text("error: ", new Style(Color.Red)));
        _error.WriteLine(message);
    }

    /// <summary>Shows progress on the error stream if it is a terminal.</summary>
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

        // Lines are not wrapped in narrow windows, because tools read them.
        console.Profile.Width = short.MaxValue;
        return console;
    }
}
