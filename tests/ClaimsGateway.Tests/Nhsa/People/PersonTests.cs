namespace ClaimsGateway.Tests.Nhsa.People;

internal sealed class PersonTests
{
    [TestCase("2014-01-01", "310", "11")]
    [TestCase("2022-06-30", "310", "11")]
    [TestCase("2022-07-01", "310", "12")]
    [TestCase("2024-07-01", "390", "15")]
    public void Standing_OnADay_IsThatOfItsPeriod(string day, string insutype, string type)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(
            (TestPerson.Worker.InsuranceOn(on), TestPerson.Worker.PersonTypeOn(on)), Is.EqualTo((insutype, type)));
    }

    [TestCase(1986, 1, 1, "2022-03-01", 361)]
    [TestCase(1986, 1, 1, "2021-12-31", 359)]
    [TestCase(1986, 1, 2, "2022-01-01", 359)]
    [TestCase(2022, 3, 1, "2022-03-01", 0)]
    public void Age_OnADay_IsInTenthsOfAYear(int year, int month, int day, string on, long tenths) => Assert.That(
        TestPerson.Born(year, month, day).AgeTenthsOn(
            DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)),
        Is.EqualTo(tenths));
}
