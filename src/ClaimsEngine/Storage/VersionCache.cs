using ClaimsEngine.Catalogue;
using ClaimsEngine.Institutions;
using ClaimsEngine.Members;
using Microsoft.Extensions.Caching.Memory;

namespace ClaimsEngine.Storage;

/// <summary>
/// Versions that were read and parsed, by key and number. A version never changes, so any engine may keep it;
/// only what a store has committed is put in.
/// </summary>
internal sealed class VersionCache : IDisposable
{
    private const int MostMembers = 200_000;
    private const int MostInstitutions = 20_000;
    private const int MostItems = 100_000;

    private readonly MemoryCache _members = new(new MemoryCacheOptions { SizeLimit = MostMembers });
    private readonly MemoryCache _institutions = new(new MemoryCacheOptions { SizeLimit = MostInstitutions });

    private readonly MemoryCache _items = new(new MemoryCacheOptions { SizeLimit = MostItems });

    public MemberVersion? Member(long key, int number) => _members.Get<MemberVersion>((key, number));

    public void Add(long key, MemberVersion version) => Add(_members, (key, version.Number), version);

    public InstitutionVersion? Institution(long key, int number) =>
        _institutions.Get<InstitutionVersion>((key, number));

    public void Add(long key, InstitutionVersion version) => Add(_institutions, (key, version.Number), version);

    public ItemRecord? Item(long key, int version) => _items.Get<ItemRecord>((key, version));

    public void Add(ItemRecord item) => Add(_items, (item.Key, item.Version), item);

    public void Dispose()
    {
        _items.Dispose();
        _members.Dispose();
        _institutions.Dispose();
    }

    private static void Add<T>(MemoryCache cache, (long, int) key, T version) =>
        cache.Set(key, version, new MemoryCacheEntryOptions { Size = 1 });
}
