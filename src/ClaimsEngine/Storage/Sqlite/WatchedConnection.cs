using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>A connection whose statements are watched.</summary>
internal sealed class WatchedConnection(string settings, StatementWatch watch) : SqliteConnection(settings)
{
    /// <summary>Stands for the text of a command, which is not known when the command is made.</summary>
    public const string Command = "(command)";

    public StatementWatch Watch => watch;

    public override SqliteCommand CreateCommand()
    {
        watch.Before(Command);
        return base.CreateCommand();
    }
}
