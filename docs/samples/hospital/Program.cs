using Samples.Hospital;

// The sandbox's address; another is given as the first word. A hospital in production also has its certificate.
var address = new Uri(args.Length > 0 ? args[0] : "http://127.0.0.1:5081");
await new HospitalDay(address, Console.Out).RunAsync();
