namespace ClaimsGateway.Identity.DevCerts;

/// <summary>A folder that only its owner may enter, with files that only their owner may read.</summary>
internal sealed class SecretFolder
{
    private readonly string _path;

    /// <summary>Makes the folder.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public SecretFolder(string path)
    {
        _path = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_path);
        else Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Where a file lies.</summary>
    public string PathOf(string name) => Path.Combine(_path, name);

    /// <summary>Writes a file that is not there yet.</summary>
    /// <exception cref="IOException">It is there, or cannot be written.</exception>
    public void Write(string name, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(PathOf(name), options);
        file.Write(text.ReplaceLineEndings("\n"));
        if (!text.EndsWith('\n')) file.Write('\n');
    }
}
