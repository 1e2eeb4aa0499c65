using ClaimsReplay;

return await ReplayCommandLine.RunAsync(args, new Terminal(Console.Out, Console.Error, !Console.IsErrorRedirected));
