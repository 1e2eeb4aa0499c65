using ClaimsEngine.Hosting;

await EngineHost.Build(new EngineOptions { DatabasePath = args[0] }).RunAsync();
