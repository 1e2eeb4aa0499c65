using Samples.Pharmacy;

// The sandbox's address; another is given as the first word. A pharmacy in production also has its certificate.
var address = new Uri(args.Length > 0 ? args[0] : "http://127.0.0.1:5081");
await new PharmacyDay(address, Console.Out).RunAsync();
