using ClaimsEngine.Catalogue;
using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Prescriptions;
using ClaimsEngine.Settlement;
using ClaimsRules.Lines;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsEngine.Storage.Audits;

/// <summary>
/// Looks the facts up that entries were decided on. What many entries share is kept; what is missing or cannot be
/// read throws <see cref="InvalidOperationException"/>.
/// </summary>
internal sealed class AuditFacts(IAuditConnection connection) : IDisposable
{
    private readonly AuditAccounts _accounts = new(connection);
    private readonly Dictionary<long, string> _institutionIds = [];
    private readonly Dictionary<(long Key, int Version), InstitutionVersion> _institutions = [];
    private readonly Dictionary<long, (byte[] Hash, KnownPolicy? Policy)> _policies = [];
    private readonly Dictionary<(long Key, int Version), ItemRecord> _items = [];

    private readonly IStatement _institutionId = connection.Prepare(AuditSql.InstitutionId);
    private readonly IStatement _institution = connection.Prepare(AuditSql.InstitutionVersion);
    private readonly IStatement _latest = connection.Prepare(AuditSql.LatestInstitutionVersion);
    private readonly IStatement _policy = connection.Prepare(AuditSql.PolicyHash);
    private readonly IStatement _policyFiles = connection.Prepare(AuditSql.PolicyFiles);
    private readonly IStatement _item = connection.Prepare(AuditSql.Item);
    private readonly IStatement _lines = connection.Prepare(AuditSql.LinesOfEntry);
    private readonly IStatement _prescription = connection.Prepare(AuditSql.Prescription);

    /// <summary>Members, their links, and their accounts as they stood.</summary>
    public AuditAccounts Accounts => _accounts;

    /// <summary>The hash that a policy is stored under.</summary>
    public ReadOnlyMemory<byte> PolicyHash(long key) => PolicyOf(key).Hash;

    /// <summary>A policy, or null when its files do not give its hash.</summary>
    public KnownPolicy? Policy(long key) => PolicyOf(key).Policy;

    public string InstitutionId(long key)
    {
        if (_institutionIds.TryGetValue(key, out var id)) return id;
        _institutionId.Bind(key);
        while (_institutionId.Read()) id = _institutionId.ExactText(0);
        return _institutionIds[key] = id ?? throw new InvalidOperationException("An institution is not registered.");
    }

    /// <summary>An institution in one of its versions.</summary>
    public InstitutionRecord Institution(long key, int version)
    {
        if (!_institutions.TryGetValue((key, version), out var found))
        {
            _institution.Bind(key).Bind(version);
            while (_institution.Read()) found = new InstitutionVersion(version, _institution.Blob(0));
            _institutions[(key, version)] = found
                ?? throw new InvalidOperationException($"Version {version} of an institution is missing.");
        }

        return new InstitutionRecord(key, InstitutionId(key), found);
    }

    /// <summary>An institution in its latest version.</summary>
    public InstitutionRecord LatestInstitution(long key)
    {
        var version = 0;
        _latest.Bind(key);
        while (_latest.Read()) version = _latest.Int32(0);
        return Institution(key, version);
    }

    /// <summary>The lines of an entry, priced by the catalogue rows that they name; their places count from 0.</summary>
    public List<ClaimLine> LinesOf(long entryId)
    {
        List<(long Line, long Item, int Version, long[] Numbers)> rows = [];
        _lines.Bind(entryId);
        while (_lines.Read())
        {
            long[] numbers = [.. Enumerable.Range(3, 8).Select(_lines.Int64)];
            rows.Add((_lines.Int64(0), _lines.Int64(1), checked((int)_lines.Int64(2)), numbers));
        }

        List<ClaimLine> lines = new(rows.Count);
        foreach (var (place, itemKey, version, numbers) in rows)
        {
            if (place != lines.Count)
                throw new InvalidOperationException($"Line {place} stands in the place of line {lines.Count}.");
            var item = Item(itemKey, version);
            var terms = item.Rows[version - 1].Terms;
            lines.Add(new ClaimLine
            {
                ItemCode = item.Code,
                Class = terms.Class,
                QuantityE4 = numbers[0],
                PriceE6 = numbers[1],
                Days = checked((int)numbers[2]),
                Item = itemKey,
                ItemVersion = version,
                Terms = terms,
                Amounts = new LineAmounts(
                    new Fen(numbers[3]), new Fen(numbers[4]), new Fen(numbers[5]), new Fen(numbers[6]),
                    new Fen(numbers[7])),
            });
        }

        return lines;
    }

    /// <summary>An item with its rows up to a version.</summary>
    public ItemRecord Item(long key, int version)
    {
        if (_items.TryGetValue((key, version), out var known)) return known;
        var code = "";
        List<ItemRow> rows = [];
        _item.Bind(key).Bind(version);
        while (_item.Read())
        {
            code = _item.ExactText(0);
            long? limit = _item.IsNull(4) ? null : _item.Int64(4);
            rows.Add(new ItemRow(
                _item.Int32(1), new ItemTerms((ItemClass)_item.Int32(2), new RateBp(_item.Int32(3)), limit),
                StoredDay.Read(_item.Int64(5)), StoredDay.ReadOptional(_item.Int64(6))));
        }

        if (version < 1 || rows.Count != version)
            throw new InvalidOperationException($"Row {version} of a catalogue item is missing.");
        return _items[(key, version)] = new ItemRecord(key, code, rows);
    }

    /// <summary>A prescription of which all is left.</summary>
    public PrescriptionRecord Prescription(long institution, string number)
    {
        PrescriptionRecord? found = null;
        _prescription.Bind(institution).Bind(number);
        while (_prescription.Read())
            found = new PrescriptionRecord(_prescription.Int64(0), _prescription.Blob(1), _prescription.Int64(2));
        return found ?? throw new InvalidOperationException($"The prescription {number} is missing.");
    }

    public void Dispose()
    {
        IStatement[] all =
            [_institutionId, _institution, _latest, _policy, _policyFiles, _item, _lines, _prescription];
        foreach (var statement in all) statement.Dispose();
        _accounts.Dispose();
    }

    private (byte[] Hash, KnownPolicy? Policy) PolicyOf(long key)
    {
        if (_policies.TryGetValue(key, out var known)) return known;
        byte[]? hash = null;
        _policy.Bind(key);
        while (_policy.Read()) hash = _policy.Blob(0);
        if (hash is null) throw new InvalidOperationException("A policy is missing.");
        List<PolicyFile> files = [];
        _policyFiles.Bind(key);
        while (_policyFiles.Read()) files.Add(new PolicyFile(_policyFiles.Text(0), _policyFiles.Blob(1)));
        return _policies[key] = (hash, Read((int)key, hash, files));
    }

    private static KnownPolicy? Read(int key, byte[] hash, List<PolicyFile> files)
    {
        try
        {
            var policy = new KnownPolicy(key, PolicyReader.Read(files));
            return policy.Hash.Span.SequenceEqual(hash) ? policy : null;
        }
        catch (Exception e) when (e is PolicyFormatException or System.Text.Json.JsonException or ArgumentException)
        {
            return null;
        }
    }
}
