using ClaimsEngine.Storage;

namespace ClaimsEngine.Tests.Storage.Contracts;

/// <summary>The contracts on a SQLite file.</summary>
internal sealed class SqliteContracts : StoreContracts
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("claims-store-");

    [OneTimeTearDown]
    public void Delete() => _directory.Delete(recursive: true);

    protected override ILedgerStore Open() =>
        StoreChoice.Open(Path.Combine(_directory.FullName, "claims.db"), null);
}
